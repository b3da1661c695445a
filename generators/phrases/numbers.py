"""Numbers as officials write them: 12, 1,000, 2.0, 十五, 两, 半, 〇."""

import re
from decimal import Decimal
from functools import lru_cache

ARABIC = r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?"
HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两"
HAN = rf"(?<![{HAN_DIGITS}])[{HAN_DIGITS}]+"
NUMBER = rf"(?:{ARABIC}|{HAN})"
HALF = "半"

_ONES = {"": 0, **{numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)}}
_SMALL: dict[str, int | Decimal] = {
    **{f"{tens}十{ones}": 10 * (_ONES[tens] or 1) + _ONES[ones] for tens in _ONES for ones in _ONES},
    **{numeral: value for numeral, value in _ONES.items() if numeral},
    HALF: Decimal("0.5"),
    "〇": 0,
    "零": 0,
    "两": 2,
}
"""The numerals that texts hold, nearly all of them."""
_SAID = {
    **{value: numeral for numeral, value in _ONES.items() if numeral},
    **{10 * (_ONES[tens] or 1) + _ONES[ones]: f"{tens}十{ones}" for tens in _ONES if tens != "一" for ones in _ONES},
}
"""Numbers below a hundred -> how headings are numbered with them."""
_SCALES = re.compile("[十百千万亿]")


@lru_cache(maxsize=4096)
def find_number(text: str) -> int | Decimal | None:
    """Return the number a text writes, or None: 二三 (two or three) and 十百 are no number."""
    if text in _SMALL:
        return _SMALL[text]
    if not text or (len(text) > 1 and not text[0].isdecimal() and not _SCALES.search(text)):
        return None
    return _arabic(text.replace(",", "")) if text[0].isdecimal() else _han(text)


def _han(text: str) -> int | None:
    import cn2an  # noqa: PLC0415 - takes longer to load than all our phrases; most numerals are small

    try:
        return int(cn2an.cn2an(text, "normal"))
    except ValueError:
        return None


def find_whole(text: str) -> int | None:
    """Return the whole number a text writes, or None."""
    number = find_number(text)
    return number if isinstance(number, int) else None


def find_year(text: str) -> int | None:
    """Return a year of four digits, Arabic or Chinese (二〇二三), or None."""
    digits = "".join(str("〇一二三四五六七八九".find(c)) if c in "〇一二三四五六七八九" else c for c in text)
    digits = digits.replace("零", "0")
    return int(digits) if re.fullmatch(r"\d{4}", digits) else None


def _arabic(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def say_number(number: int | Decimal) -> str:
    """Return a number in Arabic digits, without an exponent."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


@lru_cache(maxsize=128)
def say_han(number: int) -> str:
    """Return a whole number in Chinese characters, as headings are numbered: 十二, not 一十二."""
    if number in _SAID:
        return _SAID[number]
    import cn2an  # noqa: PLC0415 - as above

    said = cn2an.an2cn(number)
    return str(said.removeprefix("一") if said.startswith("一十") else said)
