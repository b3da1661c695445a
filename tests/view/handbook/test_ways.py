"""The ways in as views: months, phases, grids of roles, words with their meanings, ids that were given up."""

from datetime import date

import pytest

from generators.model.library import Library
from generators.model.policy import Enumeration, Period, Phase, Stated
from generators.model.registry import Document, DocumentStatus, Retired, Term, TermStatus
from generators.phrases import parse_deadline, parse_span
from generators.view.handbook import Index, view_handbook
from generators.view.handbook.deadlines import view_deadlines
from generators.view.handbook.measures import view_measures
from generators.view.handbook.policy import view_policy
from generators.view.handbook.retired import address_of, list_moved
from generators.view.handbook.terms import find_card, mark_terms
from tests.builders import clause, duty, known, library, measure_clause, policy, role


def index_of(content: Library) -> Index:
    return Index(library=content, as_of=date(2023, 6, 1))


def months_of(*duties: object) -> dict[int, list[str]]:
    page = view_deadlines(index_of(library(policy(clause("一", *duties)))))  # type: ignore[arg-type]
    return {one.month: [line.link.text for line in one.lines] for one in page.months if one.lines}


def test_a_month_holds_its_dates_of_every_year_and_what_comes_round_in_it() -> None:
    found = months_of(
        duty("zz-2023.1.a", does="甲", due="2021年6月底前"),
        duty("zz-2023.1.b", does="乙", due="2023年6月3日前"),
        duty("zz-2023.1.c", does="丙", due="6月15日前"),
        duty("zz-2023.1.d", does="丁", recurrence="每季度"),
        duty("zz-2023.1.e", does="戊", recurrence="每年"),
        duty("zz-2023.1.f", does="己", recurrence="每月"),
        duty("zz-2023.1.g", does="庚", due="2023年底前"),
    )
    assert found == {3: ["丁"], 6: ["丁", "甲", "乙", "丙"], 9: ["丁"], 12: ["丁", "戊", "庚"]}


def test_what_comes_round_every_month_is_counted_once_for_all_months() -> None:
    duties = [
        duty(f"zz-2023.1.{letter}", recurrence=how) for letter, how in zip("abc", ("每日", "每月", "每年"), strict=True)
    ]
    page = view_deadlines(index_of(library(policy(clause("一", *duties)))))
    assert page.monthly_count == 2
    assert len(page.periods.rows) == 3


def test_a_date_carries_its_year_and_month_and_an_open_one_says_so() -> None:
    duties = (duty("zz-2023.1.a", due="2023年3月初前"), duty("zz-2023.1.b", due="6月15日前"))
    rows = view_deadlines(index_of(library(policy(clause("一", *duties))))).dates.rows
    assert [(row.cells[0].due, [part.text for part in row.cells[2].parts]) for row in rows] == [
        ("2023-03", ["3月"]),
        ("XXXX-06-15", ["6月"]),
    ]
    assert rows[1].cells[1].word == ("期限页", "year_open")


def test_a_phase_holds_what_is_asked_in_it_and_below_and_its_days() -> None:
    phase = Phase(name="整治", span=known(parse_span("2023年5月至2023年11月底")))
    content = library(
        policy(
            clause("三/（一）", duty("zz-2023.3.1.a"), phase=phase),
            clause("三/（一）/1", duty("zz-2023.3.1.1.a")),
            clause("三/（二）", duty("zz-2023.3.2.a"), phase=Phase(name="总结", due=known(parse_deadline("12月底前")))),
        )
    )
    first, second = view_deadlines(index_of(content)).phases
    assert [card.duty.id for card in first.cards] == ["zz-2023.3.1.a", "zz-2023.3.1.1.a"]
    assert (first.since, first.until) == ("2023-05-01", "2023-11-30")
    assert (second.since, second.until) == ("", "")


def test_a_grid_has_a_column_for_each_role_whatever_it_is_called() -> None:
    content = library(
        policy(
            measure_clause("一", leads=("住建部门",), implements=("项目经理", "住建部门")),
            measure_clause("二", supervises=("项目负责人",)),
            measure_clause("三"),
            clause("三/（一）", duty("zz-2023.3.a", who=("施工单位",))),
        )
    )
    page = view_measures(index_of(content))
    (grid,) = page.grids
    assert [link.text for link in grid.roles] == ["住建部门", "项目经理", "施工单位"]
    assert [line.marks for line in grid.lines] == [
        (("mark_leads", "mark_implements"), ("mark_implements",), ()),
        ((), ("mark_supervises",), ()),
        ((), (), ("mark_actors",)),
    ]
    assert grid.inferred
    assert len(page.table.rows) == 3


