"""What the search knows of: everything that has an address, once, with what is found under it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import markdown
import pytest

from generators.model.library import Library
from generators.model.official import OfficialPlace, OfficialText
from generators.model.policy import Enumeration, Statement
from generators.model.registry import Term, TermStatus
from generators.view.handbook import Index
from generators.view.search import Entry, EntryKind, SearchView, view_search
from generators.write.handbook import handbook_outputs
from tests.builders import LABELS, clause, duty, form, library, milestone, policy, role, table_policy


def view(content: Library, **changes: object) -> SearchView:
    return view_search(Index(library=content, as_of=date(2023, 6, 1), **changes), {"roadmap": "年度路线图"})  # type: ignore[arg-type]


def only(kind: EntryKind, content: Library) -> Entry:
    (found,) = [entry for entry in view(content).entries if entry.kind is kind]
    return found


def everything() -> Library:
    parts = clause("一", duty(), duty("zz-2023.1.b", kind=Statement.GOAL), enumerations=(Enumeration(name="三查"),))
    return library(policy(parts, clause("一/（一）", title="临时用电")), table_policy(), forms=(form(),))


def test_everything_has_one_entry() -> None:
    content = everything()
    counted = Counter(entry.kind for entry in view(content).entries)
    clauses = [one for each in content.policies for one in each.clauses]
    assert counted[EntryKind.CLAUSE] == len(clauses)
    assert sum(counted[EntryKind[one.name]] for one in Statement) == sum(len(one.duties) for one in clauses)
    assert counted[EntryKind.GOAL] == 1
    assert counted[EntryKind.ENUMERATION] == 1
    assert counted[EntryKind.POLICY] == len(content.policies)
    assert counted[EntryKind.ROLE] == len(content.roles)
    assert (counted[EntryKind.FORM], counted[EntryKind.TERM], counted[EntryKind.DOCUMENT]) == (1, 1, 1)
    assert counted[EntryKind.PAGE] == 1


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str | None] = set()

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.add(dict(attributes).get("id"))


def addresses_of(content: Library) -> Iterator[str]:
    for output in handbook_outputs(Index(library=content, as_of=date(2023, 6, 1)), LABELS):
        page = output.path.removeprefix("handbook/").removesuffix(".md") + ".html"
        ids = Ids()
        ids.feed(markdown.markdown(output.make().decode().split("---\n", 2)[2], extensions=["attr_list"]))
        yield page
        yield from (f"{page}#{one}" for one in ids.found if one)


def test_every_entry_leads_to_a_place_that_is_there() -> None:
    there = set(addresses_of(everything()))
    assert [entry.address for entry in view(everything()).entries if entry.address not in there] == []


def test_a_duty_says_whose_it_is_by_when_and_on_what_ground() -> None:
    one = duty(who=("项目经理",), recurrence="每月至少1次", evidence=("巡检记录",), terms=("三查",))
    found = only(EntryKind.DUTY, library(policy(clause("一", one, cites=("《用电安全规范》",)))))
    assert (found.who, found.when, found.names) == (("项目经理",), ("每月至少1次",), ("三查",))
    assert found.text == ("巡检记录", "《用电安全规范》")


def test_a_place_holds_its_headings_terms_and_cites_and_those_of_its_duties() -> None:
    one = duty(terms=("三查",), cites=("《用电安全规范》",))
    content = policy(clause("一", title="总则"), clause("一/（一）", one, title="用电", terms=("两制",)))
    _, place = view(library(content)).places
    assert place.around == ("用电", "两制", "三查", "《用电安全规范》", "总则")
    assert place.clause == "一（一） 用电"


def test_the_official_text_belongs_to_its_place_only_where_it_is_given() -> None:
    texts = {"zz-2023": OfficialText(file="zz.txt", places=(OfficialPlace(path="一", text="某处写明", line=1),))}
    assert [place.official for place in view(library()).places] == [""]
    assert [place.official for place in view(library(), official=texts).places] == ["某处写明"]


def test_a_clause_is_found_by_its_years_and_by_who_leads_it() -> None:
    found = only(EntryKind.CLAUSE, library(policy(clause("一", milestones=(milestone(2020, summary="建成平台"),)))))
    assert found.text == ("建成平台",)


@pytest.mark.parametrize(
    ("name", "official"),
    [("三级配电", ("三级配电",)), ("五到位（治理）", ("五到位",)), ("班前教育、班前交底", ("班前教育", "班前交底"))],
)
def test_an_everyday_word_stands_for_what_its_term_names(name: str, official: tuple[str, ...]) -> None:
    term = Term(name=name, explanation="略", status=TermStatus.OURS, synonyms=("俗称",))
    (found,) = view(library(glossary=(term,))).synonyms
    assert (found.word, found.official) == ("俗称", official)


def test_one_word_may_stand_for_several_terms() -> None:
    terms = [Term(name=name, explanation="略", status=TermStatus.OURS, synonyms=("俗称",)) for name in ("甲", "乙")]
    (found,) = view(library(glossary=tuple(terms))).synonyms
    assert found.official == ("甲", "乙")


def test_roles_are_found_by_their_other_names() -> None:
    found = only(EntryKind.ROLE, library(roles=(role("施工单位", aliases=("施工企业",)),)))
    assert found.names == ("施工企业",)
