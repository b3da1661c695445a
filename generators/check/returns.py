"""Returns held against the checks of their form, beside what their senders reported before and on other forms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generators.check.answers import find_status
from generators.check.form_checks import Cells, CheckPlan, Return, Written, plan_checks, run_checks
from generators.model.filled_form import CheckResult, FilledForm, Verdict
from generators.model.form import HEAD, REASON, CheckLevel, Form
from generators.model.ledger import Companions, Reported, ReturnedFile

_FIGURES = (int, Decimal)
_WRONG = (Verdict.REFUSED, Verdict.CONFLICT)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def check_returns(files: Iterable[tuple[ReturnedFile, Companions]], forms: Iterable[Form]) -> tuple[ReturnedFile, ...]:
    """Check every return again, now beside its companions; a file that holds no return of these forms stays as it is.

    Equal results of different files are kept once, so that a thousand returns take little room.
    """
    plans = {form.id: plan_checks(form) for form in forms}
    kept: dict[CheckResult, CheckResult] = {}
    checked: list[ReturnedFile] = []
    for file, companions in files:
        if file.filled and file.filled.form in plans and file.filled.answers:
            filled = check_return(file.filled, plans, companions)
            filled = replace(filled, checks=tuple(kept.setdefault(check, check) for check in filled.checks))
            checked.append(replace(file, filled=filled))
        else:
            checked.append(file)
    return tuple(checked)


def check_return(filled: FilledForm, plans: Mapping[str, CheckPlan], companions: Companions) -> FilledForm:
    """Run the checks of a return's form; one that needs a companion that is not there says that it was not run."""
    plan = plans[filled.form or ""]
    others = {
        form_id: Return(plan=plans[form_id], cells=cells_of(reported))
        for form_id, reported in companions.others.items()
    }
    last = None if companions.last is None else cells_of(companions.last)
    own = {check.name for check in plan.form.checks}
    results = run_checks(plan, cells_of(filled), last, others, texts_of(filled) if plan.reads_texts else None)
    if any(check.failed for check in results) and (reason := find_reason(filled)):
        results = tuple(replace(check, reason=reason) if check.failed else check for check in results)
    if companions.date_doubt:
        results = (CheckResult(name="填报日期", level=CheckLevel.HINT, says=companions.date_doubt), *results)
    checks = (*(check for check in filled.checks if check.name not in own), *results)
    return replace(filled, checks=checks, status=find_status(filled.answers, checks))


def find_reason(filled: FilledForm) -> str:
    """Return why the figures are right all the same, as the sender wrote it; nothing where that was left open."""
    tag = f"{filled.form}.{HEAD}.{REASON}"
    value = next((answer.value for answer in filled.answers if answer.tag == tag), None)
    return value if isinstance(value, str) else ""


def texts_of(filled: FilledForm) -> Written:
    """Return what stands in a return by row and column, also what cannot be taken: a filled cell is not open."""
    texts: dict[tuple[str, str], str] = {}
    for answer in filled.answers:
        stands = answer.text if answer.verdict in _WRONG else answer.value
        if stands is not None:
            _, row, column = answer.tag.split(".", 2)
            texts[row, column] = str(stands)
    return texts


def cells_of(reported: Reported) -> Cells:
    """Return the figures of what was reported by row and column."""
    if not isinstance(reported, FilledForm):
        return {cell: Decimal(text) for cell, text in reported.items() if _NUMBER.fullmatch(text)}
    cells: dict[tuple[str, str], Decimal | None] = {}
    for answer in reported.answers:
        value = answer.value
        if isinstance(value, _FIGURES):
            _, row, column = answer.tag.split(".", 2)
            cells[row, column] = Decimal(value)
    return cells
