"""The page of sizes, against figures worked out by hand."""

from datetime import date

import pytest

from generators.model.measured import Measured
from generators.view.handbook import Index
from generators.view.handbook.scale import ScalePage, say_bytes, say_span, view_scale
from tests.builders import library

FIFTY_A_SECOND = Measured(
    day="2026-01-31",
    machine="某机",
    method="某法",
    enterprises=500,
    core_seconds=10.0,
    packed=60_000,
    files={"docx": 30_000, "json": 70_000},
)


def page(measured: Measured | None) -> ScalePage:
    return view_scale(Index(library=library(), as_of=date(2023, 6, 1), measured=measured))


def test_hours_and_bytes_follow_from_what_was_measured() -> None:
    shown = page(FIFTY_A_SECOND)
    assert (shown.rate, shown.each, shown.each_packed) == ("50.0", "100 KB", "60 KB")
    city, province, country = shown.rows
    assert (city.enterprises, city.core_hours, city.spans) == (5_000, "0.03", ("100 秒", "50 秒", "6 秒"))
    assert (city.size, city.packed) == ("500.0 MB", "300.0 MB")
    assert (province.core_hours, province.spans) == ("0.56", ("33 分钟", "17 分钟", "2 分钟"))
    assert (province.size, province.packed) == ("10.0 GB", "6.0 GB")
    assert (country.core_hours, country.spans[0], country.size) == ("5.56", "5.6 小时", "100.0 GB")


def test_a_machine_twice_as_fast_takes_half_as_long() -> None:
    faster = Measured(day="", machine="", method="", enterprises=1000, core_seconds=10.0, packed=1, files={})
    assert [row.core_hours for row in page(faster).rows] == ["0.01", "0.28", "2.78"]


def test_without_figures_the_page_says_so() -> None:
    assert page(None) == ScalePage(measured=None)


@pytest.mark.parametrize(
    ("seconds", "said"), [(119, "119 秒"), (120, "2 分钟"), (7199, "120 分钟"), (7200, "2.0 小时")]
)
def test_spans_are_said_as_exactly_as_they_deserve(seconds: float, said: str) -> None:
    assert say_span(seconds) == said


@pytest.mark.parametrize(
    ("size", "said"), [(999, "1 KB"), (999_999, "1000 KB"), (1_000_000, "1.0 MB"), (2_500_000_000_000, "2.5 TB")]
)
def test_sizes_are_said_in_thousands(size: int, said: str) -> None:
    assert say_bytes(size) == said
