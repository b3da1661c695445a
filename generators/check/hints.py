"""Hints that name the word a writer probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONG_LIST = 12


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a misspelt one; None where none is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word nearest to a misspelt one, or nothing."""
    near = find_nearest(word, known)
    return f"是不是「{near}」？" if near is not None else ""


def say_nearest(word: str, known: Iterable[str]) -> str:
    """Say which known word comes nearest to a misspelt one; those there are where none is near."""
    words = list(known)
    return did_you_mean(word, words) or f"可选：{list_words(words) or '（还没有）'}"


def list_words(words: Iterable[str]) -> str:
    """Join words for a hint; a long list is cut short."""
    every = list(words)
    shown = "、".join(every[:_LONG_LIST])
    return f"{shown}……" if len(every) > _LONG_LIST else shown
