"""Numbers as officials write them."""

from decimal import Decimal

import pytest

from generators.phrases.numbers import find_number, find_whole, find_year, say_han


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,000", 1000),
        ("2.0", Decimal("2.0")),
        ("两", 2),
        ("半", Decimal("0.5")),
        ("十五", 15),
        ("二十", 20),
        ("一百二十", 120),
        ("一千零五", 1005),
        ("三万", 30000),
        ("〇", 0),
    ],
)
def test_number(text: str, number: int | Decimal) -> None:
    assert find_number(text) == number


@pytest.mark.parametrize("number", range(10, 100))
def test_the_table_of_small_numerals_is_what_people_say(number: int) -> None:
    assert find_number(say_han(number)) == number


@pytest.mark.parametrize("text", ["", "二三", "甲", "十百", "万"])
def test_no_number(text: str) -> None:
    assert find_number(text) is None


def test_a_half_is_no_whole_number() -> None:
    assert find_whole("半") is None


@pytest.mark.parametrize(("text", "year"), [("2023", 2023), ("二〇二三", 2023), ("二零二三", 2023), ("23", None)])
def test_year(text: str, year: int | None) -> None:
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("number", "said"), [(3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (110, "一百一十")]
)
def test_headings_are_numbered_as_people_say_it(number: int, said: str) -> None:
    assert say_han(number) == said
