"""The files of a list as other programs read them: icalendar, openpyxl, the lint of Word, and Microsoft's validator.

What each reads back is held against the JSON of the same list, over the samples and a roster drawn from the facts.
"""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner
from icalendar import Calendar as Icalendar
from icalendar import Event
from openpyxl.worksheet.worksheet import Worksheet

from generators.commands import checklists
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.registry import Fact, FactType
from generators.read.library import read_library
from generators.read.workdays import read_workdays
from generators.write.list_maker import ListMaker
from generators.write.output import ROOT
from generators.write.shards import FOLDER
from tests.builders import LABELS
from tests.conftest import LongRun
from tests.word.lint import package_faults
from tests.write.validity import find_faults

WORDS = {**LABELS["清单"], **LABELS["清单栏目"]}
OUT = "【】"
MARK = re.compile("【(?:尚未生效|已届满)（[^（）]+）】$")
"""Ends the title of what is not in force."""
EVERY_DAY = 300
"""More dates than this a year are those of every day, which no calendar file lists."""
PRINTABLE = ('=cmd|"/C calc"!A0', "../../甲<b>&乙</b>", "@SUM(A1)", "甲;乙,丙\\丁", "]]>甲&lt;", "{{甲}}{% 乙 %}")
"""Names a roster may hold."""
UNPRINTABLE = ("甲\r\nEND:VCALENDAR\r\nUID:x", "甲\x00\x07\x1b乙\x0b")
"""Names a roster is not let to hold: what writes must not rest on what reads."""


@dataclass(frozen=True)
class Files:
    """The files of one list by their suffix, read back."""

    members: dict[str, bytes]

    @cached_property
    def plain(self) -> dict[str, Any]:
        """Read the JSON."""
        found: dict[str, Any] = json.loads(self.members["json"])
        return found

    @cached_property
    def events(self) -> list[Event]:
        """Read the calendar; every event has all that it must."""
        calendar = Icalendar.from_ical(self.members["ics"])
        assert isinstance(calendar, Icalendar)
        assert not calendar.errors
        return calendar.events

    @cached_property
    def sheets(self) -> list[Worksheet]:
        """Read the spreadsheet: duties, dates, questions."""
        return list(openpyxl.load_workbook(BytesIO(self.members["xlsx"])).worksheets)

    @property
    def mine(self) -> list[dict[str, Any]]:
        """Give the duties the enterprise or its posts have."""
        return [one for one in self.plain["duties"] if one["status"] == "applies" and one["relation"] != "received"]

    def dated(self, out: str = "") -> list[tuple[str, str]]:
        """Say what the JSON puts on which day; of places that ask the same, the days only they name come too.

        What is not in force ends in `out`.
        """
        said = {one["id"]: one["does"] + ("" if one["in_force"] else out) for one in self.mine}
        return sorted((day, said[one["id"]]) for one in self.mine for day in days_of(one))

    def shown(self) -> list[tuple[str, str]]:
        """Say the same of the calendar, with OUT for what its titles say of a policy that is not in force."""
        return sorted((event.start.isoformat(), MARK.sub(OUT, str(event["SUMMARY"]))) for event in self.events)


def days_of(duty: dict[str, Any]) -> set[str]:
    if len(duty["dates"]) > EVERY_DAY:
        return set()
    return {*duty["dates"], *(day for other in duty["also"] if other["due"] for day in other["dates"])}


@pytest.fixture(scope="module")
def maker() -> ListMaker:
    content, problems = read_library(ROOT / "content")
    calendar, more = read_workdays(ROOT / "content" / "workdays.yaml", "workdays.yaml")
    assert (problems, more) == ([], [])
    return ListMaker(library=content, labels=LABELS, calendar=calendar, as_of=date(2023, 6, 1), year=None)


def make(maker: ListMaker, *enterprises: Enterprise) -> list[Files]:
    """Make the files of these enterprises, as a shard does."""
    return [
        Files({suffix: content for name, content in made if (suffix := suffix_of(name))}) for made in maker(enterprises)
    ]


def suffix_of(name: str) -> str:
    """Tell which file of the list a member of a shard is; empty for what is none."""
    _, of_list, suffix = name.partition("/清单.")
    return suffix if of_list else ""


def draw_value(fact: Fact, content: Library, draw: Random) -> str | tuple[str, ...]:
    if fact.type is FactType.CHOICES:
        return tuple(draw.sample(fact.values, draw.randint(0, len(fact.values))))
    plain = {
        FactType.REGION: draw.choice(content.regions).code,
        FactType.NUMBER: str(draw.choice((0, 1, 29, 30, 49, 50, 80, 5000))),
        FactType.TEXT: draw.choice((*PRINTABLE, *UNPRINTABLE)),
    }
    return plain.get(fact.type) or draw.choice(fact.values or ("是", "否"))


