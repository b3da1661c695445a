"""Reads a list that came back as a spreadsheet: a row is known by the hidden mark beside it, and by nothing else.

What was entered counts only as a plain value: a formula, an error or a day that is none is named and left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from generators.check.answers import judge_date
from generators.model.official import squeeze
from generators.model.problem import Place, Problem
from generators.model.ticks import DatedTick, Doubt, Outcome, ReturnedList, Tick, TickedRow, mark_sheet
from generators.read.inbox import show_name
from generators.read.profile_cells import MissingSheetError, UnreadableWorkbookError, read_marked_cells
from generators.read.profile_rows import address
from generators.read.returned_list import ListWords
from generators.read.yaml_file import say_unreadable
from generators.view.checklist.marks import (
    DateMark,
    ListMark,
    RowMark,
    parse_date_mark,
    parse_list_mark,
    parse_row_mark,
)
from generators.view.checklist.versions import COMPARED

LARGEST_FILE, LARGEST_UNPACKED = 20 * 1024 * 1024, 100 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST = 2000
"""Characters of a remark that is read."""
_SHOWN = 30
_BROKEN = (CalamineError, UnreadableWorkbookError, ValueError, OverflowError)
_HINT = "请用生成的一企一清单（.xlsx）填写，不要删去隐藏的最后一列"
_ENTERED = ("outcome", "done_day", "remarks")
_READ = (*_ENTERED, *COMPARED, "day")


EARLIEST = 2000
"""No list is older: an earlier day is a number that was taken for one."""
Mark = RowMark | DateMark


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row below a heading."""

    sheet: str
    number: int
    """As spreadsheets count, from 1."""
    cells: Mapping[str, object]
    """Column -> value."""
    damage: Mapping[str, str]
    """Column -> 公式 or 错误值."""
    mark: str


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A sheet of duties or of dates."""

    whose: ListMark
    rows: tuple[_Row, ...]


def read_returned_workbook(path: Path, words: ListWords) -> tuple[ReturnedList | None, list[Problem]]:
    """Read a list that came back; a file that is none, or that cannot be read, is a problem."""
    name = show_name(Path(path.name))
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, [_complain(name, "文件太大，不像一企一清单", _HINT)]
        duties, dates, received = (
            _read_sheet(path, words, words.labels["清单"][key]) for key in ("duties", "dates", "received")
        )
    except OSError as error:
        return None, [_complain(name, f"打不开（{say_unreadable(error)}）", "请检查文件是否存在、是否有读取权限")]
    except _BROKEN as error:
        why = str(error) if isinstance(error, UnreadableWorkbookError) else "打不开"
        return None, [_complain(name, f"读不了：{why}", "文件可能已损坏；用 Excel 或 WPS 打开后另存为 .xlsx")]
    if duties is None:
        return None, [_complain(name, "这不是一企一清单，没有清单代码", _HINT)]
    if dates is not None and dates.whose != duties.whose:
        codes = f"{duties.whose.code[:_SHOWN]}、{dates.whose.code[:_SHOWN]}"
        return None, [_complain(name, f"文件里的清单代码互相矛盾：{codes}", "不要把几份清单拼在一起")]
    return _Reading(name, words).read(duties, dates, received), []


def _read_sheet(path: Path, words: ListWords, name: str) -> _Sheet | None:
    """Read a sheet by its name; None where it is not there or its heading has lost its mark."""
    try:
        damaged = read_marked_cells(path, name, LARGEST_UNPACKED)
    except MissingSheetError:
        return None
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    rows = enumerate(sheet.to_python(skip_empty_area=True, nrows=MOST_ROWS), start=top)
    labels = {**words.labels["清单"], **words.labels["清单栏目"]}
    names = {squeeze(labels[key]): key for key in _READ}
    for _, values in rows:
        found = [(column, mark) for column, one in enumerate(values) if (mark := parse_list_mark(str(one)))]
        if found:
            (column, whose), *_ = found
            columns = {names.get(squeeze(str(value)), ""): place for place, value in enumerate(values)}
            below = (
                _row(name, number, cells, columns | {"": column}, damaged, left) for number, cells in rows if any(cells)
            )
            return _Sheet(whose=whose, rows=tuple(below))
    return None


def _row(  # noqa: PLR0913, PLR0917 - what a row is cut from
    sheet: str, number: int, values: Sequence[object], columns: Mapping[str, int], damaged: Mapping[str, str], left: int
) -> _Row:
    found = {key: damaged.get(address(number, column + left), "") for key, column in columns.items()}
    return _Row(
        sheet=sheet,
        number=number + 1,
        cells={key: values[column] for key, column in columns.items() if key},
        damage={key: what for key, what in found.items() if what},
        mark="" if found[""] else str(values[columns[""]]),
    )


class _Reading:
    """A list while it is read."""

    def __init__(self, name: str, words: ListWords) -> None:
        self._name, self._words = name, words.labels["清单"]
        self._columns = {**self._words, **words.labels["清单栏目"]}
        self._by_text: dict[str, set[str]] = {}
        for duty, does in words.duties.items():
            self._by_text.setdefault(squeeze(does), set()).add(duty)
        self._doubts: list[Doubt] = []

    def read(self, duties: _Sheet, dates: _Sheet | None, received: _Sheet | None) -> ReturnedList:
        """Read every row of the duties and of the dates; of what others do, which is not filled in, what it said."""
        of_others = received.rows if received and received.whose == duties.whose else ()
        marked = [(row, mark) for row in (*duties.rows, *of_others) if (mark := parse_row_mark(row.mark))]
        ticks = self._read_ticks(duties, [(row, parse_row_mark(row.mark)) for row in duties.rows])
        days = self._read_ticks(dates, [(row, parse_date_mark(row.mark)) for row in dates.rows]) if dates else {}
        return ReturnedList(
            name=self._name,
            enterprise=duties.whose.enterprise,
            code=duties.whose.code,
            year=duties.whose.year,
            digests=tuple(dict.fromkeys(mark.digest for _, mark in marked)),
            printed={mark.duty: _printed(row) for row, mark in marked if not self._find_trouble(row, mark)},
            sheets={mark_sheet(name): name for _, mark in marked for name in mark.sheets},
            rows=tuple(
                TickedRow(duty=mark.duty, sheet=mark_sheet(name), tick=tick)
                for mark, tick in ticks.items()
                if isinstance(mark, RowMark)
                for name in mark.sheets
            ),
            dated=tuple(
                DatedTick(duty=mark.duty, due=mark.day, tick=tick)
                for mark, tick in days.items()
                if isinstance(mark, DateMark)
            ),
            doubts=tuple(self._doubts),
        )

    def _read_ticks(self, sheet: _Sheet, marked: Sequence[tuple[_Row, Mark | None]]) -> dict[Mark, Tick]:
        """Read what was entered; a row that stands twice counts only where both say the same."""
        found: dict[Mark, Tick] = {}
        torn: set[Mark] = set()
        for key in _ENTERED:
            if sheet.rows and key not in sheet.rows[0].cells:
                self._doubts.append(
                    Doubt(where=sheet.rows[0].sheet, says=f"找不到“{self._columns[key]}”一列，没有带入")
                )
        for row, mark in marked:
            tick, says = read_entered_cells(row.cells, row.damage, self._columns)
            trouble = self._find_trouble(row, mark)
            if mark is None or trouble:
                says = () if tick.is_blank and not says else (f"{trouble}，没有带入",)
            elif found.setdefault(mark, tick) != tick:
                torn.add(mark)
                says = (*says, "同一行在文件里有两份，填的不一样，都没有带入")
            self._doubts += [Doubt(where=_place_of(row), says=one) for one in says]
        return {mark: tick for mark, tick in found.items() if mark not in torn}

    def _find_trouble(self, row: _Row, mark: RowMark | DateMark | None) -> str:
        """Say what keeps a row from being believed; empty where nothing does."""
        if mark is None:
            return "行末隐藏的标记不见了，不能确定是哪一项职责"
        owners = self._by_text.get(squeeze(str(row.cells.get("does", ""))))
        other_day = isinstance(mark, DateMark) and row.cells.get("day", mark.day) != mark.day
        if (owners and mark.duty not in owners) or other_day:
            return "行末的标记属于另一行，可能只对一部分列排了序"
        return ""


def read_entered_cells(
    cells: Mapping[str, object], damage: Mapping[str, str], words: Mapping[str, str]
) -> tuple[Tick, tuple[str, ...]]:
    """Read state, day and remarks; what cannot be told is left out and said, and the rest still counts."""
    doubts = [f"“{words[key]}”是{damage[key]}" for key in _ENTERED if key in damage]
    known = {key: cells.get(key, "") for key in _ENTERED if key not in damage}
    outcome = _read_outcome(known.get("outcome", ""), words, doubts)
    day = _read_day(known.get("done_day", ""), doubts)
    text = _text_of(known.get("remarks", ""))
    if len(text) > LONGEST:
        doubts.append(f"备注有 {len(text)} 个字，不像填写的内容")
        text = ""
    said, _, review = text.partition(words["review_mark"])
    lines = (_printable(line).strip().removesuffix("；") for line in said.splitlines())
    reviews = [_printable(review.replace(words["review_mark"], "")).strip(), *(f"{one}，没有带入" for one in doubts)]
    tick = Tick(
        outcome=outcome,
        day=day,
        notes=tuple(line for line in lines if line),
        review="；".join(dict.fromkeys(one for one in reviews if one)),
    )
    return tick, tuple(doubts)


def _read_outcome(value: object, words: Mapping[str, str], doubts: list[str]) -> Outcome | None:
    said = squeeze(_text_of(value))
    found = next((box for box in Outcome if words[box.value] == said), None)
    if said and found is None:
        doubts.append(f"“{_short(said)}”不是可选的完成情况")
    return found


def _read_day(value: object, doubts: list[str]) -> date | None:
    """Read a day; a bare number is none, since nobody sees which day it stands for."""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        if day.year >= EARLIEST:
            return day
    elif isinstance(value, str):
        if not value.strip():
            return None
        judged = judge_date(value.strip())
        if isinstance(judged.value, str):
            return date.fromisoformat(judged.value)
    doubts.append(f"日期写的是“{_short(_text_of(value))}”，读不出哪一天")
    return None


def _text_of(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _printed(row: _Row) -> dict[str, str]:
    return {name: str(row.cells[name]) for name in COMPARED if name in row.cells}


def _place_of(row: _Row) -> str:
    does = squeeze(str(row.cells.get("does", "")))[:_SHOWN]
    return _printable(f"{row.sheet}第{row.number}行「{does}」")


def _short(text: str) -> str:
    shown = _printable(text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\u3000" else " " for sign in text)


def _complain(name: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(file=name), message=message, hint=hint)
