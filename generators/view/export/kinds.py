"""The kinds of export by name."""

from collections.abc import Callable, Iterable
from itertools import chain

from generators.model.library import Library
from generators.model.policy import Policy
from generators.view.as_of import held_policies
from generators.view.conditions import vocabulary_of
from generators.view.export.amendments import view_amendments
from generators.view.export.duties import (
    view_clauses,
    view_duties,
    view_measures,
    view_milestones,
    view_phases,
    view_reports,
)
from generators.view.export.forms import view_form_records
from generators.view.export.registries import (
    view_documents,
    view_enumerations,
    view_facts,
    view_policy,
    view_roles,
)
from generators.view.export.suspects import view_suspect_records
from generators.view.export.times import Plain


def _of_policies(view: Callable[[Policy], Iterable[Plain]]) -> Callable[[Library], list[Plain]]:
    return lambda library: list(chain.from_iterable(view(policy) for policy in held_policies(library)))


def _duties(library: Library) -> list[Plain]:
    vocabulary = vocabulary_of(library)
    return list(chain.from_iterable(view_duties(policy, library, vocabulary) for policy in held_policies(library)))


KINDS: dict[str, Callable[[Library], list[Plain]]] = {
    "policies": lambda library: [view_policy(policy) for policy in held_policies(library)],
    "clauses": _of_policies(view_clauses),
    "measures": _of_policies(view_measures),
    "duties": _duties,
    "milestones": _of_policies(view_milestones),
    "enumerations": _of_policies(view_enumerations),
    "documents": lambda library: list(view_documents(library)),
    "roles": lambda library: list(view_roles(library)),
    "facts": lambda library: list(view_facts(library)),
    "forms": view_form_records,
    "phases": _of_policies(view_phases),
    "reports": _of_policies(view_reports),
    "amendments": lambda library: list(view_amendments(library)),
    "suspects": lambda library: list(view_suspect_records(library)),
}
"""Kind -> its records."""


def view_export(library: Library, kind: str) -> list[Plain]:
    """Return the records of one kind; absent values are None, lists without members empty."""
    return KINDS[kind](library)
