"""Counts, shares and ranks without a period."""

from decimal import Decimal

import pytest

from generators.model.times import Quantity, Total, Unit
from generators.phrases import parse_quantity, parse_total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2轮", Total(count=2, unit="轮")),
        ("一次", Total(count=1)),
        ("两次", Total(count=2)),
        ("至少1次", Total(count=1, minimum=True)),
        ("不少于２次", Total(count=2, minimum=True)),
        ("3次以上", Total(count=3, minimum=True)),
    ],
)
def test_total(text: str, expected: Total) -> None:
    assert parse_total(text) == expected


@pytest.mark.parametrize("text", ["", "第一次", "每月一次", "一次性", "2个", "同一次"])
def test_no_total(text: str) -> None:
    assert parse_total(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("半天", Quantity(value=Decimal("0.5"), unit="天", unit_code=Unit.DAY)),
        ("500个", Quantity(value=500, unit="个")),
        ("3个月", Quantity(value=3, unit="个月", unit_code=Unit.MONTH)),
        ("四份", Quantity(value=4, unit="份")),
        ("十大", Quantity(value=10, unit="大")),
        ("2万人", Quantity(value=2, unit="万人")),
        ("1,200元", Quantity(value=1200, unit="元")),
        ("3至5人", Quantity(value=3, unit="人", upto=5)),
        ("2.0版本", Quantity(value=Decimal("2.0"), unit="版本")),
        ("100%", Quantity(value=100, unit="%")),
        ("百分之三十", Quantity(value=30, unit="%")),
        ("第21条", Quantity(value=21, unit="条", ordinal=True)),
        ("第一轮", Quantity(value=1, unit="轮", ordinal=True)),
        ("附件3", Quantity(value=3, unit="附件", ordinal=True)),
        ("〔2023〕8号", Quantity(value=8, unit="号", ordinal=True)),
    ],
)
def test_quantity(text: str, expected: Quantity) -> None:
    assert parse_quantity(text) == expected


@pytest.mark.parametrize("text", ["", "十分", "第一", "一体", "三五天", "一个半月", "几个", "统一", "2023年"])
def test_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None
