"""What is wrong in a file people write, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A spot in a file: the way to a value (keys and positions), or a line and column already known.

    `keys` leads through the YAML from the top of the file; line and column count from 1 and are
    looked up only when a problem is reported, because positions of every value would double the reading time.
    """

    file: str
    keys: tuple[str | int, ...] = ()
    line: int | None = None
    column: int | None = None

    def inside(self, *keys: str | int) -> "Place":
        """Return the place of a value below this one."""
        return Place(file=self.file, keys=(*self.keys, *keys))


NOWHERE = Place(file="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing to mend: its place, what is wrong and how to mend it, in the reader's words."""

    place: Place
    message: str
    hint: str = ""
    on_key: bool = False
    """Whether the key itself is meant (an unknown key), not its value."""
