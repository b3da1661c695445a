"""The heavy part of `collect`: the checks that compare returns with each other, then the ledger."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generators.check.answers import find_status
from generators.check.form_checks import Cells, CheckPlan, Return, plan_checks, run_checks
from generators.model.filled_form import CheckResult, FilledForm
from generators.model.ledger import ReturnedFile
from generators.read.sums import read_returns
from generators.view.ledger import Gathering, assign_form
from generators.view.ledger.plain import Texts
from generators.view.ledger.progress import previous_month
from generators.view.ledger.sorting import Assigned, same_name, sort_month

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")

Key = tuple[str, str, str]
"""Form, month, sender."""
Reported = FilledForm | Texts
"""What a sender reported: a return of the inbox, or what an earlier run left. Figures are made of it when needed."""


def check_together(gathering: Gathering, earlier: Mapping[Key, Texts]) -> tuple[ReturnedFile, ...]:
    """Check every return again, now beside what its sender reported last month and on the other forms.

    `earlier` is what other runs collected; what the inbox holds goes before it.
    """
    plans = {form.id: plan_checks(form) for form in gathering.forms if form.policy == gathering.form.policy}
    assigned = {form.id: assign_form(gathering, form) for form in (plan.form for plan in plans.values())}
    counting: dict[Key, Reported] = {**earlier, **dict(_find_counting(gathering, assigned))}
    months = {one.file.file: one.period for group in assigned.values() for one in group}
    kept: dict[CheckResult, CheckResult] = {}
    return tuple(
        _share(_check(file, plans[file.filled.form], months[file.file], counting, plans), kept)
        if file.filled and file.filled.form in plans and file.filled.answers
        else file
        for file in gathering.files
    )


def _find_counting(
    gathering: Gathering, assigned: Mapping[str, tuple[Assigned, ...]]
) -> Iterator[tuple[Key, FilledForm]]:
    """Yield the return that counts for every form, month and sender."""
    for form_id, group in assigned.items():
        for period in {one.period for one in group if one.period}:
            for entry in sort_month(group, period, gathering.roster, None):
                if entry.counts:
                    yield (form_id, period, same_name(entry.name)), entry.filled


def _check(
    file: ReturnedFile,
    plan: CheckPlan,
    period: str | None,
    counting: Mapping[Key, Reported],
    plans: Mapping[str, CheckPlan],
) -> ReturnedFile:
    filled = file.filled
    assert filled is not None  # noqa: S101 - asked by the caller
    sender = same_name(filled.sender or "")
    last = counting.get((plan.form.id, previous_month(period), sender)) if period else None
    others = {
        form_id: Return(plan=other, cells=cells_of(counting[form_id, period, sender]))
        for form_id, other in plans.items()
        if period and other is not plan and (form_id, period, sender) in counting
    }
    own = {check.name for check in plan.form.checks}
    checks = (
        *(check for check in filled.checks if check.name not in own),
        *run_checks(plan, cells_of(filled), None if last is None else cells_of(last), others),
    )
    status = find_status(filled.answers, checks)
    return replace(file, filled=replace(filled, checks=checks, status=status))


def _share(file: ReturnedFile, kept: dict[CheckResult, CheckResult]) -> ReturnedFile:
    """Keep equal results of different files once."""
    filled = file.filled
    if filled is None:
        return file
    checks = tuple(kept.setdefault(check, check) for check in filled.checks)
    return replace(file, filled=replace(filled, checks=checks))


def find_earlier(folder: Path, gathering: Gathering) -> dict[Key, Texts]:
    """Find what other runs collected of the same policy for this month and the one before."""
    months = (gathering.period, previous_month(gathering.period))
    forms = [form.id for form in gathering.forms if form.policy == gathering.form.policy]
    return {
        (form_id, period, same_name(name)): texts
        for form_id in forms
        for period in months
        if (form_id, period) != (gathering.form.id, gathering.period)
        for name, texts in read_returns(folder, form_id, period).items()
    }


def cells_of(reported: Reported) -> Cells:
    """Return the figures of what was reported by row and column."""
    if not isinstance(reported, FilledForm):
        return {cell: Decimal(text) for cell, text in reported.items() if _NUMBER.fullmatch(text)}
    cells: dict[tuple[str, str], Decimal | None] = {}
    for answer in reported.answers:
        _, row, column = answer.tag.split(".", 2)
        if isinstance(answer.value, int | Decimal):
            cells[row, column] = Decimal(answer.value)
    return cells
