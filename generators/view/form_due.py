"""By when and to whom a form is due, after which clause."""

from collections.abc import Iterator

from generators.model.form import Form
from generators.model.policy import Clause, Duty, OtherReading, Policy
from generators.model.times import Recurrence, Unit
from generators.view.clauses import say_clause, say_reading

_OURSELVES = frozenset({"我厅", "我局", "我委", "我署"})


def say_due(form: Form, policy: Policy, day: str = "") -> str | None:
    """Say by when and to whom a form is due, after which clause, and what its own attachment says instead.

    `day` is what the rule means for the month the form is made for, in words. Without a duty to date it, only the
    clause that names it is said; an attachment speaks for itself.
    """
    found = find_duty(form.duty, policy)
    if found is None:
        return f"依据：{name_place(policy, form.asked_by)}" if form.asked_by else None
    clause, duty = found
    receivers = () if form.copies else find_receivers(form, policy)
    when = _say_when(clause, duty) if receivers else _say_ladder(clause, duty) or _say_when(clause, duty)
    readings = map(say_reading, find_other_readings(form, policy))
    others = "、".join(f"{reading.clause}写作{reading.text}" for reading in readings)
    parts = [
        f"{'报送期限' if receivers else '频次' if duty.recurrence else '期限'}：{when}{day}" if when else "",
        f"报送对象：{'、'.join(receivers)}" if receivers else "",
        f"依据：{name_place(policy, clause.clause)}",
        f"另一说法：{others}" if others else "",
    ]
    return "；".join(part for part in parts if part)


def name_place(policy: Policy, clause: str) -> str:
    """Name a place by its policy's number, else its title: 示建〔2023〕5号 二（一）3."""
    return f"{policy.number} {say_clause(clause)}" if policy.number else f"《{policy.title}》{say_clause(clause)}"


def _say_ladder(clause: Clause, duty: Duty) -> str | None:
    """Say who does it how often, where the place gives several their own: they leave the same record behind."""
    steps = [one for one in clause.duties if one.recurrence and set(one.evidence) & set(duty.evidence)]
    if not duty.recurrence or len(steps) == 1:
        return None
    return "，".join(f"{'、'.join(one.who)}{one.recurrence.text}" for one in steps if one.recurrence)


def _say_when(clause: Clause, duty: Duty) -> str | None:
    if duty.within:
        return f"{duty.after or ''}{'起' if duty.after else ''}{duty.within.text}"
    when = duty.recurrence or duty.due or (clause.phase.due if clause.phase else None)
    return when.text if when else None


def find_duty(duty_id: str | None, policy: Policy) -> tuple[Clause, Duty] | None:
    """Find a duty and the place it stands at."""
    return next(((clause, duty) for clause in policy.clauses for duty in clause.duties if duty.id == duty_id), None)


def is_monthly(form: Form, policy: Policy) -> bool:
    """Say whether a form comes back every month."""
    found = find_duty(form.duty, policy)
    rule = found[1].recurrence if found else None
    return isinstance(rule, Recurrence) and rule.unit is Unit.MONTH


def find_receivers(form: Form, policy: Policy) -> tuple[str, ...]:
    """Name who receives a form: what its own attachment says goes before the clause of its duty."""
    reports = [(clause.clause, report) for clause in policy.clauses for report in clause.reports]
    own = [report for clause, report in reports if _is_part(clause, form)]
    chosen = own or [report for _, report in reports if report.duty == form.duty]
    return tuple(dict.fromkeys(_spell_out(to, policy) for report in chosen for to in report.to))


def _spell_out(receiver: str, policy: Policy) -> str:
    """Name the issuer where it calls itself 我厅: on a form of its own nobody would know who that is."""
    return policy.issuer.value if receiver in _OURSELVES and policy.issuer.value else receiver


def find_other_readings(form: Form, policy: Policy) -> Iterator[OtherReading]:
    """Yield what a form's own attachment says of its date instead of the clause of its duty."""
    for clause in policy.clauses:
        for report in clause.reports:
            if report.duty == form.duty:
                yield from (reading for reading in report.other_readings if _is_part(reading.clause, form))


def _is_part(clause: str, form: Form) -> bool:
    return clause.split("/", maxsplit=1)[0] == form.attachment
