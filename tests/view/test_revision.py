"""A new version held against the encoding of the old: what is unchanged, moved, changed, new, gone."""

import pytest

from generators.model.official import OfficialText
from generators.model.policy import Clause
from generators.model.revision import Fate
from generators.read.official_text import split_official_text
from generators.view.revision import say_difference, view_revision

OLD = """
塔吊检查办法
一、检查
（一）安全员每周检查一次塔吊的基础和附着，并做好检查记录。
（二）项目经理每月带队检查一次所有起重机械，检查结果张贴在工地。
二、培训
司机每季度至少参加一次安全培训，培训要有签到表和照片。
三、附则
本办法由质安站解释。
"""


def split(text: str) -> OfficialText:
    return split_official_text(text, "x.txt")


def encoded(text: str = OLD) -> tuple[Clause, ...]:
    return tuple(Clause(clause=place.path, row=place.row, hash=place.hash) for place in split(text).places)


def fates(new: str, *, with_old: bool = True) -> dict[tuple[str, str], Fate]:
    revised = view_revision(encoded(), split(new), split(OLD) if with_old else None)
    return {(one.old.clause if one.old else "", one.new.path if one.new else ""): one.fate for one in revised}


@pytest.mark.parametrize("with_old", [True, False])
def test_the_same_text_is_unchanged(with_old: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert set(fates(OLD, with_old=with_old).values()) == {Fate.UNCHANGED}


@pytest.mark.parametrize("with_old", [True, False])
def test_a_renumbered_place_has_moved_even_without_the_old_text(with_old: bool) -> None:  # noqa: FBT001
    new = OLD.replace("（二）项目", "（二）监理单位每月抽查一次。\n（三）项目")
    found = fates(new, with_old=with_old)
    assert found["一/（二）", "一/（三）"] is Fate.MOVED
    assert found["", "一/（二）"] is Fate.ADDED
    assert found["二", "二"] is Fate.UNCHANGED


@pytest.mark.parametrize("with_old", [True, False])
def test_other_words_under_the_same_number_are_a_change(with_old: bool) -> None:  # noqa: FBT001
    found = fates(OLD.replace("每周检查", "每日检查"), with_old=with_old)
    assert found["一/（一）", "一/（一）"] is Fate.CHANGED
    assert list(found.values()).count(Fate.UNCHANGED) == len(found) - 1


def test_a_place_that_is_gone_is_named() -> None:
    new = OLD.replace("三、附则\n本办法由质安站解释。\n", "")
    assert fates(new)["三", ""] is Fate.REMOVED


def test_renumbered_and_reworded_at_once_is_found_by_likeness() -> None:
    new = (
        OLD.replace("二、培训", "二、演练\n每年演练一次。\n三、培训")
        .replace("三、附则", "四、附则")
        .replace("每季度", "每月")
    )
    found = fates(new)
    assert found["二", "三"] is Fate.CHANGED
    assert found["", "二"] is Fate.ADDED
    assert found["三", "四"] is Fate.MOVED


def test_a_difference_is_said_word_by_word() -> None:
    assert say_difference("安全员每周检查一次。", "安全员每日检查2次。") == (
        "“…安全员每”后：“周”改为“日”",
        "“…安全员每日检查”后：“一”改为“2”",
    )
    assert say_difference("甲检查。", "甲检查。并记录。") == ("“…甲检查。”后：增加“并记录。”",)
