"""A new version held against the encoding of the old: what is unchanged, moved, changed, new, gone."""

from collections.abc import Mapping

import pytest

from generators.model.official import OfficialText
from generators.model.policy import Clause
from generators.model.revision import Fate, Revised
from generators.read.official_text import split_official_text
from generators.view.revision import say_difference, view_revision
from generators.view.revision.summary import is_another, old_references, say_fates
from tests.builders import duty, form, library, policy

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


DUTIES = {
    "一/（一）": ("检查塔吊的基础和附着", "检查记录"),
    "一/（二）": ("带队检查起重机械", "张贴检查结果"),
    "二": ("参加安全培训", "签到表"),
    "三": (),
}
"""What somebody encoded of each clause, mostly in its words."""


def encoded(text: str = OLD, duties: Mapping[str, tuple[str, ...]] = DUTIES) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            clause=place.path,
            row=place.row,
            cell=place.cell,
            title=place.heading or None,
            hash=place.hash,
            duties=tuple(
                duty(f"tt-2023.{at}.{number}", does=does) for number, does in enumerate(duties.get(place.path, ()))
            ),
        )
        for at, place in enumerate(split(text).places)
    )


def revise(new: str, old: str = OLD, *, with_old: bool = True, **known: Mapping[str, tuple[str, ...]]) -> list[Revised]:
    return list(view_revision(encoded(old, **known), split(new), split(old) if with_old else None))


def fates(new: str, *, with_old: bool = True) -> dict[tuple[str, str], Fate]:
    return named(revise(new, with_old=with_old))


def named(revised: list[Revised]) -> dict[tuple[str, str], Fate]:
    return {(one.old.clause if one.old else "", one.new.path if one.new else ""): one.fate for one in revised}


both = pytest.mark.parametrize("with_old", [True, False], ids=["old text", "no old text"])


@both
def test_the_same_text_is_unchanged(*, with_old: bool) -> None:
    assert set(fates(OLD, with_old=with_old).values()) == {Fate.UNCHANGED}


@both
def test_a_renumbered_place_has_moved_even_without_the_old_text(*, with_old: bool) -> None:
    new = OLD.replace("（二）项目", "（二）监理单位每月抽查一次。\n（三）项目")
    found = fates(new, with_old=with_old)
    assert found["一/（二）", "一/（三）"] is Fate.MOVED
    assert found["", "一/（二）"] is Fate.ADDED
    assert found["二", "二"] is Fate.UNCHANGED


@both
def test_other_words_under_the_same_number_are_a_change(*, with_old: bool) -> None:
    found = fates(OLD.replace("每周检查", "每日检查"), with_old=with_old)
    assert found["一/（一）", "一/（一）"] is Fate.CHANGED
    assert list(found.values()).count(Fate.UNCHANGED) == len(found) - 1


def test_a_place_that_is_gone_is_named() -> None:
    new = OLD.replace("三、附则\n本办法由质安站解释。\n", "")
    assert fates(new)["三", ""] is Fate.REMOVED


@both
def test_renumbered_and_reworded_at_once_is_found_by_likeness(*, with_old: bool) -> None:
    new = (
        OLD.replace("二、培训", "二、演练\n每年演练一次。\n三、培训")
        .replace("三、附则", "四、附则")
        .replace("每季度", "每月")
    )
    found = fates(new, with_old=with_old)
    assert found["二", "三"] is Fate.CHANGED
    assert found["", "二"] is Fate.ADDED
    assert found["三", "四"] is Fate.MOVED


def test_a_difference_is_said_word_by_word() -> None:
    assert say_difference("安全员每周检查一次。", "安全员每日检查2次。") == (
        "“…安全员每”后：“周”改为“日”",
        "“…安全员每日检查”后：“一”改为“2”",
    )
    assert say_difference("甲检查。", "甲检查。并记录。") == ("“…甲检查。”后：增加“并记录。”",)


@both
def test_a_number_that_bears_another_clause_keeps_none_of_its_duties(*, with_old: bool) -> None:
    """What stood there is gone, what stands there is new; nothing of the one is left in the other."""
    found = fates(
        OLD.replace(
            "司机每季度至少参加一次安全培训，培训要有签到表和照片。", "租赁公司出租前办妥备案，逾期退场。"
        ).replace("二、培训", "二、租赁"),
        with_old=with_old,
    )
    assert found["二", ""] is Fate.REMOVED
    assert found["", "二"] is Fate.ADDED


