"""Any value, said and parsed, is the value again; any phrase has one normal form."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.times import (
    Comparison,
    Deadline,
    Kind,
    LookBack,
    PartialDate,
    Phrase,
    Quantity,
    Recurrence,
    Span,
    Threshold,
    Total,
    Unit,
    Within,
)
from generators.phrases import parse, say

COUNTS = st.integers(1, 400)
NUMBERS = COUNTS | st.decimals(Decimal("0.1"), Decimal(99), places=1)
DAYS = st.integers(1, 28)
UNITS_OF_AMOUNTS = st.sampled_from([unit for unit in Unit if unit is not Unit.HALF_MONTH])
MEASURES = st.sampled_from(["人", "个", "条", "%", "米", "万元", "条（幅）", "平方米"])
YEARS = st.integers(1900, 2099)


def _recurrences() -> st.SearchStrategy[Recurrence]:
    count = st.one_of(st.just({}), st.builds(lambda n, m: {"at_least": n, "minimum": m}, COUNTS, st.booleans()))
    place = st.one_of(
        st.just({"unit": Unit.HALF_MONTH}),
        st.builds(lambda unit, n: {"unit": unit, "interval": n}, UNITS_OF_AMOUNTS, st.integers(1, 30)),
        st.builds(lambda d: {"unit": Unit.MONTH, "anchor": f"{d}日前", "anchor_day": d}, DAYS),
        st.builds(lambda d: {"unit": Unit.MONTH, "anchor": f"次月{d}日前", "anchor_day": d}, DAYS),
        st.sampled_from([{"unit": Unit.WEEK, "anchor": c, "anchor_day": n} for n, c in enumerate("一二三四五六日", 1)]),
        st.builds(
            lambda m, d: {"unit": Unit.YEAR, "anchor": f"{m}月{d}日前", "anchor_month": m, "anchor_day": d},
            st.integers(1, 12),
            DAYS,
        ),
        st.just({"unit": Unit.QUARTER, "anchor": "底前", "anchor_day": 31}),
    )
    return st.builds(lambda place, count: Recurrence(**place, **count), place, count)


def _dates() -> st.SearchStrategy[PartialDate]:
    day = st.builds(PartialDate, year=st.none() | YEARS, month=st.integers(1, 12), day=DAYS)
    month = st.builds(PartialDate, year=st.none() | YEARS, month=st.integers(1, 12))
    next_year = st.builds(PartialDate, year_shift=st.integers(-1, 1), month=st.integers(1, 12), day=DAYS)
    return st.one_of(day, month, next_year, st.builds(PartialDate, year=YEARS))


def _whole_dates() -> st.SearchStrategy[PartialDate]:
    return st.builds(PartialDate, year=YEARS, month=st.integers(1, 12), day=DAYS)


VALUES: list[tuple[Kind, st.SearchStrategy[Phrase]]] = [
    (Kind.RECURRENCE, _recurrences()),
    (Kind.TOTAL, st.builds(Total, count=COUNTS, unit=st.sampled_from(["次", "轮"]), minimum=st.booleans())),
    (Kind.DATE, _dates()),
    (Kind.DEADLINE, st.builds(Deadline, date=_dates())),
    (Kind.DEADLINE, st.builds(Deadline, date=_whole_dates(), clock=st.sampled_from(["17时", "下午5点", "24:00"]))),
    (Kind.SPAN, st.builds(Span, start=_whole_dates(), end=st.none() | _whole_dates())),
    (Kind.SPAN, st.builds(Span, end=st.none() | _dates())),
    (
        Kind.WITHIN,
        st.builds(
            Within, amount=NUMBERS, unit=UNITS_OF_AMOUNTS, after=st.none() | st.sampled_from(["竣工", "收到通知"])
        ),
    ),
    (Kind.LOOKBACK, st.builds(LookBack, amount=COUNTS, unit=UNITS_OF_AMOUNTS)),
    (Kind.THRESHOLD, st.builds(Threshold, op=st.sampled_from(Comparison), value=NUMBERS, unit=MEASURES)),
    (Kind.QUANTITY, st.builds(Quantity, value=NUMBERS, unit=MEASURES)),
    (Kind.QUANTITY, st.builds(Quantity, value=COUNTS, upto=COUNTS, unit=st.sampled_from(["人", "个"]))),
    (
        Kind.ORDINAL,
        st.builds(Quantity, value=COUNTS, unit=st.sampled_from(["条", "附件"]), ordinal=st.just(value=True)),
    ),
]


@given(st.one_of([st.tuples(st.just(kind), values) for kind, values in VALUES]))
def test_what_is_said_parses_back(case: tuple[Kind, Phrase]) -> None:
    kind, value = case
    assert parse(say(value), kind) == value


@pytest.mark.parametrize(
    ("kind", "text", "normal"),
    [
        (Kind.RECURRENCE, "每 ２ 周至少一次", "每两周至少1次"),
        (Kind.RECURRENCE, "一年两次", "每年2次"),
        (Kind.RECURRENCE, "每3个季度", "每3个季度"),
        (Kind.TOTAL, "两次以上", "至少2次"),
        (Kind.DEADLINE, "2020年年底前", "2020年12月31日前"),
        (Kind.DEADLINE, "3月初前", "3月前"),
        (Kind.SPAN, "从5月起至11月底", "5月至11月30日"),
        (Kind.SPAN, "2023年3月起", "自2023年3月起"),
        (Kind.WITHIN, "自签收之日起七个工作日以内", "签收之日起7个工作日内"),
        (Kind.WITHIN, "险情发生之后半小时内", "险情发生后0.5小时内"),
        (Kind.LOOKBACK, "最近两年内", "近2年"),
        (Kind.THRESHOLD, "五十人及以上", "不少于50人"),
        (Kind.PERCENTAGE, "百分之九十五", "95%"),
        (Kind.QUANTITY, "半天", "半天"),
        (Kind.ORDINAL, "第二十一条", "第21条"),
        (Kind.STANDING, "24 小时值班", "24小时值班"),
        (Kind.VAGUE, "不定期", "不定期"),
    ],
)
def test_normal_form(kind: Kind, text: str, normal: str) -> None:
    value = parse(text, kind)
    assert value is not None
    assert say(value) == normal
    assert parse(normal, kind) == value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("text", ["", "甲", "加强领导", "\n"])
def test_other_words_are_no_phrase(kind: Kind, text: str) -> None:
    assert parse(text, kind) is None


def test_durations() -> None:
    said = {unit.duration(2) for unit in Unit}
    assert said == {"PT2H", "P2D", "P2W", "P30D", "P2M", "P6M", "P12M", "P2Y", "PT2M"}
