"""Two entries of a row: joined where neither contradicts the other."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generators.model.ticks import Outcome, Tick
from generators.view.checklist.agreement import unite

DAYS = (date(2023, 6, 5), date(2023, 6, 6))
ENTRIES = st.builds(
    Tick,
    outcome=st.sampled_from([None, *Outcome]),
    day=st.sampled_from([None, *DAYS]),
    signed=st.sampled_from(["", "甲", "乙"]),
    notes=st.lists(st.sampled_from("一二三"), max_size=2, unique=True).map(tuple),
)


@given(ENTRIES, ENTRIES)
def test_nothing_is_lost_and_the_order_decides_nothing_but_that_of_notes(one: Tick, other: Tick) -> None:
    joined, turned = unite(one, other), unite(other, one)
    if joined is None or turned is None:
        assert joined is turned
        assert replace(one, notes=()) != replace(other, notes=())
        return
    for part in (one, other):
        assert joined.outcome == (part.outcome or joined.outcome)
        assert joined.day == (part.day or joined.day)
        assert joined.signed == (part.signed or joined.signed)
        assert set(part.notes) <= set(joined.notes)
    assert set(joined.notes) == {*one.notes, *other.notes}
    assert replace(joined, notes=()) == replace(turned, notes=())


def test_a_mark_goes_with_what_was_entered() -> None:
    marked = Tick(outcome=Outcome.DONE, signed="甲", review="频次有变；时限有变")
    assert unite(marked, Tick(outcome=Outcome.DONE, signed="甲", day=DAYS[0])) == Tick(
        outcome=Outcome.DONE, signed="甲", day=DAYS[0]
    )
    joined = unite(marked, Tick(day=DAYS[0], review="时限有变"))
    assert joined == replace(marked, day=DAYS[0])