def draw_enterprise(number: int, content: Library, draw: Random) -> Enterprise:
    """Draw an enterprise that is like a sample, but for some facts that are others or not known."""
    like, changed = draw.choice(content.enterprises), draw.choice((0.1, 0.3, 1.0))
    facts = dict(like.facts)
    for fact in content.facts:
        if draw.random() < changed:
            facts[fact.name] = draw_value(fact, content, draw)
        if draw.random() < changed / 3:
            facts.pop(fact.name, None)
    strange = (*PRINTABLE, *UNPRINTABLE)
    name = strange[number] if number < len(strange) else f"示例{number}公司"
    return Enterprise(id=f"e-{number}", name=name, year=draw.choice((2020, 2021, 2022, 2023, 2024)), facts=facts)


@pytest.fixture(scope="module")
def lists(maker: ListMaker) -> list[Files]:
    """Make the lists of the samples and of a roster of fifty."""
    draw, content = Random(4), maker.library
    return make(maker, *content.enterprises, *(draw_enterprise(number, content, draw) for number in range(50)))


def test_the_lists_are_enough_to_tell(lists: list[Files]) -> None:
    assert len(lists) >= 59
    assert sum(len(one.dated()) for one in lists) > 2000
    assert sum(bool(one.dated()) for one in lists) > 20


def test_a_calendar_holds_every_date_once(lists: list[Files]) -> None:
    for one in lists:
        assert one.shown() == one.dated(OUT)


def test_an_event_is_a_whole_day_with_one_reminder(lists: list[Files]) -> None:
    for event in (event for one in lists for event in one.events):
        assert (type(event.start), event.end - event.start) == (date, timedelta(days=1))
        assert isinstance(event.DTSTAMP, datetime)
        assert str(event["DESCRIPTION"])
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(days=-3))
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])


def test_no_two_events_of_any_list_share_an_identity(lists: list[Files]) -> None:
    identities = [str(event["UID"]) for one in lists for event in one.events]
    assert len(set(identities)) == len(identities)


def test_an_event_keeps_its_identity_when_the_enterprise_changes(maker: ListMaker) -> None:
    sample = next(one for one in maker.library.enterprises if one.id == "sz-gws")
    fewer = {name: value for name, value in sample.facts.items() if name != "从业人数"}
    before, after = (
        {(event.start, str(event["SUMMARY"])): str(event["UID"]) for event in files.events}
        for files in make(maker, sample, replace(sample, name="改名公司", facts=fewer))
    )
    shared = before.keys() & after.keys()
    assert len(shared) > 200
    assert {key: before[key] for key in shared} == {key: after[key] for key in shared}


def test_lines_of_a_calendar_are_short_and_whole(lists: list[Files]) -> None:
    for one in lists:
        lines = one.members["ics"].split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= 75
        assert not re.search(rb"[\x00-\x1f]", b"".join(lines))
        assert b"\r\n".join(lines).decode()
        assert lines.count(b"BEGIN:VCALENDAR") == lines.count(b"END:VCALENDAR") == 1


