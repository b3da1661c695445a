"""Where things stand in the handbook: ASCII file names and anchors that stay the same as long as the thing does.

Each is made from the thing's own name alone, so that adding a clause never moves the address of another.
"""

import hashlib
import re
from functools import lru_cache

from generators.model.policy import Clause
from generators.phrases.numbers import find_whole

NAMED_PLACES = {
    "前言": "preface",
    "通知": "notice",
    "末段": "closing",
    "落款": "signature",
    "附件目录": "attachments",
    "注": "note",
    "备注": "remark",
    "责任分工": "who",
}
_KEPT = 4096
"""How many addresses of roles and places are kept: most are named hundreds of times."""


def policy_page(policy: str) -> str:
    """Return the address of a policy's page, from the top of the site."""
    return f"policies/{policy}.html"


@lru_cache(maxsize=_KEPT)
def role_page(name: str, policies: tuple[str, ...] = ()) -> str:
    """Return the address of a role's page; role names have no ASCII form of their own, so it holds their hash.

    A name that means different actors in different policies has a page for each.
    """
    return f"roles/{_fingerprint('r', '/'.join((name, *policies)))}.html"


def document_anchor(title: str) -> str:
    """Return the anchor of a cited document on the page of sources."""
    return _fingerprint("d", title)


def term_anchor(name: str, policies: tuple[str, ...]) -> str:
    """Return the anchor of a glossary entry; one name may have an entry per policy."""
    return _fingerprint("t", "/".join((name, *policies)))


def word_anchor(policy: str, word: str) -> str:
    """Return the anchor of the card of a word on the pages of a policy."""
    return _fingerprint("w", f"{policy}/{word}")


def enumeration_anchor(policy: str, clause: Clause, name: str) -> str:
    """Return the anchor of an enumeration; the same name at two clauses gives two."""
    row = "" if clause.row is None else f"（第{clause.row}行）"
    return _fingerprint("e", f"{policy}/{clause.clause}{row}/{name}")


@lru_cache(maxsize=_KEPT)
def clause_anchor(clause: str, row: int | None = None) -> str:
    """Return the anchor of a clause on its policy's page: 二/（二）/6 is c-2-p2-n6, row 10 adds -r10."""
    parts = ["c", *(_segment(marker) for marker in clause.split("/"))]
    return "-".join(parts if row is None else [*parts, f"r{row}"])


def _segment(marker: str) -> str:
    if marker in NAMED_PLACES:
        return NAMED_PLACES[marker]
    for pattern, letter in _MARKERS:
        found = pattern.fullmatch(marker)
        number = find_whole(found[1]) if found else None
        if number is not None:
            return f"{letter}{number}"
    return _fingerprint("x", marker)


_MARKERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"([0-9]+)", "n"),
        (r"（([0-9]+)）", "b"),
        (r"（([一二三四五六七八九十百]+)）", "p"),
        (r"([一二三四五六七八九十百]+)", ""),
        (r"([一二三四五六七八九十]+)是", "s"),
        (r"([一二三四五六七八九十]+)要", "w"),
        (r"附件([0-9]+)", "a"),
        (r"([0-9]{4})年进度安排", "y"),
    )
)


def _fingerprint(letter: str, name: str) -> str:
    return f"{letter}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
