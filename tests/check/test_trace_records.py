"""Text without a record, stretches no record takes up, and what is handed in without a report."""

import pytest

from generators.check.trace_bare_names import check_bare_names
from generators.check.trace_records import check_records, check_reports, find_receivers, find_stretches, words_of
from generators.model.official import OfficialPlace
from generators.model.policy import Duty, Report
from tests.check.samples import a_clause, a_duty, a_policy

TEXT = "公司张贴画报、播放短片，让工友明白利害；邀请年长的老师傅登台，讲述自己的亲身经历和教训。"
FIRST = a_duty("张贴画报、播放短片，使工友明白利害")
SECOND = a_duty("请老师傅登台讲述亲身经历", id="jia.2")
KNOWN = ("监督站", "县局")


def a_place(text: str) -> OfficialPlace:
    return OfficialPlace(path="一", marker="一、", text=text, line=1)


@pytest.mark.parametrize(
    ("duties", "expected"), [((FIRST, SECOND), 0), ((FIRST,), 1), ((SECOND,), 1), ((), 1)], ids=str
)
def test_a_deleted_duty_without_a_fact_is_noticed(duties: tuple[Duty, ...], expected: int) -> None:
    problems = check_records(a_clause("一", *duties), a_place(TEXT), a_policy(), None)
    assert len(list(problems)) == expected


def test_a_fact_ends_a_stretch() -> None:
    assert list(find_stretches("甲乙丙丁戊己庚，每周至少1次，甲乙丙丁戊己庚", words_of("做"))) == []


@pytest.mark.parametrize(
    ("does", "reports", "expected"),
    [
        ("报送总结", (), 1),
        ("及时报告险情", (), 1),
        ("建立报告制度", (), 0),
        ("报送总结", (Report(what="总结", to=("监督站", "县局"), duty="jia.1"),), 0),
        ("报送总结", (Report(what="总结", to=("监督站",), duty="jia.1"),), 1),
        ("报送总结", (Report(what="总结", to=("监督站", "县局"), duty="jia.9"),), 2),
    ],
)
def test_what_is_handed_in_has_a_report(does: str, reports: tuple[Report, ...], expected: int) -> None:
    clause = a_clause("一", a_duty(does), reports=reports)
    assert len(list(check_reports(clause, a_place("把总结报送监督站和县局。"), KNOWN))) == expected


def test_receivers_stand_after_or_before_the_verb() -> None:
    assert find_receivers("向县局报告；总结报送监督站。", KNOWN) == ("县局", "监督站")


@pytest.mark.parametrize(("cites", "expected"), [(("安全生产法",), 0), ((), 1)])
def test_a_document_named_without_brackets_is_cited(cites: tuple[str, ...], expected: int) -> None:
    clause = a_clause("一", a_duty("照办", cites=cites))
    assert len(list(check_bare_names(clause, a_place("按安全生产法办。"), ("安全生产法",)))) == expected
