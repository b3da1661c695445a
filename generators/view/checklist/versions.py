"""What changed between a list as it was made and the list as it would be made today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from generators.model.enterprise import Enterprise
from generators.model.issued_list import IssuedList, IssuedRow
from generators.model.official import squeeze
from generators.model.ticks import ReturnedList
from generators.view.applicability import Applicability, Decision
from generators.view.checklist.records import Checklist

COMPARED = ("who", "does", "standard", "timing", "basis", "evidence")
"""Columns of a list that print what a duty asks."""
_LONGEST_QUOTED = 60


class ChangeKind(Enum):
    """What became of a row."""

    ADDED = "新增"
    CHANGED = "变动"
    REMOVED = "取消"


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """A column of a row that prints something else now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """A row that is new, gone or not what it was."""

    kind: ChangeKind
    duty: str
    row: IssuedRow
    """As it is now; of what is gone, as it was."""
    aspects: tuple[Aspect, ...] = ()
    """Columns that print something else; none where only what nobody prints changed, such as a condition."""
    why: str = ""
    """Why it is gone."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Which row of today's list each row of an older one is."""

    old: IssuedList
    new: IssuedList

    def find(self, duty: str) -> IssuedRow | None:
        """Find the row of today that an old row led by a duty has become; None where it is gone or part of another.

        A row whose lead passed to another of its own duties is still the same row.
        """
        if duty in self._by_lead:
            return self._by_lead[duty]
        old, host = self.find_old(duty), self.find_host(duty)
        return host if old and host and host.duty in dict(old.digest) else None

    def find_old(self, duty: str) -> IssuedRow | None:
        """Find the old row led by a duty."""
        return self._old_by_lead.get(duty)

    def find_host(self, duty: str) -> IssuedRow | None:
        """Find the row of today that joins a duty, whoever leads it."""
        return self._hosts.get(duty)

    @cached_property
    def _by_lead(self) -> dict[str, IssuedRow]:
        return {row.duty: row for row in self.new.rows}

    @cached_property
    def _old_by_lead(self) -> dict[str, IssuedRow]:
        return {row.duty: row for row in self.old.rows}

    @cached_property
    def _hosts(self) -> dict[str, IssuedRow]:
        return {duty: row for row in self.new.rows for duty, _ in row.digest}


def compare(old: IssuedList, new: IssuedList, absent: Mapping[str, str]) -> tuple[RowChange, ...]:
    """List what changed, in the order of today's list, then what is gone; `absent` says why a duty is in no list."""
    comparison = Comparison(old=old, new=new)
    became = {id(row): before for before in old.rows if (row := comparison.find(before.duty)) is not None}
    changes: list[RowChange] = []
    for row in new.rows:
        before = became.get(id(row))
        if before is None:
            changes.append(RowChange(kind=ChangeKind.ADDED, duty=row.duty, row=row))
        elif not is_same(before, row):
            aspects = tuple(list_aspects(before, row))
            changes.append(RowChange(kind=ChangeKind.CHANGED, duty=row.duty, row=row, aspects=aspects))
    for row in old.rows:
        if comparison.find(row.duty) is None:
            why = say_gone(row.duty, comparison.find_host(row.duty), absent)
            changes.append(RowChange(kind=ChangeKind.REMOVED, duty=row.duty, row=row, why=why))
    return tuple(changes)


def is_same(before: IssuedRow, after: IssuedRow) -> bool:
    """Say whether a row asks what it asked: by its digests, and without them by what it prints."""
    if before.digest:
        return sorted(before.digest) == sorted(after.digest)
    return bool(before.texts) and not list(list_aspects(before, after))


def list_aspects(before: IssuedRow, after: IssuedRow) -> Iterator[Aspect]:
    """List the columns that print something else; how lines are broken is no difference."""
    for column in COMPARED if before.texts and after.texts else ():
        old, new = before.texts.get(column, ""), after.texts.get(column, "")
        if squeeze(old) != squeeze(new):
            yield Aspect(column=column, before=old, after=new)


def say_aspects(aspects: tuple[Aspect, ...], names: Mapping[str, str]) -> str:
    """Name the columns that changed, short enough for a cell."""
    return f"{'、'.join(names[one.column] for one in aspects) or '适用条件等'}有变"


