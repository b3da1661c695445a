"""Every name that content refers to."""

import pytest

from generators.check.references import check_references, cited_names
from generators.check.vocabulary import gather_vocabulary
from generators.model.library import Library
from generators.model.policy import Measure, OtherReading, Report
from generators.model.problem import Place
from generators.model.registry import Document, Region, Role, RoleKind
from tests.check.samples import a_clause, a_duty, a_policy, said

PARTS = {
    "roles": (
        Role(name="项目经理", kind=RoleKind.POST, aliases=("项目负责人",)),
        Role(name="专班", kind=RoleKind.GROUP, policies=("yi",)),
    ),
    "regions": (Region(code="990000", name="甲省"),),
    "documents": (
        Document(title="安全生产办法", number="甲建〔2020〕1号", aliases=("办法",)),
        Document(title="GB/T 99000-2016"),
    ),
}


@pytest.mark.parametrize(
    ("cite", "names"),
    [
        ("《安全生产办法》", ("安全生产办法",)),
        ("《安全生产办法》第21条", ("安全生产办法",)),
        ("《关于印发〈办法〉的通知》（甲建〔2020〕1号）", ("关于印发〈办法〉的通知",)),
        ("《关于印发《办法》的通知》", ("关于印发《办法》的通知",)),
        ("GB/T99000-2016", ("GB/T 99000-2016",)),
        ("GB/T 99000—2016 第3条", ("GB/T 99000-2016",)),
        ("甲建[2020]1号", ("甲建〔2020〕1号",)),
        ("安全生产办法", ("安全生产办法",)),
    ],
)
def test_the_document_a_citation_names(cite: str, names: tuple[str, ...]) -> None:
    assert cited_names(cite) == names


def check(*clauses: object, unread: tuple[str, ...] = ()) -> list[str]:
    library = Library(policies=(a_policy(*clauses),), **PARTS)  # type: ignore[arg-type]
    return said(check_references(library, gather_vocabulary(library, [Place(file=file) for file in unread])))


def test_names_aliases_numbers_and_articles_are_known() -> None:
    cites = ("《安全生产办法》第3条", "《办法》", "甲建〔2020〕1号", "GB/T99000-2016")
    assert check(a_clause("一", a_duty(who=("项目经理", "项目负责人"), cites=cites))) == []


def test_every_unknown_role_is_said_where_it_stands() -> None:
    clause = a_clause(
        "一",
        a_duty(who=("项目经历",), supervised_by=("监督站",)),
        measure=Measure(leads=("专班",), implements=("项目经理", "班组")),
        reports=(Report(what="月报", to=("市局",), duty="jia.1"),),
    )
    assert check(clause) == [
        "职责「jia.1」的责任人「项目经历」不在 roles.yaml 中",
        "职责「jia.1」的监督人「监督站」不在 roles.yaml 中",
        "「一」的措施的牵头「专班」在 roles.yaml 中，但不用于政策「jia」",
        "「一」的措施的实施「班组」不在 roles.yaml 中",
        "报告「月报」的报送对象「市局」不在 roles.yaml 中",
    ]


def test_every_unknown_document_is_said_where_it_stands() -> None:
    clause = a_clause("一", a_duty(cites=("《别的办法》",)), cites=("GB 1-2000",))
    assert check(clause) == [
        "「一」的依据「GB 1-2000」不在 documents.yaml 中",
        "职责「jia.1」的依据「别的办法」不在 documents.yaml 中",
    ]


def test_a_report_names_a_duty_and_clauses_of_its_own_policy() -> None:
    reading = OtherReading(clause="附件9", text="每月3日前")
    report = Report(what="月报", to=("项目经理",), duty="jia.9", other_readings=(reading,))
    assert check(a_clause("一", a_duty(), reports=(report,))) == [
        "报告「月报」的职责编号「jia.9」在本政策中没有",
        "报告「月报」另一说法所在的条款「附件9」在本政策中没有",
    ]


def test_a_registry_that_could_not_be_read_makes_no_name_unknown() -> None:
    clause = a_clause("一", a_duty(who=("谁",), cites=("《什么》",)))
    assert check(clause, unread=("content/roles.yaml", "content/documents.yaml")) == []
    assert len(check(clause, unread=("content/roles.yaml",))) == 1