@both
def test_a_clause_cut_in_two_keeps_its_number_once_and_says_which_duties_went(*, with_old: bool) -> None:
    new = OLD.replace("机械，检查结果张贴在工地。", "机械。\n（三）项目经理部张贴检查结果，张贴在工地。")
    found = {one.fate: one for one in revise(new, with_old=with_old) if one.fate in {Fate.CHANGED, Fate.SPLIT}}
    assert found[Fate.CHANGED].new == split(new).places[3]
    assert [one.id for one in found[Fate.CHANGED].astray] == ["tt-2023.3.1"]
    assert found[Fate.SPLIT].old == found[Fate.CHANGED].old
    assert [one.id for one in found[Fate.SPLIT].astray] == ["tt-2023.3.1"]


@both
def test_a_clause_put_into_another_is_named_with_its_new_place(*, with_old: bool) -> None:
    first = "（一）安全员每周检查一次塔吊的基础和附着，并做好检查记录。\n"
    second = "（二）项目经理每月带队检查一次所有起重机械，检查结果张贴在工地。\n"
    joined = first[:-2] + "；" + second[3:].replace("所有", "全部")
    found = fates(OLD.replace(first + second, joined), with_old=with_old)
    assert {found["一/（一）", "一/（一）"], found["一/（二）", "一/（一）"]} == {Fate.CHANGED, Fate.MERGED}


def test_a_duty_whose_sentence_is_gone_is_named_and_one_in_our_own_words_left_alone() -> None:
    known = {**DUTIES, "二": ("参加安全培训", "张贴照片", "学习")}
    old = OLD.replace("签到表和照片", "签到表，张贴照片")
    new = old.replace("，张贴照片", "")
    (found,) = (one for one in revise(new, old, duties=known) if one.fate is Fate.CHANGED)
    assert [one.does for one in found.astray] == ["张贴照片"]
    assert list(say_fates([found])) == [
        "改动　二（涉及 tt-2023.4.0、tt-2023.4.1、tt-2023.4.2；这里不再说的：tt-2023.4.1）"
    ]


TABLE = """附件
分工表
\t序号
\t任务
\t措施
\t责任分工
\t2023年

\t
\t（一）摸底
\t一是建立塔吊台账，登记编号。
\t各企业。
\t持续。

\t
\t
\t二是建立司机名册，核对操作证。
\t各企业。
\t持续。

\t
\t
\t三是公布安拆单位的信用等级。
\t各企业。
\t持续。


"""


@both
def test_the_cells_of_a_row_go_with_their_row(*, with_old: bool) -> None:
    """All rows have the same cells: only the row says which is whose."""
    gone = "\t\n\t\n\t二是建立司机名册，核对操作证。\n\t各企业。\n\t持续。\n\n"
    new = TABLE.replace(gone, "").replace("三是", "二是").replace("2023年", "2024年")
    found = revise(new, TABLE, with_old=with_old, duties={"（一）/三是": ("公布安拆单位的信用等级",)})
    pairs = {(one.old.clause, one.new.path): one.fate for one in found if one.old and one.new and one.old.row}
    assert pairs["（一）/三是", "（一）/二是"] is Fate.MOVED
    assert pairs["（一）/三是/责任分工", "（一）/二是/责任分工"] is Fate.MOVED
    assert {one.old.clause for one in found if one.fate is Fate.REMOVED and one.old} == {
        "（一）/二是",
        "（一）/二是/责任分工",
        *(f"（一）/{one}是/2023年" for one in "一二三"),
    }


def test_files_that_name_a_place_by_its_old_number_are_told() -> None:
    found = revise(
        OLD.replace("（二）项目", "（二）监理单位每月抽查一次。\n（三）项目").replace(
            "三、附则\n本办法由质安站解释。\n", ""
        )
    )
    known = policy(*encoded(), id="zz-2023")
    forms = (
        form("zz-2023-1", asked_by="一/（二）", attachment=None),
        form("zz-2023-2", attachment="三"),
        form("zz-2023-3", attachment="二"),
    )
    assert list(old_references(known, library(known, forms=forms), found)) == [
        "forms/zz-2023-1.yaml：一/（二） → 一/（三）",
        "forms/zz-2023-2.yaml：三 → 没有了",
    ]


def test_a_text_that_has_nothing_in_common_is_told() -> None:
    other = "\n消防演练通知\n一、演练\n物业公司每年组织住户疏散一次。\n二、器材\n过期灭火器当天更换。\n"
    assert is_another(revise(other))
    assert not is_another(revise(OLD.replace("每周", "每日")))


def test_a_text_written_anew_is_told_by_parts_of_sentences() -> None:
    before = "甲乙丙丁戊己庚辛，第一句不变，壬癸子丑寅卯。"
    after = "1甲2乙3丙4丁5戊6己7庚8辛，第一句不变，壬1癸2子3丑4寅5卯6。"
    assert say_difference(before, after) == (
        "不再有：“甲乙丙丁戊己庚辛，壬癸子丑寅卯。”",
        "新写：“1甲2乙3丙4丁5戊6己7庚8辛，壬1癸2子3丑4寅5卯6。”",
    )
