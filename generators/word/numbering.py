"""The automatic numbers of a Word file, as a reader sees them before a paragraph; no text holds them."""

import re
from collections.abc import Callable

from lxml import etree

from generators.word.returned.names import VAL, W

DEEPEST = 8
"""Levels of a list, from 0."""
_PLACE = re.compile(r"%([1-9])")
_HAN = frozenset(
    {"chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting"}
    | {"japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand"}
)
_SILENT = frozenset({"bullet", "none", ""})


class Numbering:
    """Counts the paragraphs of every list of a file."""

    def __init__(
        self, numbering: etree._Element | None, styles: etree._Element | None, say_han: Callable[[int], str]
    ) -> None:
        """Read what the lists of a file look like; a file may have none. Chinese numerals are said by `say_han`."""
        self._say_han = say_han
        self._lists: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._same: dict[str, str] = {}
        """Of each list the pattern it follows: lists with one pattern count on."""
        self._counts: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def next_label(self, properties: etree._Element | None, style: str) -> str:
        """Count a paragraph and return its number as printed; empty where it has none."""
        own = None if properties is None else properties.find(f"{W}numPr")
        name, level = self._styles.get(style, ("", 0))
        if own is not None:
            name = read_value(own.find(f"{W}numId")) or name
            level = _whole(own.find(f"{W}ilvl"), level)
        levels = self._lists.get(name)
        if not levels or level not in levels:
            return ""
        return self._count(self._same[name], levels, level)

    def _count(self, pattern: str, levels: dict[int, tuple[str, str, int]], level: int) -> str:
        counts = self._counts.setdefault(pattern, [None] * (DEEPEST + 1))
        before = counts[level]
        counts[level] = levels[level][2] if before is None else before + 1
        counts[level + 1 :] = [None] * (DEEPEST - level)
        shape, text, _ = levels[level]
        if shape in _SILENT:
            return ""

        def say(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            kind, _, start = levels.get(place, ("decimal", "", 1))
            count = counts[place]
            return self._say(start if count is None else count, kind)

        return _PLACE.sub(say, text)

    def _say(self, number: int, shape: str) -> str:
        """Write a number as a list does: 3, 三, ③, c."""
        if shape in _HAN:
            return self._say_han(number)
        if shape == "decimalEnclosedCircle" and 1 <= number <= 20:  # noqa: PLR2004 - Unicode has so many
            return chr(ord("①") + number - 1)
        if shape in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:  # noqa: PLR2004 - the alphabet
            return chr(ord("a" if shape == "lowerLetter" else "A") + number - 1)
        return str(number)

    def _read_lists(self, numbering: etree._Element) -> None:
        patterns = {one.get(f"{W}abstractNumId", ""): dict(_levels(one)) for one in numbering.iter(f"{W}abstractNum")}
        for one in numbering.iter(f"{W}num"):
            name, pattern = one.get(f"{W}numId", ""), read_value(one.find(f"{W}abstractNumId"))
            levels = dict(patterns.get(pattern, {}))
            changed = False
            for override in one.iter(f"{W}lvlOverride"):
                level = _whole(override, 0, f"{W}ilvl")
                start = override.find(f"{W}startOverride")
                if level in levels and start is not None:
                    levels[level] = (*levels[level][:2], _whole(start, 1))
                    changed = True
            self._lists[name] = levels
            self._same[name] = f"{name}!" if changed else pattern

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iter(f"{W}style"):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                self._styles[style.get(f"{W}styleId", "")] = (
                    read_value(found.find(f"{W}numId")),
                    _whole(found.find(f"{W}ilvl"), 0),
                )


def _levels(pattern: etree._Element) -> list[tuple[int, tuple[str, str, int]]]:
    return [
        (
            _whole(level, 0, f"{W}ilvl"),
            (
                read_value(level.find(f"{W}numFmt")),
                read_value(level.find(f"{W}lvlText")),
                _whole(level.find(f"{W}start"), 1),
            ),
        )
        for level in pattern.iter(f"{W}lvl")
        if _whole(level, 0, f"{W}ilvl") <= DEEPEST
    ]


def read_value(element: etree._Element | None) -> str:
    """Read `w:val`; empty where there is no element or no value."""
    return "" if element is None else element.get(VAL, "")


def _whole(element: etree._Element | None, otherwise: int, name: str = VAL) -> int:
    text = "" if element is None else element.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else otherwise  # noqa: PLR2004 - sane
