"""Phrases in running prose: which are found, what they mean, and which numbers stay unexplained."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.times import Deadline
from generators.phrases import Found, say, scan, scan_unrecognised


def _told(found: Iterable[Found]) -> list[str]:
    return [f"{phrase.kind.value} {phrase.text} = {say(phrase.value)}" for phrase in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展2轮检查", ["total 2轮 = 2轮"]),
        ("完成第一轮检查", ["ordinal 第一轮 = 第1轮"]),
        ("至少组织1次检查和1次演练", ["total 至少组织1次 = 至少1次", "total 1次 = 至少1次"]),
        ("每 月 5 日前报送", ["recurrence 每 月 5 日前 = 每月5日前"]),
        ("每月学习至少半天", ["recurrence 每月 = 每月", "quantity 半天 = 半天"]),
        ("每月不超过1次", ["recurrence 每月 = 每月", "threshold 不超过1次 = 不超过1次"]),
        (
            "每周对50人以上的工地至少检查1次",
            ["recurrence 每周 = 每周至少1次", "threshold 50人以上 = 不少于50人", "recurrence 1次 = 每周至少1次"],
        ),
        ("近两年扣分达40分及以上", ["lookback 近两年 = 近2年", "threshold 达40分及以上 = 不少于40分"]),
        ("50人以上300人以下", ["threshold 50人以上 = 不少于50人", "threshold 300人以下 = 不超过300人"]),
        ("整改率达100%", ["threshold 达100% = 不少于100%"]),
        ("100%覆盖", ["percentage 100% = 100%"]),
        ("应当自收到通知之日起15日内回复", ["within 自收到通知之日起15日内 = 收到通知之日起15日内"]),
        ("每季度结束后15日内", ["recurrence 每季度 = 每季度", "within 结束后15日内 = 结束之日起15日内"]),
        ("今后三年内", ["within 三年内 = 3年内"]),
        ("落实24小时值班", ["standing 24小时值班 = 24小时值班"]),
        ("定期、不定期抽查", ["vague 定期 = 定期", "vague 不定期 = 不定期"]),
        ("近年来事故多发", ["vague 近年来 = 近年来"]),
        ("2018年上半年发生3起", ["span 2018年上半年 = 2018年1月至2018年6月30日", "quantity 3起 = 3起"]),
        ("2023年底形成机制", ["date 2023年底 = 2023年12月31日"]),
        ("2023年底前形成机制", ["deadline 2023年底前 = 2023年12月31日前"]),
        ("于2023年4月30日将材料报送我局", ["deadline 2023年4月30日 = 2023年4月30日前"]),
        ("纳入2023年度考核", ["date 2023年度 = 2023年"]),
        ("6月底、12月底前总结", ["deadline 6月底 = 6月30日前", "deadline 12月底前 = 12月31日前"]),
        ("6月30日前提交，3日内部署", ["deadline 6月30日前 = 6月30日前", "within 3日内 = 3日内"]),
        ("2名义务监督员", ["quantity 2名 = 2名"]),
        ("倒查3个月考勤", ["quantity 3个月 = 3个月"]),
        (
            "〔2023〕81号、第21条、附件3",
            ["ordinal 〔2023〕81号 = 第81号", "ordinal 第21条 = 第21条", "ordinal 附件3 = 附件3"],
        ),
        ("一线、第一责任人、统一、一体化、一批、一系列、同一项目、进一步", []),
        ("一是加强领导；二要落实；三是督促", []),
        ("十分重要，学习二十大精神", []),
        ("每名员工、每个岗位、每项工作", []),
        ("逐企业、逐项目、逐设备", []),
        ("于年月日前完成", []),
        ("处置不及时", []),
    ],
)
def test_scan(text: str, expected: list[str]) -> None:
    assert _told(scan(text)) == expected


def _deadlines(text: str, year: int | None = None) -> list[tuple[str, bool, bool]]:
    dates = [found.value.date for found in scan(text, year) if isinstance(found.value, Deadline)]
    return [(date.iso, date.year_inferred, date.year_carried) for date in dates]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("6月底前开工", None, [("XXXX-06-30", False, False)]),
        ("6月底前开工", 2023, [("2023-06-30", True, False)]),
        (
            "2022年4月30日前上报，8月1日前、年底前总结",
            2023,
            [("2022-04-30", False, False), ("2022-08-01", False, True), ("2022-12-31", False, True)],
        ),
        ("2022年4月底前上报。8月底前总结", 2023, [("2022-04-30", False, False), ("2023-08-31", True, False)]),
        ("按照《2020年工作要点》，6月底前完成", 2023, [("2023-06-30", True, False)]),
        ("2022年度考核，2月底前完成", None, [("2022-02-28", False, True)]),
        ("2022年5月前自查，明年3月底前验收", 2023, [("2022-05", False, False), ("2024-03-31", True, False)]),
    ],
)
def test_year_of_a_deadline(text: str, year: int | None, expected: list[tuple[str, bool, bool]]) -> None:
    assert _deadlines(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每隔两周一次", ["两", "一"]),
        ("每旬一次", ["一"]),
        ("需要30多人", ["30"]),
        ("三五天", ["三五"]),
        ("三分之二", ["三"]),
        ("一个半月", ["一"]),
        ("推行5S管理，电话12345678", ["5", "12345678"]),
        ("1.总则\n2、范围\n（3）要求", []),
        ("统一、进一步、十分", []),
        ("每月1次，50人以上", []),
    ],
)
def test_numbers_that_no_phrase_explains(text: str, expected: list[str]) -> None:
    assert [number for _, _, number in scan_unrecognised(text, scan(text))] == expected


def test_a_stretch_to_skip_hides_its_numbers() -> None:
    text = "见标准33000，另有7处"
    assert scan_unrecognised(text, scan(text), [(3, 8)]) == []


@given(st.text(st.sampled_from("每月日年周季度两一1203至少次个人内前底起以上，。、（ \n第半近小时"), max_size=40))
def test_found_phrases_lie_apart_and_show_their_text(text: str) -> None:
    found = scan(text)
    ends = [0, *(phrase.end for phrase in found)]
    assert all(end <= phrase.start < phrase.end for end, phrase in zip(ends, found, strict=False))
    assert all(phrase.text == text[phrase.start : phrase.end] == phrase.value.text for phrase in found)


def test_a_long_text_takes_no_time() -> None:
    text = (
        "各单位每月至少检查1次，2023年6月底前整改，收到通知之日起7个工作日内回复，50人以上的应当配备2名人员。\n" * 500
    )
    start = time.perf_counter()
    found = scan(text)
    assert len(found) == 2500
    assert time.perf_counter() - start < 3
