"""A page written by hand, shown as it is."""

from dataclasses import dataclass

from generators.model.suspect import Suspect
from generators.view.handbook.index import Index, Link


@dataclass(frozen=True, kw_only=True)
class ProsePage:
    """Markdown as its author wrote it, with its heading."""

    text: str
    suspect: Suspect | None = None

    @property
    def heading(self) -> str:
        """Give its first line, which is its title."""
        return self.text.split("\n", 1)[0]

    @property
    def body(self) -> str:
        """Give what stands below the title."""
        return self.text.removeprefix(self.heading)


def title_of(text: str) -> str:
    """Return the title of a page: its first line without the mark of a heading."""
    return text.split("\n", 1)[0].removeprefix("#").strip()


def list_prose(index: Index) -> tuple[Link, ...]:
    """Link every page written by hand, in the order of their file names."""
    return tuple(Link(text=title_of(text), address=f"pages/{name}.html") for name, text in index.prose.items())