def say_aspect(one: Aspect, names: Mapping[str, str]) -> str:
    """Say from what to what a column changed."""
    return f"{names[one.column]}由“{_short(one.before)}”改为“{_short(one.after)}”"


def _short(text: str) -> str:
    plain = squeeze(text).strip("—") or "未写明"
    return plain if len(plain) <= _LONGEST_QUOTED else f"{plain[:_LONGEST_QUOTED]}…"


def say_gone(duty: str, host: IssuedRow | None, absent: Mapping[str, str]) -> str:
    """Say why a row is gone: joined to another, applying no longer, or taken out of the content."""
    if host is not None:
        return f"现与「{squeeze(host.texts.get('does', host.duty))}」合为一行"
    return absent.get(duty, "内容中已没有这项职责")


def say_absent(judged: tuple[Applicability, ...]) -> dict[str, str]:
    """Say of every duty that is in no list of an enterprise why it is not."""
    return {one.duty.id: _say_absent(one) for one in judged if one.status is not Decision.APPLIES}


def _say_absent(one: Applicability) -> str:
    if one.status is Decision.TO_CONFIRM:
        return f"现为待确认，要先问明：{'、'.join(one.asks)}"
    return f"现不适用：{one.why}"


def issue(checklist: Checklist, texts: Mapping[str, Mapping[str, str]]) -> IssuedList:
    """Give a list as one to compare others with; `texts` are what it prints, by the leading duty."""
    return IssuedList(
        code=checklist.code,
        year=checklist.year,
        enterprise=checklist.enterprise,
        rows=tuple(
            IssuedRow(digest=item.digests, duty=item.duty.id, texts=texts.get(item.duty.id, {}))
            for item in checklist.listed
        ),
    )


def issued_on_paper(returned: ReturnedList, record: IssuedList | None = None) -> IssuedList:
    """Give what a returned list was when it was made: by what the file says, then by the record of its code."""
    digests = {row[0][0]: row for row in returned.digests}
    kept = {row.duty: row for row in record.rows} if record else {}
    names = dict.fromkeys([*digests, *kept, *returned.printed])
    rows = (
        IssuedRow(
            digest=digests.get(duty) or (kept[duty].digest if duty in kept else ()),
            duty=duty,
            texts=returned.printed.get(duty, {}),
        )
        for duty in names
    )
    return IssuedList(
        code=returned.code or "",
        year=returned.year or 0,
        enterprise=record.enterprise if record else None,
        rows=tuple(rows),
    )


def issue_plain(plain: Mapping[str, Any]) -> IssuedList:
    """Read back what `plain_checklist` gave. Raises KeyError, TypeError or ValueError for anything else."""
    return IssuedList(
        code=str(plain["code"]),
        year=int(plain["year"]),
        enterprise=Enterprise(
            id=str(plain["enterprise"]),
            name=str(plain["name"]),
            sample=bool(plain["sample"]),
            year=int(plain["profile_year"]),
            facts={
                str(name): tuple(map(str, value)) if isinstance(value, list) else str(value)
                for name, value in plain["facts"].items()
            },
        ),
        rows=tuple(
            IssuedRow(
                digest=tuple((str(one["id"]), str(one["digest"])) for one in (duty, *duty["also"])),
                duty=str(duty["id"]),
                texts=_plain_texts(duty),
            )
            for duty in plain["duties"]
            if duty["status"] == Decision.APPLIES.value
        ),
    )


def _plain_texts(duty: Mapping[str, Any]) -> dict[str, str]:
    """Say a duty of the plain list column by column."""
    sources = (duty, *duty["also"])
    return {
        "who": "、".join(dict.fromkeys(name for one in sources for name in one["who"])),
        "does": "；".join(dict.fromkeys(str(one["does"]) for one in sources)),
        "standard": "；".join(dict.fromkeys(str(one["standard"]) for one in sources if one["standard"])),
        "timing": str(duty["timing"] or ""),
        "basis": "；".join(str(one["basis"]) for one in sources),
        "evidence": "、".join(dict.fromkeys(name for one in sources for name in one["evidence"])),
    }


def say_facts(before: Enterprise, after: Enterprise) -> tuple[str, ...]:
    """Name the facts of an enterprise that are not what they were."""
    names = dict.fromkeys([*before.facts, *after.facts])
    changed = [name for name in names if before.facts.get(name) != after.facts.get(name)]
    return (*(["名称"] if before.name != after.name else []), *changed)
