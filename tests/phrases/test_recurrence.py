"""Recurrences: what parses whole, what does not, and which counts in prose belong to which period."""

import pytest

from generators.model.times import Recurrence, Unit
from generators.phrases import parse_recurrence, say
from generators.phrases.recurrence import find_recurrences

GOOD = [
    ("每周", Recurrence(unit=Unit.WEEK)),
    ("每个月", Recurrence(unit=Unit.MONTH)),
    ("每星期", Recurrence(unit=Unit.WEEK)),
    ("每年度", Recurrence(unit=Unit.YEAR)),
    ("每半年", Recurrence(unit=Unit.HALF_YEAR)),
    ("每半个月", Recurrence(unit=Unit.HALF_MONTH)),
    ("每个工作日", Recurrence(unit=Unit.WORKDAY)),
    ("逐月", Recurrence(unit=Unit.MONTH)),
    ("按季度", Recurrence(unit=Unit.QUARTER)),
    ("月度", Recurrence(unit=Unit.MONTH)),
    ("年度自评", Recurrence(unit=Unit.YEAR)),
    ("周排查", Recurrence(unit=Unit.WEEK)),
    ("每两周", Recurrence(unit=Unit.WEEK, interval=2)),
    ("每2小时", Recurrence(unit=Unit.HOUR, interval=2)),
    ("每３个月", Recurrence(unit=Unit.MONTH, interval=3)),
    ("每天一次", Recurrence(unit=Unit.DAY, at_least=1)),
    ("每月巡查2次", Recurrence(unit=Unit.MONTH, at_least=2)),
    ("每两周至少1次", Recurrence(unit=Unit.WEEK, interval=2, at_least=1, minimum=True)),
    ("每季度不少于两次", Recurrence(unit=Unit.QUARTER, at_least=2, minimum=True)),
    ("每年演练2次以上", Recurrence(unit=Unit.YEAR, at_least=2, minimum=True)),
    ("至少每月开展1次", Recurrence(unit=Unit.MONTH, at_least=1, minimum=True)),
    ("至少每周", Recurrence(unit=Unit.WEEK, at_least=1, minimum=True)),
    ("一年至少两次", Recurrence(unit=Unit.YEAR, at_least=2, minimum=True)),
    ("半年一次", Recurrence(unit=Unit.HALF_YEAR, at_least=1)),
    ("三年一次", Recurrence(unit=Unit.YEAR, interval=3, at_least=1)),
    ("2次/年", Recurrence(unit=Unit.YEAR, at_least=2)),
    ("每月 22 日前后", Recurrence(unit=Unit.MONTH, anchor="22日前后", anchor_day=22)),
    ("每月3日前", Recurrence(unit=Unit.MONTH, anchor="3日前", anchor_day=3)),
    ("每月月底前", Recurrence(unit=Unit.MONTH, anchor="月底前", anchor_day=31)),
    ("月底前", Recurrence(unit=Unit.MONTH, anchor="底前", anchor_day=31)),
    ("每季度末", Recurrence(unit=Unit.QUARTER, anchor="末", anchor_day=31)),
    ("每季度首月10日前", Recurrence(unit=Unit.QUARTER, anchor="首月10日前", anchor_day=10)),
    ("每年12月31日前", Recurrence(unit=Unit.YEAR, anchor="12月31日前", anchor_month=12, anchor_day=31)),
    ("每年6月", Recurrence(unit=Unit.YEAR, anchor="6月", anchor_month=6)),
    ("每周五前", Recurrence(unit=Unit.WEEK, anchor="五前", anchor_day=5)),
    ("每月5日、20日前", Recurrence(unit=Unit.MONTH, anchor="5日、20日前")),
    ("每年12月底前", Recurrence(unit=Unit.YEAR, anchor="12月底前", anchor_month=12, anchor_day=31)),
    ("每年3、6、9月", Recurrence(unit=Unit.YEAR, anchor="3、6、9月")),
    ("每月5-10日", Recurrence(unit=Unit.MONTH, anchor="5-10日")),
    ("每周五下午4点前", Recurrence(unit=Unit.WEEK, anchor="五下午4点前", anchor_day=5)),
    ("每周三、周五", Recurrence(unit=Unit.WEEK, anchor="三、周五")),
    ("次周一前", Recurrence(unit=Unit.WEEK, anchor="次周一前", anchor_day=1)),
    ("每月第一个工作日", Recurrence(unit=Unit.MONTH, anchor="第一个工作日")),
    ("每天8时前", Recurrence(unit=Unit.DAY, anchor="8时前")),
    ("次月10日前", Recurrence(unit=Unit.MONTH, anchor="次月10日前", anchor_day=10)),
    ("下一个月1日前", Recurrence(unit=Unit.MONTH, anchor="下一个月1日前", anchor_day=1)),
    ("次年1月31日前", Recurrence(unit=Unit.YEAR, anchor="次年1月31日前", anchor_month=1, anchor_day=31)),
]

