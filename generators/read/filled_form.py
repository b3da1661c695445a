"""Reads a form that came back; the file is hostile until proven otherwise and is never written again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generators.check.answers import find_status, judge_answer
from generators.model.filled_form import Answer, CheckResult, FilledForm, Found, Status, Verdict
from generators.model.form import HEAD, CheckLevel, FieldType
from generators.model.problem import Place, Problem
from generators.read.filled.cells import find_fields
from generators.read.filled.looks import Looks, look_of
from generators.read.filled.plan import Plan, squeeze
from generators.read.filled.table import FoundTable, find_table
from generators.read.returned_file import read_returned_file
from generators.view.form_sending import say_period
from generators.word.refusal import Refusal
from generators.word.returned import OpenedReturn, ReturnedDocument, read_opened, read_returned

SENDER_PROPERTY, PERIOD_PROPERTY = "FormSender", "FormPeriod"
_PERIOD = re.compile(r"(20[0-9]{2})\s*[年./-]\s*(1[0-2]|0?[1-9])\s*(?:月份?)?")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def read_filled_form(
    path: Path, plans: Mapping[str, Plan], expected: str | None = None
) -> tuple[FilledForm | None, list[Problem]]:
    """Read a form that came back; a file that is no readable Word file is a problem and no form.

    `expected` is the id of the form that was asked for: another one is rejected.
    """
    content = read_returned_file(path)
    document = content if isinstance(content, Refusal) else read_returned(content, path.name)
    if isinstance(document, Refusal):
        return None, [_complain(path, document.says, document.hint)]
    return judge_document(document, plans, expected), []


def judge_return(opened: OpenedReturn, plans: Mapping[str, Plan], looks: Looks) -> FilledForm | Refusal:
    """Make a filled form of what a file holds; one whose frame is known is not parsed."""
    filled = _judge_recalled(opened, plans, looks)
    if filled is not None:
        return filled
    document = read_opened(opened)
    if isinstance(document, Refusal):
        return document
    filled = judge_document(document, plans, looks=looks)
    if filled.form is not None and filled.form in plans:
        looks.learn(plans[filled.form], opened, document)
    return filled


def _judge_recalled(opened: OpenedReturn, plans: Mapping[str, Plan], looks: Looks) -> FilledForm | None:
    """Judge a file of a known frame that says it is the form and version it looks like."""
    recalled = looks.recall(opened.framed, judge_answer) if opened.framed else None
    if recalled is None or isinstance(opened.said, Refusal):
        return None
    plan = recalled.plan
    claims = {claim.identifier for claim in opened.said.identities}
    versions = {claim.version for claim in opened.said.identities if claim.version}
    if plans.get(plan.form.id) is not plan or claims != {plan.form.id} or versions != {plan.version}:
        return None
    claim = _Claim(plan.form.id, plan.version, torn=False)
    return _conclude(plan, claim, dict(opened.said.properties), _without_idle_rows(plan, recalled.answers), ())


def judge_document(
    document: ReturnedDocument, plans: Mapping[str, Plan], expected: str | None = None, looks: Looks | None = None
) -> FilledForm:
    """Make a filled form of what a file holds; `looks` speeds up reading many."""
    claims = {claim.identifier for claim in document.identities}
    versions = {claim.version for claim in document.identities if claim.version}
    version = versions.pop() if len(versions) == 1 else None
    if len(claims) > 1:
        return _rejected(None, version, "表单标识", f"文件里的表单标识互相矛盾：{'、'.join(sorted(claims))[:200]}")
    claimed = next(iter(claims), None)
    form_id = claimed or _guess_form(document, plans)
    if form_id is None or form_id not in plans:
        says = (
            f"这不是我们的表单（标识“{form_id[:60]}”）"
            if form_id
            else "认不出这是哪一张表单：没有标识，题名和表头也对不上"
        )
        return _rejected(form_id and form_id[:60], version, "表单标识", f"{says}；请用下发的表单填报")
    if expected is not None and form_id != expected:
        says = f"这是“{plans[form_id].form.title}”（{form_id}），要的是 {expected}"
        return _rejected(form_id, version, "表单标识", says)
    return _judge(document, plans[form_id], _Claim(claimed, version, bool(versions)), looks)


class _Claim(NamedTuple):
    """Which form and version a file says it is."""

    form: str | None
    version: str | None
    torn: bool
    """Whether it names several versions."""


def _judge(document: ReturnedDocument, plan: Plan, claim: _Claim, looks: Looks | None) -> FilledForm:
    answers, doubts = _read_answers(document, plan, claim, looks)
    return _conclude(plan, claim, dict(document.properties), answers, doubts)


def _conclude(
    plan: Plan,
    claim: _Claim,
    properties: Mapping[str, str],
    answers: tuple[Answer, ...],
    doubts: tuple[CheckResult, ...],
) -> FilledForm:
    sender, made_for = _sender(plan, answers), properties.get(SENDER_PROPERTY)
    period, made_period = _period(plan, answers, properties), _read_period(properties.get(PERIOD_PROPERTY, ""))
    checks = (
        *_check_identity(plan, claim.form, claim.version),
        *_check_sender(sender, made_for),
        *_check_period(period, made_period),
        *doubts,
    )
    return FilledForm(
        form=plan.form.id,
        version=claim.version,
        sender=sender,
        made_for=made_for,
        period=period,
        made_period=made_period,
        date=_date(plan, answers),
        status=find_status(answers, checks),
        answers=answers,
        checks=checks,
    )


def _read_answers(
    document: ReturnedDocument, plan: Plan, claim: _Claim, looks: Looks | None
) -> tuple[tuple[Answer, ...], tuple[CheckResult, ...]]:
    """Read the answers, and what is to be said of the paper they stand on: nothing where it looks as it should."""
    known = claim.version == plan.version and not claim.torn
    look = look_of(plan, document) if looks and known else None
    answers = looks.find_answers(look, document, judge_answer) if looks and look else None
    if answers is not None:
        return _without_idle_rows(plan, answers), ()
    found, table = find_fields(plan, document)
    fields = found if known else tuple(_doubt_unlabelled(one) for one in found if not _is_unknown(one, claim))
    doubts = (*_check_strangers(plan, document), *_check_table(plan, table), *_check_tracked(found))
    if looks and look and not doubts:
        looks.remember(look, found, document)
    answers = tuple(map(judge_answer, fields))
    return _without_idle_rows(plan, looks.share(answers) if looks else answers), doubts


def _guess_form(document: ReturnedDocument, plans: Mapping[str, Plan]) -> str | None:
    """Tell the form of a file without identity: by its controls, else its title, else its headings."""
    by_mark = _find_marked_forms(document, plans)
    if by_mark:
        return by_mark.pop() if len(by_mark) == 1 else None
    lines = {squeeze(line.text) for line in document.lines}
    by_title = [form_id for form_id, plan in plans.items() if squeeze(plan.form.title) in lines]
    if by_title:
        return by_title[0] if len(by_title) == 1 else None
    by_heading = [form_id for form_id, plan in plans.items() if _has_all_headings(plan, document)]
    return by_heading[0] if len(by_heading) == 1 else None


def _find_marked_forms(document: ReturnedDocument, plans: Mapping[str, Plan]) -> set[str]:
    """Return the forms whose controls or bookmarks stand in a file."""
    cells = [cell for table in document.tables for row in table.rows for cell in row]
    tags = {tag for cell in cells for tag in cell.tags} | {one.name for line in document.lines for one in line.tags}
    names = {name for cell in cells for name in cell.bookmarks}
    names |= {one.name for line in document.lines for one in line.bookmarks}
    by_tag = {form_id for tag in tags if (form_id := tag.split(".", 1)[0]) in plans}
    return by_tag | {form_id for form_id, plan in plans.items() if not names.isdisjoint(plan.bookmarks)}


def _has_all_headings(plan: Plan, document: ReturnedDocument) -> bool:
    table = find_table(plan, document.tables) if plan.columns else None
    return (
        table is not None
        and table.width == len(table.columns) == len(plan.columns)
        and len(table.rows) == len(plan.rows)
    )


def _doubt_unlabelled(found: Found) -> Found:
    """Of a paper of another or unknown version, only what its printed labels confirm can be believed."""
    if found.asked.blocked or not found.sightings or found.labelled:
        return found
    doubts = (*found.doubts, "表单版本不符，栏目名又核对不上")
    return Found(asked=found.asked, sightings=found.sightings, doubts=doubts)


def _is_unknown(found: Found, claim: _Claim) -> bool:
    """Tell a field that may stay blank and that the version a paper says it is may not have had."""
    return found.asked.optional and not found.sightings and claim.version is not None


def _without_idle_rows(plan: Plan, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Leave out spare rows in which nothing was written."""
    if not plan.spare:
        return answers
    used = {
        answer.tag.rsplit(".", 1)[0]
        for answer in answers
        if answer.verdict is not Verdict.MISSING and not _is_idle(answer)
    }
    return tuple(answer for answer in answers if answer.tag not in plan.spare or answer.tag.rsplit(".", 1)[0] in used)


