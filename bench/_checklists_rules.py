"""The sides that judge rules: our closures, and CEL through its binding to Rust."""

import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._checklists_word import content  # noqa: E402 - the project's folder comes first
from bench._roster import SEED, draw_roster  # noqa: E402
from bench._timing import Figures, peak, play  # noqa: E402
from generators.model.condition import SYMBOLS, Condition, Group, Joint, Operator, Test  # noqa: E402
from generators.model.registry import Fact, FactType  # noqa: E402
from generators.view.applicability import Decision  # noqa: E402
from generators.view.checklist.shared import SharedRules  # noqa: E402
from generators.view.conditions import Profile, Truth, compile_condition, vocabulary_of  # noqa: E402
from generators.view.rules import compile_rules  # noqa: E402

RULES = 300
PACKAGE = "common-expression-language"
"""Imported as cel."""
DEEPEST = 2
MEASURES = (Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW)


@cache
def facts() -> tuple[Fact, ...]:
    """List the facts that the roster answers."""
    answered = draw_roster(1, left_out=0)[0].facts
    return tuple(fact for fact in content().facts if fact.name in answered and fact.type is not FactType.REGION)


def draw_rules() -> tuple[Condition, ...]:
    """Draw rules as policies have them: one to nine comparisons, joined once or twice."""
    draw = Random(SEED)  # noqa: S311 - nothing is secret here
    return tuple(_draw_condition(draw, DEEPEST) for _ in range(RULES))


def _draw_condition(draw: Random, depth: int) -> Condition:
    if depth == 0 or draw.random() < 0.4:  # noqa: PLR2004 - two comparisons in five stand alone
        return _draw_test(draw)
    parts = tuple(_draw_condition(draw, depth - 1) for _ in range(draw.randint(2, 3)))
    return Group(joint=draw.choice(tuple(Joint)), parts=parts)


def _draw_test(draw: Random) -> Test:
    fact = draw.choice(facts())
    if fact.type is FactType.NUMBER:
        return Test(fact=fact.name, operator=draw.choice(MEASURES), values=(str(draw.choice((3, 10, 50, 300))),))
    values = tuple(draw.sample(fact.values, min(draw.randint(1, 3), len(fact.values))))
    return Test(fact=fact.name, operator=Operator.IN if len(values) > 1 else Operator.EQUALS, values=values)


def draw_profiles(count: int) -> list[Profile]:
    """Draw profiles without gaps, which CEL has no answer for."""
    return [enterprise.facts for enterprise in draw_roster(count, left_out=0)]


def judge_ours(_: Path, count: int) -> Figures:
    """Ask every rule of every profile whether it holds, as CEL is asked; the answer is three-valued."""
    vocabulary, profiles = vocabulary_of(content()), draw_profiles(count)
    judges = [compile_condition(rule, vocabulary).truth for rule in draw_rules()]
    started = process_time()
    held = sum(judge(profile) is Truth.YES for profile in profiles for judge in judges)
    return {"s": process_time() - started, "held": held, "megabytes": peak()}


def judge_with_reasons(_: Path, count: int) -> Figures:
    """Ask every rule of every profile whether it holds, and by which comparisons."""
    vocabulary, profiles = vocabulary_of(content()), draw_profiles(count)
    judges = [compile_condition(rule, vocabulary).explain for rule in draw_rules()]
    started = process_time()
    held = sum(judge(profile).truth is Truth.YES for profile in profiles for judge in judges)
    return {"s": process_time() - started, "held": held, "megabytes": peak()}


def judge_duties(_: Path, count: int) -> Figures:
    """Judge every duty of the content as lists do: once for all who answer its questions alike, with what is said."""
    shared, roster = SharedRules(content(), content().calendar), draw_roster(count)
    started = process_time()
    held = sum(one.status is Decision.APPLIES for each in roster for _, one, _ in shared.say(each.facts, each.year))
    return {"s": process_time() - started, "held": held, "rules": len(compile_rules(content())), "megabytes": peak()}


def judge_by_cel(_: Path, count: int) -> Figures:
    """Ask the same as CEL expressions, each profile made into a context once; nothing where the package is missing."""
    if find_spec("cel") is None:
        return {}
    import cel  # noqa: PLC0415 - nobody else pays for loading it

    names = {fact.name: f"f{place}" for place, fact in enumerate(facts())}
    programs = [cel.compile(_expression(rule, names)) for rule in draw_rules()]
    numbers = {fact.name for fact in facts() if fact.type is FactType.NUMBER}
    profiles = draw_profiles(count)
    started = process_time()
    held = 0
    for profile in profiles:
        values = {name: _value(profile[fact], is_number=fact in numbers) for fact, name in names.items()}
        context = cel.Context(variables=values)
        held += sum(program.execute(context) for program in programs)
    return {"s": process_time() - started, "held": held, "megabytes": peak()}


def _value(value: str | Sequence[str], *, is_number: bool) -> object:
    return float(str(value)) if is_number else value if isinstance(value, str) else list(value)


def _expression(condition: Condition, names: dict[str, str]) -> str:
    """Write a condition in CEL, whose names are ASCII."""
    if isinstance(condition, Group):
        joined = (" && " if condition.joint is Joint.ALL else " || ").join(
            _expression(part, names) for part in condition.parts
        )
        return f"!({joined})" if condition.joint is Joint.NONE else f"({joined})"
    fact = next(fact for fact in facts() if fact.name == condition.fact)
    name = names[fact.name]
    if fact.type is FactType.NUMBER:
        return f"{name} {SYMBOLS[condition.operator]} {float(condition.values[0])}"
    if fact.type is FactType.CHOICES:
        return "(" + " || ".join(f'"{value}" in {name}' for value in condition.values) + ")"
    return f"{name} in [" + ", ".join(f'"{value}"' for value in condition.values) + "]"


if __name__ == "__main__":
    play({"ours": judge_ours, "reasons": judge_with_reasons, "cel": judge_by_cel, "duties": judge_duties})
