"""Numbers something is compared with."""

from decimal import Decimal

import pytest

from generators.model.times import Comparison, Threshold
from generators.phrases import parse_threshold


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("50人以上", ">=", 50, "人"),
        ("40分及以上", ">=", 40, "分"),
        ("50人（含）以上", ">=", 50, "人"),
        ("50人以上（不含）", ">", 50, "人"),
        ("50人（不含）以上", ">", 50, "人"),
        ("达50分", ">=", 50, "分"),
        ("达到60分以上", ">=", 60, "分"),
        ("不少于3人", ">=", 3, "人"),
        ("不低于 95 %", ">=", 95, "%"),
        ("3条（幅）以上", ">=", 3, "条（幅）"),
        ("两个以上", ">=", 2, "个"),
        ("8m及以上", ">=", 8, "m"),
        ("1亿元以上", ">=", 1, "亿元"),
        ("20人以下", "<=", 20, "人"),
        ("不超过10%", "<=", 10, "%"),
        ("低于60分", "<", 60, "分"),
        ("不足5人", "<", 5, "人"),
        ("未达到80分", "<", 80, "分"),
        ("超过3米", ">", 3, "米"),
        ("不低于2‰", ">=", 2, "‰"),
        ("不少于总人数的10%", ">=", 10, "%"),
        ("大于1.5米", ">", Decimal("1.5"), "米"),
        ("等于0", "=", 0, ""),
    ],
)
def test_threshold(text: str, op: str, value: int | Decimal, unit: str) -> None:
    assert parse_threshold(text) == Threshold(op=Comparison(op), value=value, unit=unit)


@pytest.mark.parametrize("text", ["", "50人", "以上", "若干人以上", "每周至少一次", "三五人以上", "超过规定"])
def test_no_threshold(text: str) -> None:
    assert parse_threshold(text) is None
