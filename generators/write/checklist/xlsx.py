"""A list as a spreadsheet to filter and keep up: the duties, their dates, the questions that are open.

Every text is written as a string with a quote prefix and can never become a formula or a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generators.model.labels import Labels
from generators.model.ticks import Outcome, Tick
from generators.view.applicability import Relation
from generators.view.calendar import Occurrence
from generators.view.checklist import Checklist, ChecklistItem, in_order
from generators.view.checklist.carry import NOTHING, Carried, say_tick
from generators.view.checklist.marks import DateMark, ListMark, RowMark, write_mark
from generators.view.suspects.words import lines_of, say_suspect
from generators.write.checklist.duties import duty_texts
from generators.write.checklist.grounds import annex_part, basis_part, exclusion_part, head_facts
from generators.write.checklist.ics import list_events, say_day_off
from generators.write.row_heights import find_height

_LONGEST = 32_000
"""Characters a cell of a spreadsheet holds, a little less."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXTS = {"who": 22, "does": 44, "standard": 24, "timing": 18, "grounds": 28, "basis": 40, "evidence": 20}
"""Columns of the duties that the Word list has too -> width."""
_MILLIMETRES = 2.2
"""Of the Word list's columns to a character of a spreadsheet's."""
_LONGEST_NAME = 100
"""Characters of a name in the head of a page, which holds 255 in all; each may be an & and count twice."""
_COLOURS = {"done": "#E2EFDA", "undone": "#FCE4D6", "excused": "#EDEDED"}
Value = str | int | date | None


@dataclass(frozen=True, kw_only=True)
class _Looks:
    """How cells look."""

    heading: Format
    text: Format
    day: Format
    mark: Format
    """Of what is hidden: it takes no room."""
    colours: dict[str, Format]


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """What a sheet has: its headings with their widths, and whether three more are to be filled in."""

    headings: tuple[tuple[str, float], ...]
    kept_up: bool = False
    mark: str = ""
    """Heads a hidden column, the last, which says what each row is; none: there is no such column."""


def xlsx_bytes(checklist: Checklist, labels: Labels, carried: Carried = NOTHING) -> bytes:
    """Make the spreadsheet, with what people entered in older lists; the same list gives the same bytes."""
    content, words = BytesIO(), {**labels["清单"], **labels["清单栏目"]}
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        title = words["full_title"].format(enterprise=checklist.enterprise.name, year=checklist.year)
        workbook.set_properties({"title": title, "created": datetime(checklist.year, 1, 1)})  # noqa: DTZ001 - a date
        plain = {"text_wrap": True, "border": 1, "valign": "top"}
        looks = _Looks(
            heading=workbook.add_format({**plain, "bold": True, "bg_color": "#E7EEF5"}),
            text=workbook.add_format({**plain, "quote_prefix": True}),
            day=workbook.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
            mark=workbook.add_format({"quote_prefix": True}),
            colours={box: workbook.add_format({"bg_color": colour}) for box, colour in _COLOURS.items()},
        )
        head = _page_head(checklist, words)
        for name, columns, rows in _sheets(checklist, labels, words, carried):
            sheet = workbook.add_worksheet(words[name])
            sheet.set_header(head)
            _write_sheet(sheet, columns, list(rows), looks, words)
    return content.getvalue()


def _page_head(checklist: Checklist, words: Mapping[str, str]) -> str:
    """Say on every printed page whose list it is and in which version; & begins a code there, a long name is cut."""
    enterprise = checklist.enterprise.name[:_LONGEST_NAME].replace("&", "&&")
    said = words["running_head"].format(
        enterprise=enterprise, year=checklist.year, version=checklist.version, code=checklist.code
    )
    return f"&R{said}"


