"""A form that is suspect on one side alone stays with the duty that asks for it: lists of risks are made for those."""

from dataclasses import replace

from generators.model.library import Library
from generators.model.suspect import Suspect, TargetKind
from generators.view.changes.narrow import narrow
from tests.builders import clause, duty, form, library, policy

LIBRARY = library(
    policy(clause("一", duty("zz-2023.1.a")), clause("二", duty("zz-2023.2.a"))),
    forms=(form("yd-2023-1", duty="zz-2023.2.a"), form("yd-2023-2", duty="zz-2023.1.a")),
)
MARKED = replace(LIBRARY, suspects=(Suspect(kind=TargetKind.FORM, name="yd-2023-1"),))


def duties(given: Library) -> set[str]:
    return {one.id for policy in given.policies for place in policy.clauses for one in place.duties}


def test_the_form_and_its_duty_stay_and_the_rest_does_not() -> None:
    narrowed = narrow(LIBRARY, MARKED, 1)
    assert narrowed is not None
    for side in narrowed:
        assert duties(side) == {"zz-2023.2.a"}
        assert [one.id for one in side.forms] == ["yd-2023-1"]
