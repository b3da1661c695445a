"""Every name that content refers to must exist: roles, documents, regions, policies, clauses, duties."""

import re
from collections.abc import Iterator

from generators.check.hints import did_you_mean
from generators.check.regions import unknown_region
from generators.check.vocabulary import Vocabulary, find_unknown_policies, find_unknown_roles, unknown
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause, Duty, Measure, Policy, Report
from generators.model.problem import Place, Problem
from generators.phrases.documents import normalise_number

_TITLE = re.compile(r"《(.+)》")
_ARTICLE = re.compile(r"第[^条款项章节]{1,8}[条款项章节]")


def check_references(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of every reference of policies and of the glossary that leads nowhere."""
    problems: list[Problem] = []
    for policy in library.policies:
        problems += _check_head(policy, known)
        for clause in policy.clauses:
            problems += _check_roles(clause, policy.id, known)
            problems += _check_cites(clause, known)
        problems += _check_reports(policy)
    for term in library.glossary:
        problems += find_unknown_policies(term.policies, known, term.place.inside("政策"), f"术语「{term.name}」的政策")
    return problems


def cited_names(cite: str) -> tuple[str, ...]:
    """Return the names a citation gives: the titles in 《》, else the bare number or title without its article.

    A number is brought to its normal form, so that GB/T33000-2016 and GB/T 33000-2016 are one document.
    """
    bare = squeeze(cite)
    title = _TITLE.search(bare)
    if title:
        return (title[1],)
    return (normalise_number(_ARTICLE.sub("", bare)),)


def _check_head(policy: Policy, known: Vocabulary) -> Iterator[Problem]:
    says = f"政策「{policy.id}」的"
    if known.regions is not None and policy.region and policy.region not in known.regions:
        yield unknown_region(policy.region, known.regions, policy.place.inside("地区"), f"{says}地区")
    yield from _check_documents(policy.based_on, known, policy.place.inside("制定依据"), f"{says}制定依据")


def _check_roles(clause: Clause, policy: str, known: Vocabulary) -> Iterator[Problem]:
    for record, key, names, says in _find_roles(clause):
        yield from find_unknown_roles(names, known, policy, record.place.inside(key), f"{says}{key}")


def _find_roles(clause: Clause) -> Iterator[tuple[Duty | Measure | Report, str, tuple[str, ...], str]]:
    for duty in clause.duties:
        yield duty, "责任人", duty.who, f"职责「{duty.id}」的"
        yield duty, "监督人", duty.supervised_by, f"职责「{duty.id}」的"
        yield duty, "对象", duty.whom, f"职责「{duty.id}」的"
    if clause.measure:
        measure, says = clause.measure, f"「{clause.clause}」的措施的"
        yield measure, "牵头", measure.leads, says
        yield measure, "实施", measure.implements, says
        yield measure, "督促指导", measure.supervises, says
    for report in clause.reports:
        yield report, "报送对象", report.to, f"报告「{report.what}」的"


def _check_cites(clause: Clause, known: Vocabulary) -> Iterator[Problem]:
    yield from _check_documents(clause.cites, known, clause.place.inside("依据"), f"「{clause.clause}」的依据")
    for duty in clause.duties:
        yield from _check_documents(duty.cites, known, duty.place.inside("依据"), f"职责「{duty.id}」的依据")
    for milestone in clause.milestones:
        yield from _check_documents(
            milestone.cites, known, milestone.place.inside("依据"), f"「{clause.clause}」的节点的依据"
        )


def _check_documents(cites: tuple[str, ...], known: Vocabulary, place: Place, says: str) -> Iterator[Problem]:
    if known.documents is None:
        return
    for index, cite in enumerate(cites):
        for name in cited_names(cite) if cite else ():
            if name not in known.documents:
                yield unknown(name, known.documents, place.inside(index), says, "documents.yaml")


def _check_reports(policy: Policy) -> Iterator[Problem]:
    duties = [duty.id for clause in policy.clauses for duty in clause.duties]
    clauses = {clause.clause for clause in policy.clauses}
    for clause in policy.clauses:
        for report in clause.reports:
            if report.duty and report.duty not in duties:
                message = f"报告「{report.what}」的职责编号「{report.duty}」在本政策中没有"
                hint = did_you_mean(report.duty, duties) or "写本政策里一条职责的编号"
                yield Problem(place=report.place.inside("职责编号"), message=message, hint=hint)
            yield from _check_readings(report, clauses)


def _check_readings(report: Report, clauses: set[str]) -> Iterator[Problem]:
    for reading in report.other_readings:
        if reading.clause and reading.clause not in clauses:
            message = f"报告「{report.what}」另一说法所在的条款「{reading.clause}」在本政策中没有"
            hint = did_you_mean(reading.clause, clauses) or "写本政策里的一处条款，如 附件4/注/3"
            yield Problem(place=reading.place.inside("条款"), message=message, hint=hint)
