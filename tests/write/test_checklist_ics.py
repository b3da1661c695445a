"""The calendar file of a list: its events, and what RFC 5545 asks of every line."""

import re
from datetime import date
from typing import Any

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.policy import Duty, Period
from generators.model.registry import DutyLink, Fact, FactType
from generators.read.labels import read_labels
from generators.view.checklist import view_checklist
from generators.write.checklist.ics import ics_bytes
from generators.write.output import ROOT
from tests.builders import clause, duty, enterprise, library, policy, role

LABELS, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))


def calendar(*duties: Duty, year: int = 2023, links: tuple[DutyLink, ...] = ()) -> bytes:
    content = library(
        policy(clause("二", *duties)),
        roles=(role("施工单位", condition=BUILDER), role("住建部门")),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
        links=links,
    )
    firm = enterprise("shi-li", 单位类型="施工总承包", 地区="440300")
    return ics_bytes(view_checklist(firm, content, date(2023, 6, 1), year), LABELS)


def events(file: bytes) -> list[dict[str, str]]:
    """Unfold the lines of the file and read the properties of each event, without those of its reminder."""
    text = file.decode().replace("\r\n ", "")
    blocks = re.findall(r"BEGIN:VEVENT\r\n(.*?)BEGIN:VALARM", text, re.DOTALL)
    return [dict(line.split(":", 1) for line in block.split("\r\n") if line) for block in blocks]


def one_event(**times: Any) -> dict[str, str]:
    (found,) = events(calendar(duty("zz-2023.a", **times)))
    return found


def test_a_date_is_an_event_of_that_whole_day() -> None:
    found = one_event(due="2023年12月31日前")
    assert found["DTSTART;VALUE=DATE"] == "20231231"
    assert found["DTEND;VALUE=DATE"] == "20240101"
    assert found["SUMMARY"] == "检查临时用电"
    assert found["UID"] == "zz-2023.a-20231231@shi-li.anjian-handbook"


def test_every_event_reminds_three_days_before() -> None:
    text = calendar(duty("zz-2023.a", recurrence="每月")).decode()
    assert text.count("BEGIN:VEVENT") == text.count("TRIGGER:-P3D") == text.count("END:VALARM") == 12


def test_what_is_due_every_day_or_has_no_date_is_left_out() -> None:
    assert events(calendar(duty("zz-2023.a", recurrence="每日"), duty("zz-2023.b", within="24小时内"))) == []


def test_a_day_off_is_told_and_the_day_stays() -> None:
    found = one_event(due="2023年4月30日前")
    assert found["DTSTART;VALUE=DATE"] == "20230430"
    assert "当日是星期日，文件没有写遇节假日怎么办，日期不变" in found["DESCRIPTION"]


def test_what_is_not_in_force_says_so_where_a_phone_shows_it() -> None:
    content = library(
        policy(clause("二", duty("zz-2023.a", recurrence="每年")), effective=Period(end="2022-12-31")),
        roles=(role("施工单位", condition=BUILDER),),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
    )
    firm = enterprise("shi-li", 单位类型="施工总承包", 地区="440300")
    (found,) = events(ics_bytes(view_checklist(firm, content, date(2023, 6, 1), 2023), LABELS))
    assert found["SUMMARY"] == "检查临时用电【已届满（有效期至2022年12月31日）】"


def test_signs_with_a_meaning_are_escaped() -> None:
    assert one_event(due="2023年底前", does="查 a,b;c\\d\n再查\x07")["SUMMARY"] == "查 a\\,b\\;c\\\\d\\n再查"


def test_lines_end_in_crlf_and_are_at_most_75_octets_of_whole_characters() -> None:
    file = calendar(duty("zz-2023.a", due="2023年底前", does="排查🏗隐患" * 30))
    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) == 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1])
    (found,) = events(file)
    assert found["SUMMARY"] == "排查🏗隐患" * 30


def test_identities_are_unique_and_stay() -> None:
    first = [one["UID"] for one in events(calendar(duty("zz-2023.a", recurrence="每周")))]
    more = calendar(duty("zz-2023.0", recurrence="每月"), duty("zz-2023.a", recurrence="每周", does="改了说法"))
    assert len(set(first)) == 52
    assert set(first) < {one["UID"] for one in events(more)}


def test_a_last_day_of_another_place_that_asks_the_same_is_not_lost() -> None:
    duties = (duty("zz-2023.a", recurrence="每半年"), duty("zz-2023.b", due="2023年4月28日前"))
    found = events(calendar(*duties, links=(DutyLink(name="查", duties=("zz-2023.a", "zz-2023.b")),)))
    assert [one["DTSTART;VALUE=DATE"] for one in found] == ["20230630", "20231231", "20230428"]
    assert len({one["UID"] for one in found}) == 3
