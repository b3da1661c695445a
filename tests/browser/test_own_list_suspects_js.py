"""What is suspect in a list made in the browser is marked as the generator marks it."""

from dataclasses import replace
from datetime import date

import pytest

from generators.model.library import Library
from generators.model.policy import Clause, Policy
from generators.view.suspects import confirm_targets, with_suspects
from generators.view.suspects.words import say_suspect
from generators.word.document import document_bytes
from generators.word.package import unpacked
from generators.write.checklist.ics import ics_bytes
from generators.write.checklist.paper import lay_out
from tests.browser.own_list_engine import Engine, list_of
from tests.builders import LABELS


@pytest.fixture(scope="module")
def marked(content: Library) -> Library:
    """Change every clause that holds duties, after all was confirmed."""
    held = confirm_targets(content, {}, lambda _: True, "编写组", date(2024, 3, 1))
    policies = tuple(map(_changed, content.policies))
    return with_suspects(replace(content, policies=policies, confirmations=held), {})


def _changed(policy: Policy) -> Policy:
    return replace(policy, clauses=tuple(map(_changed_clause, policy.clauses)))


def _changed_clause(clause: Clause) -> Clause:
    duties = tuple(replace(duty, consequence="通报<&>{says}") for duty in clause.duties)
    return replace(clause, duties=duties, hash="0" * 12 if duties else clause.hash)


@pytest.fixture(scope="module")
def engine(marked: Library) -> Engine:
    return Engine(marked, LABELS)


@pytest.mark.parametrize("as_stranger", [False, True], ids=["sample", "stranger"])
def test_marks_are_those_of_the_generator(marked: Library, engine: Engine, *, as_stranger: bool) -> None:
    sample = next(one for one in marked.enterprises if one.id == "sz-zcb-800")
    one = replace(sample, id="own", sample=False) if as_stranger else sample
    ours = list_of(one, marked, 2023)
    kinds = [found.kind.value for found in ours.suspects]
    assert kinds.count("清单") == (not as_stranger)
    assert "同一职责" in kinds
    word, calendar = engine.run(one, 2023, "wordParts", "calendarFile")
    assert word == {name: part.decode() for name, part in unpacked(document_bytes(lay_out(ours, LABELS))).items()}
    assert calendar == ics_bytes(ours, LABELS).decode()
    assert word["word/document.xml"].count("【待复核】") == len(kinds)
    assert say_suspect(ours.suspects[-1])[:20] in word["word/document.xml"]
    assert "X-WR-CALDESC:【待复核】" in calendar


def test_what_is_not_suspect_is_not_marked(content: Library) -> None:
    one = next(one for one in content.enterprises if one.id == "sz-zcb-800")
    word, calendar = Engine(content, LABELS).run(one, 2023, "wordParts", "calendarFile")
    assert "待复核" not in word["word/document.xml"] + calendar
