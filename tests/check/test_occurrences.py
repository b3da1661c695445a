"""Every fact of a text is found once, with its kind and normal form; nothing that counts stays invisible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.check.occurrences import find_occurrences, find_unrecognised
from generators.phrases.documents import normalise_number


def facts(text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(found.kind.value, found.value) for found in find_occurrences(text, year)]


def missed(text: str) -> list[str]:
    return [found.text for found in find_unrecognised(text, find_occurrences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按《塔吊 管理规定》执行", [("文件名", "塔吊管理规定")]),
        ("《关于转发〈防火规定〉的通知》", [("文件名", "关于转发〈防火规定〉的通知")]),
        ("《关于转发《防火规定》的通知》", [("文件名", "关于转发《防火规定》的通知")]),
        ("《2022年“双控”方案（3版）》", [("文件名", "2022年“双控”方案（3版）")]),
        ("《防火规定", []),
        ("“查岗，“四查”、“五定”", [("引语", "四查"), ("引语", "五定")]),
        ("四查”、“五定”", [("引语", "五定")]),
        ("落实“四查”要求", [("引语", "四查")]),
        ("落实“查‘一岗’、查“五表””要求", [("引语", "查‘一岗’、查“五表”")]),
        (
            "做到“每月检查一次，每季度演练两次，全年不少于20次”",
            [("引语", "每月检查一次，每季度演练两次，全年不少于20次")],
        ),
        ("学习“《防火规定》宣传周”", [("引语", "《防火规定》宣传周"), ("文件名", "防火规定")]),
    ],
)
def test_titles_and_quotations_are_found_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("甲建办〔2023〕81号", "甲建办〔2023〕81号"),
        ("甲建办[2023]081号", "甲建办〔2023〕81号"),
        ("甲建办（2023）第 81 号", "甲建办〔2023〕81号"),
        ("乙部令第37号", "令第37号"),
        ("GB/T33000-2016", "GB/T 33000-2016"),
        ("GB/T 33000—2016", "GB/T 33000-2016"),
        ("GB 50720", "GB 50720"),
        ("JGJ/T77", "JGJ/T 77"),
        ("JGJ59", "JGJ 59"),
        ("DB1234/T 5—2019", "DB1234/T 5-2019"),
        ("T/CECS 12-2020", "T/CECS 12-2020"),
    ],
)
def test_numbers_of_documents_have_one_normal_form(text: str, value: str) -> None:
    assert facts(f"《规定》（{text}）") == [("文件名", "规定"), ("文号", value)]
    assert missed(f"《规定》（{text}）") == []


def test_a_number_is_compared_in_normal_form() -> None:
    assert normalise_number("GB/T33000-2016") == normalise_number("GB/T 33000—2016")
    assert normalise_number("甲建[2023] 8号") == "甲建〔2023〕8号"
    assert normalise_number("第 3 条") == "第3条"


@pytest.mark.parametrize("text", ["0100-1234567", "010-12345678", "13000000000", "office@example.com"])
def test_contacts_are_found_without_keeping_them(text: str) -> None:
    assert facts(f"联系方式：{text}。") == [("联系方式", "联系方式")]
    assert missed(f"联系方式：{text}。") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("项目经理每月至少检查1次", ["频次"]),
        ("全年开展2轮排查", ["总量"]),
        ("2020年底前完成", ["期限"]),
        ("5月至11月底开展整治", ["起止"]),
        ("事故信息24小时内上报", ["时限"]),
        ("近两年发生事故的企业", ["回溯"]),
        ("从业人员50人以上的单位", ["门槛"]),
        ("培训率达100%", ["门槛"]),
        ("更新500个项目", ["数值"]),
        ("《防火规定》第21条", ["文件名", "序数"]),
        ("自2023年5月6日公布", ["日期"]),
        ("及时、定期检查", []),
        ("关键岗位24小时值班", ["数值"]),
        ("按“四查”要求，每周检查一次", ["引语", "频次"]),
    ],
)
def test_times_and_figures_are_found_by_kind(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in facts(text)] == kinds
    assert missed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编号Q7的塔吊", ["7"]),
        ("打造3456模式", ["3456"]),
        ("附件4、5、6所列", []),
        ("月报表（1）", []),
        ("1.检查表\n2.汇总表", []),
        ("一线工人统一着装", []),
        ("7", ["7"]),
    ],
)
def test_a_figure_in_no_fact_is_unrecognised(text: str, expected: list[str]) -> None:
    assert missed(text) == expected


def test_a_figure_alone_in_a_cell_is_a_fact() -> None:
    assert facts("塔吊\n118\n2.5\n第3台") == [("数值", "118"), ("数值", "2.5"), ("序数", "第3台")]


FRAGMENTS = st.sampled_from(
    [
        "《",
        "》",
        "“",
        "”",
        "每月",
        "至少",
        "检查",
        "2",
        "7",
        "两",
        "次",
        "年",
        "月底前",
        "，",
        "〔2023〕",
        "号",
        "以上",
        "、",
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map(lambda parts: "".join(("记", *parts))))  # a digit that begins is a marker
def test_every_digit_stands_in_a_fact_or_is_unrecognised(text: str) -> None:
    found = find_occurrences(text)
    left = find_unrecognised(text, found)
    covered = {place for fact in (*found, *left) for place in range(fact.start, fact.end)}
    assert all(text[fact.start : fact.end] == fact.text for fact in (*found, *left))
    assert {place for place, character in enumerate(text) if character.isdigit()} <= covered
