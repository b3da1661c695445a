"""What changed at a place, in words: which duties, and which other parts."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generators.model.library import Library
from generators.model.policy import Duty
from generators.model.suspect import BasisChange, Suspect, TargetKind
from generators.model.words import yaml_word
from generators.view.clauses import say_clause
from generators.view.suspects.fingerprints import AMENDED, name_place, short_id

_CALLED = {TargetKind.LIST: "本清单", TargetKind.FORM: "本表", TargetKind.PAGE: "本页"}
_PARTS = {yaml_word("hash"): "原文"}
"""Parts that a reader knows by another word."""
_HEAD = "政策本身"
"""What stands for the place of what is at none: the head of a policy."""
_SHOWN = 3
"""How many places a note in a file names, and how many duties of each where it is short of room."""
_ROOM = 60
"""Characters for what is different at one place."""


class PlaceWords:
    """Says what places are called and what is different at one."""

    def __init__(self, library: Library) -> None:
        """Make the names ready."""
        self._where: dict[str, str] = {}
        self._duties: dict[str, dict[str, Duty]] = {}
        self._titles = {policy.id: policy.title for policy in library.policies}
        for policy in library.policies:
            for clause in policy.clauses:
                place = name_place(policy, clause)
                self._where[place] = say_clause(clause.clause, clause.row)
                self._duties[place] = {short_id(duty.id, policy.id): duty for duty in clause.duties}

    def say_new(self, place: str) -> BasisChange:
        """Say that it did not rest on this place before."""
        duties = self._duties.get(place, {})
        return self._change(place, "新的依据", [("有", list(duties))] if duties else [], "")

    def say_gone(self, place: str) -> BasisChange:
        """Say that there is no such place any more."""
        return self._change(place, "这一处已经没有了", [], "")

    def say_changed(self, place: str, was: Mapping[str, str], now: Mapping[str, str]) -> BasisChange:
        """Say which duties were added, changed and taken away, and which other parts differ."""
        moved = (
            ("新增", [name for name in now if name not in was]),
            ("改了", [name for name in now if name in was and was[name] != now[name]]),
            ("取消", [name for name in was if name not in now]),
        )
        # the parts of a place bear the words of YAML, duties their ids
        every = [name for _, names in moved for name in names]
        amended = [name.removesuffix(AMENDED) for name in every if name.endswith(AMENDED)]
        rest = [name for name in every if not name.isascii() and not name.endswith(AMENDED)]
        duties = [(word, own) for word, names in moved if (own := [name for name in names if name.isascii()])]
        duties += [("按修订记录变了的", amended)] if amended else []
        return self._change(
            place, "" if duties or rest else "内容有改动", duties, "、".join(_PARTS.get(name, name) for name in rest)
        )

    def _change(self, place: str, what: str, duties: Iterable[tuple[str, list[str]]], rest: str) -> BasisChange:
        policy, _, where = place.partition(" ")
        title = f"《{self._titles[policy]}》" if policy in self._titles else policy
        where = self._where.get(place, where.replace("/", ""))
        known = self._duties.get(place, {})
        full, brief = [what] if what else [], [what] if what else []
        for word, names in duties:
            full.append(f"{word}职责：{'、'.join(_name(policy, name, known.get(name)) for name in names)}")
            more = f"等{len(names)}条" if len(names) > _SHOWN else ""
            brief.append(f"{word}职责 {'、'.join(f'{policy}.{name}' for name in names[:_SHOWN])}{more}")
        tail = [f"改了{rest}"] if rest else []
        return BasisChange(
            basis=place,
            cited=f"{title}{where}",
            says="；".join((*full, *tail)),
            where=where,
            brief="；".join((*brief, *tail)),
        )


def _name(policy: str, short: str, duty: Duty | None) -> str:
    return f"{policy}.{short} {duty.does}" if duty else f"{policy}.{short}"


def say_suspect(suspect: Suspect, called: str = "") -> str:
    """Say in a sentence for a file why it is suspect, or what it calls so: the first few places, what changed there."""
    what = called or _CALLED.get(suspect.kind, f"{suspect.kind.value}“{suspect.name}”")
    if not suspect.changes:
        return f"还没有人对照条款确认过{what}。"
    named = _say_first(suspect, lambda one: f"{one.cited}（{_note(one)}）")
    return f"{suspect.confirmed_by} {suspect.confirmed_on} 确认之后，{what}依据的条款变了：{named}。"


def _say_first(suspect: Suspect, say: Callable[[BasisChange], str]) -> str:
    """Say the first places, and of how many they are the first."""
    more = f"等{len(suspect.changes)}处" if len(suspect.changes) > _SHOWN else ""
    return "；".join(map(say, suspect.changes[:_SHOWN])) + more


def _note(change: BasisChange) -> str:
    """Say what is different, duties with what they ask as long as there is room for it."""
    return change.says if len(change.says) <= _ROOM else change.brief


def say_briefly(suspect: Suspect) -> str:
    """Say the same in about a line: the first places with what changed there, duties by their ids."""
    if not suspect.changes:
        return say_suspect(suspect)
    named = _say_first(suspect, lambda one: f"{one.where or _HEAD} {one.brief}")
    return f"{suspect.confirmed_by} {suspect.confirmed_on} 确认之后变了：{named}。"


def say_in_cell(suspect: Suspect) -> str:
    """Say the same for the cell of a table: what is suspect, unless the row is it, and the first places in brief."""
    what = f"{suspect.target}：" if suspect.kind is TargetKind.LINK else ""
    if not suspect.changes:
        return f"{what}还没有人对照条款确认过"
    return what + _say_first(suspect, lambda one: f"{one.basis.partition(' ')[0]} {one.where or _HEAD} {one.brief}")


def say_change(change: BasisChange) -> str:
    """Say one change for a line of its own."""
    return f"{change.cited}：{change.says}"


def plain_suspect(suspect: Suspect) -> dict[str, object]:
    """Give it as plain data."""
    return {
        "target": suspect.target,
        "confirmed_by": suspect.confirmed_by or None,
        "confirmed_on": suspect.confirmed_on or None,
        "changes": [{"basis": one.basis, "cited": one.cited, "says": one.says} for one in suspect.changes],
    }


def lines_of(suspect: Suspect) -> Iterator[str]:
    """Yield what changed, a line for each place; one line where nobody ever confirmed it."""
    if not suspect.changes:
        yield say_suspect(suspect)
    yield from map(say_change, suspect.changes)