BAD = [
    "",
    "定期",
    "2次",
    "每次",
    "每名员工",
    "每个项目",
    "每日常",
    "每周期",
    "逐年",
    "每隔两周一次",
    "每两个半月",
    "工作日检查",
    "年度计划",
    "第一季度检查",
    "月底前整改",
    "5月1次",
    "每月，1次",
]

PROSE = [
    ("班组每天一次巡检，项目部每周两次巡检", ["每日1次", "每周2次"]),
    ("每季度至少组织专家会诊一次", ["每季度至少1次"]),
    ("每个班组每天一次点名", ["每日1次"]),
    ("落实每月、每周带班制度", ["每月", "每周"]),
    ("每季度、每月至少抽查1次", ["每季度至少1次", "每月至少1次"]),
    ("对甲类场所（每月）和乙类场所（每年）至少抽查一次", ["每月至少1次", "每年至少1次"]),
    ("每年至少开一次总结会、做一次演练、给工人上一次课", ["每年至少1次"] * 3),
    ("每年至少演练一次、每月检查两次", ["每年至少1次", "每月2次"]),
    ("每月检查一次，另外组织一次演练", ["每月1次"]),
    ("市级每半年、县级每季度、镇级每月至少抽查一次", ["每半年至少1次", "每季度至少1次", "每月至少1次"]),
    ("实行日检、周检、月检", ["每日", "每周", "每月"]),
    ("每周检查、每月至少演练1次", ["每周", "每月至少1次"]),
    ("每周对50人以上的工地至少检查1次", ["每周至少1次", "每周至少1次"]),
    ("每月不超过1次", ["每月"]),
    ("每年3月、9月各演练1次", ["每年3月、9月1次"]),
    ("坚持每月一调度、每周一检查", ["每月1次", "每周1次"]),
    ("每周一上报", ["每周一"]),
    ("一日一报、一周一调度", ["每日1次", "每周1次"]),
    ("每月5日前提交月报", ["每月5日前", "每月"]),
    ("日管控、周排查、月调度", ["每日", "每周", "每月"]),
    ("“日周月”风险排查", ["每日", "每周", "每月"]),
    ("于次月5日前报送月报表", ["次月5日前", "每月"]),
    ("2023年检查、本年度总结、生产月检查、当月报送", []),
]


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_parses(text: str, expected: Recurrence) -> None:
    recurrence = parse_recurrence(text)
    assert recurrence == expected
    assert recurrence.text == text


@pytest.mark.parametrize("text", BAD)
def test_does_not_parse(text: str) -> None:
    assert parse_recurrence(text) is None


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_finds_in_prose(text: str, expected: list[str]) -> None:
    assert [say(sighting.value) for sighting in find_recurrences(text)] == expected


def test_a_count_that_stands_apart_belongs_to_the_stretch() -> None:
    text = "请每月至少对各工地检查1次"
    [sighting] = find_recurrences(text)
    assert text[sighting.start : sighting.end] == "每月至少对各工地检查1次"
