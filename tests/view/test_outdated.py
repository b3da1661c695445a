"""What nobody has looked at for long, and what cites it."""

from datetime import date

import pytest

from generators.model.library import Library
from generators.model.registry import Document, Term, TermStatus
from generators.view.outdated import Outdated, view_outdated
from tests.builders import clause, duty, library, policy

DAY = date(2024, 6, 30)


def content() -> Library:
    first = policy(
        clause("一/（一）", duty(does="推行三查制度", cites=("《检查规定》第三条",))),
        based_on=("《检查办法》",),
        checked="2024-06-30",
    )
    return library(
        first,
        policy(clause("一", duty("yy-2024.1.a", does="三查")), id="yy-2024", title="新办法", checked="2023-06-30"),
        documents=(
            Document(title="检查规定", checked="2023-07-01"),
            Document(title="检查办法"),
            Document(title="新办法", checked="2024-06-29"),
        ),
        glossary=(Term(name="三查（工地）", explanation="三样", status=TermStatus.OURS, policies=("zz-2023",)),),
    )


def named(days: int) -> dict[str, Outdated]:
    return {one.name: one for one in view_outdated(content(), DAY, days)}


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (366, ["《检查办法》", "三查（工地）"]),
        (365, ["《检查办法》", "三查（工地）", "yy-2024"]),
        (364, ["《检查办法》", "三查（工地）", "yy-2024", "《检查规定》"]),
        (0, ["《检查办法》", "三查（工地）", "yy-2024", "《检查规定》", "《新办法》"]),
    ],
)
def test_what_was_never_looked_at_comes_first_then_the_oldest(days: int, names: list[str]) -> None:
    assert list(named(days)) == names


def test_each_says_what_cites_it() -> None:
    found = named(0)
    said = {name: [place.say() for place in one.cited_by] for name, one in found.items()}
    assert said["《检查办法》"] == ["zz-2023 制定依据"]
    assert said["《检查规定》"] == ["zz-2023 一（一）"]
    assert said["三查（工地）"] == ["zz-2023 一（一）"]
    assert (found["yy-2024"].days, found["《检查办法》"].days) == (366, None)
