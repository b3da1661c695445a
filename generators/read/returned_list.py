"""Reads a list that came back; the file is hostile until proven otherwise and is never written again.

A row is known by the names of its fields, as controls or as bookmarks; what lost both is reported and never guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from generators.model.issued_list import RowDigest
from generators.model.labels import Labels
from generators.model.official import squeeze
from generators.model.problem import Place, Problem
from generators.model.ticks import (
    DATE_BOX,
    LIST_IDENTIFIER,
    LONGEST_TAG,
    AnnexRow,
    Doubt,
    Outcome,
    ReturnedList,
    Tick,
    TickedRow,
    mark_sheet,
    name_box,
)
from generators.read.inbox import show_name
from generators.read.returned_file import read_returned_file
from generators.read.returned_list_cells import read_entered
from generators.view.checklist.digests import parse_digests
from generators.view.checklist.versions import COMPARED
from generators.word.controls import bookmark_name
from generators.word.refusal import Refusal
from generators.word.returned import (
    Mark,
    OpenedReturn,
    ReturnedCell,
    ReturnedDocument,
    ReturnedTable,
    open_returned,
    read_opened,
)

MOST_MARKS = 800_000
"""Tags and attributes of a list: the longest sample, saved by LibreOffice, has 240,000."""
ANNEX_COLUMNS = ("sheet", "does", "basis", "entered", "moved_why")
_SHEET = re.compile(r"（[一二三四五六七八九十百〇零]+）(.+)")
_YEAR = re.compile(r"[0-9]{4}年?")
_NAME = re.compile(r"(.+)/([0-9a-f]{8})/([a-z]+)")
_BOXES = (*(box.value for box in Outcome), DATE_BOX)
_MOST_SHEETS, _MOST_ROWS = 100, 2000
"""Of a list, far more than any has: what a file claims beyond is not looked at."""
_HARMLESS = {Mark.RAISED, Mark.SYMBOL}
_SHOWN = 30
_HINT = "请用生成的一企一清单（.docx）填写"

Spot = tuple[str, str]
"""A duty and the mark of a sheet."""


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """What is needed to know a list again."""

    labels: Labels
    duties: Mapping[str, str]
    """Id -> what is to be done, of every duty that may stand in a list."""


def read_returned_list(path: Path, words: ListWords) -> tuple[ReturnedList | None, list[Problem]]:
    """Read a list that came back; a file that is none, or that cannot be read, is a problem."""
    name = show_name(Path(path.name))
    content = read_returned_file(path)
    opened = content if isinstance(content, Refusal) else open_returned(content, path.name, MOST_MARKS)
    if isinstance(opened, Refusal):
        return None, [_complain(name, opened.says, opened.hint)]
    document = read_opened(opened)
    if isinstance(document, Refusal):
        return None, [_complain(name, document.says, document.hint)]
    return judge_list(name, opened, document, words)


def judge_list(
    name: str, opened: OpenedReturn, document: ReturnedDocument, words: ListWords
) -> tuple[ReturnedList | None, list[Problem]]:
    """Make a returned list of what stands in a file."""
    said = {one.version for one in document.identities if one.identifier == LIST_IDENTIFIER}
    printed = set(_read_beside(document, words.labels["清单"]["code"]))
    if any(one.identifier != LIST_IDENTIFIER for one in document.identities) or not said | printed:
        return None, [_complain(name, "这不是一企一清单，没有清单代码", _HINT)]
    if len(said | printed) > 1:
        codes = "、".join(sorted(code[:_SHOWN] for code in said | printed))
        return None, [_complain(name, f"文件里的清单代码互相矛盾：{codes}", "不要把几份清单拼在一起；请用原来的文件")]
    properties = dict(document.properties)
    years = {properties.get("FormPeriod", ""), *_read_beside(document, words.labels["清单"]["year"])} - {""}
    reading = _Reading(document, words, parse_digests(opened.attached))
    rows, doubts = reading.read_rows()
    returned = ReturnedList(
        name=name,
        enterprise=properties.get("FormSender"),
        code=(said | printed).pop()[:_SHOWN],
        year=_read_year(years),
        digests=reading.digests,
        printed=reading.printed,
        sheets=reading.sheets,
        rows=tuple(rows),
        annex=tuple(_read_annex(document, words.labels)),
        doubts=tuple(doubts),
    )
    return returned, []


def _read_year(said: set[str]) -> int | None:
    """Read the year that the properties and the head of a list agree on."""
    years = {int(one.removesuffix("年")) for one in said if _YEAR.fullmatch(one)}
    return years.pop() if len(years) == 1 else None


def _read_beside(document: ReturnedDocument, label: str) -> Iterator[str]:
    """Yield what stands beside a label: code and year are printed in the table of the head."""
    for table in document.tables:
        for row in table.rows:
            for cell, following in pairwise(row):
                if squeeze(cell.text) == label and following.text:
                    yield squeeze(following.text)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row of duties in the file."""

    cells: Mapping[str, ReturnedCell]
    """Column -> cell; empty where the row does not have the cells of the heading."""
    number: str
    names: frozenset[Spot]
    """What its fields say it is."""
    whole: bool
    """Whether it has a cell for each heading, and shares none with another row."""
    text: str