def _is_idle(answer: Answer) -> bool:
    """Tell an answer that nobody gave: an empty box, a blank where one is allowed."""
    return answer.verdict is Verdict.OK and answer.text in {"", "□", "☐"}


def _check_identity(plan: Plan, claimed: str | None, version: str | None) -> Iterator[CheckResult]:
    if claimed is None:
        says = f"文件没有表单标识，按控件、题名或表头认作“{plan.form.title}”"
        yield CheckResult(name="表单标识", level=CheckLevel.HINT, says=says)
    if version != plan.version and (claimed is not None or version is not None):
        says = f"文件是另一版本的表单（{version or '版本不明'}，现行 {plan.version}），只采用栏目名核对得上的格"
        yield CheckResult(name="表单版本", level=CheckLevel.HINT, says=says)


def _check_sender(sender: str | None, made_for: str | None) -> Iterator[CheckResult]:
    if sender and made_for and squeeze(sender) != squeeze(made_for):
        says = f"这份表单是发给“{made_for[:60]}”的，填报单位却写“{sender[:60]}”"
        yield CheckResult(name="填报单位", level=CheckLevel.CERTAIN, says=says)


def _check_period(period: str | None, made_period: str | None) -> Iterator[CheckResult]:
    if period and made_period and period != made_period:
        says = f"这份表单是为{say_period(made_period)}制作的，填的是{say_period(period)}"
        yield CheckResult(name="所属月份", level=CheckLevel.HINT, says=says)


