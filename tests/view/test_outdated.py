"""What nobody has looked at for long, and what cites it."""

from dataclasses import replace
from datetime import date

import pytest

from generators.model.library import Library
from generators.model.registry import Document, DocumentStatus, Term, TermStatus
from generators.model.suspect import Confirmation, Suspect, TargetKind
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
        (365, ["《检查办法》", "yy-2024", "三查（工地）"]),
        (364, ["《检查办法》", "《检查规定》", "yy-2024", "三查（工地）"]),
        (0, ["《检查办法》", "《检查规定》", "《新办法》", "yy-2024", "三查（工地）"]),
    ],
)
def test_of_a_kind_what_was_never_looked_at_comes_first_then_the_oldest(days: int, names: list[str]) -> None:
    assert list(named(days)) == names


def test_each_says_what_cites_it() -> None:
    found = named(0)
    said = {name: [place.say() for place in one.cited_by] for name, one in found.items()}
    assert said["《检查办法》"] == ["zz-2023 制定依据"]
    assert said["《检查规定》"] == ["zz-2023 一（一）"]
    assert said["三查（工地）"] == ["zz-2023 一（一）"]
    assert (found["yy-2024"].days, found["《检查办法》"].days) == (366, None)


def held(on: str, *places: str, target: str = "表单 yd-2023-1") -> Confirmation:
    return Confirmation(target=target, confirmed_by="编写组", confirmed_on=on, bases=dict.fromkeys(places, "0" * 12))


def of(given: Library, name: str) -> Outdated | None:
    """Find what is said of one, whenever it was looked at."""
    return next((one for one in view_outdated(given, DAY, -1) if one.name == name), None)


def test_who_confirms_what_rests_on_a_policy_has_looked_at_it() -> None:
    given = replace(
        content(), confirmations=(held("2024-01-31", "yy-2024", "yy-2024 一"), held("2023-12-31", "yy-2024"))
    )
    found = {name: of(given, name) for name in ("yy-2024", "zz-2023", "《检查规定》")}
    assert {name: one and one.checked for name, one in found.items()} == {
        "yy-2024": "2024-01-31",
        "zz-2023": "2024-06-30",
        "《检查规定》": "2023-07-01",
    }


@pytest.mark.parametrize(
    ("status", "policies", "checked"),
    [
        (TermStatus.OURS, ("zz-2023",), None),
        (TermStatus.SOURCE, ("zz-2023",), "2024-06-30"),
        (TermStatus.OPEN, ("zz-2023", "yy-2024"), "2023-06-30"),
        (TermStatus.SOURCE, (), "2023-06-30"),
    ],
)
def test_a_term_that_its_text_explains_is_looked_at_with_all_its_policies(
    status: TermStatus, policies: tuple[str, ...], checked: str | None
) -> None:
    term = Term(name="三查", explanation="三样", status=status, policies=policies)
    found = of(replace(content(), glossary=(term,)), "三查")
    assert found is not None
    assert found.checked == checked


def test_a_confirmation_grows_old_too_but_what_is_suspect_is_told_by_check() -> None:
    old, gone = held("2022-06-30", "zz-2023"), held("2022-06-30", "zz-2023", target="清单 shi-li")
    given = replace(content(), confirmations=(old, gone), suspects=(Suspect(kind=TargetKind.LIST, name="shi-li"),))
    names = [one.name for one in view_outdated(given, DAY, 366)]
    assert names == ["《检查办法》", "三查（工地）", "表单 yd-2023-1"]


def test_a_document_that_was_replaced_says_by_what() -> None:
    document = Document(title="检查办法", status=DocumentStatus.REPLACED, replaced_by="《新办法》")
    found = of(replace(content(), documents=(document,)), "《检查办法》")
    assert found is not None
    assert found.status == "已被替代，现行《新办法》"


def test_of_equals_what_most_places_cite_comes_first_and_a_single_character_is_no_part_of_words() -> None:
    terms = [Term(name=name, explanation="甲", status=TermStatus.OURS) for name in ("查", "没有", "三查")]
    found = [
        one for one in view_outdated(replace(content(), glossary=tuple(terms)), DAY, 366) if one.kind.value == "术语"
    ]
    assert [(one.name, len(one.cited_by)) for one in found] == [("三查", 2), ("查", 0), ("没有", 0)]