def cells_of(sheet: Worksheet) -> list[dict[str, Any]]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def test_a_spreadsheet_holds_no_formula_and_no_link(lists: list[Files]) -> None:
    for one in lists:
        for cell in (cell for sheet in one.sheets for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in {"s", "n", "d", "inlineStr"}, (cell.coordinate, cell.value)
            assert cell.hyperlink is None


def test_dates_of_a_spreadsheet_are_dates_and_those_of_the_calendar(lists: list[Files]) -> None:
    for one in lists:
        rows = cells_of(one.sheets[1])
        assert all(isinstance(row[WORDS["day"]], datetime) for row in rows)
        found = [(row[WORDS["day"]].date().isoformat(), row[WORDS["does"]]) for row in rows]
        assert sorted(found) == one.dated()
        assert [day for day, _ in found] == sorted(day for day, _ in found)


def test_a_row_counts_a_duty_as_the_json_does(lists: list[Files]) -> None:
    for one in lists:
        rows = cells_of(one.sheets[0])
        found = [(row[WORDS["times"]], row[WORDS["first_day"]], row[WORDS["last_day"]]) for row in rows]
        wanted = [
            (duty["count"], min(duty["dates"], default=None), max(duty["dates"], default=None)) for duty in one.mine
        ]
        assert sorted(map(str, wanted)) == sorted(
            str((count, first and first.date().isoformat(), last and last.date().isoformat()))
            for count, first, last in found
        )


def test_states_are_chosen_coloured_and_filtered(lists: list[Files]) -> None:
    states = [WORDS[box] for box in ("done", "undone", "excused")]
    for sheet in (sheet for one in lists for sheet in one.sheets[:2]):
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
        if sheet.max_row == 1:
            continue
        letters = {str(cell.value): cell.column_letter for cell in sheet[1]}
        state, day = (span(letters[WORDS[name]], sheet.max_row) for name in ("outcome", "done_day"))
        chosen = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
        assert chosen.keys() == {state, day}
        assert chosen[state] == ("list", f'"{",".join(states)}"')
        assert chosen[day][0] == "date"
        (coloured,) = sheet.conditional_formatting
        assert str(coloured.sqref) == state
        assert [rule.formula for rule in coloured.rules] == [[f'"{one}"'] for one in states]


def span(letter: str, last: int) -> str:
    return f"{letter}2" if last == 2 else f"{letter}2:{letter}{last}"


def test_word_finds_no_fault(lists: list[Files]) -> None:
    for one in lists:
        assert package_faults(one.members["docx"]) == ()


@pytest.mark.needs("ooxml-validator")
def test_the_validator_finds_no_fault(
    lists: list[Files], long_run: Callable[[int, int], LongRun], tmp_path: Path
) -> None:
    run = long_run(5, len(lists))
    for one in Random(run.seed).sample(lists, run.count):
        assert find_faults(one.members["docx"], tmp_path) == []


def test_a_strange_name_is_a_text_in_every_file(lists: list[Files]) -> None:
    """Signs that cannot be printed may be lost; nothing in a name ends a line, a cell or an element."""
    strange = [one for one in lists if one.plain["name"] in (*PRINTABLE, *UNPRINTABLE)]
    assert len(strange) == len(PRINTABLE) + len(UNPRINTABLE)
    for one in strange:
        name = bare(one.plain["name"])
        title = str(
            Icalendar.from_ical(one.members["ics"])["X-WR-CALNAME"]
        )  # of a property it does not know, as written
        assert bare(re.sub(r"\\(.)", r"\1", title.replace("\\n", ""))).startswith(name)
        title = str(openpyxl.load_workbook(BytesIO(one.members["xlsx"])).properties.title)
        assert bare(re.sub("_x[0-9A-F]{4}_", "", title)).startswith(name)
        body = docx.Document(BytesIO(one.members["docx"])).element.body
        assert name in bare("".join(str(text) for text in body.itertext()))


def bare(text: str) -> str:
    return re.sub(r"[\x00-\x20]", "", text)


HEADINGS = ("编号", "名称", "年度", "单位类型", "地区", "安全生产许可证")


def test_a_roster_of_strange_names_does_no_harm(tmp_path: Path) -> None:
    rows = [(f"e-{n}", name, 2023, "施工总承包", "440300", name) for n, name in enumerate(PRINTABLE)]
    with xlsxwriter.Workbook(tmp_path / "名单.xlsx", {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, row)
    arguments = ["--roster", str(tmp_path / "名单.xlsx"), "--out", str(tmp_path / "出"), "--jobs", "1"]
    assert CliRunner().invoke(checklists.command, arguments, standalone_mode=False).return_value == 0
    with ZipFile(tmp_path / "出" / FOLDER / "00001.zip") as shard:
        members = {name: shard.read(name) for name in shard.namelist()}
    assert all(re.fullmatch(r"e-[0-5]/\w+\.(docx|xlsx|ics|json)", name) for name in members)
    with (tmp_path / "出" / "目录.csv").open(encoding="utf-8-sig", newline="") as file:
        fields = [field for row in csv.reader(file) for field in row]
    assert not any(field.startswith(("=", "+", "-", "@")) for field in fields)
    assert sum(bool(suffix_of(name)) for name in members) == 4 * len(PRINTABLE)
    for number, name in enumerate(PRINTABLE):
        one = Files({suffix: members[f"e-{number}/清单.{suffix}"] for suffix in ("docx", "xlsx", "ics", "json")})
        assert one.plain["name"] == name
        assert one.shown() == one.dated(OUT)
        assert not any(cell.data_type == "f" for sheet in one.sheets for row in sheet.iter_rows() for cell in row)
        assert package_faults(one.members["docx"]) == ()
