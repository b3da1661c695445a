"""Records looked up by which they are: comparing all the content takes longer than what is kept about it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Record = TypeVar("Record")


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
