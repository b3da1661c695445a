"""Limits that run from an event, and stretches that end now."""

from decimal import Decimal

import pytest

from generators.model.times import LookBack, Unit, Within
from generators.phrases import parse_lookback, parse_within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24小时内", Within(amount=24, unit=Unit.HOUR)),
        ("30分钟内", Within(amount=30, unit=Unit.MINUTE)),
        ("半小时内", Within(amount=Decimal("0.5"), unit=Unit.HOUR)),
        ("十五日内", Within(amount=15, unit=Unit.DAY)),
        ("3天以内", Within(amount=3, unit=Unit.DAY)),
        ("半年内", Within(amount=1, unit=Unit.HALF_YEAR)),
        ("两个月内", Within(amount=2, unit=Unit.MONTH)),
        ("处罚决定之日起7个工作日内", Within(amount=7, unit=Unit.WORKDAY, after="处罚决定")),
        ("自收到通知书之日起15日内", Within(amount=15, unit=Unit.DAY, after="收到通知书")),
        ("事故发生后1小时内", Within(amount=1, unit=Unit.HOUR, after="事故发生")),
        ("在竣工后三年内", Within(amount=3, unit=Unit.YEAR, after="竣工")),
    ],
)
def test_within(text: str, expected: Within) -> None:
    assert parse_within(text) == expected


@pytest.mark.parametrize("text", ["", "24小时", "2023年内", "内", "三五日内", "项目内", "收到，15日内", "整改15日内容"])
def test_no_within(text: str) -> None:
    assert parse_within(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近两年", LookBack(amount=2, unit=Unit.YEAR)),
        ("近三年内", LookBack(amount=3, unit=Unit.YEAR)),
        ("最近12个月", LookBack(amount=12, unit=Unit.MONTH)),
        ("过去一年", LookBack(amount=1, unit=Unit.YEAR)),
        ("近半年来", LookBack(amount=1, unit=Unit.HALF_YEAR)),
    ],
)
def test_lookback(text: str, expected: LookBack) -> None:
    assert parse_lookback(text) == expected


@pytest.mark.parametrize("text", ["", "近年来", "近50人", "两年", "附近三年"])
def test_no_lookback(text: str) -> None:
    assert parse_lookback(text) is None
