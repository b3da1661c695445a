"""What a slogan or a term means where it stands: the cards that pages show beside it.

A word may have a meaning in the glossary and one in a list of the policy; where it has several, the card gives all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generators.model.policy import Clause, Enumeration, Policy
from generators.model.registry import Term, TermStatus
from generators.view.clauses import say_clause
from generators.view.handbook.anchors import enumeration_anchor, policy_page, term_anchor, word_anchor
from generators.view.handbook.index import Index, Link, once

SHORTEST = 2
"""Characters of a word that is looked for in running text."""


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """One meaning of a word: what explains it, and where that stands."""

    link: Link
    text: str
    status: TermStatus | None = None
    """Where a text of the glossary comes from."""
    members: tuple[str, ...] = ()
    open: bool = False
    """Whether the list ends in 等."""
    clause: str = ""
    """The place of a list."""


@dataclass(frozen=True, kw_only=True)
class TermCard:
    """A word and what it means."""

    id: str
    word: str
    meanings: tuple[Meaning, ...]


def link_term(word: str, policy: Policy, index: Index) -> Link:
    """Link a word of a policy to the first of its meanings, and name the card of all; an unknown one stays text."""
    card = find_card(word, policy, index)
    return replace(card.meanings[0].link, text=word, card=card.id) if card else Link(text=word)


def link_terms(words: Iterable[str], policy: Policy, index: Index) -> tuple[Link, ...]:
    """Link several words."""
    return tuple(link_term(word, policy, index) for word in words)


def mark_terms(text: str, policy: Policy, index: Index) -> tuple[Link, ...]:
    """Cut a text into what is plain and the names of terms and lists in it, each linked where it comes first."""
    parts: list[Link] = []
    rest, seen = 0, set[str]()
    for found in _all_patterns(index)[policy.id].finditer(text):
        if found[0] not in seen:
            parts += [Link(text=text[rest : found.start()]), link_term(found[0], policy, index)]
            rest = found.end()
            seen.add(found[0])
    return tuple(part for part in (*parts, Link(text=text[rest:])) if part.text)


def gather_cards(links: Iterable[tuple[Policy, Link]], index: Index) -> tuple[TermCard, ...]:
    """Return the cards that links of a page name, each once, in their order."""
    found = (find_card(link.text, policy, index) for policy, link in links if link.card)
    return tuple({card.id: card for card in found if card}.values())


def find_card(word: str, policy: Policy, index: Index) -> TermCard | None:
    """Return what a word means in a policy; None where nothing explains it."""
    return _all_cards(index)[policy.id].get(word)


@once
def _all_cards(index: Index) -> dict[str, dict[str, TermCard]]:
    """Return policy id -> every word that is explained for it -> its card."""
    return {policy.id: _explain_words(policy, index) for policy in index.library.policies}


def _explain_words(policy: Policy, index: Index) -> dict[str, TermCard]:
    """Explain the words of a policy: those of the glossary, then those of its lists."""
    found: dict[str, list[Meaning]] = {}
    for term in _terms_of(policy, index):
        for word in (term.name, *term.synonyms):
            found.setdefault(word, []).append(_explain(term))
    for clause in policy.clauses:
        for one in clause.enumerations:
            if not one.ours:
                found.setdefault(one.name, []).append(_list(one, clause, policy))
    return {
        word: TermCard(id=word_anchor(policy.id, word), word=word, meanings=tuple(meanings))
        for word, meanings in found.items()
    }


@once
def _all_patterns(index: Index) -> dict[str, re.Pattern[str]]:
    """Return policy id -> what finds the words in its texts."""
    return {policy.id: _make_pattern(policy, index) for policy in index.library.policies}


def _make_pattern(policy: Policy, index: Index) -> re.Pattern[str]:
    """Find the names of terms and lists, the longest first; other names of a term may mean something else in a text."""
    names = {term.name for term in _terms_of(policy, index)}
    names |= {one.name for clause in policy.clauses for one in clause.enumerations if not one.ours}
    longest_first = sorted((name for name in names if len(name) >= SHORTEST), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _terms_of(policy: Policy, index: Index) -> tuple[Term, ...]:
    return tuple(term for term in index.library.glossary if not term.policies or policy.id in term.policies)


def _explain(term: Term) -> Meaning:
    address = f"glossary.html#{term_anchor(term.name, term.policies)}"
    return Meaning(link=Link(text=term.name, address=address), text=term.explanation, status=term.status)


def _list(one: Enumeration, clause: Clause, policy: Policy) -> Meaning:
    address = f"{policy_page(policy.id)}#{enumeration_anchor(policy.id, clause, one.name)}"
    return Meaning(
        link=Link(text=one.name, address=address),
        text=one.note or "",
        members=one.members,
        open=one.open,
        clause=say_clause(clause.clause, clause.row),
    )
