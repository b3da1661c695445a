"""How high a row of a spreadsheet must be to show all its text: LibreOffice leaves that to the file."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

_LINE, _HIGHEST = 17.0, 409.0
"""Points of a line, and of the highest row a spreadsheet has."""


def find_height(row: Sequence[object], widths: Sequence[float]) -> float:
    """Find how high a row must be in points; only its texts count, columns are so many digits wide."""
    lines = [_count_lines(value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str)]
    return min(max(lines, default=1) * _LINE, _HIGHEST)


@lru_cache(maxsize=4096)
def _count_lines(text: str, width: float) -> int:
    """Count the lines of a text in a column of so many digits; a sign of more than one byte is as wide as two."""
    return sum(max(1, ceil((len(line.encode()) + len(line)) / 2 / (width - 2))) for line in text.split("\n"))