def _check_strangers(plan: Plan, document: ReturnedDocument) -> Iterator[CheckResult]:
    """Say when fields of another form stand in the file: part of another paper was pasted in."""
    tags = {tag for table in document.tables for row in table.rows for cell in row for tag in cell.tags}
    tags |= {field.name for line in document.lines for field in line.tags}
    strange = sorted({tag[:60] for tag in tags - plan.tags if tag})
    if strange:
        says = f"文件里有不属于这张表的填写处，没有读入：{'、'.join(strange[:5])}"
        yield CheckResult(name="多出的填写处", level=CheckLevel.HINT, says=says)


def _check_table(plan: Plan, table: FoundTable | None) -> Iterator[CheckResult]:
    if table is None:
        return
    known = set(table.rows.values())
    extra = [
        row
        for row in range(table.body, len(table.table.rows))
        if row not in known and any(cell.text for cell in table.table.rows[row])
    ]
    if extra and len(table.table.rows) - table.body != len(plan.rows):
        shown = "、".join(f"第{row + 1}行（{_row_text(table, row)}）" for row in extra[:5])
        yield CheckResult(name="行数", level=CheckLevel.HINT, says=f"表中的行与下发的不一致，认不准的行：{shown}")
    for number, row in enumerate(plan.rows):
        for first, last, text in row.printed:
            cell = table.cell_at(table.rows[number], first, last) if number in table.rows else None
            if cell is not None and squeeze(cell.text) != text:
                says = f"“{row.name}”印好的“{text}”改成了“{cell.text[:40]}”"
                yield CheckResult(name="印好的内容", level=CheckLevel.HINT, says=says)


def _row_text(table: FoundTable, row: int) -> str:
    return " ".join(squeeze(cell.text) for cell in table.table.rows[row] if cell.text)[:30]


def _check_tracked(found: Sequence[Found]) -> Iterator[CheckResult]:
    tags = tuple(one.asked.tag for one in found if one.sightings and one.sightings[0].notes)
    if tags:
        says = f"有 {len(tags)} 格带未接受的修订，按全部接受后读"
        yield CheckResult(name="修订", level=CheckLevel.HINT, cells=tags, says=says)


def _rejected(form: str | None, version: str | None, name: str, says: str) -> FilledForm:
    check = CheckResult(name=name, level=CheckLevel.CERTAIN, says=says)
    return FilledForm(
        form=form, version=version, sender=None, period=None, date=None, status=Status.REJECTED, checks=(check,)
    )


def _value_of(answers: Sequence[Answer], tag: str) -> str | None:
    value = next((answer.value for answer in answers if answer.tag == tag), None)
    return None if value is None else str(value)


def _sender(plan: Plan, answers: Sequence[Answer]) -> str | None:
    """Return what stands where the sender's seal goes."""
    sealed = next((field for field in plan.form.header_fields if field.seal), None)
    return _value_of(answers, f"{plan.form.id}.{HEAD}.{sealed.id}") if sealed else None


def _date(plan: Plan, answers: Sequence[Answer]) -> str | None:
    dated = next((field for field in plan.form.header_fields if field.type is FieldType.DATE), None)
    return _value_of(answers, f"{plan.form.id}.{HEAD}.{dated.id}") if dated else None


def _period(plan: Plan, answers: Sequence[Answer], properties: Mapping[str, str]) -> str | None:
    """Return the month a return is about, as written in it, else as the file was made for."""
    written = _value_of(answers, f"{plan.form.id}.{HEAD}.period")
    return _read_period(written or properties.get(PERIOD_PROPERTY, ""))


def _read_period(text: str) -> str | None:
    """Read a month as people and our files write it; None for anything else."""
    match = _PERIOD.fullmatch(text.translate(_WIDE))
    return f"{match[1]}-{int(match[2]):02d}" if match else None


def _complain(path: Path, message: str, hint: str) -> Problem:
    return Problem(place=Place(file=str(path)), message=message, hint=hint)
