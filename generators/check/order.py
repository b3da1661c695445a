"""The places of a policy in the order of its text: numerals ascend, children follow their parent, rows count up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Policy
from generators.model.problem import Problem

_HAN = "一二三四五六七八九"
_FORMS = (
    ("一", re.compile(r"(?P<han>[一二三四五六七八九十]{1,3})")),
    ("（一）", re.compile(r"（(?P<han>[一二三四五六七八九十]{1,3})）")),
    ("1", re.compile(r"(?P<digits>\d{1,3})")),
    ("（1）", re.compile(r"（(?P<digits>\d{1,3})）")),
    ("一是", re.compile(r"(?P<han>[一二三四五六七八九十]{1,2})是")),
    ("一要", re.compile(r"(?P<han>[一二三四五六七八九十]{1,2})要")),
    ("第一", re.compile(r"第(?P<han>[一二三四五六七八九十]{1,3})[条章节]?")),
    ("附件1", re.compile(r"附件(?P<digits>\d{1,2})")),
)


@dataclass(frozen=True)
class Marker:
    """The last marker of a path: its form and its number."""

    form: str
    number: int


def parse_marker(marker: str) -> Marker | None:
    """Return form and number of a marker: （三） is 3 of the form （一）; None for a named place."""
    for form, pattern in _FORMS:
        match = pattern.fullmatch(marker)
        if match:
            parts = match.groupdict()
            return Marker(form, int(parts["digits"]) if parts.get("digits") else _read_han(parts["han"]))
    return None


def check_order(policy: Policy) -> list[Problem]:
    """Complain of places written twice, out of order, with a gap, or before their parent, and of rows out of order."""
    return [*_find_twice(policy), *_check_parents(policy), *_check_numbers(policy), *_check_rows(policy)]


def _read_han(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _HAN.find(text) + 1
    return (_HAN.find(tens) + 1 if tens else 1) * 10 + (_HAN.find(ones) + 1 if ones else 0)


def _find_twice(policy: Policy) -> Iterator[Problem]:
    seen: set[tuple[str, int | None]] = set()
    for clause in policy.clauses:
        if (clause.clause, clause.row) in seen:
            row = f"（第 {clause.row} 行）" if clause.row is not None else ""
            message = f"条款「{clause.clause}」{row}重复"
            yield Problem(place=clause.place.inside("条款"), message=message, hint="一处原文一条；合并两条，或改正序号")
        seen.add((clause.clause, clause.row))


def _check_parents(policy: Policy) -> Iterator[Problem]:
    seen: set[str] = set()
    later = [clause.clause for clause in policy.clauses]
    for clause in policy.clauses:
        parent = clause.clause.rpartition("/")[0]
        if parent and parent not in seen:
            there = "写在它后面" if parent in later else "没有写"
            message = f"条款「{clause.clause}」的上一层「{parent}」{there}"
            yield Problem(
                place=clause.place.inside("条款"), message=message, hint=f"先写「{parent}」，再写它下面的各处"
            )
            seen.add(parent)
        seen.add(clause.clause)


def _check_numbers(policy: Policy) -> Iterator[Problem]:
    """Hold the numbers of siblings: each one more than the last; a group may go on from the group before it."""
    last: dict[tuple[str, str], int] = {}
    straight: dict[tuple[int, str], int] = {}
    doubted = {clause.clause for clause in policy.clauses if clause.doubts}
    for clause in policy.clauses:
        parent, _, own = clause.clause.rpartition("/")
        marker = parse_marker(own)
        if marker is None:
            continue
        level = (clause.clause.count("/"), marker.form)
        before = last.get((parent, marker.form))
        expected = {before + 1} if before is not None else {1, straight.get(level, 0) + 1}
        repeated = before == marker.number
        last[parent, marker.form] = straight[level] = marker.number
        if marker.number in expected or repeated or _is_doubted(clause, parent, doubted):
            continue
        yield _say_number(clause, marker, before)


def _is_doubted(clause: Clause, parent: str, doubted: set[str]) -> bool:
    """Say whether a doubt of the place, or of the place above, tells how the source itself counts."""
    return clause.clause in doubted or parent in doubted


def _say_number(clause: Clause, marker: Marker, before: int | None) -> Problem:
    place = clause.place.inside("条款")
    said = f"条款「{clause.clause}」"
    if before is not None and marker.number < before:
        return Problem(place=place, message=f"{said}次序颠倒：同一层前面已到第 {before} 项", hint="按原文顺序排列")
    wanted = 1 if before is None else before + 1
    missing = f"第 {wanted} 项" if wanted == marker.number - 1 else f"第 {wanted} 至 {marker.number - 1} 项"
    hint = "补上漏掉的条款；原文就是这样编号的，写一条疑点说明"
    return Problem(place=place, message=f"{said}前面缺同一层的{missing}", hint=hint)


def _check_rows(policy: Policy) -> Iterator[Problem]:
    current = 0
    for clause in policy.clauses:
        if clause.row is None or clause.row == current:
            continue
        if clause.row != current + 1:
            message = f"条款「{clause.clause}」的行号是 {clause.row}，应是 {current + 1}"
            if current:
                message += f" 或 {current}"
            hint = "责任表的行从 1 起按原文连续编号，同一行的各处连在一起"
            yield Problem(place=clause.place.inside("行"), message=message, hint=hint)
        current = clause.row
