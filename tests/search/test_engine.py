"""The search over small content of our own: each way of asking finds what it is about, and says what it is."""

import pytest

from generators.model.official import OfficialPlace, OfficialText
from generators.model.policy import Enumeration
from generators.model.registry import Document, Term, TermStatus
from tests.builders import clause, duty, form, library, policy
from tests.search.engine import SearchEngine


def term(name: str, *synonyms: str, **changes: object) -> Term:
    plain: dict[str, object] = {"explanation": "另作说明", "status": TermStatus.OURS, "synonyms": synonyms}
    return Term(name=name, **(plain | changes))  # type: ignore[arg-type]


def content() -> SearchEngine:
    crane = clause(
        "二",
        duty("zz-2023.2.a", does="检查塔式起重机", recurrence="每月至少1次", evidence=("检查记录",)),
        duty("zz-2023.2.b", does="向住建部门报送事故情况", within="24小时内", who=("项目经理",)),
        title="起重机械安全",
    )
    training = clause(
        "三",
        duty("zz-2023.3.a", does="培训全体员工", recurrence="每季度至少1次"),
        duty("zz-2023.3.b", does="制定培训计划"),
        duty("zz-2023.3.c", does="超过50人的配备电工班长", terms=("老带新",)),
        title="教育培训",
        cites=("《用电安全规范》",),
        enumerations=(Enumeration(name="三到场", members=("人到场", "图到场", "料到场")),),
    )
    second = clause("一", duty("yy-2023.1.a", does="公布夜班名单"), enumerations=(Enumeration(name="三到场"),))
    one = policy(clause("一", duty(does="配电箱上锁，每月25日查验绝缘手套")), crane, training, number="某建〔2023〕9号")
    other = policy(second, id="yy-2023", title="夜间施工办法")
    glossary = (
        term("塔式起重机", "塔吊", "塔机"),
        term("三级配电", explanation="逐级设配电箱"),
        term("八个一次", explanation="一年要亲自做的几件事"),
        term("三到场", "3到场"),
    )
    documents = (Document(title="用电安全规范", number="ZZ/T 12-2020"),)
    texts = {"zz-2023": OfficialText(file="zz.txt", places=(OfficialPlace(path="三", text="逐人登记造册", line=1),))}
    return SearchEngine(library(one, other, glossary=glossary, documents=documents, forms=(form(),)), texts)


ENGINE = content()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("绝缘手套", "zz-2023.1.a"),
        ("绝缘", "zz-2023.1.a"),
        ("手套 配电箱", "zz-2023.1.a"),
        ("每月25日", "zz-2023.1.a"),
        ("50人", "zz-2023.3.c"),
        ("五十人", "zz-2023.3.c"),
        ("8个一次", "八个一次"),
        ("八個一次", "八个一次"),
        ("ZZ/T12", "《用电安全规范》"),
        ("zzt 12-2020", "《用电安全规范》"),
        ("某建〔2023〕9号", "zz-2023"),
        ("某建[2023]9号", "zz-2023"),
        ("某建（2023）9号", "zz-2023"),
        ("某建【2023】9号", "zz-2023"),
        ("某建2023 9", "zz-2023"),
        ("塔吊", "塔式起重机"),
        ("塔吊检查", "zz-2023.2.a"),
        ("多久培训一次", "zz-2023.3.a"),
        ("事故多长时间内要报送", "zz-2023.2.b"),
        ("绝原手套", "zz-2023.1.a"),
        ("绝手缘套", "zz-2023.1.a"),
        ("八个次", "八个一次"),
        ("三级配配电", "三级配电"),
        ("peidianxiang", "zz-2023.1.a"),
        ("sjpd", "三级配电"),
        ("sanjipd", "三级配电"),
        ("bgyc", "八个一次"),
        ("用電檢查", "yd-2023-1"),
        ("老带新", "zz-2023.3.c"),
        ("逐人登记造册", "zz-2023:三"),
        ("用电检查月报表", "yd-2023-1"),
        ("项目经理", "项目经理"),
        ("夜间施工办法", "yy-2023"),
    ],
)
def test_a_query_finds_first_what_it_is_about(query: str, expected: str) -> None:
    assert [entry.id for entry in ENGINE.find(query)][:1] == [expected]


