"""The names of actors that stand in a text, and the lines that print who leads, implements and supervises."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.model.library import Library
from generators.model.official import squeeze

LEADS, IMPLEMENTS, SUPERVISES = "牵头", "实施", "督促指导"
_LABELLED = re.compile(r"(?P<label>[一-龥]{0,6}(?:单位|部门|处室))[：:](?P<names>[^；。）):：]+)")
_SUPERVISING = re.compile(r"督促|监督|指导")
_PART = re.compile(r"牵头|实施|责任|督促|监督|指导|配合")
_JOINTS = "、和及与"
_VERB = 10
"""Characters after the actors in which the verb stands that says their part."""
_SHORTEST_NAME = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ResponsibilityLine:
    """A printed line or part of a cell that says who has a part in a measure."""

    part: str
    """牵头, 实施 or 督促指导: the key of the measure that holds it."""
    names: tuple[str, ...]
    """The actors it prints, in order."""


def names_of(library: Library, policy: str) -> tuple[str, ...]:
    """Return every name and alias an actor has in a policy, the longest first."""
    known = {
        name
        for role in library.roles
        if not role.policies or policy in role.policies
        for name in (role.name, *role.aliases)
        if len(name) >= _SHORTEST_NAME
    }
    return tuple(sorted(known, key=lambda name: (-len(name), name)))


def find_names(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Find the actors a text names, each at its longest: 各企业, not 企业 inside it."""
    rest = squeeze(text)
    found: list[tuple[int, str]] = []
    for name in known:
        start = rest.find(squeeze(name))
        while start >= 0:
            found.append((start, name))
            rest = rest[:start] + "|" * len(squeeze(name)) + rest[start + len(squeeze(name)) :]
            start = rest.find(squeeze(name))
    return tuple(name for _, name in sorted(found))


def find_cell_lines(text: str, known: tuple[str, ...]) -> Iterator[ResponsibilityLine]:
    """Read a cell of responsibilities: the actors each part up to 。 or ； begins with, sorted by what it says of them.

    Who stands later in a part is acted upon: 由甲协会组织对乙企业开展培训.
    """
    for part in re.split(r"[；;。]", squeeze(text)):
        names, rest = _take_names(part.removeprefix("由"), known)
        if names:
            yield ResponsibilityLine(part=_sort_part(rest[:_VERB]), names=names)


def _take_names(part: str, known: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Take the run of actors a part begins with; return them and what is left."""
    names: list[str] = []
    rest = part
    while name := next((one for one in known if rest.startswith(squeeze(one))), None):
        names.append(name)
        rest = rest[len(squeeze(name)) :]
        if not rest or rest[0] not in _JOINTS:
            break
        rest = rest[1:]
    return tuple(names), rest


def find_labelled_lines(text: str, known: tuple[str, ...]) -> Iterator[ResponsibilityLine]:
    """Read lines like 牵头单位：甲、乙 in running text; a label that names no actor's part is none."""
    for found in _LABELLED.finditer(squeeze(text)):
        names = find_names(found["names"], known)
        if names and _PART.search(found["label"]):
            yield ResponsibilityLine(part=_sort_part(found["label"]), names=names)


def _sort_part(text: str) -> str:
    if "牵头" in text:
        return LEADS
    return SUPERVISES if _SUPERVISING.search(text) else IMPLEMENTS
