"""Pieces that many texts share: the same text gives the same bytes, whatever was deflated before."""

import zlib
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.word.deflated import LEVEL, deflated
from generators.word.shared_pieces import (
    Passage,
    Run,
    deflated_text,
    joined_piece,
    name_text,
    text_piece,
)

WORDS = [f"<w:tr>{word * 20}</w:tr>".encode() for word in "甲乙丙丁戊己庚辛"]
PLACES = st.lists(st.integers(0, len(WORDS) - 1), min_size=1, max_size=12)
TEXTS = st.lists(st.binary(max_size=60) | PLACES, max_size=6)
STRETCHES = "generators.word.shared_pieces._STRETCHES"


def spelled(parts: Sequence[bytes | list[int]]) -> bytes:
    return b"".join(one if isinstance(one, bytes) else b"".join(WORDS[place] for place in one) for one in parts)


def run(places: Sequence[int]) -> Passage:
    return Passage([text_piece(WORDS[place]) for place in places])


def text(parts: Sequence[bytes | list[int]]) -> list[Run]:
    """Make a text anew: a passage is deflated when it is made."""
    return [one if isinstance(one, bytes) else run(one) for one in parts]


@given(TEXTS)
def test_a_text_comes_back(parts: list[bytes | list[int]]) -> None:
    made, whole = deflated_text(text(parts)), spelled(parts)
    assert zlib.decompress(made.content, -zlib.MAX_WBITS) == whole
    assert (made.checksum, made.length) == (zlib.crc32(whole), len(whole))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_nothing_depends_on_what_was_deflated_before(
    monkeypatch: pytest.MonkeyPatch,
    parts: list[bytes | list[int]],
    earlier: list[list[bytes | list[int]]],
) -> None:
    monkeypatch.setattr(STRETCHES, {})
    cold = deflated_text(text(parts))
    monkeypatch.setattr(STRETCHES, {})
    for other in earlier:
        deflated_text(text(other))
    again = text(parts)
    assert deflated_text(again) == cold == deflated_text(again)


def test_nothing_depends_on_how_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [text_piece(b"<w:tr>%d</w:tr>" % number) for number in range(60)]
    whole = deflated_text([b"<a>", Passage(rows), b"</a>"])
    stretches: dict[tuple[str, ...], object] = {}
    monkeypatch.setattr(STRETCHES, stretches)
    monkeypatch.setattr("generators.word.shared_pieces.KEPT", 3)
    assert deflated_text([b"<a>", Passage(rows), b"</a>"]) == whole
    assert len(stretches) == 3


def test_what_others_share_is_deflated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stretches: dict[tuple[str, ...], object] = {}
    monkeypatch.setattr(STRETCHES, stretches)
    shared = list(range(8)) * 6
    deflated_text([b"one", run(shared), b"end"])
    kept = dict(stretches)
    deflated_text([b"another", run(shared), b"end"])
    assert stretches == kept
    assert len(kept) > 1


def test_a_change_is_felt_in_few_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of its own costs its stretch and the one that may refer to it."""
    stretches: dict[tuple[str, ...], object] = {}
    monkeypatch.setattr(STRETCHES, stretches)
    rows = [text_piece(b"<w:tr>%d</w:tr>" % number) for number in range(60)]
    deflated_text([b"a", Passage(rows), b"z"])
    before = len(stretches)
    rows[30] = text_piece(b"<w:tr>own</w:tr>")
    deflated_text([b"a", Passage(rows), b"z"])
    assert before > 10
    assert 0 < len(stretches) - before <= 3


def test_a_text_that_shares_nothing_is_deflated_in_one_go() -> None:
    assert deflated_text([b"one", b"two"]) == deflated(b"onetwo", LEVEL)


def test_names_follow_from_texts() -> None:
    assert name_text(b"ab", b"c") == name_text(b"ab", b"c") != name_text(b"a", b"bc")
    one, other = text_piece(b"a"), text_piece(b"b")
    assert joined_piece(one, other).parts == (b"a", b"b")
    assert joined_piece(one, other).name != joined_piece(other, one).name
