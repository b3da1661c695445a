"""Conditions on facts: judged with three values, said in words, written as a neutral tree."""

from generators.view.conditions.comparing import Profile, Truth, Value, Vocabulary, fits, read_number, vocabulary_of
from generators.view.conditions.judging import (
    ALWAYS,
    FAILS,
    HOLDS,
    NEVER,
    Judge,
    Verdict,
    all_hold,
    any_holds,
    compile_condition,
    join_all,
    join_any,
)
from generators.view.conditions.tree import condition_tree
from generators.view.conditions.words import say_condition, say_outcome, say_value

__all__ = [
    "ALWAYS",
    "FAILS",
    "HOLDS",
    "NEVER",
    "Judge",
    "Profile",
    "Truth",
    "Value",
    "Verdict",
    "Vocabulary",
    "all_hold",
    "any_holds",
    "compile_condition",
    "condition_tree",
    "fits",
    "join_all",
    "join_any",
    "read_number",
    "say_condition",
    "say_outcome",
    "say_value",
    "vocabulary_of",
]
