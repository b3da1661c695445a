"""What a change is predicted to make differ is what really differs, for random edits too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generators.__main__ import main
from generators.check.content import check_content
from generators.commands.build import BuildOrder
from generators.commands.impact import Side, predict, prove
from generators.commands.making import Opened
from generators.model.library import Library
from generators.view.handbook import Index
from tests.builders import LABELS, clause, duty
from tests.conftest import LongRun
from tests.mutations import mutations
from tests.view.changes.full_library import FULL

ACCEPTED = {problem.message for problem in check_content(FULL)}
DAY = date(2023, 6, 1)


def side(library: Library, content: Path) -> Side:
    return BuildOrder(content=content, day=DAY, with_site=False), Opened(
        index=Index(library=library, as_of=DAY), labels=LABELS
    )


def holds(library: Library) -> bool:
    """Tell whether the check has nothing new to say: only such content is ever written."""
    return {problem.message for problem in check_content(library)} <= ACCEPTED


def edited(library: Library, chance: Random) -> Library:
    """Change one to three fields at random, now and then a whole duty; what the check refuses is drawn again."""
    changed = library
    for _ in range(chance.randint(1, 3)):
        drawn = list(mutations(changed))
        chance.shuffle(drawn)
        changed = next(one for _, one in drawn if holds(one))
    if chance.random() < 0.3 and changed.policies:
        first = changed.policies[0]
        fresh = clause(f"新{chance.randint(1, 9)}", duty(f"zz-2023.9.{chance.choice('xyz')}", recurrence="每周1次"))
        changed = replace(changed, policies=(replace(first, clauses=(*first.clauses, fresh)), *changed.policies[1:]))
    return changed


def test_a_duty_that_is_done_more_often_changes_its_pages_and_lists(tmp_path: Path) -> None:
    first = FULL.policies[0]
    one, *others = first.clauses[0].duties
    changed = replace(first.clauses[0], duties=(replace(one, evidence=("照片",)), *others))
    new = replace(FULL, policies=(replace(first, clauses=(changed, *first.clauses[1:])), *FULL.policies[1:]))
    impact = predict(side(FULL, tmp_path), side(new, tmp_path))
    assert "handbook/policies/zz-2023.md" in impact.steps
    assert "handbook/policies/yy-2020.md" not in impact.steps
    assert "职责 zz-2023.1.a 有变" in impact.why["handbook/policies/zz-2023.md"]


def test_nothing_changed_reaches_nothing(tmp_path: Path) -> None:
    assert predict(side(FULL, tmp_path), side(FULL, tmp_path)).steps == {}


def test_the_prediction_is_what_really_differs(
    tmp_path: Path, long_run: Callable[[int, int], LongRun], capsys: pytest.CaptureFixture[str]
) -> None:
    run = long_run(20, 200)
    chance = Random(run.seed)
    old = side(FULL, tmp_path)
    for number in range(run.count):
        new = side(edited(FULL, chance), tmp_path)
        assert prove(predict(old, new), (old, new)) == 0, (run.seed, number, capsys.readouterr())


def test_a_prediction_that_is_wrong_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = side(FULL, tmp_path), side(replace(FULL, forms=()), tmp_path)
    impact = predict(old, new)
    wrong = replace(impact, steps=dict(list(impact.steps.items())[1:]))
    assert prove(wrong, (old, new)) == 1
    assert "没有预告" in capsys.readouterr().err


def test_folders_and_revisions_that_are_not_there_are_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impact", "nowhere-at-all.."]) == 1
    assert "没有这个版本" in capsys.readouterr().err
    assert main(["impact", "onlyone"]) == 2
