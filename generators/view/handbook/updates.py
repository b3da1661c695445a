"""What changed in the handbook, the latest first: whom it concerns, what is different, where it stands."""

from dataclasses import dataclass

from generators.model.changes import ChangeKind
from generators.model.update import Update, UpdateLine
from generators.view.changes.notices import HEADINGS
from generators.view.handbook.index import Index, Link, link_duty


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """One change with its links."""

    line: UpdateLine
    duty: Link
    who: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ShownUpdate:
    """One update with its changes under the headings of notices."""

    update: Update
    sections: tuple[tuple[str, tuple[ShownLine, ...]], ...]


def view_updates(index: Index) -> tuple[ShownUpdate, ...]:
    """Lay out the page of updates."""
    latest = sorted(index.library.updates, key=lambda one: (one.day, one.id), reverse=True)
    return tuple(_show(one, index) for one in latest)


def _show(update: Update, index: Index) -> ShownUpdate:
    sections = (
        (heading.value, tuple(_show_line(line, index) for line in update.told if line.kind in kinds))
        for heading, kinds in HEADINGS
    )
    return ShownUpdate(update=update, sections=tuple((name, lines) for name, lines in sections if lines))


def _show_line(line: UpdateLine, index: Index) -> ShownLine:
    spot = index.spots_by_duty.get(line.record)
    policy = line.record.split(".", 1)[0]
    duty = link_duty(spot) if spot and line.kind is not ChangeKind.REMOVED else Link(text=line.does)
    return ShownLine(line=line, duty=Link(text=line.does, address=duty.address), who=index.link_roles(line.who, policy))
