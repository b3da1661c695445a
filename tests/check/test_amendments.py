"""What replaces, alters or repeals names what is there, on days that make sense."""

from typing import Any

import pytest

from generators.check.amendments import check_amendments
from generators.check.vocabulary import gather_vocabulary
from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.library import Library
from generators.model.policy import Period
from tests.builders import clause, duty, library, policy


def amendment(**changes: Any) -> Amendment:
    plain: dict[str, Any] = {
        "id": "am-1",
        "kind": AmendmentKind.REPLACES,
        "by": "yy-2024",
        "since": "2024-01-01",
        "policies": ("zz-2023",),
    }
    return Amendment(**(plain | changes))


def content(*amendments: Amendment) -> Library:
    old = policy(effective=Period(start="2023-01-10"))
    new = policy(clause("一", duty("yy-2024.1.a")), id="yy-2024", effective=Period(start="2024-01-01"))
    return library(old, new, amendments=amendments)


def complaints(*amendments: Amendment) -> list[str]:
    given = content(*amendments)
    return [problem.message for problem in check_amendments(given, gather_vocabulary(given, ()))]


def test_a_succession_without_gap_is_right() -> None:
    assert complaints(amendment()) == []


def changed(day: str = "2023-05-01", name: str = "am-2", duty_id: str = "zz-2023.1.a") -> Amendment:
    return amendment(
        id=name,
        kind=AmendmentKind.AMENDS,
        since=day,
        policies=(),
        amended=(AmendedDuty(duty=duty_id, does="另一事"),),
    )


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ([amendment(by="yy-2042")], "不存在"),
        ([amendment(policies=("zz-2032",))], "政策「zz-2032」不存在"),
        ([changed(duty_id="zz-2023.1.z")], "职责「zz-2023.1.z」不存在"),
        ([amendment(by=None)], "没有写由哪份文件取代"),
        ([amendment(policies=())], "没有写什么变了"),
        ([amendment(since="2023-11-01")], "到 2024-01-01 才生效"),
        ([amendment(), amendment(id="am-2", since="2024-02-01")], "两次被取代"),
        ([amendment(), amendment()], "写了两次"),
        ([amendment(), amendment(id="am-2", by="zz-2023", policies=("yy-2024",))], "绕了一圈"),
        ([changed(), changed(name="am-3")], "两种改法"),
        ([amendment(), changed("2024-06-01")], "已不再适用"),
    ],
)
def test_what_cannot_be_is_complained_of(records: list[Amendment], says: str) -> None:
    assert any(says in message for message in complaints(*records)), complaints(*records)


def test_a_gap_after_the_end_of_the_old_is_complained_of() -> None:
    old = policy(effective=Period(start="2023-01-10", end="2023-06-30"))
    new = policy(clause("一", duty("yy-2024.1.a")), id="yy-2024", effective=Period(start="2024-01-01"))
    given = library(old, new, amendments=(amendment(),))
    (problem,) = check_amendments(given, gather_vocabulary(given, ()))
    assert "才被取代" in problem.message