def test_a_word_of_two_meanings_has_a_card_with_both() -> None:
    terms = (
        Term(name="五到位（治理）", explanation="治理的五样", status=TermStatus.SOURCE, synonyms=("五到位",)),
        Term(
            name="五到位（别处）", explanation="别处的", status=TermStatus.OURS, synonyms=("五到位",), policies=("yy",)
        ),
    )
    listed = Enumeration(name="五到位", members=("甲", "乙"))
    content = library(policy(clause("一", duty(), enumerations=(listed,))), glossary=terms)
    index = index_of(content)
    card = known(find_card("五到位", content.policies[0], index))
    assert [meaning.text for meaning in card.meanings] == ["治理的五样", ""]
    assert card.meanings[1].members == ("甲", "乙")
    assert find_card("六到位", content.policies[0], index) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("查配电箱", [("查配电箱", False)]),
        ("三级配电", [("三级配电", True)]),
        ("按三级配电装箱，三级配电要验收", [("按", False), ("三级配电", True), ("装箱，三级配电要验收", False)]),
        ("落实三级配电箱制度", [("落实", False), ("三级配电箱制度", True)]),
    ],
)
def test_a_text_is_cut_at_the_longest_name_where_it_comes_first(text: str, parts: list[tuple[str, bool]]) -> None:
    terms = tuple(
        Term(name=name, explanation="即", status=TermStatus.OURS) for name in ("三级配电", "三级配电箱制度", "查")
    )
    content = library(glossary=terms)
    found = mark_terms(text, content.policies[0], index_of(content))
    assert [(part.text, bool(part.card)) for part in found] == parts


def test_a_page_explains_each_of_its_words_once() -> None:
    terms = (Term(name="三级配电", explanation="逐级设", status=TermStatus.OURS),)
    duties = (duty(does="三级配电"), duty("zz-2023.1.b", does="查三级配电", terms=("三级配电", "没有解释")))
    content = library(policy(clause("一", *duties)), glossary=terms)
    page = view_policy(content.policies[0], index_of(content))
    assert [card.word for card in page.terms] == ["三级配电"]
    assert [(link.text, bool(link.card)) for link in page.clauses[0].cards[1].terms] == [
        ("三级配电", True),
        ("没有解释", False),
    ]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("zz-2023", "policies/zz-2023.html"),
        ("zz-2023.6.c", "policies/zz-2023.html#zz-2023.6.c"),
        ("zz-2023 二/（一）/9", "policies/zz-2023.html#c-2-p1-n9"),
        ("zz-2023 （一）/1（第10行）", "policies/zz-2023.html#c-p1-n1-r10"),
    ],
)
def test_an_id_has_an_address(name: str, address: str) -> None:
    assert address_of(name) == address


def test_what_is_gone_from_a_policy_stands_on_its_page_and_a_policy_that_is_gone_has_one_still() -> None:
    retired = (
        Retired(id="zz-2023.1.x", successor="zz-2023.1.a"),
        Retired(id="ww-2019", successor="zz-2023"),
        Retired(id="ww-2019.1.a", successor="zz-2023 一"),
    )
    content = library(retired=retired)
    index = index_of(content)
    assert [(one.anchor, one.to.address) for one in list_moved("zz-2023", index)] == [
        ("zz-2023.1.x", "policies/zz-2023.html#zz-2023.1.a")
    ]
    pages = {page.path: page.view for page in view_handbook(index)}
    gone = pages["policies/ww-2019"]
    assert gone.to.address == "policies/zz-2023.html"  # type: ignore[attr-defined]
    assert [one.anchor for one in gone.moved] == ["ww-2019.1.a"]  # type: ignore[attr-defined]


def test_the_changes_of_a_policy_are_those_the_content_knows_of() -> None:
    documents = (
        Document(title="旧标准", status=DocumentStatus.REPLACED, replaced_by="新标准"),
        Document(title="新标准", status=DocumentStatus.IN_FORCE),
        Document(title="某市工地用电安全方案", status=DocumentStatus.REPEALED),
    )
    content = library(
        policy(
            clause("一", duty(cites=("《旧标准》", "《新标准》")), cites=("《旧标准》",)),
            effective=Period(start="2023-02-01", end="2023-12-31", inferred="按年度"),
            based_on=("《新标准》",),
        ),
        documents=documents,
    )
    head = view_policy(content.policies[0], index_of(content)).head
    assert [(one.kind, one.day, [link.text for link in one.links]) for one in head.changes] == [
        ("change_based_on", "", ["《新标准》"]),
        ("change_issued", "2023-01-10", []),
        ("change_starts", "2023-02-01", []),
        ("change_ends", "2023-12-31", []),
        ("change_replaced", "", ["《某市工地用电安全方案》"]),
        ("change_cited", "", ["《旧标准》"]),
    ]
    assert (head.since, head.until, head.replaced) == ("2023-02-01", "2023-12-31", "已废止")


def test_a_policy_of_which_nothing_is_known_has_no_changes() -> None:
    bare = policy(clause("一"), effective=Period(), issued=Stated(), year=Stated())
    content = library(bare, roles=(role("施工单位"),))
    assert view_policy(content.policies[0], index_of(content)).head.changes == ()
