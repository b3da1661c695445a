"""The head of a draft, from texts printed in many ways: title, number, issuer, date."""

import pytest

from generators.model.draft import DraftMetadata
from generators.read.imported_text import split_imported_text
from generators.view.draft.head import find_metadata

BODY = "一、要求\n各单位应当每月检查一次塔吊。\n二、落实\n（一）加强领导。\n（二）认真检查。"
OFFICE = "河湾市住房和城乡建设局"


def head(text: str) -> DraftMetadata:
    return find_metadata(split_imported_text(text, "x.txt").official)


@pytest.mark.parametrize(
    ("above", "title", "issuer", "date"),
    [
        (f"塔吊检查方案\n{OFFICE}　2025年4月2日", "塔吊检查方案", OFFICE, "2025-04-02"),
        ("塔吊检查办法\n（2025年1月2日河湾市人民政府公布）", "塔吊检查办法", "河湾市人民政府", "2025-01-02"),
        (f"塔吊检查指南\n发布单位：{OFFICE}　　发布日期：2025-04-02", "塔吊检查指南", OFFICE, "2025-04-02"),
        (f"《塔吊办法》问答\n来源：{OFFICE}　时间：2025/04/02　阅读：9", "《塔吊办法》问答", OFFICE, "2025-04-02"),
        (f"{OFFICE}2025年塔吊检查要点", f"{OFFICE}2025年塔吊检查要点", OFFICE, ""),
        ("首页 » 新闻 » 通知\n塔吊检查须知事项", "塔吊检查须知事项", "", ""),
        ("您现在的位置：首页 > 通知\n塔吊检查须知事项", "塔吊检查须知事项", "", ""),
        ("发布机构：县住建局\n有效性：有效\n塔吊检查奖励实施办法", "塔吊检查奖励实施办法", "县住建局", ""),
        ("2025年塔吊安全\n第二季度会议纪要\n塔吊纪要〔2025〕9号", "2025年塔吊安全第二季度会议纪要", "", ""),
        ("塔吊“九必须”检查提示\n为便于对照，现将提示印发如下：", "塔吊“九必须”检查提示", "", ""),
        ("附件1\n塔吊检查实施方案", "塔吊检查实施方案", "", ""),
        ("河湾集团有限公司\n塔吊检查实施细则", "河湾集团有限公司塔吊检查实施细则", "河湾集团有限公司", ""),
        ("塔吊任务分工明细表\n序号\n市质安站\n检查塔吊", "塔吊任务分工明细表", "", ""),
    ],
)
def test_who_and_when_are_said_above_the_text(above: str, title: str, issuer: str, date: str) -> None:
    found = head(f"{above}\n{BODY}")
    assert (found.title, found.issuer, found.date) == (title, issuer, date)


@pytest.mark.parametrize(
    ("below", "issuer", "date"),
    [
        (f"{OFFICE}\n2025年4月2日", OFFICE, "2025-04-02"),
        (f"{OFFICE}（盖章）\n2025年4月2日", OFFICE, "2025-04-02"),
        (f"{OFFICE}　　河湾市总工会\n2025年4月2日", f"{OFFICE}、河湾市总工会", "2025-04-02"),
        (f"河湾市应急管理局\n{OFFICE}\n2025年4月2日", f"河湾市应急管理局、{OFFICE}", "2025-04-02"),
        (f"{OFFICE}　2025年4月2日", OFFICE, "2025-04-02"),
        ("河湾市住房和 城乡建设局\n2025年4月2日", OFFICE, "2025-04-02"),
    ],
)
def test_who_and_when_are_said_below_the_text(below: str, issuer: str, date: str) -> None:
    found = head(f"塔吊检查方案\n{BODY}\n{below}")
    assert (found.issuer, found.date) == (issuer, date)


def test_two_offices_in_a_title_stand_apart() -> None:
    found = head(f"{OFFICE}　河湾市消防救援支队关于检查塔吊的通知\n各单位：\n{BODY}")
    assert found.issuer == f"{OFFICE}、河湾市消防救援支队"


def test_the_day_a_text_was_made_goes_before_the_day_a_page_was_put_up() -> None:
    page = "发布时间：2025-04-09 10:00　来源：安全科　浏览次数：3　打印"
    found = head(f"{page}\n{OFFICE}关于检查塔吊的通知\n{BODY}\n{OFFICE}\n2025年4月2日")
    assert (found.title, found.date) == (f"{OFFICE}关于检查塔吊的通知", "2025-04-02")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("河建〔2025〕9号", "河建〔2025〕9号"),
        ("河建〔2O25〕1O号", "河建〔2025〕10号"),
        ("〔2025〕第6期", "〔2025〕第6期"),
        ("2025年第6号", "2025年第6号"),
        ("（2025年1月2日河湾市人民政府令第8号公布）", "令第8号"),
        ("依据河建〔2025〕9号文件，制定本方案。", ""),
    ],
)
def test_the_number_is_that_of_the_text_itself(line: str, number: str) -> None:
    assert head(f"塔吊检查方案\n{line}\n{BODY}").number == number


def test_the_number_of_a_standard_printed_above_every_page_is_kept_once() -> None:
    pages = [f"1.{n} 塔吊应每月检查一次。\nDB99/T 33—2024\n—{n}—" for n in range(1, 6)]
    text = "\n".join(["DB99/T 33—2024", "塔吊安全使用规范", "1 范围", *pages])
    found = split_imported_text(text, "x.txt").official
    assert find_metadata(found).number == "DB99/T 33-2024"
    assert "".join(place.text for place in found.places).count("33") == 1
