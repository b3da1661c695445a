"""An official text is cut into its places: nothing lost, every marker found, nothing else taken for one."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.official import OfficialPlace, hash_place, squeeze
from generators.read.official_text import LARGEST_TEXT, read_official_text, split_official_text

TEXT = """
河西市建设局关于印发《塔吊专项
检查方案》的通知
各单位：
现将方案印发给你们。
河西市建设局
2023年5月6日
（此件公开）
塔吊专项检查方案
为加强塔吊管理，制定本方案。
一、工作目标
打造2.0版本。
二、重点任务
（一）摸清底数
1.建立台账。（1）登记塔吊。各项目要登记。（2）登记司机。一是核对证书；二是核对人脸，确保一人一证。
2.开展检查，重点看：一是基础；二是附着。
（二）落实责任。分两步走，一是自查；二要互查；二是抽查。
3、到场时间为：1.5小时。各项目要按照先易后难、

先急后缓的顺序推进。

三、有关要求
（一）加强领导。各单位要重视。
请于6月30日前报送总结。
联系电话见通讯录。
附件：1.检查表
2.汇总表
附件1
检查表
\t序号\t
\t项目
\t结果

\t1
\t附着
\t

注：1.每月填报；2.空格不填。
 附件2
汇总表
备注：本表一式两份。
"""


def paths(text: str) -> list[str]:
    return [place.path for place in split_official_text(text, "x.txt").places]


def find(text: str, path: str) -> OfficialPlace:
    return next(place for place in split_official_text(text, "x.txt").places if place.path == path)


def test_a_whole_text_is_cut_at_its_markers() -> None:
    assert paths(TEXT) == [
        "通知",
        "前言",
        "一",
        "二",
        "二/（一）",
        "二/（一）/1",
        "二/（一）/1/（1）",
        "二/（一）/1/（2）",
        "二/（一）/1/（2）/一是",
        "二/（一）/1/（2）/二是",
        "二/（一）/2",
        "二/（一）/2/一是",
        "二/（一）/2/二是",
        "二/（二）",
        "二/（二）/一是",
        "二/（二）/二是",
        "二/（二）/3",
        "三",
        "三/（一）",
        "末段",
        "附件目录",
        "附件1",
        "附件1/注",
        "附件1/注/1",
        "附件1/注/2",
        "附件2",
        "附件2/备注",
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("二/（一）/1/（2）/二是", "核对人脸，确保一人一证。"),
        ("二/（二）", "落实责任。分两步走，"),
        ("二/（二）/一是", "自查；二要互查；"),
        ("二/（二）/3", "到场时间为：1.5小时。各项目要按照先易后难、先急后缓的顺序推进。"),
        ("末段", "请于6月30日前报送总结。\n联系电话见通讯录。"),
        ("附件目录", "1.检查表\n2.汇总表"),
        ("附件1/注/2", "空格不填。"),
    ],
)
def test_a_place_holds_its_own_text_up_to_the_next_marker(path: str, text: str) -> None:
    assert find(TEXT, path).text == text


@pytest.mark.parametrize(("path", "level"), [("前言", 1), ("一", 1), ("二/（一）/1/（2）/一是", 5), ("附件1/注/1", 3)])
def test_the_level_counts_the_markers_of_the_path(path: str, level: int) -> None:
    assert find(TEXT, path).level == level


def test_a_notice_ends_with_its_date_and_the_bracketed_line_after_it() -> None:
    assert find(TEXT, "通知").text.endswith("2023年5月6日\n（此件公开）")
    assert find(TEXT, "前言").text.startswith("塔吊专项检查方案")
    assert find(TEXT, "前言").line == 9


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、工作目标\n打造样板。", "工作目标"),
        ("1.建立台账。各项目要登记。", "建立台账"),
        ("1.每个项目应当每月检查一次。总监签字。", ""),
        ("1.检查塔吊。", ""),
        ("1、【**巡查机制**】每天一次巡查。", "巡查机制"),
        ("1.建立台账。（1）登记塔吊。", "建立台账"),
        ("（一）前期准备（2023年3月底前）\n要摸底。", "前期准备（2023年3月底前）"),
        ("1.内容如下：塔吊；升降机。其他不查。", ""),
    ],
)
def test_a_heading_is_short_and_asks_nobody_anything(text: str, heading: str) -> None:
    assert split_official_text(text, "x.txt").places[0].heading == heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.0版本已上线。", ["前言"]),
        ("1.5米以上的基坑。", ["前言"]),
        ("2023.5.6起执行。", ["前言"]),
        ("方案如下：三要防火。", ["前言"]),
        ("第一，要防火。", ["前言"]),
        ("1.防火。首先，一是一、二是二。", ["1"]),
        ("(一)防火\n(二)防汛", ["（一）", "（二）"]),
        ("１．防火\n１２．防汛", ["1", "12"]),
        ("一、防火\n十一、防汛\n二十三、防风", ["一", "十一", "二十三"]),
        ("1.防火。①查电；②查气。一是查煤", ["1", "1/①", "1/②", "1/②/一是"]),
        ("一是防火。（1）查电。（2）查气。\n二是防汛。", ["一是", "一是/（1）", "一是/（2）", "二是"]),
        ("（四）曝光。一是成立巡查组。", ["（四）", "（四）/一是"]),
        ("（一）防火\n1.查电。\n（二）防汛\n2.查泵。", ["（一）", "（一）/1", "（二）", "（二）/2"]),
        ("一、总结\n（一）注意总结\n各单位要报送。", ["一", "一/（一）"]),
        ("一、总结\n（一）各单位要总结。\n请于月底报送。", ["一", "一/（一）", "末段"]),
        ("[bookmark: _x1]1.防火。", ["1"]),
        ("附件：\n责任表", ["前言"]),
    ],
)
def test_only_markers_in_their_place_open_a_place(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


TABLE = """附件：
责任分工表
\t序号
\t任务
\t细项
\t责任
分工
\t2020年

