"""What was measured of making lists: read as written, refused where it is no figure."""

from pathlib import Path

import pytest

from generators.read.library import MEASURED
from generators.read.measured import read_measured
from generators.write.output import ROOT

RIGHT = """测量日期: "2026-01-31"
机器: 某机
方法: 某法
家数: 100
核秒: 2.5
打包字节: 5000
字节: {docx: 3000, ics: 700}
"""


def messages(text: str, tmp_path: Path) -> list[str]:
    (tmp_path / MEASURED).write_text(text, encoding="utf-8")
    measured, problems = read_measured(tmp_path / MEASURED, MEASURED)
    assert (measured is None) == bool(problems)
    return [problem.message for problem in problems]


def test_figures_are_read(tmp_path: Path) -> None:
    (tmp_path / MEASURED).write_text(RIGHT, encoding="utf-8")
    measured, problems = read_measured(tmp_path / MEASURED, MEASURED)
    assert problems == []
    assert measured is not None
    assert (measured.rate, measured.packed, dict(measured.files)) == (40.0, 5000, {"docx": 3000, "ics": 700})


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("家数: 100", "家数: 一百", "「家数」应是大于 0 的数"),
        ("家数: 100", "家数: 10.5", "「家数」应是大于 0 的数"),
        ("核秒: 2.5", "核秒: 0.0", "「核秒」应是大于 0 的数"),
        ("docx: 3000", "docx: 3 KB", "「docx」应是大于 0 的数"),
        ("字节: {docx: 3000, ics: 700}", "字节: 3000", "「字节」应写每种文件的字节数"),
        ("2026-01-31", "2026-02-31", "「测量日期」的日期「2026-02-31」不存在或写法不对"),
        ("机器: 某机", "机器: [某机]", "「机器」应是一段文字"),
        ("机器: 某机", "机械: 某机", "实测数的键不对"),
    ],
)
def test_what_is_no_figure_is_named(right: str, wrong: str, message: str, tmp_path: Path) -> None:
    assert messages(RIGHT.replace(right, wrong), tmp_path) == [message]


def test_nothing_measured_is_no_problem(tmp_path: Path) -> None:
    assert read_measured(tmp_path / MEASURED, MEASURED) == (None, [])


def test_ours_is_sound() -> None:
    measured, problems = read_measured(ROOT / "content" / MEASURED, MEASURED)
    assert problems == []
    assert measured is not None
