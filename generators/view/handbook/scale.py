"""The page 规模: what lists for a city, a province and the country would take, reckoned from what was measured."""

from dataclasses import dataclass

from generators.model.measured import Measured
from generators.view.handbook.index import Index

CITY, PROVINCE, COUNTRY = 5_000, 100_000, 1_000_000
SIZES = {"city": CITY, "province": PROVINCE, "country": COUNTRY}
"""Key of the label -> enterprises; the number of the country is a round assumption of ours, no count of anybody's."""
CORES = (1, 2, 16)
_HOUR, _MINUTE = 3600, 60


@dataclass(frozen=True, kw_only=True)
class ScaleRow:
    """What so many enterprises take."""

    name: str
    """Key of its label."""
    enterprises: int
    core_hours: str
    spans: tuple[str, ...]
    """How long it takes, for each of `CORES`, which share the work evenly."""
    size: str
    """Of all files as people open them."""
    packed: str
    """Of the zips they are kept and sent in."""


@dataclass(frozen=True, kw_only=True)
class ScalePage:
    """All sizes, and what they are reckoned from."""

    measured: Measured | None
    rate: str = ""
    """Enterprises a core makes in a second."""
    files: tuple[tuple[str, str], ...] = ()
    """(format, size of one)."""
    each: str = ""
    """Size of all files of one enterprise."""
    each_packed: str = ""
    rows: tuple[ScaleRow, ...] = ()


def view_scale(index: Index) -> ScalePage:
    """Lay out the page of sizes; without figures it says so."""
    measured = index.measured
    if measured is None:
        return ScalePage(measured=None)
    return ScalePage(
        measured=measured,
        rate=f"{measured.rate:.1f}",
        files=tuple((kind, say_bytes(size)) for kind, size in measured.files.items()),
        each=say_bytes(sum(measured.files.values())),
        each_packed=say_bytes(measured.packed),
        rows=tuple(_row(name, count, measured) for name, count in SIZES.items()),
    )


def _row(name: str, count: int, measured: Measured) -> ScaleRow:
    seconds = count / measured.rate
    return ScaleRow(
        name=name,
        enterprises=count,
        core_hours=f"{seconds / _HOUR:.2f}" if seconds < 10 * _HOUR else f"{seconds / _HOUR:.0f}",
        spans=tuple(say_span(seconds / cores) for cores in CORES),
        size=say_bytes(count * sum(measured.files.values())),
        packed=say_bytes(count * measured.packed),
    )


def say_span(seconds: float) -> str:
    """Say how long something takes, as exactly as a reckoning deserves."""
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} 秒"
    if seconds < 2 * _HOUR:
        return f"{seconds / _MINUTE:.0f} 分钟"
    return f"{seconds / _HOUR:.1f} 小时"


def say_bytes(size: int) -> str:
    """Say a size in thousands of bytes, as disks are sold."""
    for unit, bytes_of in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}"
    return f"{size / 1000:.0f} KB"
