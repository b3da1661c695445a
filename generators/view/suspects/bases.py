"""What rests on which places: joined duties, forms, pages written by hand, lists of the enterprises in content/."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generators.model.form import Form
from generators.model.form_parts import form_fields
from generators.model.library import Library
from generators.model.policy import Clause, Policy
from generators.model.suspect import TargetKind
from generators.view.applicability import Decision, judge_rule
from generators.view.clauses import say_clause
from generators.view.handbook.anchors import clause_anchor
from generators.view.periods import view_standing
from generators.view.rules import compile_rules
from generators.view.suspects.fingerprints import name_place

Prose = Mapping[str, str]
"""Name -> Markdown of the pages written by hand."""
Target = tuple[TargetKind, str]
Spot = tuple[Policy, Clause]
_LISTED = (Decision.APPLIES, Decision.TO_CONFIRM)
_ID = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+")
_ADDRESS = re.compile(r"policies/([a-z0-9-]+)\.(?:html|md)(?:#([\w.-]+))?")


def list_targets(library: Library, prose: Prose) -> dict[Target, tuple[str, ...]]:
    """Return what can be confirmed -> the places it rests on, each after the head of its policy, as in the text.

    What rests on no place, as most pages do, has none; there is nothing to hold it against.
    """
    found: dict[Target, Iterable[Spot]] = {}
    spots = {
        duty.id: (policy, clause) for policy in library.policies for clause in policy.clauses for duty in clause.duties
    }
    for link in library.links:
        found[TargetKind.LINK, link.name] = [spots[name] for name in link.duties if name in spots]
    for form in library.forms:
        found[TargetKind.FORM, form.id] = [*_of_form(form, library), *filter(None, [spots.get(form.duty or "")])]
    for name, text in prose.items():
        found[TargetKind.PAGE, name] = list(_of_page(text, library, spots))
    found |= {(TargetKind.LIST, name): those for name, those in _of_lists(library)}
    places = partial(_in_order, library)
    return {target: places(those) for target, those in found.items()}


def _in_order(library: Library, spots: Iterable[Spot]) -> tuple[str, ...]:
    """Name places in the order of the library, the head of their policy first."""
    wanted = {name_place(*spot) for spot in spots}
    found: list[str] = []
    for policy in library.policies:
        own = [name for clause in policy.clauses if (name := name_place(policy, clause)) in wanted]
        found += [policy.id, *own] if own or policy.id in wanted else []
    return tuple(found)


def _of_form(form: Form, library: Library) -> Iterator[Spot]:
    """Yield its attachment with all places inside, and the clauses that ask for it or for a part of it."""
    named = {form.asked_by, *(one.asked_by for one in form_fields(form))}
    policies = (policy for policy in library.policies if policy.id == form.policy)
    for policy in policies:
        for clause in policy.clauses:
            inside = form.attachment and f"{clause.clause}/".startswith(f"{form.attachment}/")
            if inside or clause.clause in named:
                yield policy, clause


def _of_lists(library: Library) -> Iterator[tuple[str, list[Spot]]]:
    """Yield for each enterprise the places of the duties that apply to it or may."""
    rules = compile_rules(library) if library.enterprises else ()
    for enterprise in library.enterprises:
        standings = {policy.id: view_standing(policy, enterprise.year) for policy in library.policies}
        yield (
            enterprise.id,
            [
                (rule.policy, rule.clause)
                for rule in rules
                if judge_rule(rule, enterprise.facts, standings[rule.policy.id]).status in _LISTED
            ],
        )


def _of_page(text: str, library: Library, spots: Mapping[str, Spot]) -> Iterator[Spot]:
    """Yield the places of the duties and clauses that a page links to or names."""
    yield from (spots[name] for name in _ID.findall(text) if name in spots)
    addresses = set(_ADDRESS.findall(text))
    for policy in library.policies:
        anchors = {anchor for name, anchor in addresses if name == policy.id}
        named = _named_in(text, policy)
        for clause in policy.clauses:
            if clause_anchor(clause.clause, clause.row) in anchors or _is_named(clause, named):
                yield policy, clause
        yield from (spots[anchor] for anchor in anchors if anchor in spots)


def _named_in(text: str, policy: Policy) -> tuple[str, ...]:
    """Return what stands behind each mention of a policy, by its id or its title."""
    mention = re.compile(rf"(?:(?<![\w-]){re.escape(policy.id)}\s+|《{re.escape(policy.title)}》\s*)(\S{{1,40}})")
    return tuple(mention.findall(text))


def _is_named(clause: Clause, named: Iterable[str]) -> bool:
    """Say whether a place is what follows a mention, written as in YAML or as people do, and not a longer one."""
    ways = {clause.clause, say_clause(clause.clause, clause.row), say_clause(clause.clause)}
    return any(_begins(text, way) for text in named for way in ways)


def _begins(text: str, way: str) -> bool:
    rest = text.removeprefix(way)
    return rest != text and not re.match(r"[/0-9（一二三四五六七八九十百]", rest)
