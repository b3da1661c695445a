"""Times the phrase language has no word for, and what only looks like them."""

import pytest

from generators.view.draft.wordless import find_ten_days, find_wordless_deadlines


def deadlines(text: str, year: int | None = 2025) -> list[tuple[str, str | None]]:
    return [(one.text, one.resolved) for one in find_wordless_deadlines(text, "一", year)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("塔吊安装前2个工作日告知监督站。", ("前2个工作日", None)),
        ("复工须提前3天报备。", ("提前3天", None)),
        ("开工3日前办理手续。", ("3日前", None)),
        ("安 装 前 2 个 工 作 日告知。", ("前 2 个 工 作 日", None)),
        ("发现隐患应当日整改。", ("当日", None)),
        ("次日10时前报送。", ("次日10时前", None)),
        ("完成时限：11月30日", ("11月30日", "2025-11-30")),
        ("完成时限：2026年11月30日", ("2026年11月30日", "2026-11-30")),
        ("到“十四五”末全部达标。", ("“十四五”末", "2025-12-31")),
        ("十五五期末全部达标。", ("十五五期末", "2030-12-31")),
    ],
)
def test_a_time_is_found_as_printed(text: str, found: tuple[str, str | None]) -> None:
    assert deadlines(text) == [found]


@pytest.mark.parametrize(
    "text",
    ["前3个月没有事故。", "此前3天已经报备。", "每3日前后检查。", "检查当日气温偏高。", "完成时限：11月30日前"],
)
def test_what_looks_back_or_asks_nothing_is_no_deadline(text: str) -> None:
    assert deadlines(text) == []


def test_a_labelled_day_without_any_year_stays_open() -> None:
    assert deadlines("完成时限：11月30日", None) == [("11月30日", "XXXX-11-30")]


@pytest.mark.parametrize(("text", "count"), [("每旬检查1次。", 1), ("每旬至少抽查两次。", 2), ("每旬抽查。", None)])
def test_what_is_asked_every_ten_days_is_a_frequency(text: str, count: int | None) -> None:
    (one,) = find_ten_days(text, "一")
    assert (one.unit, one.interval, one.at_least) == ("ten_days", 1, count)
