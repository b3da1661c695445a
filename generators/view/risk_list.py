"""安全风险点危险源清单: the list of risks of an enterprise and of each of its projects, with what its profile knows.

They are forms that a policy asks for: they are filled in, come back and are read like any other. Beforehand stands
only what the profile says: the project, its stage, its colour as a whole, its dangerous works, one to a row. Causes,
measures and levels of single risks are not known, and are left to those who fill it in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generators.model.enterprise import Enterprise, Project
from generators.model.form import HEAD, PROJECT, RISK_COLOUR, SPARE, STAGE, WORK, Column, FieldType, Form, HeaderField
from generators.model.form_parts import leaf_columns
from generators.model.library import Library
from generators.view.applicability import Decision, judge_enterprise
from generators.view.form import FormView, view_form
from generators.view.form_sending import Sending
from generators.view.rules import Rule, compile_rules
from generators.view.same import Same
from generators.view.suspects import suspect_form

ROOM = 5
"""Rows left open on every list for risks that no profile knows."""
_FACT = "危险作业"


@dataclass(frozen=True, kw_only=True)
class RiskList:
    """One list to fill in."""

    enterprise: Enterprise
    project: Project | None
    """None where it is the list of the whole enterprise."""
    part: int
    """Counted from 1: what does not fit goes on in another file."""
    form: Form
    view: FormView


def view_risk_lists(library: Library, enterprises: Iterable[Enterprise]) -> tuple[RiskList, ...]:
    """Make the lists of risks of those enterprises of which a policy asks them, each enterprise's together."""
    forms, rules = _asking(Same(library))
    return tuple(one for enterprise in enterprises for one in _lists_of(enterprise, forms, rules, library))


@lru_cache(maxsize=1)
def _asking(library: Same[Library]) -> tuple[tuple[Form, ...], tuple[Rule, ...]]:
    """Find the forms that are lists of risks, and make ready the rules that ask for them."""
    forms = tuple(form for form in library.record.forms if is_risk_list(form))
    return forms, compile_rules(library.record, {form.duty for form in forms if form.duty})


def is_risk_list(form: Form) -> bool:
    """Say whether dangerous works of the profile fill a column of a form."""
    return any(column.prefill == WORK for _, column in leaf_columns(form.columns))


def _lists_of(
    enterprise: Enterprise, forms: tuple[Form, ...], rules: tuple[Rule, ...], library: Library
) -> Iterator[RiskList]:
    asked = {one.duty.id for one in judge_enterprise(rules, enterprise) if one.status is Decision.APPLIES}
    for form in forms:
        if form.duty in asked:
            of_project = any(field.prefill == PROJECT for field in form.header_fields)
            for project in enterprise.projects if of_project else (None,):
                yield from _parts_of(enterprise, project, form, library)


def _parts_of(enterprise: Enterprise, project: Project | None, form: Form, library: Library) -> Iterator[RiskList]:
    rows, size = list(_list_works(enterprise, project)), max(form.spare_rows - ROOM, 1)
    for part, start in enumerate(range(0, max(len(rows), 1), size), start=1):
        known = {**_head(form, project), **_cells(form, rows[start : start + size])}
        sending = Sending(enterprise=enterprise, known=known)
        view = view_form(form, library.policy_of(form), sending, suspect_form(form, library))
        yield RiskList(enterprise=enterprise, project=project, part=part, form=form, view=view)


def _list_works(enterprise: Enterprise, project: Project | None) -> Iterator[tuple[Project | None, str]]:
    """Yield the works of a project; without one, those of all projects and then those that no project names."""
    if project is not None:
        yield from ((project, work) for work in project.works)
        return
    yield from ((project, work) for project in enterprise.projects for work in project.works)
    placed = {work for project in enterprise.projects for work in project.works}
    works = enterprise.facts.get(_FACT, ())
    yield from ((None, work) for work in ((works,) if isinstance(works, str) else works) if work not in placed)


def _head(form: Form, project: Project | None) -> dict[tuple[str, str], str]:
    if project is None:
        return {}
    return {(HEAD, field.id): value for field in form.header_fields if (value := _say(field, project, ""))}


def _cells(form: Form, rows: list[tuple[Project | None, str]]) -> Mapping[tuple[str, str], str]:
    columns = [column for _, column in leaf_columns(form.columns) if column.prefill]
    return {
        (f"{SPARE}{number}", column.id or ""): value
        for number, (project, work) in enumerate(rows, start=1)
        for column in columns
        if (value := _say(column, project, work))
    }


def _say(asked: HeaderField | Column, project: Project | None, work: str) -> str:
    """Say what a field or column asks of a project and a work; nothing where it is not known."""
    if asked.prefill == WORK:
        return work
    if project is None or asked.prefill is None:
        return ""
    colour = project.colour.value if project.colour else ""
    said = {PROJECT: project.name, STAGE: project.stage or "", RISK_COLOUR: colour}.get(asked.prefill, "")
    if asked.type is FieldType.CHOICE and said:
        return next((choice for choice in asked.values if choice.startswith(said)), "")
    return said
