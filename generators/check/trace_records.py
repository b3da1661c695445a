"""Hold what a place says beyond its figures: nothing of it may be left without a record.

A deleted record that holds no fact leaves a stretch of the text that shares no word with any record of its
place. That is measured in words of two characters, so that records stay in our own words.
"""

import re
from collections.abc import Iterator

from generators.check.occurrences import OccurrenceKind, find_occurrences
from generators.check.role_names import find_names
from generators.check.trace_rows import is_responsibility
from generators.model.form import Form
from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause, Duty, Policy, Report, Statement
from generators.model.problem import Problem

LONGEST_STRETCH = 12
"""Characters in a row that may go without a word of a record."""
_SHORTEST_TEXT = 2
_SIGNS = re.compile(r"[^一-龥A-Za-z0-9]")
_RECEIVED = re.compile(
    r"(?:报送|上报|报告)(?P<after>[^。；，]{1,40})"
    r"|向(?P<before>[^。；，]{1,30}?)(?:作?报告|上报|报送)"
)
_HANDS_IN = re.compile(
    r"上报|报送(?!有)|报入|自报|报.{2,30}备案|(?:^|，|及时|分别|作|向[^，、]{1,20})报告|(?<![填申])报(?=[^，通刊请]{0,16}(?:机构|单位|部门))|平台上?填报"
)


def check_records(clause: Clause, place: OfficialPlace, policy: Policy, form: Form | None) -> Iterator[Problem]:
    """Complain of a place with text and no record, and of a stretch of text that no record takes up."""
    if form or is_responsibility(place.cell):
        return
    text = _without_heading(place)
    if len(_SIGNS.sub("", text)) >= _SHORTEST_TEXT and not _has_record(clause):
        message = f"「{clause.clause}」有正文，没有一条记录"
        hint = "写进职责、目标、节点、列举、阶段、报告或疑点"
        yield Problem(place=clause.place, message=message, hint=hint)
        return
    known = words_of(" ".join(_find_texts(clause, policy)))
    for stretch in find_stretches(text, known):
        message = f"「{clause.clause}」的「{stretch}」没有记录说到"
        hint = "写进这一处的某条职责（用自己的话，保留原文的关键词），或写一条疑点"
        yield Problem(place=clause.place, message=message, hint=hint)


def words_of(text: str) -> set[str]:
    """Return the words of a text: every two characters in a row between two signs."""
    return {piece[n : n + 2] for piece in _SIGNS.split(text) for n in range(len(piece) - 1)}


def find_stretches(text: str, known: set[str]) -> Iterator[str]:
    """Find the stretches of a text in which no known word stands; its facts are held elsewhere and end a stretch."""
    for piece in _between_facts(text):
        bare = _SIGNS.sub("", piece)
        taken = [False] * len(bare)
        for start in range(len(bare) - 1):
            if bare[start : start + 2] in known:
                taken[start] = taken[start + 1] = True
        marks = "".join("#" if one else "." for one in taken)
        for found in re.finditer(rf"\.{{{LONGEST_STRETCH},}}", marks):
            yield bare[found.start() : found.end()]


def _between_facts(text: str) -> Iterator[str]:
    start = 0
    for occurrence in find_occurrences(text):
        if occurrence.kind is not OccurrenceKind.QUOTE and occurrence.start >= start:
            yield text[start : occurrence.start]
            start = occurrence.end
    yield text[start:]


def _without_heading(place: OfficialPlace) -> str:
    heading, text = squeeze(place.heading), squeeze(place.text)
    return text[len(heading) :] if heading and text.startswith(heading) else text


def _has_record(clause: Clause) -> bool:
    records = (clause.duties, clause.enumerations, clause.milestones, clause.reports, clause.doubts, clause.waivers)
    return bool(clause.phase) or any(records)


def _find_texts(clause: Clause, policy: Policy) -> Iterator[str]:
    """Yield what the records of a place say; its measure's actors and the policy's head answer as well."""
    yield from (policy.title, policy.issuer.value or "", *policy.addressees, *policy.based_on)
    yield from (clause.title or "", *clause.terms, *clause.cites)
    for duty in clause.duties:
        yield from (duty.does, duty.consequence or "", duty.after or "", *duty.who, *duty.supervised_by)
        yield from (*duty.evidence, *duty.terms, *duty.cites)
    for one in clause.enumerations:
        yield from (one.name, one.note or "", *one.members)
    for milestone in clause.milestones:
        yield from (milestone.summary or "", *(metric.what for metric in milestone.metrics))
        yield from milestone.terms
    if clause.phase:
        yield from (clause.phase.name, *clause.phase.deliverables)
    if clause.measure:
        yield from (*clause.measure.leads, *clause.measure.implements, *clause.measure.supervises)
    yield from (text for doubt in clause.doubts for text in (doubt.says, doubt.used or ""))
    yield from (text for report in clause.reports for text in (report.what, *report.to))


def check_reports(clause: Clause, place: OfficialPlace, known: tuple[str, ...]) -> Iterator[Problem]:
    """Complain of a duty that hands something in without a report, and of receivers the text prints or does not."""
    reported = {report.duty for report in clause.reports}
    for duty in clause.duties:
        if duty.kind is Statement.DUTY and duty.id not in reported and hands_in(duty):
            message = f"职责「{duty.id}」要求报送，没有写报告"
            yield Problem(place=duty.place, message=message, hint="在这一处加一条报告，写明内容和报送对象")
    ids = {duty.id for duty in clause.duties}
    for report in clause.reports:
        if report.duty not in ids:
            message = f"报告「{report.what}」的职责编号「{report.duty}」不是这一处的职责"
            yield Problem(place=report.place.inside("职责编号"), message=message, hint="写报送这件事的职责编号")
        yield from _check_receivers(clause, report, known)
    held = {name for report in clause.reports for name in report.to}
    for name in find_receivers(place.text, known):
        if clause.reports and name not in held:
            message = f"「{clause.clause}」的报送对象「{name}」没有写进报告"
            yield Problem(place=clause.place, message=message, hint="照原文补上报送对象")


def _check_receivers(clause: Clause, report: Report, known: tuple[str, ...]) -> Iterator[Problem]:
    """Complain of a receiver nobody knows, and of a report to nobody that no doubt of its place explains."""
    for index, name in enumerate(report.to):
        if name not in known:
            message = f"报告「{report.what}」的报送对象「{name}」不在 roles.yaml 中"
            yield Problem(place=report.place.inside("报送对象", index), message=message, hint="照原文写全")
    if not report.to and not clause.doubts:
        message = f"报告「{report.what}」没有报送对象，也没有疑点说明"
        yield Problem(place=report.place, message=message, hint="写报送对象；原文没有写的，用疑点说明")


def hands_in(duty: Duty) -> bool:
    """Say whether a duty, by its own words, hands something in to somebody."""
    return bool(_HANDS_IN.search(duty.does))


def find_receivers(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Find the actors a text names as receivers: right after 报送, or between 向 and 报告."""
    spans = [found["after"] or found["before"] for found in _RECEIVED.finditer(squeeze(text))]
    return tuple(dict.fromkeys(name for span in spans for name in find_names(span, known)))
