"""Files to download: where they lie in the site and their format. Their size is known only when they are made."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

OFFERED = (".docx", ".xlsx", ".ics", ".csv")
"""Endings of files for people; data for programs stays in build/."""
SEVERAL = 2
VARIANT = re.compile(r"(.+)（([^（）]+)）")


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file offered for download."""

    name: str
    label: str
    """What tells it from the files beside it: 第1份（企业）; for a variant what it differs in: 不加保护."""
    address: str
    """From the top of the site, percent-encoded."""
    format: str
    """docx, xlsx …: a key of the labels."""
    variants: tuple["Download", ...] = ()
    """The same file made otherwise: its name adds （…） to this one's."""


def list_downloads(folder: str, files: Collection[str]) -> tuple[Download, ...]:
    """Return the files of a folder below build/, in the order of their names, variants under their main file."""
    paths = sorted(path for path in files if path.startswith(folder) and path.endswith(OFFERED))
    variants = {path: main for path in paths if (main := _main_of(path)) in paths}
    mains = [path for path in paths if path not in variants]
    shared = _shared_start([_stem(path) for path in mains])
    return tuple(
        _make(
            path,
            _stem(path)[shared:],
            tuple(_make(one, _variant_of(one)) for one, main in variants.items() if main == path),
        )
        for path in mains
    )


def _make(path: str, label: str, variants: tuple[Download, ...] = ()) -> Download:
    return Download(
        name=path.rsplit("/", 1)[-1],
        label=label,
        address=quote(path),
        format=path.rsplit(".", 1)[-1],
        variants=variants,
    )


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _main_of(path: str) -> str:
    start, ending = path.rsplit(".", 1)
    found = VARIANT.fullmatch(start)
    return f"{found[1]}.{ending}" if found else ""


def _variant_of(path: str) -> str:
    found = VARIANT.fullmatch(_stem(path))
    return found[2] if found else ""


def _shared_start(stems: list[str]) -> int:
    """Return how many characters all names begin with, up to and with the last dash; none for a single file."""
    if len(stems) < SEVERAL:
        return 0
    shared = 0
    for number, letters in enumerate(zip(*stems, strict=False), 1):
        if len(set(letters)) > 1:
            break
        shared = number if letters[0] == "-" else shared
    return shared