class _Reading:
    """A list while it is read."""

    def __init__(self, document: ReturnedDocument, words: ListWords, digests: tuple[RowDigest, ...]) -> None:
        self.words, self.digests = words, digests
        self.columns = {squeeze(label): name for name, label in words.labels["清单栏目"].items()}
        names = [match[1] for line in document.lines if (match := _SHEET.fullmatch(line.text))]
        self.sheets = {mark_sheet(name): name for name in names[:_MOST_SHEETS]}
        self.by_text: dict[str, set[str]] = defaultdict(set)
        for duty, does in words.duties.items():
            self.by_text[squeeze(does)].add(duty)
        self.rows = [row for table in document.tables for row in self._list_rows(table)]
        self.printed: dict[str, Mapping[str, str]] = {}
        for row in self.rows:
            if len(row.names) == 1 and row.cells:
                ((duty, _),) = row.names
                self.printed[duty] = {name: row.cells[name].text for name in COMPARED if name in row.cells}

    @cached_property
    def by_bookmark(self) -> dict[str, Spot]:
        """Name of a bookmark -> the row it stands for; made only for a file that lost its tags."""
        duties = (*self.words.duties, *(row[0][0] for row in self.digests[:_MOST_ROWS]))
        return {
            bookmark_name(name_box(duty, sheet, box)): (duty, sheet)
            for duty in dict.fromkeys(duties)
            for sheet in self.sheets
            for box in _BOXES
        }

    def _list_rows(self, table: ReturnedTable) -> Iterator[_Row]:
        """Yield the rows below a heading of duties."""
        columns: list[str] = []
        for cells, below in zip(table.rows, (*table.rows[1:], ()), strict=True):
            found = [self.columns.get(squeeze(cell.text), "") for cell in cells]
            if {"does", "outcome"} <= set(found):
                columns = found
            elif columns:
                yield self._row(cells, below, columns)

    def _row(self, cells: Sequence[ReturnedCell], below: Sequence[ReturnedCell], columns: list[str]) -> _Row:
        fits = len(cells) == len(columns)
        named = dict(zip(columns, cells, strict=True)) if fits else {}
        place = columns.index("outcome")
        merged = (fits and cells[place].continued) or (len(below) == len(columns) and below[place].continued)
        return _Row(
            cells=named,
            number=named["number"].text if "number" in named else "",
            names=frozenset(self._name_cells(cells)),
            whole=fits and not merged,
            text=cells[-1].text if cells else "",
        )

    def _name_cells(self, cells: Iterable[ReturnedCell]) -> Iterator[Spot]:
        for cell in cells:
            matches = (_NAME.fullmatch(tag) for tag in cell.tags)
            named = [self._name(match) for match in matches if match and match[3] in _BOXES]
            yield from named or (self.by_bookmark[one] for one in cell.bookmarks if one in self.by_bookmark)

    def _name(self, match: re.Match[str]) -> Spot:
        """Take a tag apart; of one that had no room for its duty, find which was meant."""
        spot = (match[1], match[2])
        return spot if len(match[0]) < LONGEST_TAG else self.by_bookmark.get(bookmark_name(match[0]), spot)

    def read_rows(self) -> tuple[list[TickedRow], list[Doubt]]:
        """Read every row; one that stands twice counts only where both say the same."""
        found: dict[Spot, Tick] = {}
        torn: set[Spot] = set()
        doubts: list[Doubt] = []
        for row in self.rows:
            ticked, says = self._read_row(row)
            spot = (ticked.duty, ticked.sheet) if ticked else None
            if ticked and spot in found and found[spot] != ticked.tick:
                torn.add(spot)
                says = (*says, "同一行在文件里有两份，填的不一样，都没有带入")
            if ticked and spot:
                found.setdefault(spot, ticked.tick)
            doubts += [Doubt(where=self._name_row(row), says=_printable(one)) for one in says]
        rows = [TickedRow(duty=spot[0], sheet=spot[1], tick=tick) for spot, tick in found.items() if spot not in torn]
        return rows, doubts

    def _read_row(self, row: _Row) -> tuple[TickedRow | None, tuple[str, ...]]:
        cell = row.cells.get("outcome")
        tick, says = read_entered(cell.text if cell else row.text, self.words.labels["清单"])
        trouble = self._find_trouble(row, cell)
        if trouble:
            is_blank = tick.is_blank and (not says or not row.names)
            return None, () if is_blank else (f"{trouble}，没有带入",)
        if cell is not None and cell.tracked is not None:
            says = (*says, "带未接受的修订，按全部接受后读")
        ((duty, sheet),) = row.names
        return TickedRow(duty=duty, sheet=sheet, tick=tick), says

    def _find_trouble(self, row: _Row, cell: ReturnedCell | None) -> str:
        """Say what keeps a row from being believed; empty where nothing does."""
        if not row.names:
            return "控件和书签都丢了，不能确定是哪一项职责"
        if len(row.names) > 1:
            return "这一行有几项职责的填写处"
        if not row.whole or cell is None:
            return "单元格合并或拆分过"
        odd = [mark.value for mark in cell.marks if mark not in _HARMLESS]
        if odd:
            return f"这一格有{'、'.join(odd)}"
        ((duty, _),) = row.names
        owners = self.by_text.get(squeeze(row.cells["does"].text))
        if owners and duty not in owners:
            return "填写处属于另一项职责"
        return ""

    def _name_row(self, row: _Row) -> str:
        sheets = {self.sheets.get(sheet, "") for _, sheet in row.names}
        sheet = sheets.pop() if len(sheets) == 1 else ""
        does = squeeze(row.cells["does"].text) if "does" in row.cells else squeeze(row.text)
        number = f"第{row.number[:_SHOWN]}行" if row.number else ""
        return _printable(f"{sheet}{number}「{does[:_SHOWN]}」")


def _read_annex(document: ReturnedDocument, labels: Labels) -> Iterator[AnnexRow]:
    words = {**labels["清单"], **labels["清单栏目"]}
    heading = [words[name] for name in ANNEX_COLUMNS]
    for table in document.tables:
        if table.rows and [squeeze(cell.text) for cell in table.rows[0]] == heading:
            for row in table.rows[1:]:
                if len(row) == len(heading):
                    sheet, does, basis, entered, why = (cell.text for cell in row)
                    yield AnnexRow(sheet=sheet, does=does, basis=basis, entered=entered, why=why)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\u3000" else " " for sign in text)


def _complain(name: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(file=name), message=message, hint=hint)