def _sheets(
    checklist: Checklist, labels: Labels, words: dict[str, str], carried: Carried
) -> Iterable[tuple[str, _Columns, Iterable[Sequence[Value]]]]:
    """Give each sheet: the key of its name, its columns, its rows."""
    yield from _duty_sheets(checklist, words, carried)
    facts = head_facts(checklist, words)
    yield "about", _Columns(headings=((words["fact"], 30), (words["known_as"], 90))), facts
    for name, part in (
        ("exclusions", exclusion_part(checklist, labels)),
        ("bases", basis_part(checklist, labels, with_next=False)),
        ("annex", annex_part(carried, labels)),
    ):
        if part.rows:
            widths = [weight / _MILLIMETRES for weight in part.weights]
            headings = tuple(zip(part.heading, widths, strict=True))
            yield name, _Columns(headings=headings), (_widened(row, len(headings)) for row in part.rows)
    if checklist.suspects:
        yield (
            "suspect_sheet",
            _Columns(headings=((words["suspect_says"], 120),)),
            ((line,) for one in checklist.suspects for line in dict.fromkeys((say_suspect(one), *lines_of(one)))),
        )


def _widened(row: tuple[str, ...], columns: int) -> Sequence[Value]:
    """Fill a row that is short of texts, whose first one takes their room in the Word list."""
    return (row[0], *[None] * (columns - len(row)), *row[1:])


def _duty_sheets(
    checklist: Checklist, words: dict[str, str], carried: Carried
) -> Iterable[tuple[str, _Columns, Iterable[Sequence[Value]]]]:
    """Give what is to be done: by duty, by day, by others; then what is open; duties in the order of the Word list."""
    sheets = _find_sheets(checklist)
    posts = {duty: "、".join(names) for duty, names in sheets.items()}
    whose = ListMark(code=checklist.code, enterprise=checklist.enterprise.id, year=checklist.year)
    said = [(words[name], width) for name, width in _TEXTS.items()]
    counted = [(words["times"], 8), (words["first_day"], 12), (words["last_day"], 12)]
    yield (
        "duties",
        _Columns(headings=((words["sheet"], 20), *said, *counted), kept_up=True, mark=write_mark(whose)),
        (
            (*_duty_row(item, posts, words), *_entered(item, carried, words), _mark_row(item, sheets[item.duty.id]))
            for item in in_order(checklist.to_do)
        ),
    )
    dated = ("day", 12), ("day_note", 24), ("sheet", 20), ("does", 50), ("basis", 44)
    yield (
        "dates",
        _Columns(headings=tuple((words[name], width) for name, width in dated), kept_up=True, mark=write_mark(whose)),
        (
            (
                *(occurrence.end, _note_day(item, occurrence, words), posts[item.duty.id], item.duty.does, item.basis),
                *_entered_on(item.duty.id, occurrence.end, carried, words),
                write_mark(DateMark(duty=item.duty.id, day=occurrence.end)),
            )
            for item, occurrence in sorted(list_events(checklist), key=lambda event: event[1].end)
        ),
    )
    received = [item for item in checklist.listed if item.relation is Relation.RECEIVED]
    if received:
        yield (
            "received",
            _Columns(headings=((words["sheet"], 20), *said, *counted), mark=write_mark(whose)),
            ((*_duty_row(item, posts, words), _mark_row(item, sheets[item.duty.id])) for item in in_order(received)),
        )
    yield (
        "questions",
        _Columns(headings=((words["fact"], 20), (words["question"], 50), (words["such_as"], 90))),
        ((one.fact, one.question, "；".join(one.duties)) for one in checklist.questions),
    )


def _note_day(item: ChecklistItem, occurrence: Occurrence, words: dict[str, str]) -> str:
    """Say that a day is not worked, and that its policy is not in force in the year of the list."""
    return _join((say_day_off(occurrence, words), item.out_of_force))


@lru_cache(maxsize=2048)
def _mark_row(item: ChecklistItem, sheets: tuple[str, ...]) -> str:
    return write_mark(RowMark(duty=item.duty.id, sheets=sheets, digest=item.digests))


