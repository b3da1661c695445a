"""Policies, lists, documents, roles, facts and forms as plain records."""

from collections.abc import Iterator

from generators.model.form import Column, FieldType, Form, leaf_columns
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause, Duty, Milestone, Policy
from generators.view.export.times import Plain, plain_deadline, plain_recurrence


def view_policy(policy: Policy) -> Plain:
    """Return the head of a policy."""
    return {
        "id": policy.id,
        "title": policy.title,
        "issuer": policy.issuer.value,
        "number": policy.number,
        "issued": policy.issued.value,
        "region": policy.region,
        "effective": {"start": policy.effective.start, "end": policy.effective.end},
        "based_on": list(policy.based_on),
        "source": policy.source,
    }


def view_enumerations(policy: Policy) -> Iterator[Plain]:
    """Yield {name, policy, clause, members} for every list."""
    for clause in policy.clauses:
        for enumeration in clause.enumerations:
            yield {
                "name": enumeration.name,
                "policy": policy.id,
                "clause": clause.clause,
                "members": list(enumeration.members),
            }


def view_documents(library: Library) -> Iterator[Plain]:
    """Yield every cited document and the places that cite it."""
    cited = list(_citations(library))
    for document in library.documents:
        names = {squeeze(name) for name in (document.title, *document.aliases, document.number or "")}
        yield {
            "title": document.title,
            "number": document.number,
            "status": document.status.value,
            "replaced_by": document.replaced_by,
            "cited_in": [
                {"policy": policy, "clause": clause} for policy, clause, cite in dict.fromkeys(cited) if cite in names
            ],
        }


def _citations(library: Library) -> Iterator[tuple[str, str | None, str]]:
    for policy in library.policies:
        for text in policy.based_on:
            yield policy.id, None, _bare_title(text)
        for clause in policy.clauses:
            records: tuple[Clause | Duty | Milestone, ...] = (clause, *clause.duties, *clause.milestones)
            for record in records:
                for cite in record.cites:
                    yield policy.id, clause.clause, _bare_title(cite)


def _bare_title(cite: str) -> str:
    bare = squeeze(cite)
    return bare[1 : bare.rindex("》")] if bare.startswith("《") and "》" in bare else bare


def view_roles(library: Library) -> Iterator[Plain]:
    """Yield {name, parent, kind}."""
    for role in library.roles:
        yield {"name": role.name, "parent": role.parent, "kind": role.kind.value}


def view_facts(library: Library) -> Iterator[Plain]:
    """Yield {name, question, type, unit, values}; a region fact takes the codes of regions.yaml."""
    for fact in library.facts:
        yield {
            "name": fact.name,
            "question": fact.question,
            "type": fact.type.value,
            "unit": fact.unit,
            "values": list(fact.values),
        }


def view_form_record(form: Form, library: Library) -> Plain:
    """Return a form with its tree of columns, the headings of its leaves and the duty that says when it is due."""
    duties = (duty for policy in library.policies for clause in policy.clauses for duty in clause.duties)
    due = next((duty for duty in duties if duty.id == form.duty), None)
    return {
        "id": form.id,
        "policy": form.policy,
        "attachment": form.attachment,
        "title": form.title,
        "other_titles": list(form.other_titles),
        "header_fields": [
            {"id": field.id, "label": field.label, "type": field.type.value, "seal": field.seal}
            for field in form.header_fields
        ],
        "columns": [_plain_column(column) for column in form.columns],
        "leaf_columns": [path for path, _ in leaf_columns(form.columns)],
        "rows": [{"id": row.id, "label": row.label, "cells": dict(row.cells)} for row in form.rows],
        "blocked": [
            {"row": row.id, "column": column} for row in form.rows for column, text in row.cells.items() if text == "--"
        ],
        "notes": list(form.notes),
        "due": due
        and {"duty": due.id, "recurrence": plain_recurrence(due.recurrence), "date": plain_deadline(due.due)},
        "copies": [{"to": copy.to, "note": copy.note} for copy in form.copies],
        "checks": [{"name": check.name, "says": check.says} for check in form.checks],
    }


def _plain_column(column: Column) -> Plain:
    kind = None if column.children else FieldType(column.type).value
    return {
        "label": column.label,
        "unit": column.unit,
        "kind": kind,
        "children": [_plain_column(child) for child in column.children],
    }
