"""Everything the trace asks of one place beside its facts: heading, row, who answers for it, records, reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.check.role_names import names_of
from generators.check.trace_bare_names import check_bare_names
from generators.check.trace_headings import check_form_title, check_heading, check_phase
from generators.check.trace_records import check_records, check_reports
from generators.check.trace_rows import check_cell, check_receivers, check_responsibilities, is_responsibility
from generators.model.form import Form
from generators.model.library import Library
from generators.model.official import OfficialPlace, OfficialText, squeeze
from generators.model.policy import Clause, Policy
from generators.model.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a place is judged with beside its own text."""

    policy: Policy
    actors: tuple[str, ...]
    """Every name an actor has in the policy, the longest first."""
    documents: tuple[str, ...]
    """Every title and alias of a known document."""
    cells: dict[tuple[str, int | None], str]
    """Clause and row of a table of tasks -> the text of its column of responsibilities."""


def find_surroundings(policy: Policy, official: OfficialText, library: Library) -> Surroundings:
    """Gather once what every place of a policy is judged with."""
    cells = {
        (place.path.rpartition("/")[0], place.row): place.text
        for place in official.places
        if is_responsibility(place.cell)
    }
    documents = tuple(squeeze(name) for one in library.documents for name in (one.title, *one.aliases))
    return Surroundings(policy=policy, actors=names_of(library, policy.id), documents=documents, cells=cells)


def check_place(clause: Clause, place: OfficialPlace, form: Form | None, beside: Surroundings) -> Iterator[Problem]:
    """Complain of all that a place prints and its encoding does not say, or says differently."""
    yield from check_heading(clause, place)
    yield from check_form_title(clause, form)
    yield from check_phase(clause, place)
    yield from check_cell(clause, place)
    yield from check_responsibilities(clause, place, beside.cells.get((place.path, place.row), ""), beside.actors)
    yield from check_receivers(clause, place)
    yield from check_records(clause, place, beside.policy, form)
    yield from check_bare_names(clause, place, beside.documents)
    yield from check_reports(clause, place, beside.actors)
