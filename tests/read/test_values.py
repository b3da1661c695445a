"""Texts of the YAML as the values they stand for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import phrases
from generators.model.condition import Condition, Group, Joint, Operator
from generators.model.condition import Test as Comparison
from generators.model.problem import Place
from generators.read.values import Reading, check_iso_date, read_condition, read_values, read_whole_number

PLACE = Place(file="a.yaml")


def read(raw: Any, year: int | None = None, parent: str = "") -> tuple[Any, list[str]]:
    reading = Reading(year=year)
    value = read_values(raw, PLACE, reading, parent)
    return value, [problem.message for problem in reading.problems]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("频次", "每两周至少1次", phrases.parse_recurrence("每两周至少1次")),
        ("总量", "2轮", phrases.parse_total("2轮")),
        ("时限", "24小时内", phrases.parse_within("24小时内")),
        ("限值", "50人以上", phrases.parse_threshold("50人以上")),
        ("期限", "2020年底前", phrases.parse_deadline("2020年底前")),
        ("起止", "5月至11月底", phrases.parse_span("5月至11月底")),
        ("行", "8", 8),
        ("未列尽", "是", True),
        ("盖章", "否", False),
        ("标题", "12.10", "12.10"),
    ],
)
def test_a_key_tells_what_its_text_is(key: str, text: str, value: object) -> None:
    assert value is not None
    assert read({key: text}) == ({"place": PLACE, key: value}, [])


def test_a_list_of_figures_takes_quantities_and_stretches_that_end_now() -> None:
    value, problems = read({"数值": ["半天", "近两年", "大概"]})
    assert value["数值"] == [phrases.parse_quantity("半天"), phrases.parse_lookback("近两年")]
    assert problems == ["「数值」的写法「大概」读不懂"]


def test_a_date_without_a_year_takes_that_of_the_policy() -> None:
    assert read({"期限": "4月底前"}, year=2023)[0]["期限"].date.iso == "2023-04-30"
    assert read({"期限": "4月底前"})[0]["期限"].date.iso == "XXXX-04-30"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"频次": "有空就做"}, "「频次」的写法「有空就做」读不懂"),
        ({"频次": ["每月"]}, "「频次」的写法「['每月']」读不懂"),
        ({"行": "8.0"}, "「行」应是整数，这里是「8.0」"),
        ({"未列尽": "yes"}, "「未列尽」应是 是 或 否，这里是「yes」"),
        ({"凭证": ""}, "「凭证」后面没有内容"),
        ({"place": "x"}, "不认识的键「place」"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(raw: dict[str, Any], message: str) -> None:
    assert read(raw) == ({"place": PLACE}, [message])


def test_every_record_knows_its_place() -> None:
    value, _ = read({"条款": [{"职责": [{"编号": "a"}, {"编号": "b"}]}]})
    assert value["条款"][0]["职责"][1]["place"].keys == ("条款", 0, "职责", 1)


@pytest.mark.parametrize("text", ["8.0", "1_000", "+3", "-1", "007", "", " 8", "８", "八", "1e3", "1" * 10])
def test_what_is_no_whole_number(text: str) -> None:
    reading = Reading()
    assert read_whole_number(text, PLACE, reading) is None
    assert len(reading.problems) == 1


@given(st.integers(0, 999_999_999))
def test_whole_numbers(number: int) -> None:
    assert read_whole_number(str(number), PLACE, Reading()) == number


@pytest.mark.parametrize(
    ("text", "fine"),
    [("2024-02-29", True), ("2023-02-29", False), ("2024-2-9", False), ("20240209", False), ("2024-W01-1", False)],
)
def test_dates_exist_and_are_written_in_one_way(text: str, fine: bool) -> None:  # noqa: FBT001 - a row of the table
    reading = Reading()
    check_iso_date(text, PLACE.inside("起"), reading)
    assert (not reading.problems) == fine


FIFTY = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))
CRANE = Comparison(fact="有塔吊", operator=Operator.EQUALS, values=("是",))
KIND = Comparison(fact="类型", operator=Operator.IN, values=("施工", "监理"))


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ({"从业人数": {"不少于": "50"}}, FIFTY),
        ({"有塔吊": "是"}, CRANE),
        ({"类型": ["施工", "监理"]}, KIND),
        ({"类型": ["施工", "监理"], "有塔吊": "是"}, Group(joint=Joint.ALL, parts=(KIND, CRANE))),
        ({"任一满足": [{"有塔吊": "是"}]}, Group(joint=Joint.ANY, parts=(CRANE,))),
        (
            {"均不满足": [{"有塔吊": "是", "从业人数": {"不少于": "50"}}]},
            Group(joint=Joint.NONE, parts=(Group(joint=Joint.ALL, parts=(CRANE, FIFTY)),)),
        ),
    ],
)
def test_conditions(raw: object, condition: Condition) -> None:
    reading = Reading()
    assert read_condition(raw, PLACE, reading) == condition
    assert reading.problems == []


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("施工单位", "「适用」应写成情况和取值"),
        ({}, "「适用」应写成情况和取值"),
        ({"从业人数": {"大于": "50"}}, "不认识的比较「大于」"),
        ({"从业人数": {}}, "情况「从业人数」没有写取值"),
        ({"任一满足": {"有塔吊": "是"}}, "「任一满足」下应是一列条件"),
        ({"任一满足": []}, "「任一满足」下应是一列条件"),
        ({"任一满足": ["是"]}, "「适用」应写成情况和取值"),
    ],
)
def test_what_is_no_condition_is_said(raw: object, message: str) -> None:
    reading = Reading()
    read_condition(raw, PLACE, reading)
    assert [problem.message for problem in reading.problems] == [message]


@pytest.mark.parametrize(
    ("key", "text", "hint"),
    [
        ("期限", "每月", "「每月」要写进「频次」"),
        ("频次", "4月底前", "「4月底前」要写进「期限」"),
        ("时限", "50人以上", "「50人以上」要写进「门槛」"),
        ("总量", "24小时内", "「24小时内」要写进「时限」"),
        ("期限", "差不多的时候", "期限写作 2020年底前、4月30日前、2023年3月初前"),
    ],
)
def test_a_phrase_of_another_field_is_sent_there(key: str, text: str, hint: str) -> None:
    reading = Reading()
    read_values({key: text}, PLACE, reading)
    assert [problem.hint for problem in reading.problems] == [hint]
