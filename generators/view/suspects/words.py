"""What changed at a place, in words: which duties, and which other parts."""

from collections.abc import Collection, Iterator, Mapping

from generators.model.library import Library
from generators.model.policy import Duty
from generators.model.suspect import BasisChange, Suspect
from generators.view.clauses import say_clause
from generators.view.suspects.fingerprints import name_place, short_id

_SHOWN = 3
"""How many places a note in a file names."""


class PlaceWords:
    """Says what places are called and what is different at one."""

    def __init__(self, library: Library) -> None:
        """Make the names ready."""
        self._cited: dict[str, str] = {}
        self._duties: dict[str, dict[str, Duty]] = {}
        self._titles = {policy.id: policy.title for policy in library.policies}
        for policy in library.policies:
            self._cited[policy.id] = f"《{policy.title}》"
            for clause in policy.clauses:
                place = name_place(policy, clause)
                self._cited[place] = f"《{policy.title}》{say_clause(clause.clause, clause.row)}"
                self._duties[place] = {short_id(duty.id, policy.id): duty for duty in clause.duties}

    def cite(self, place: str) -> str:
        """Say a place as people cite it; one that is gone as far as its policy is still known."""
        policy, _, rest = place.partition(" ")
        title = f"《{self._titles[policy]}》" if policy in self._titles else policy
        return self._cited.get(place) or f"{title}{rest.replace('/', '')}"

    def say_new(self, place: str) -> str:
        """Say that it did not rest on this place before."""
        duties = self._duties.get(place, {})
        return f"新的依据{f'，有职责：{_list_duties(duties.values())}' if duties else ''}"

    def say_gone(self) -> str:
        """Say that there is no such place any more."""
        return "这一处已经没有了"

    def say_changed(self, place: str, was: Mapping[str, str], now: Mapping[str, str]) -> str:
        """Say which duties were added, changed and taken away, and which other parts differ."""
        duties = self._duties.get(place, {})
        is_duty = {name for name in (*was, *now) if name.isascii()}
        added = [name for name in now if name not in was]
        changed = [name for name in now if name in was and was[name] != now[name]]
        removed = [name for name in was if name not in now]
        policy = place.partition(" ")[0]
        said = []
        for word, names in (("新增", added), ("改了", changed)):
            own = [duties[name] for name in names if name in duties]
            said += [f"{word}职责：{_list_duties(own)}"] if own else []
        gone = [f"{policy}.{name}" for name in removed if name in is_duty]
        said += [f"取消职责：{'、'.join(gone)}"] if gone else []
        rest = [name for name in (*added, *changed, *removed) if name not in is_duty]
        said += [f"改了{'、'.join(rest)}"] if rest else []
        return "；".join(said) or "内容有改动"


def _list_duties(duties: Collection[Duty]) -> str:
    return "、".join(f"{duty.id} {duty.does}" for duty in duties)


def say_suspect(suspect: Suspect) -> str:
    """Say in a sentence for a file why it is suspect: the first few places with what changed there."""
    if not suspect.changes:
        return "还没有人对照依据的条款确认过。"
    named = "；".join(f"{one.cited}（{one.says}）" for one in suspect.changes[:_SHOWN])
    more = f"等{len(suspect.changes)}处" if len(suspect.changes) > _SHOWN else ""
    return f"{suspect.confirmed_by} {suspect.confirmed_on} 确认之后，依据的条款变了：{named}{more}。"


def say_change(change: BasisChange) -> str:
    """Say one change for a line of its own."""
    return f"{change.cited}：{change.says}"


def plain_suspect(suspect: Suspect) -> dict[str, object]:
    """Give it as plain data."""
    return {
        "confirmed_by": suspect.confirmed_by or None,
        "confirmed_on": suspect.confirmed_on or None,
        "changes": [{"basis": one.basis, "cited": one.cited, "says": one.says} for one in suspect.changes],
    }


def lines_of(suspect: Suspect) -> Iterator[str]:
    """Yield what changed, a line for each place; one line where nobody ever confirmed it."""
    if not suspect.changes:
        yield say_suspect(suspect)
    yield from map(say_change, suspect.changes)
