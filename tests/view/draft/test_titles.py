"""Titles as they stand above a text: in one line or several, among what a red head or a web page prints."""

import pytest

from generators.view.draft.titles import find_title, find_title_year, join_titles


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["河湾市塔吊检查", "工作专项方案"], ["河湾市塔吊检查工作专项方案"]),
        (["河湾市住房和城乡建设局", "关于检查塔吊的通知"], ["河湾市住房和城乡建设局关于检查塔吊的通知"]),
        (["河湾市塔吊检查办法", "为加强检查，制定本办法"], ["河湾市塔吊检查办法", "为加强检查，制定本办法"]),
        (["河湾市塔吊检查", "河建〔2025〕3号", "工作方案"], ["河湾市塔吊检查", "河建〔2025〕3号", "工作方案"]),
        (["印发《塔吊检查", "工作专项方案》的通知"], ["印发《塔吊检查工作专项方案》的通知"]),
    ],
)
def test_lines_are_joined_until_they_name_a_kind_of_document(lines: list[str], joined: list[str]) -> None:
    assert join_titles(lines) == joined


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["某局关于印发塔吊检查办法的通知", "塔吊检查办法"], "塔吊检查办法"),
        (["某某局关于印发《塔吊检查办法》的通知"], "塔吊检查办法"),
        (["某某局关于检查塔吊的通知"], "某某局关于检查塔吊的通知"),
        (["会议纪要", "塔吊检查工作安排"], "塔吊检查工作安排"),
        (["各施工单位："], ""),
    ],
)
def test_the_title_is_that_of_what_is_issued(lines: list[str], title: str) -> None:
    assert find_title(lines) == title


@pytest.mark.parametrize(
    ("title", "year"),
    [("2025年塔吊检查方案", 2025), ("塔吊检查三年方案（2024年-2026年）", None), ("塔吊检查方案", None)],
)
def test_a_stretch_of_years_dates_nothing(title: str, year: int | None) -> None:
    assert find_title_year(title) == year
