"""Policies, lists, documents, roles and facts as plain records."""

from collections.abc import Iterator

from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause, Duty, Milestone, Policy
from generators.view.as_of import held_policies
from generators.view.export.duties import clause_path
from generators.view.export.times import Plain


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
                "clause": clause_path(clause),
                "members": list(enumeration.members),
            }


def view_documents(library: Library) -> Iterator[Plain]:
    """Yield every cited document and the places that cite it."""
    cited = list(dict.fromkeys(list_citations(library)))
    for document in library.documents:
        names = {squeeze(name) for name in (document.title, *document.aliases, document.number or "")}
        places = dict.fromkeys((policy, clause) for policy, clause, cite in cited if cite in names)
        yield {
            "title": document.title,
            "number": document.number,
            "status": document.status.value,
            "replaced_by": document.replaced_by,
            "cited_in": [{"policy": policy, "clause": clause} for policy, clause in places],
        }


def list_citations(library: Library) -> Iterator[tuple[str, str | None, str]]:
    """Yield (policy id, path of the place or None for its head, bare title) of every citation that holds."""
    for policy in held_policies(library):
        for text in policy.based_on:
            yield policy.id, None, _bare_title(text)
        for clause in policy.clauses:
            records: tuple[Clause | Duty | Milestone, ...] = (clause, *clause.duties, *clause.milestones)
            for record in records:
                for cite in record.cites:
                    yield policy.id, clause_path(clause), _bare_title(cite)


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