安排

\t
\t（一）学习
\t一是组织学习。
\t各企业；

各部门。
\t持续。

\t
\t
\t二是组织考试。
\t各企业。
\t

\t
\t（二）落实责任
\t1.建立体系。（1）健全制度。一是建制度；二是抓落实。
\t各企业。
\t年底前完成。

\t
\t
\t（2）强化培训。一是抓新人。
\t各企业。

\t持续。

\t
\t
\t（2）强化培训。二是抓老人。
"""


def test_a_table_of_tasks_gives_a_place_to_every_clause_and_cell() -> None:
    found = [(p.path, p.row, p.cell) for p in split_official_text(TABLE, "x.txt").places]
    assert found == [
        ("前言", None, None),
        ("（一）", None, None),
        ("（一）/一是", 1, None),
        ("（一）/一是/责任分工", 1, "责任分工"),
        ("（一）/一是/2020年安排", 1, "2020年安排"),
        ("（一）/二是", 2, None),
        ("（一）/二是/责任分工", 2, "责任分工"),
        ("（一）/二是/2020年安排", 2, "2020年安排"),
        ("（二）", None, None),
        ("（二）/1", None, None),
        ("（二）/1/（1）", 3, None),
        ("（二）/1/（1）/一是", 3, None),
        ("（二）/1/（1）/二是", 3, None),
        ("（二）/1/（1）/责任分工", 3, "责任分工"),
        ("（二）/1/（1）/2020年安排", 3, "2020年安排"),
        ("（二）/1/（2）", 4, None),
        ("（二）/1/（2）/一是", 4, None),
        ("（二）/1/（2）/责任分工", 4, "责任分工"),
        ("（二）/1/（2）/2020年安排", 4, "2020年安排"),
        ("（二）/1/（2）", 5, None),
        ("（二）/1/（2）/二是", 5, None),
    ]


def test_cells_keep_their_paragraphs_and_empty_cells_their_place() -> None:
    cells = {(p.row, p.cell): p.text for p in split_official_text(TABLE, "x.txt").places if p.cell}
    assert cells[1, "责任分工"] == "各企业；\n各部门。"
    assert cells[2, "2020年安排"] == ""
    assert cells[4, "2020年安排"] == "持续。"
    assert (5, "责任分工") not in cells


def printed(text: str) -> str:
    return squeeze(re.sub(r"\[bookmark:[^\]]*\]|\*\*", "", text))


PIECES = st.sampled_from(
    [
        *"一二3（）()《》“”、。；：，.①年月日\n\t 〔",
        "一是",
        "二要",
        "附件1\n",
        "注：",
        "1.",
        "（一）",
        "\n\n",
        "\t1.",
        "2023年",
    ]
)


@given(st.one_of(st.sampled_from([TEXT, TABLE]), st.lists(PIECES, max_size=60).map("".join)))
def test_markers_and_texts_joined_give_back_every_printed_character(text: str) -> None:
    places = split_official_text(text, "x.txt").places
    assert squeeze("".join(place.marker + place.text for place in places)) == printed(text)


def test_the_hash_changes_with_path_row_and_text_but_not_with_wrapping() -> None:
    first = hash_place(path="一", row=1, text="查塔吊。")
    assert hash_place(path="一", row=1, text=" 查塔\n吊。") == first
    others = [
        hash_place(path="二", row=1, text="查塔吊。"),
        hash_place(path="一", row=None, text="查塔吊。"),
        hash_place(path="一", row=1, text="查塔机。"),
    ]
    assert len({first, *others}) == 4
    assert re.fullmatch("[0-9a-f]{12}", first)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "原文是空的"),
        (b" \n\t\n", "原文是空的"),
        ("一、目标".encode("gbk"), "原文不是 UTF-8 编码"),
        (b"a" * (LARGEST_TEXT + 1), "原文超过 5 MB，不像一份政策原文"),
    ],
)
def test_what_is_no_official_text_is_a_problem(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    official, problems = read_official_text(path)
    assert official is None
    assert [problem.message for problem in problems] == [message]
    assert problems[0].place.file == str(path)
    assert problems[0].hint


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    official, problems = read_official_text(tmp_path / "x.txt")
    assert official is None
    assert problems[0].message == "没有这份原文"
    assert read_official_text(tmp_path)[1][0].message == "原文读不出来"


def test_a_text_is_read_with_its_file_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff一、目标\r\n查塔吊。\r\n", encoding="utf-8")
    official, problems = read_official_text(tmp_path / "a.txt")
    assert not problems
    assert official
    assert official.file == "a.txt"
    assert [(place.path, place.text) for place in official.places] == [("一", "目标\n查塔吊。")]
