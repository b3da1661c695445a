"""Records looked up by which they are: comparing all the content takes longer than what is kept about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Generic, TypeVar, TypeVarTuple

Record = TypeVar("Record")
Told = TypeVar("Told")
Rest = TypeVarTuple("Rest")


@dataclass(frozen=True, eq=False, slots=True)
class Same(Generic[Record]):
    """A record as a key: equal where it is the same one, whatever it holds."""

    record: Record

    def __eq__(self, other: object) -> bool:
        """Compare which record it is."""
        return isinstance(other, Same) and self.record is other.record

    def __hash__(self) -> int:
        """Hash which record it is; a cache keeps it, so that its identity is not given to another."""
        return id(self.record)


def once_for_each(most: int) -> Callable[[Callable[[Record, *Rest], Told]], Callable[[Record, *Rest], Told]]:
    """Let a function of a record be asked once for each; when there are as many as `most`, all is forgotten.

    What else it is given counts by what it holds: asked with something else than the last time, it tells anew.
    For what is asked ten thousand times a build, when even a key takes its time.
    """

    def keep(tell: Callable[[Record, *Rest], Told]) -> Callable[[Record, *Rest], Told]:
        known: dict[int, tuple[Record, tuple[*Rest], Told]] = {}
        # The record is kept, so that its identity is not given to another.

        @wraps(tell)
        def find(record: Record, *rest: *Rest) -> Told:
            found = known.get(id(record))
            if found is None or found[1] != rest:
                if len(known) >= most:
                    known.clear()
                found = known[id(record)] = record, rest, tell(record, *rest)
            return found[2]

        return find

    return keep
