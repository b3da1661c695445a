"""The years of columns: 6月底前 in the column 2025年安排 is a day of 2025."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generators.model.draft import DraftTable
from generators.model.official import OfficialPlace

_COLUMN_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


class YearColumns:
    """Knows which lines of a text stand in the column of a year."""

    def __init__(self, tables: Sequence[DraftTable]) -> None:
        """Take the tables; a line that stands in several columns is taken in their order."""
        self._years = defaultdict[tuple[str, str], list[int]](list)
        for table in tables:
            for row in table.rows:
                for cell, kind in zip(row, table.kinds, strict=False):
                    for line in cell.split("\n") if kind.isdecimal() else ():
                        self._years[table.clause, line.strip()].append(int(kind))

    def part(self, place: OfficialPlace, year: int | None) -> Iterator[tuple[int, str, int | None]]:
        """Part the text of a place where the year changes: where a part begins, the part, its year."""
        named = _COLUMN_YEAR.search(place.cell or "")
        if named or not any(clause == place.path for clause, _ in self._years):
            yield 0, place.text, int(named[0]) if named else year
            return
        start = 0
        for line in place.text.split("\n"):
            years = self._years.get((place.path, line.strip()))
            yield start, line, years.pop(0) if years else year
            start += len(line) + 1
