"""Tables as views: what each row holds, how it sorts, which files stand beside it."""

from datetime import date

from generators.model.policy import Enumeration, Statement
from generators.model.registry import Document, DocumentStatus, Term, TermStatus, Topic
from generators.view.handbook import Index
from generators.view.handbook.duties import topics_of, view_duties
from generators.view.handbook.glossary import view_glossary
from generators.view.handbook.sources import view_sources
from generators.view.handbook.table import Cell, Table
from generators.view.handbook.tables import SINGLE, list_tables, name_tables
from generators.view.handbook.topics import view_topic, view_topics
from tests.builders import clause, duty, form, library, policy, table_policy

TOPIC = Topic(id="power", name="用电", words=("临时用电",), duties=("zz-2023.1.b",), exempt=("zz-2023.1.c",))
DUTIES = (
    duty("zz-2023.1.a", recurrence="每月至少1次"),
    duty("zz-2023.1.b", does="关好电箱"),
    duty("zz-2023.1.c", does="临时用电的工人先培训", due="2023年底前"),
    duty("zz-2023.1.d", does="清扫道路", evidence=("临时用电记录",)),
    duty("zz-2023.1.e", does="临时用电不出事故", kind=Statement.GOAL),
    duty("zz-2023.1.f", does="清扫道路"),
)


def index_of(**changes: object) -> Index:
    content = library(policy(clause("一", *DUTIES)), table_policy(), topics=(TOPIC,), forms=(form(),), **changes)
    return Index(library=content, as_of=date(2023, 6, 1))


def texts(cell: Cell) -> list[str]:
    return [part.text for part in cell.parts]


def column(table: Table, name: str) -> list[Cell]:
    number = [one.name for one in table.columns].index(name)
    return [row.cells[number] for row in table.rows]


def test_a_topic_holds_what_has_its_words_or_is_named_and_never_what_is_taken_out() -> None:
    found = topics_of(index_of())
    assert [name for name, topics in found.items() if topics] == [
        "zz-2023.1.a",
        "zz-2023.1.b",
        "zz-2023.1.d",
        "yy-2020.r1.a",
    ]
    assert "zz-2023.1.e" not in found


def test_the_heading_right_above_counts_too() -> None:
    content = library(policy(clause("一", duty(does="关好电箱"), title="管好临时用电")), topics=(TOPIC,))
    assert topics_of(Index(library=content, as_of=date(2023, 6, 1))) == {"zz-2023.1.a": (TOPIC,)}


def test_the_index_of_topics_counts_what_belongs_to_none() -> None:
    page = view_topics(index_of())
    assert [(one.link.address, one.duty_count) for one in page.topics] == [("topics/power.html", 4)]
    assert (page.duty_count, page.others) == (6, 2)
    keys = [row.key for row in view_topic(TOPIC, index_of()).table.rows]
    assert keys == ["zz-2023.1.a", "zz-2023.1.b", "zz-2023.1.d", "yy-2020.r1.a"]


def test_the_table_of_duties_sorts_by_how_often_and_leaves_goals_out() -> None:
    table = view_duties(index_of()).table
    assert [row.key for row in table.rows] == [*(f"zz-2023.1.{letter}" for letter in "abcdf"), "yy-2020.r1.a"]
    often = column(table, "rhythm")
    assert [(cell.word and cell.word[1], texts(cell)) for cell in often[:3]] == [
        ("month", ["每月至少1次"]),
        (None, []),
        ("dated", ["2023年底前"]),
    ]
    assert often[0].sort < often[2].sort


def test_columns_for_the_files_alone_are_not_on_the_page() -> None:
    table = view_duties(index_of()).table
    shown = [table.columns[number].name for number in table.shown]
    assert shown == ["does", "rhythm", "who", "topic", "clause"]
    assert table.columns[table.grouped_by or 0].name == "policy"
    assert "evidence" in [one.name for one in table.columns]
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_every_table_has_a_name_and_files_only_where_they_are_made() -> None:
    index = index_of()
    assert [table.id for table in list_tables(index)] == list(name_tables(index.library))
    assert all(table.downloads == () for table in list_tables(index))
    assert name_tables(index.library)["topics/power"] == "用电"
    made = Index(library=index.library, as_of=index.as_of, files=("tables/duties/职责.csv", "tables/duties/职责.xlsx"))
    assert [one.format for one in view_duties(made).table.downloads] == ["csv", "xlsx"]
    assert all(len(row.cells) == len(table.columns) for table in list_tables(index) for row in table.rows)
    assert len(SINGLE) == len(set(SINGLE))


def test_a_table_of_documents_tells_what_replaced_one_and_who_cites_it() -> None:
    documents = (
        Document(title="旧标准", status=DocumentStatus.REPLACED, replaced_by="新标准", aliases=("旧标",), note="换了"),
        Document(title="新标准", status=DocumentStatus.IN_FORCE),
    )
    content = library(policy(clause("一", duty(cites=("《旧标》",)))), documents=documents)
    table = view_sources(Index(library=content, as_of=date(2023, 6, 1))).table
    assert column(table, "document")[0].notes == ((("依据页", "aliases"), "旧标"), (None, "换了"))
    assert column(table, "status")[0].mark == "over"
    assert texts(column(table, "replaced_by")[0]) == ["《新标准》"]
    assert texts(column(table, "cited_in")[0]) == ["一"]
    assert column(table, "cited_in")[1].word == ("依据页", "not_cited")


def test_the_glossary_stands_in_the_order_of_its_categories() -> None:
    terms = tuple(
        Term(name=name, explanation="即", status=TermStatus.OURS, category=category)
        for name, category in (("甲", "电"), ("乙", None), ("丙", "火"), ("丁", "电"))
    )
    content = library(policy(clause("一", enumerations=(Enumeration(name="三有"),))), glossary=terms)
    table = view_glossary(Index(library=content, as_of=date(2023, 6, 1))).table
    assert [texts(cell) for cell in column(table, "term")] == [["甲"], ["丁"], ["丙"], ["乙"]]
    assert column(table, "category")[3].word == ("术语页", "uncategorised")
