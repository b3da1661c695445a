"""What a change is predicted to make differ is what really differs, for random edits of every kind too."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generators.__main__ import main
from generators.check.content import check_content
from generators.commands.build import BuildOrder
from generators.commands.impact import ADDED, CHANGED, REMOVED, Side, narrow_sides, predict, prove
from generators.commands.making import Opened, list_files, list_pages
from generators.model.library import Library
from generators.view.as_of import library_at
from generators.view.handbook import Index
from generators.view.suspects import confirm_targets, with_suspects
from generators.write.output import Naming, Output
from tests.builders import LABELS
from tests.conftest import LongRun
from tests.view.changes.edits import EDITS, amend, make_edits
from tests.view.changes.full_library import FULL
from tests.view.changes.wide_library import draw_library

DAY = date(2023, 6, 1)
PROSE = {"guide": "# 说明\n\n见 p1-2023.1.a 和《某市用电办法p2》二。\n"}


def side(library: Library, content: Path) -> Side:
    """Open a side of a comparison as a command does: what is suspect marked, what holds by the day applied."""
    held = library_at(with_suspects(library, PROSE), DAY)
    index = Index(library=held, as_of=DAY, prose=PROSE)
    return BuildOrder(content=content, day=DAY, with_site=False), Opened(index=index, labels=LABELS)


@dataclass(kw_only=True)
class Whole:
    """All outputs of a library, made at most once."""

    outputs: dict[str, Output]
    ingredients: dict[str, dict[str, str]]
    made: dict[str, bytes] = field(default_factory=dict)

    def content(self, path: str) -> bytes:
        """Make one."""
        if path not in self.made:
            self.made[path] = self.outputs[path].make()
        return self.made[path]


def make_whole(side: Side) -> Whole:
    """List all outputs as a build does."""
    outputs = {one.path: one for one in (*list_pages(*side), *list_files(*side))}
    naming = Naming()
    return Whole(outputs=outputs, ingredients={path: one.ingredients(naming) for path, one in outputs.items()})


def find_real(old: Whole, new: Whole) -> dict[str, str]:
    """Compare the files of both sides, byte by byte.

    Of files made of the same in the same way no bytes are compared: that equal ingredients make equal bytes is a
    test of its own.
    """
    before, after = old.outputs.keys(), new.outputs.keys()
    return (
        dict.fromkeys(before - after, REMOVED)
        | dict.fromkeys(after - before, ADDED)
        | {
            path: CHANGED
            for path in before & after
            if old.ingredients[path] != new.ingredients[path] and old.content(path) != new.content(path)
        }
    )


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


def compare_at_random(library: Library, content: Path, run: LongRun) -> Counter[str]:
    """Hold the prediction for random edits against what really differs; count those narrowed and each kind of edit."""
    chance, counted = Random(run.seed), Counter[str]()
    accepted = {problem.message for problem in check_content(library)}
    confirmed = replace(
        library, confirmations=confirm_targets(library, PROSE, lambda _: True, by="安全部", on=date(2023, 1, 2))
    )
    amended = make_edits(library, chance, accepted, (amend, amend, amend))
    bases = [(base, it := side(base, content), make_whole(it)) for base in (library, confirmed, amended)]
    for number in range(run.count):
        base, old, before = chance.choice(bases)
        edits = chance.choices(EDITS, k=chance.randint(1, 3))
        new = side(make_edits(base, chance, accepted, edits), content)
        counted.update(["narrowed"] if narrow_sides(old, new, 1) else [])
        counted.update(edit.__name__ for edit in edits)
        assert predict(old, new, 1).steps == find_real(before, make_whole(new)), (run.seed, number, edits)
    return counted


def test_the_prediction_is_what_really_differs(tmp_path: Path, long_run: Callable[[int, int], LongRun]) -> None:
    run = long_run(20, 200)
    counted = compare_at_random(draw_library(7), tmp_path, run)
    assert counted["narrowed"] > run.count / 2


def test_a_prediction_that_is_wrong_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = side(FULL, tmp_path), side(replace(FULL, forms=()), tmp_path)
    impact = predict(old, new)
    wrong = replace(impact, steps=dict(list(impact.steps.items())[1:]))
    assert prove(wrong, (old, new)) == 1
    assert "没有预告" in capsys.readouterr().err


def test_folders_and_revisions_that_are_not_there_are_a_wrong_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impact", "nowhere-at-all.."]) == 2
    assert "没有这个版本" in capsys.readouterr().err
    assert main(["impact", "onlyone"]) == 2
