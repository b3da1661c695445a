"""The content lists are made from, and the words of the page and of the lists."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.registry import DutyLink, Fact, Region, Role
from generators.model.suspect import Suspect, TargetKind
from generators.phrases.numbers import say_han
from generators.view.as_of import held_policies
from generators.view.own_list.plain import plain_own_list
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.own_list.script import script_bytes

PATH = "handbook/data/own-list.js"
NUMERALS = 60
"""Up to which number parts and sheets are counted in words; no list has half as many."""
WORDS = ("我的清单页", "清单", "清单栏目", "清单频次", "状态")
"""The groups of labels that the page and the lists use."""
PROGRAM = ("generators/view", "generators/phrases", "generators/write/own_list")


@dataclass(frozen=True, kw_only=True)
class OwnListContent:
    """All that lists are made from."""

    policies: tuple[Policy, ...]
    roles: tuple[Role, ...]
    regions: tuple[Region, ...]
    facts: tuple[Fact, ...]
    links: tuple[DutyLink, ...]
    samples: tuple[Enterprise, ...]
    calendar: Calendar
    suspects: tuple[Suspect, ...]


def own_list_content(library: Library, labels: Labels) -> Output:
    """Give the script that holds the content."""
    content = OwnListContent(
        policies=held_policies(library),
        roles=library.roles,
        regions=library.regions,
        facts=library.facts,
        links=library.links,
        samples=tuple(one for one in library.enterprises if one.sample),
        calendar=library.calendar,
        suspects=tuple(one for one in library.suspects if one.kind in {TargetKind.LINK, TargetKind.LIST}),
    )
    means = {"程序": hash_files(*(ROOT / path for path in PROGRAM)), "用语": digest(repr(labels))}
    make = partial(_make, library, labels)
    return Output(path=PATH, view=content, means=means, make=make)


def _make(library: Library, labels: Labels) -> bytes:
    return script_bytes("ownListData", plain_content(library, labels))


def plain_content(library: Library, labels: Labels) -> dict[str, Any]:
    """Give all data but the Word skeleton."""
    return {
        **plain_own_list(library),
        "words": {name: labels[name] for name in WORDS if name in labels},
        "numerals": ["", *(say_han(number) for number in range(1, NUMERALS + 1))],
    }
