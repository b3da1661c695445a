"""White space, full-width characters, letters for digits: the grammar reads a tidy copy, places are of the original."""

import re
from dataclasses import dataclass

_FULL_WIDTH = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, "–—―－﹣"), "-"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003"), " "),
    **{ord(wide): narrow for wide, narrow in {"％": "%", "．": ".", "／": "/", "～": "~", "○": "〇"}.items()},
}
_WORN = re.compile(r"(?<![A-Za-z0-9])(?=[OolI]*\d)[\dOolI]*[OolI][\dOolI]*(?![A-Za-z0-9])")
"""A number in which a scan read letters: 2O25, 3O, l2."""
_WORN_DIGITS = str.maketrans("OolI", "0011")
_BLANK = re.compile(r"(?<![0-9A-Za-z]) +|(?<=[0-9A-Za-z]) +(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Tidy:
    """A text without blanks and full-width digits, and where each of its characters stood."""

    original: str
    text: str
    places: tuple[int, ...] | range

    def start(self, index: int) -> int:
        """Return where the character at `index` of the tidy text begins in the original."""
        return self.places[index]

    def end(self, index: int) -> int:
        """Return where a stretch that stops before `index` of the tidy text ends in the original."""
        return self.places[index - 1] + 1


def tidy(text: str) -> Tidy:
    """Drop blanks, except between two Latin letters or digits, and read the letters in worn numbers as digits.

    Line breaks and tabs stay as boundaries.
    """
    folded = _WORN.sub(lambda worn: worn[0].translate(_WORN_DIGITS), text.translate(_FULL_WIDTH))
    if " " not in folded:
        return Tidy(text, folded, range(len(folded)))
    parts: list[str] = []
    places: list[int] = []
    position = 0
    for blank in _BLANK.finditer(folded):
        parts.append(folded[position : blank.start()])
        places.extend(range(position, blank.start()))
        position = blank.end()
    parts.append(folded[position:])
    places.extend(range(position, len(folded)))
    return Tidy(text, "".join(parts), tuple(places))
