"""What a text in a cell is worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.check.answers import (
    Judged,
    find_status,
    judge_answer,
    judge_choice,
    judge_date,
    judge_number,
    judge_tick,
    judge_words,
)
from generators.model.filled_form import Answer, Asked, CheckResult, Found, Route, Sighting, Status, Value, Verdict
from generators.model.form import CheckLevel, FieldType

OK, NORMALISED, MISSING, REFUSED, CONFLICT = (
    Verdict.OK,
    Verdict.NORMALISED,
    Verdict.MISSING,
    Verdict.REFUSED,
    Verdict.CONFLICT,
)


def asked(kind: FieldType = FieldType.WHOLE, **changes: object) -> Asked:
    plain: dict[str, object] = {"tag": "f.r.c", "row": "国标", "column": "总数", "type": kind, "unit": "个"}
    return Asked(**(plain | changes))  # type: ignore[arg-type]


def seen(text: str, route: Route = Route.TAG, cell: str = "第1格", doubts: tuple[str, ...] = ()) -> Sighting:
    return Sighting(route=route, cell=cell, text=text, doubts=doubts)


@pytest.mark.parametrize(
    ("text", "value", "says"),
    [
        ("12", 12, ""),
        ("0", 0, ""),
        ("１２", 12, "全角"),
        ("1,234", 1234, "千分位"),
        ("１，２３４，５６７", 1234567, "千分位"),
        ("12个", 12, "单位"),
        ("12 个", 12, "单位"),
        ("１２个", 12, "全角"),
    ],
)
def test_counts_that_are_taken(text: str, value: int, says: str) -> None:
    judged = judge_number(text, "个", whole=True)
    assert judged == Judged(NORMALISED if says else OK, value, judged.says)
    assert says in judged.says
    assert bool(judged.says) == bool(says)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("无", "0"),
        ("零", "0"),
        ("〇", "0"),
        ("无个", "0"),
        ("十二", "12"),
        ("约12", "12"),
        ("12左右", "12"),
        ("8.0", "8"),
        ("012", "12"),
        ("+5", "5"),
        ("2千", "2000"),
        ("12条", "12"),
        ("12万", "120000"),
        ("1 2", "12"),
        ("12,34", "1234"),
        ("共12个项目", "12"),
        ("12.5", None),
        ("12-15", None),
        ("负三", None),
        ("约-3", None),
        ("①", None),
        ("²", None),
        ("١٢", None),
        ("正在统计", None),
        ("1" * 60, None),
        ("1" * 13, None),
        ("1e3", None),
        ("0x1F", None),
    ],
)
def test_counts_that_are_refused(text: str, suggestion: str | None) -> None:
    judged = judge_number(text, "个", whole=True)
    assert (judged.verdict, judged.value) == (REFUSED, None)
    assert (f"请改填 {suggestion}" in judged.says) if suggestion else ("请改填" not in judged.says)


@pytest.mark.parametrize("text", ["-3", "－3", "负3"])
def test_a_negative_number_is_never_offered_to_be_filled_in_again(text: str) -> None:
    judged = judge_number(text, "个", whole=True)
    assert judged.verdict is REFUSED
    assert "是负数，读作 -3" in judged.says
    assert "请改填 -3" not in judged.says


@pytest.mark.parametrize("text", ["--", "——", "-", "/", "—"])
def test_a_dash_is_only_for_cells_that_print_one(text: str) -> None:
    judged = judge_number(text, "个", whole=True)
    assert judged.verdict is REFUSED
    assert "填 0" in judged.says


@pytest.mark.parametrize(
    ("text", "unit", "verdict", "value"),
    [
        ("3.5", "万元", OK, Decimal("3.5")),
        ("8.0", "万元", OK, Decimal("8.0")),
        ("３．５万元", "万元", NORMALISED, Decimal("3.5")),
        ("1,234.50", "万元", NORMALISED, Decimal("1234.50")),
        ("3.", "万元", REFUSED, None),
        (".5", "万元", REFUSED, None),
        ("3.5万", "万元", REFUSED, None),
        ("0.1234567", "万元", REFUSED, None),
    ],
)
def test_decimals(text: str, unit: str, verdict: Verdict, value: Value) -> None:
    judged = judge_number(text, unit, whole=False)
    assert (judged.verdict, judged.value) == (verdict, value)


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        ("2000万", "万元", "2000"),
        ("20000元", "万元", "2"),
        ("2000万", "个", "20000000"),
        ("12.5W", "万元", "12.5"),
        ("3千", "万元", "0.3"),
        ("1.2亿", "万元", "12000"),
        ("约3万余元", "万元", "3"),
        (".5", "万元", "0.5"),
        ("5.", "万元", "5"),
        ("5.万元", "万元", "5"),
        ("十二万", "万元", "12"),
        ("五千元", "万元", "0.5"),
        ("十二", "万元", "12"),
        ("12元左右", "元", "12"),
        ("12公斤", "万元", "12"),
    ],
)
def test_suggestions_count_in_the_columns_unit(text: str, unit: str, says: str) -> None:
    assert judge_number(text, unit, whole=False).says.endswith(f"请改填 {says}")


@given(st.text(max_size=30))
def test_no_text_becomes_a_number_it_does_not_write(text: str) -> None:
    judged = judge_number(text.strip(), "个", whole=True)
    if judged.value is not None:
        digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
        assert str(judged.value) == digits
        assert set(text.strip()) <= set("0123456789０１２３４５６７８９,，个 \u3000\xa0")


@pytest.mark.parametrize(
    ("text", "verdict", "value"),
    [
        ("2023年4月30日", OK, "2023-04-30"),
        ("2023年04月30日", NORMALISED, "2023-04-30"),
        ("2023-4-30", NORMALISED, "2023-04-30"),
        ("2023/04/30", NORMALISED, "2023-04-30"),
        ("2023.4.30", NORMALISED, "2023-04-30"),
        ("２０２３年４月３０日", NORMALISED, "2023-04-30"),
        ("2023 年 4 月 30 日", NORMALISED, "2023-04-30"),
        ("2023年2月30日", REFUSED, None),
        ("4月30日", REFUSED, None),
        ("2023年4月", REFUSED, None),
        ("2023-4/30", REFUSED, None),
        ("2023-4-30日", REFUSED, None),
        ("2023年4-30", REFUSED, None),
        ("二〇二三年四月三十日", REFUSED, None),
        ("20230430", REFUSED, None),
        ("月底", REFUSED, None),
    ],
)
def test_dates(text: str, verdict: Verdict, value: str | None) -> None:
    judged = judge_date(text)
    assert (judged.verdict, judged.value) == (verdict, value)


def test_a_date_in_other_words_is_suggested() -> None:
    assert "若指 2023年4月30日" in judge_date("二〇二三年四月三十日").says


def test_choices() -> None:
    colours = ("红色", "橙色")
    assert judge_choice("红色", colours) == Judged(OK, "红色")
    refused = judge_choice("红", colours)
    assert refused.verdict is REFUSED
    assert "若指“红色”" in refused.says


@pytest.mark.parametrize(("text", "value"), [("□", "否"), ("", "否"), ("☑", "是"), ("□√", "是"), ("有", None)])
def test_ticks(text: str, value: str | None) -> None:
    assert judge_tick(text).value == value


def test_words() -> None:
    assert judge_words("县城 东区") == Judged(OK, "县城 东区")
    assert judge_words("县城\n东区").value == "县城 东区"
    assert judge_words("县城 \n\n 东区").verdict is NORMALISED
    assert judge_words("字" * 3000).verdict is REFUSED


def test_blank_is_missing_not_zero() -> None:
    answer = judge_answer(Found(asked=asked(), sightings=(seen(""),)))
    assert (answer.verdict, answer.value, answer.text) == (MISSING, None, "")


def test_routes_that_lead_apart_are_a_conflict() -> None:
    sightings = (seen("5"), seen("6", Route.LABEL, "第2格"))
    answer = judge_answer(Found(asked=asked(), sightings=sightings))
    assert (answer.verdict, answer.value, answer.route) == (CONFLICT, None, Route.TAG)
    assert "第1格" in answer.says
    assert "第2格" in answer.says


@pytest.mark.parametrize(
    "found",
    [
        Found(asked=asked(), doubts=("几格合并成了一格",)),
        Found(asked=asked(), sightings=(seen("5"),), doubts=("几格合并成了一格",)),
        Found(asked=asked(), sightings=(seen("5", doubts=("几格合并成了一格",)),)),
    ],
)
def test_a_doubt_is_a_conflict_and_said(found: Found) -> None:
    answer = judge_answer(found)
    assert (answer.verdict, answer.value) == (CONFLICT, None)
    assert "几格合并成了一格" in answer.says


def test_a_blocked_cell_keeps_its_print() -> None:
    blocked = asked(blocked=True)
    assert judge_answer(Found(asked=blocked, sightings=(seen("--"),))).verdict is Verdict.NOT_APPLICABLE
    assert judge_answer(Found(asked=blocked)).verdict is Verdict.NOT_APPLICABLE
    overwritten = judge_answer(Found(asked=blocked, sightings=(seen("4"),)))
    assert (overwritten.verdict, overwritten.value) == (CONFLICT, None)


def test_tracked_changes_are_said_beside_the_value() -> None:
    sighting = Sighting(route=Route.TAG, cell="第1格", text="15", notes=("有修订",))
    answer = judge_answer(Found(asked=asked(), sightings=(sighting,)))
    assert (answer.verdict, answer.value, answer.says) == (NORMALISED, 15, "有修订")


def answered(verdict: Verdict) -> Answer:
    return Answer(row="", column="", unit=None, text="", value=None, route=None, verdict=verdict, says="", tag="")


CERTAIN = CheckResult(name="a", level=CheckLevel.CERTAIN, says="")
HINT = CheckResult(name="a", level=CheckLevel.HINT, says="")
NOT_RUN = CheckResult(name="a", level=CheckLevel.CERTAIN, says="", failed=False)


@pytest.mark.parametrize(
    ("verdicts", "checks", "status"),
    [
        ([OK, NORMALISED], [], Status.ACCEPTED),
        ([OK], [NOT_RUN], Status.ACCEPTED),
        ([OK], [HINT], Status.WARNED),
        ([OK, MISSING], [HINT], Status.INCOMPLETE),
        ([OK, REFUSED, MISSING], [], Status.REJECTED),
        ([CONFLICT], [], Status.REJECTED),
        ([OK], [CERTAIN], Status.REJECTED),
    ],
)
def test_status(verdicts: list[Verdict], checks: list[CheckResult], status: Status) -> None:
    assert find_status(map(answered, verdicts), checks) is status