def _find_sheets(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """Name the sheets each duty stands on."""
    names: dict[str, list[str]] = {}
    for sheet in checklist.sheets:
        for item in sheet.items:
            names.setdefault(item.duty.id, []).append(sheet.name)
    return {duty: tuple(found) for duty, found in names.items()}


def _duty_row(item: ChecklistItem, posts: dict[str, str], words: dict[str, str]) -> Sequence[Value]:
    texts, dates = duty_texts(item, words), item.schedule.dates
    ends = (min(dates), max(dates)) if dates else (None, None)
    return (posts[item.duty.id], *(texts[name] for name in _TEXTS), item.schedule.count, *ends)


def _entered(item: ChecklistItem, carried: Carried, words: dict[str, str]) -> Sequence[Value]:
    """Give state, day and remarks of a duty; where its posts say different things, all of it as a remark."""
    found = {sheet: tick for (duty, sheet), tick in carried.ticks.items() if duty == item.duty.id}
    reviews = [f"{words['review_mark']}{tick.review}" for tick in found.values() if tick.review]
    ends = {(tick.outcome, tick.day) for tick in found.values()}
    if len(ends) == 1:
        ((outcome, day),) = ends
        return (words[outcome.value] if outcome else None, day, _join([*map(_remark, found.values()), *reviews]))
    said = [f"{sheet}：{say_tick(tick, words)}" for sheet, tick in found.items()]
    return (None, None, _join([*said, *reviews]))


def _entered_on(duty: str, day: date, carried: Carried, words: dict[str, str]) -> Sequence[Value]:
    """Give state, day and remarks of one date of a duty."""
    tick = carried.dated.get((duty, day), Tick())
    review = f"{words['review_mark']}{tick.review}" if tick.review else ""
    return (words[tick.outcome.value] if tick.outcome else None, tick.day, _join([_remark(tick), review]))


def _remark(tick: Tick) -> str:
    return "，".join(part for part in (tick.signed, *tick.notes) if part)


def _join(texts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))


def _write_sheet(
    sheet: Worksheet, columns: _Columns, rows: list[Sequence[Value]], looks: _Looks, words: dict[str, str]
) -> None:
    kept = ((words["outcome"], 12), (words["done_day"], 12), (words["remarks"], 30)) if columns.kept_up else ()
    headings = (*columns.headings, *kept, *([(columns.mark, 2)] if columns.mark else []))
    for number, (name, width) in enumerate(headings):
        sheet.set_column(number, number, width, None, {"hidden": name == columns.mark})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for number, (name, _) in enumerate(headings):
        sheet.write_string(0, number, name, looks.heading)
    widths = [width for _, width in (*columns.headings, *kept)]
    for place, row in enumerate(rows, start=1):
        shown = row[: len(widths)]
        for number, value in enumerate(shown):
            _write(sheet, (place, number), value, looks)
        if columns.mark:
            sheet.write_string(place, len(widths), str(row[-1]), looks.mark)
        sheet.set_row(place, find_height(shown, widths))
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    if kept and rows:
        _keep_up(sheet, len(rows), len(columns.headings), looks, words)


def _keep_up(sheet: Worksheet, rows: int, column: int, looks: _Looks, words: dict[str, str]) -> None:
    """Let the state of each row be chosen, and colour the row by it; let its day be a date."""
    choices = [words[box.value] for box in Outcome]
    sheet.data_validation(1, column, rows, column, {"validate": "list", "source": choices})
    after = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_message": words["not_a_day"]}
    sheet.data_validation(1, column + 1, rows, column + 1, after)
    for box in Outcome:
        said, colour = words[box.value], looks.colours[box.value]
        equal = {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": colour}
        sheet.conditional_format(1, column, rows, column, equal)


def _write(sheet: Worksheet, place: tuple[int, int], value: Value, looks: _Looks) -> None:
    """Write a number and a date as such, and everything else as a string."""
    if value is None or value == "":
        sheet.write_blank(*place, None, looks.text)
    elif isinstance(value, str):
        sheet.write_string(*place, value[:_LONGEST], looks.text)
    elif isinstance(value, int):
        sheet.write_number(*place, value, looks.text)
    else:
        sheet.write_datetime(*place, datetime.combine(value, datetime.min.time()), looks.day)
