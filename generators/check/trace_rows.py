"""Hold the rows of a table of tasks against the text: columns, years, what a cell says, who answers for it."""

import re
from collections.abc import Iterable, Iterator

from generators.check.role_names import (
    IMPLEMENTS,
    LEADS,
    SUPERVISES,
    ResponsibilityLine,
    find_cell_lines,
    find_labelled_lines,
    find_names,
)
from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause, Milestone, MilestoneKind
from generators.model.problem import Place, Problem

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_ONGOING = re.compile(r"持续|不断|及时完善")
_DATED = re.compile(r"\d{4}年[^。；]{0,8}前")
_ENDS = "。；！？）)”》"
_RESPONSIBLE = re.compile(r"责任|分工|牵头")


def find_year_of_column(cell: str | None) -> int | None:
    """Return the year a column is for, e.g. 2020 for 2020年进度安排."""
    found = _YEAR.search(cell or "")
    return int(found[1]) if found else None


def is_responsibility(cell: str | None) -> bool:
    """Say whether a column says who answers for its row."""
    return bool(cell and _RESPONSIBLE.search(cell))


def check_cell(clause: Clause, place: OfficialPlace) -> Iterator[Problem]:
    """Complain of a wrong column, and of milestones whose year or kind is not that of their cell."""
    if clause.cell != place.cell:
        message = f"「{clause.clause}」的栏是「{clause.cell or '空'}」，原文是「{place.cell or '没有栏'}」"
        yield Problem(place=clause.place, message=message, hint="照原文的栏目名写，去掉空格和换行")
    year = find_year_of_column(place.cell)
    if year is None:
        return
    if not clause.milestones:
        message = f"「{clause.clause}」是 {year} 年的一格，没有节点"
        yield Problem(place=clause.place, message=message, hint="空格也写一个节点，类别为 空缺")
    for milestone in clause.milestones:
        if milestone.year != year:
            message = f"「{clause.clause}」的节点年度是 {milestone.year or '空'}，这一栏是 {year} 年"
            yield Problem(place=milestone.place, message=message, hint="年度照栏目写")
        yield from _check_kind(clause, milestone, squeeze(place.text))


def _check_kind(clause: Clause, milestone: Milestone, text: str) -> Iterator[Problem]:
    kinds = allowed_kinds(text)
    if milestone.kind not in kinds:
        allowed = "、".join(kind.value for kind in kinds)
        message = f"「{clause.clause}」的节点类别是 {milestone.kind.value}，原文这一格应是 {allowed}"
        hint = "空格写空缺；只说持续的写持续；有年底期限的写成果；没有写完的写中断"
        yield Problem(place=milestone.place, message=message, hint=hint)


def allowed_kinds(text: str) -> tuple[MilestoneKind, ...]:
    """Return what a cell's text may be: empty, broken off, dated, ongoing, or left to the reader."""
    if not text:
        return (MilestoneKind.EMPTY,)
    if text[-1] not in _ENDS:
        return (MilestoneKind.CUT_OFF,)
    if _DATED.search(text):
        return (MilestoneKind.DELIVERABLE,)
    if _ONGOING.search(text[:12]):
        return (MilestoneKind.ONGOING,)
    return (MilestoneKind.DELIVERABLE, MilestoneKind.ONGOING)


def check_responsibilities(
    clause: Clause, place: OfficialPlace, cell_text: str, known: tuple[str, ...]
) -> Iterator[Problem]:
    """Complain of who leads, implements and supervises where the text prints others, more, or none of them.

    `cell_text` is the text of the row's column of responsibilities; empty outside tables. Where neither it nor
    a line like 牵头单位：甲、乙 says who, the names need only stand in the text.
    """
    measure = clause.measure
    lines = (*find_cell_lines(cell_text, known), *find_labelled_lines(place.text, known))
    held: dict[str, tuple[str, ...]] = {}
    if measure:
        held = {LEADS: measure.leads, IMPLEMENTS: measure.implements, SUPERVISES: measure.supervises}
    if lines:
        yield from _compare(clause, held, lines)
        return
    named = set(find_names(place.text, known))
    for part, names in held.items():
        for index, name in enumerate(names):
            if name not in named:
                yield _say_unprinted(clause, part, name, _of_part(clause, part, index))


def _compare(
    clause: Clause, held: dict[str, tuple[str, ...]], lines: Iterable[ResponsibilityLine]
) -> Iterator[Problem]:
    printed: dict[str, list[str]] = {LEADS: [], IMPLEMENTS: [], SUPERVISES: []}
    for line in lines:
        printed[line.part] += line.names
    for part, names in printed.items():
        ours = held.get(part, ())
        for name in names:
            if name not in ours:
                message = f"「{clause.clause}」的{part}一方印有「{name}」，措施里没有"
                yield Problem(place=clause.place.inside("措施"), message=message, hint="照原文补上")
        for index, name in enumerate(ours):
            if name not in names:
                yield _say_unprinted(clause, part, name, _of_part(clause, part, index))


def _of_part(clause: Clause, part: str, index: int) -> Place:
    return clause.place.inside("措施", part, index)


def _say_unprinted(clause: Clause, part: str, name: str, place: Place) -> Problem:
    message = f"「{clause.clause}」的{part}「{name}」不在原文这一处"
    return Problem(place=place, message=message, hint="照原文写单位名称，不写推定的")


def check_receivers(clause: Clause, place: OfficialPlace) -> Iterator[Problem]:
    """Complain of whom an act is done to where the text of the place does not print the name."""
    text = squeeze(place.text)
    for duty in clause.duties:
        for index, name in enumerate(duty.whom):
            if squeeze(name) not in text:
                message = f"职责「{duty.id}」的对象「{name}」不在原文这一处"
                hint = "照原文写；原文没有点名的不写对象"
                yield Problem(place=duty.place.inside("对象", index), message=message, hint=hint)