def test_official_wording_finds_the_duties_of_its_clause() -> None:
    found = [entry.id for entry in ENGINE.find("逐人登记造册")]
    assert {"zz-2023.3.a", "zz-2023.3.b", "zz-2023.3.c"} <= set(found)


def test_a_name_with_two_meanings_gives_both_and_its_term_before_anything_else() -> None:
    found = [entry.id for entry in ENGINE.find("三到场")]
    assert set(found[:3]) == {"三到场", "zz-2023:三到场@三", "yy-2023:三到场@一"}


@pytest.mark.parametrize("query", ["", "  ", "。", "〔〕", "🙂"])
def test_what_asks_for_nothing_finds_nothing(query: str) -> None:
    assert ENGINE.find(query) == []


@pytest.mark.parametrize(
    "query", ["配", "谁来检查", "怎么办培训", "检查🙂", "(配电箱", "配电箱\\", "培训*", "每月25日前要查验什么呢"]
)
def test_any_sign_may_be_typed(query: str) -> None:
    assert ENGINE.find(query) != []


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("八个一次", ["8", "个", "1", "次"]),
        ("二十三天", ["23", "天"]),
        ("十二", ["12"]),
        ("一百二十人", ["120", "人"]),
        ("二〇二三年", ["2023", "年"]),
        ("两周", ["2", "周"]),
        ("５０％", ["50"]),
        ("2.5米", ["2.5", "米"]),
        ("第3.", ["第", "3"]),
        ("APP端", ["app", "端"]),
        ("GB/T 33000", ["gb", "t", "33000"]),
        ("百日", ["百", "日"]),
        ("𠮷", ["𠮷"]),
    ],
)
def test_a_text_is_cut_into_atoms_that_are_written_one_way(text: str, atoms: list[str]) -> None:
    folded = ENGINE.fold(text)
    assert folded["atoms"] == atoms


def test_atoms_know_where_they_stand() -> None:
    text = "共八十人（𠮷）。2.0版"
    folded = ENGINE.fold(text)
    units = text.encode("utf-16-le")
    cut = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in zip(folded["starts"], folded["ends"], strict=True)
    ]
    assert cut == ["共", "八十", "人", "𠮷", "2.0", "版"]
    assert folded["broken"] == [True, False, False, False, True, False]


def test_a_result_says_what_it_is_whose_by_when_and_where() -> None:
    (group, *_) = ENGINE.show("塔吊检查")
    head, first = group[:2]
    assert (head["location"], head["title"]) == ("policies/zz-2023.html", "某市工地用电安全方案")
    assert first["location"] == "policies/zz-2023.html#zz-2023.2.a"
    assert first["title"].startswith('<span class="found__kind">职责</span> ')
    assert first["title"].endswith("<mark>检查</mark><mark>塔式起重机</mark>")
    assert "责任人：施工单位" in first["text"]
    assert "每月至少1次" in first["text"]
    assert "二 <mark>起重机</mark>械安全" in first["text"]


def test_the_page_that_is_opened_marks_what_was_found() -> None:
    (_, first, *_) = ENGINE.show("8个一次")[0]
    assert list(first["terms"]) == ["八个一次"]


def test_official_wording_is_shown_where_nothing_else_holds_the_query() -> None:
    shown = [one for group in ENGINE.show("登记造册") for one in group[1:]]
    assert "逐人<mark>登记造册</mark>" in shown[0]["text"]


def test_texts_cannot_become_markup() -> None:
    nasty = "<img src=x onerror=alert(1)>&\"'"
    engine = SearchEngine(library(policy(clause("一", duty(does=f"查{nasty}"), title=nasty), title=nasty)))
    shown = "".join(one["title"] + one["text"] for group in engine.show("img") for one in group)
    assert "&lt;" in shown
    assert "<img" not in shown


def test_nothing_to_search_in_is_no_error() -> None:
    empty = library(policy(title="空"), roles=(), documents=(), glossary=())
    assert SearchEngine(empty).find("塔吊") == []
