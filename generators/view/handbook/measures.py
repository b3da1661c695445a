"""The table of responsibilities: every measure with who leads, implements and supervises it."""

from dataclasses import dataclass
from functools import lru_cache

from generators.model.policy import Clause, Measure, Policy
from generators.view.clauses import say_clause
from generators.view.handbook.cards import is_asked
from generators.view.handbook.index import Index, Link, link_clause, link_policy

COLUMNS = ("leads", "implements", "supervises", "actors")


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """A measure in one line."""

    policy: Link
    clause: Link
    title: str
    measure: Measure
    leads: tuple[Link, ...]
    implements: tuple[Link, ...]
    supervises: tuple[Link, ...]
    actors: tuple[Link, ...]
    """Who its duties name, each once."""
    duty_count: int


@dataclass(frozen=True, kw_only=True)
class PolicyMeasures:
    """The measures of one policy."""

    policy: Link
    anchor: str
    columns: tuple[str, ...]
    """Which of leads, implements, supervises and actors any row fills."""
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, kw_only=True)
class MeasuresPage:
    """The measures of all policies."""

    policies: tuple[PolicyMeasures, ...]


@lru_cache(maxsize=1)
def view_measures(index: Index) -> MeasuresPage:
    """Lay out the table of responsibilities; a policy without measures is left out."""
    tables = [_view_policy(policy, index) for policy in index.library.policies]
    return MeasuresPage(policies=tuple(table for table in tables if table.rows))


def _view_policy(policy: Policy, index: Index) -> PolicyMeasures:
    rows = list_measures(policy, index)
    columns = tuple(name for name in COLUMNS if any(getattr(row, name) for row in rows))
    return PolicyMeasures(policy=link_policy(policy), anchor=policy.id, columns=columns, rows=rows)


def list_measures(policy: Policy, index: Index) -> tuple[MeasureRow, ...]:
    """Return the measures of a policy, in the order of its text."""
    return tuple(_row(policy, clause, clause.measure, index) for clause in policy.clauses if clause.measure is not None)


def _row(policy: Policy, clause: Clause, measure: Measure, index: Index) -> MeasureRow:
    duties = [duty for part in parts_of(clause, policy) for duty in part.duties if is_asked(duty)]
    names = tuple(dict.fromkeys(name for duty in duties for name in duty.who))
    return MeasureRow(
        policy=link_policy(policy),
        clause=link_clause(policy, clause),
        title=measure.title or clause.title or say_clause(clause.clause, clause.row),
        measure=measure,
        leads=index.link_roles(measure.leads, policy.id),
        implements=index.link_roles(measure.implements, policy.id),
        supervises=index.link_roles(measure.supervises, policy.id),
        actors=index.link_roles(names, policy.id),
        duty_count=len(duties),
    )


def parts_of(clause: Clause, policy: Policy) -> tuple[Clause, ...]:
    """Return a measure's clause and the places below it, up to the next measure."""
    inside = clause.clause + "/"
    others = tuple(
        other.clause + "/" for other in policy.clauses if other.measure is not None and other.clause.startswith(inside)
    )
    return tuple(
        part
        for part in policy.clauses
        if part is clause or (part.clause.startswith(inside) and not f"{part.clause}/".startswith(others))
    )
