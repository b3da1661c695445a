"""Codes of regions nobody registered: the place they lie in is named, never one that merely looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.check.regions import find_around, say_registering, say_where_to_lie, unknown_region
from generators.model.problem import Place

REGIONS = {"440000": "广东省", "440300": "深圳市", "350000": "福建省", "350524": "安溪县"}
NONE = "不在已登记的地区之内，编入的政策没有一份管那里"
LISTED = "写六位行政区划代码，已登记的有：440000 广东省、440300 深圳市、350000 福建省、350524 安溪县"


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("440305", "440300"),
        ("440300", "440300"),
        ("440600", "440000"),
        ("350525", "350000"),
        ("350524", "350524"),
        ("330100", None),
        ("004403", None),
    ],
)
def test_a_place_lies_where_its_first_digits_say(code: str, around: str | None) -> None:
    assert find_around(code, REGIONS) == around


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("440600", "按代码，440600 在广东省之内，没有单独登记：写 440000（广东省）"),
        ("440600 佛山市", "按代码，440600 在广东省之内，没有单独登记：写 440000（广东省）"),
        ("440305南山区", "按代码，440305 在深圳市之内，没有单独登记：写 440300（深圳市）"),
        ("440300 南山区", "440300 登记的是深圳市；是那里，就只写 440300"),
        ("44030", LISTED),
        ("440300x", LISTED),
        ("4403001", LISTED),
        ("佛山市", LISTED),
    ],
)
def test_an_enterprise_is_told_what_to_write(text: str, says: str) -> None:
    assert say_where_to_lie(text, REGIONS) == says


def test_where_no_policy_is_of_a_place_both_ways_out_are_said() -> None:
    says = say_where_to_lie("330100 杭州市", REGIONS)
    assert says.startswith(f"按代码，330100 {NONE}")
    assert "先不填这一项" in says
    assert "登记到 content/regions.yaml" in says


@given(st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_no_region_of_another_province_is_ever_named(code: str) -> None:
    says = say_where_to_lie(code, REGIONS)
    assert not [name for other, name in REGIONS.items() if other[:2] != code[:2] and name in says]


def test_content_is_told_to_register_a_region_below_the_one_it_lies_in() -> None:
    problem = unknown_region("440600", REGIONS, Place(file="a.yaml"), "政策「甲」的地区")
    assert problem.message == "政策「甲」的地区「440600」不在 regions.yaml 中"
    assert problem.hint.startswith("登记到 regions.yaml（上级写 440000 广东省），或改用已登记的：440000 广东省、")


def test_a_region_in_none_is_registered_without_a_parent() -> None:
    assert say_registering("330100", {"440000": "广东省"}) == "登记到 regions.yaml，或改用已登记的：440000 广东省"
    assert say_registering("330100", {}) == "登记到 regions.yaml，或改用已登记的：（还没有）"
