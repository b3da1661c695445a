import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.word.blocks import Control, ControlKind
from generators.word.controls import BOOKMARK_LIMIT, Mark, bookmark_name, control_xml, number_controls
from tests.word.brief import brief

MARKS = {"r1.c2": Mark(number=7, bookmark="f_r1_c2")}
OPENING = "sdt(sdtPr(alias[罚款] tag[r1.c2] id[7] lock[sdtLocked]"


def content(text: str) -> str:
    return f' sdtContent(bookmarkStart[id=7 name=f_r1_c2] r(t"{text}") bookmarkEnd[id=7]))'


def field(kind: ControlKind = ControlKind.TEXT, *, choices: tuple[str, ...] = (), value: str = "") -> Control:
    return Control(tag="r1.c2", label="罚款", kind=kind, choices=choices, value=value)


def test_an_empty_field_holds_a_wide_blank() -> None:
    assert brief(control_xml(field(), MARKS)) == f"{OPENING})" + content("\u3000")


def test_a_field_can_be_filled_beforehand() -> None:
    assert brief(control_xml(field(value="3<5"), MARKS)) == f"{OPENING})" + content("3<5")


def test_a_value_can_stand_on_a_colour() -> None:
    coloured = Control(tag="r1.c2", label="罚款", value="红", fill="FFB8B0")
    shaded = 'r(rPr(shd[val=clear color=auto fill=FFB8B0]) t"红")'
    assert shaded in brief(control_xml(coloured, MARKS))


def test_of_a_long_label_the_end_is_shown() -> None:
    long = Control(tag="r1.c2", label="四" * 70 + "红色")
    assert f"alias[…{'四' * 61}红色]" in brief(control_xml(long, MARKS))


def test_a_box_is_typed_over() -> None:
    assert brief(control_xml(field(ControlKind.CHECK), MARKS)) == f"{OPENING})" + content("□")


def test_a_choice_lists_what_can_be_chosen() -> None:
    choice = field(ControlKind.CHOICE, choices=("是", "否"))
    items = "listItem[displayText=是 value=是] listItem[displayText=否 value=否]"
    assert brief(control_xml(choice, MARKS)) == f"{OPENING} dropDownList({items}))" + content("\u3000")


def test_a_date_is_written_the_chinese_way() -> None:
    shown = "dateFormat[yyyy年M月d日] lid[zh-CN]"
    assert brief(control_xml(field(ControlKind.DATE), MARKS)) == f"{OPENING} date({shown}))" + content("\u3000")


@given(st.text(min_size=1, max_size=64))
def test_bookmarks_are_names_word_accepts(tag: str) -> None:
    name = bookmark_name(tag)
    assert name.isascii()
    assert name.replace("_", "").isalnum()
    assert name[0].isalpha()
    assert len(name) <= BOOKMARK_LIMIT


def test_shortened_bookmarks_stay_apart() -> None:
    assert bookmark_name("表" * 60 + "甲") != bookmark_name("表" * 60 + "乙")
    assert bookmark_name("a.b") != bookmark_name("a-b")


@given(st.sets(st.text(min_size=1, max_size=64)))
def test_every_field_has_an_id_of_its_own(tags: set[str]) -> None:
    marks = number_controls(Control(tag=tag, label="甲") for tag in sorted(tags))
    assert marks.keys() == tags
    assert len({mark.number for mark in marks.values()}) == len(tags)
    assert all(0 < mark.number < 2**31 for mark in marks.values())


def test_a_field_keeps_its_id_when_others_come_before_it() -> None:
    last = Control(tag="b", label="乙")
    alone = number_controls([last])
    together = number_controls([Control(tag="a", label="甲"), last])
    assert alone["b"].number == together["b"].number


# Their checksums (CRC-32) differ in the first bit only, which the id has no room for.
COLLIDING = ("rawrmqlme", "glkjjctqm")


def test_colliding_ids_are_moved_apart() -> None:
    marks = number_controls(Control(tag=tag, label="甲") for tag in COLLIDING)
    first, second = (marks[tag].number for tag in COLLIDING)
    assert second == first + 1


def test_two_fields_with_one_tag_are_refused() -> None:
    with pytest.raises(ValueError, match="comes twice: 'a'"):
        number_controls([Control(tag="a", label="甲"), Control(tag="a", label="乙")])
