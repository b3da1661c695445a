"""Files to download: where they lie in the site, their format and their size."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import quote

KILOBYTE = 1024
OFFERED = (".docx", ".xlsx", ".ics")
"""Endings of files for people; data for programs stays in build/."""


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file offered for download."""

    name: str
    address: str
    """From the top of the site, percent-encoded."""
    format: str
    """docx, xlsx …: a key of the labels."""
    kilobytes: int
    """Rounded up, so that a change of a few bytes changes no page."""


def list_downloads(folder: str, files: Mapping[str, int]) -> tuple[Download, ...]:
    """Return the files of a folder below build/, in the order of their names."""
    return tuple(
        Download(
            name=path.rsplit("/", 1)[-1],
            address=quote(path),
            format=path.rsplit(".", 1)[-1].lower(),
            kilobytes=ceil(size / KILOBYTE),
        )
        for path, size in sorted(files.items())
        if path.startswith(folder) and path.endswith(OFFERED)
    )
