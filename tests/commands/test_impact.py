"""What a change is predicted to make differ is what really differs, for random edits of every kind too."""

from collections import Counter
from collections.abc import Callable, Sequence
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
from generators.model.condition import Operator, Test
from generators.model.library import Library
from generators.model.registry import Fact, FactType
from generators.read.library import read_library
from generators.view.as_of import library_at
from generators.view.handbook import Index
from generators.view.suspects import confirm_targets, with_suspects
from generators.write.output import Naming, Output
from tests.builders import LABELS, clause, duty, library, policy, role
from tests.conftest import LongRun
from tests.view.changes.edits import EDITS, WORDING, amend, make_edits
from tests.view.changes.full_library import FULL
from tests.view.changes.wide_library import draw_library

CONTENT = Path(__file__).parent.parent.parent / "content"
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


def compare_at_random(bases: Sequence[Library], content: Path, run: LongRun) -> Counter[str]:
    """Hold the prediction for random edits against what really differs; count those told from a part."""
    chance, counted = Random(run.seed), Counter[str]()
    opened = [(base, it := side(base, content), make_whole(it)) for base in bases]
    accepted = {problem.message for base in bases for problem in check_content(base)}
    for number in range(run.count):
        base, old, before = chance.choice(opened)
        edits = chance.choices(chance.choice((EDITS, WORDING)), k=chance.choice((1, 1, 2, 3)))
        new = side(make_edits(base, chance, accepted, edits), content)
        predicted, real = predict(old, new, 1).steps, find_real(before, make_whole(new))
        counted.update({"narrowed": narrow_sides(old, new, 1) is not None, "same": not real})
        assert predicted == real, (run.seed, number, edits)
    return counted


def draw_bases() -> tuple[Library, ...]:
    """Draw a library: as it is, with all that rests on its clauses confirmed, and with amendments."""
    plain = draw_library(7)
    confirmed = confirm_targets(plain, PROSE, lambda _: True, by="安全部", on=date(2023, 1, 2))
    accepted = {problem.message for problem in check_content(plain)}
    return (
        plain,
        replace(plain, confirmations=confirmed),
        make_edits(plain, Random(7), accepted, (amend, amend, amend)),
    )


def test_the_prediction_is_what_really_differs(tmp_path: Path, long_run: Callable[[int, int], LongRun]) -> None:
    run = long_run(20, 200)
    counted = compare_at_random(draw_bases(), tmp_path, run)
    assert counted["narrowed"] > run.count / 2 > counted["same"]


def test_the_prediction_is_what_really_differs_of_our_content(
    tmp_path: Path, long_run: Callable[[int, int], LongRun]
) -> None:
    content, problems = read_library(CONTENT)
    assert not problems
    compare_at_random((content,), tmp_path, long_run(2, 50))


def test_what_is_made_of_the_same_has_the_same_bytes(tmp_path: Path, long_run: Callable[[int, int], LongRun]) -> None:
    run = long_run(2, 20)
    chance, base = Random(run.seed), draw_library(7)
    accepted = {problem.message for problem in check_content(base)}
    old = make_whole(side(base, tmp_path))
    for _ in range(run.count):
        new = make_whole(side(make_edits(base, chance, accepted, (chance.choice(EDITS),)), tmp_path))
        for path in old.outputs.keys() & new.outputs.keys():
            if old.ingredients[path] == new.ingredients[path]:
                assert old.content(path) == new.content(path), (run.seed, path)


@pytest.mark.parametrize("most", [0, 1])
def test_what_is_told_of_all_together_is_taken_from_the_whole(tmp_path: Path, most: float) -> None:
    tall = Test(fact="有塔吊", operator=Operator.IN, values=("是",))
    busy = [duty(f"aa-2023.1.{letter}", who=("监理单位",), condition=tall) for letter in "abc"]
    asks = policy(clause("一", *busy), id="aa-2023", title="某市监理办法")
    others = tuple(f"甲{number}" for number in range(12))
    each = (duty(f"bb-2023.1.{letter}", who=(one,)) for letter, one in zip("abcdefghijkl", others, strict=True))
    fills = policy(clause("一", *each), id="bb-2023", title="某市各方办法")
    edited = policy(clause("一", duty("zz-2023.1.a", who=("监理单位",))), clause("二", duty("zz-2023.2.a")))
    facts = (Fact(name="有塔吊", question="有没有？", type=FactType.YES_NO, values=("是", "否")),)
    roles = tuple(map(role, ("施工单位", "监理单位", *others)))
    old = library(asks, fills, edited, roles=roles, facts=facts)
    one = replace(edited.clauses[0].duties[0], who=("施工单位",), condition=tall)
    changed = replace(edited, clauses=(replace(edited.clauses[0], duties=(one,)), *edited.clauses[1:]))
    new = replace(old, policies=(asks, fills, changed))
    sides = side(old, tmp_path), side(new, tmp_path)
    impact = predict(*sides, most=most)
    assert impact.steps == find_real(*map(make_whole, sides))
    assert "handbook/own-list.md" not in impact.steps
    assert "handbook/index.md" in impact.steps


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
