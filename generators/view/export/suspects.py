"""What is to be looked at again since somebody confirmed it, as plain records."""

from collections.abc import Iterator

from generators.model.library import Library
from generators.view.export.times import Plain
from generators.view.suspects.words import plain_suspect


def view_suspect_records(library: Library) -> Iterator[Plain]:
    """Yield {target, name, confirmed_by, confirmed_on, changes} of each; nothing where nobody confirms anything."""
    for one in library.suspects:
        said = plain_suspect(one)
        yield {"target": said.pop("target"), "name": one.name, **said}
