"""Two states of the content cut down: what stays, what goes, and when nothing can be told from a part."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generators.model.amendment import Amendment, AmendmentKind
from generators.model.library import Library
from generators.model.policy import Duty, Policy, Strength
from generators.model.registry import DutyLink
from generators.model.suspect import Suspect, TargetKind
from generators.view.as_of import library_at
from generators.view.changes.narrow import narrow
from tests.builders import clause, duty, enterprise, form, library, measure_clause, policy, role
from tests.view.changes.wide_library import draw_library

TODAY = date(2023, 6, 1)


def small_policy(name: str) -> Policy:
    return policy(
        measure_clause("一", leads=("住建部门",)),
        clause("一/1", duty(f"{name}.1.a", recurrence="每月至少1次"), duty(f"{name}.1.b")),
        clause("二", duty(f"{name}.2.a"), duty(f"{name}.2.b")),
        id=name,
        title=f"某市用电办法{name}",
    )


PLAIN = library(
    *map(small_policy, ("aa-2023", "bb-2023", "cc-2023", "dd-2023")),
    links=(
        DutyLink(name="检查", duties=("aa-2023.1.a", "bb-2023.1.a")),
        DutyLink(name="再查", duties=("bb-2023.2.a", "cc-2023.1.a")),
    ),
    forms=tuple(form(f"{name}-form", policy=f"{name}-2023", duty=f"{name}-2023.2.a") for name in ("aa", "bb", "cc")),
)


def with_duty(name: str, edit: Callable[[Duty], Duty | None]) -> Library:
    """Change one duty of the plain library, or take it away."""

    def each(policy: Policy) -> Policy:
        return replace(
            policy,
            clauses=tuple(
                replace(
                    one,
                    duties=tuple(
                        changed
                        for held in one.duties
                        if (changed := edit(held) if held.id == name else held) is not None
                    ),
                )
                for one in policy.clauses
            ),
        )

    return replace(PLAIN, policies=tuple(map(each, PLAIN.policies)))


def narrowed(new: Library, old: Library = PLAIN, most: float = 1) -> tuple[Library, Library]:
    found = narrow(old, new, most)
    assert found is not None
    return found


def duties_of(library: Library) -> list[str]:
    return [one.id for policy in library.policies for part in policy.clauses for one in part.duties]


def test_of_what_is_the_same_only_heads_stay() -> None:
    for side in narrowed(PLAIN):
        assert [one.id for one in side.policies] == ["aa-2023", "bb-2023", "cc-2023", "dd-2023"]
        assert not duties_of(side)
        assert not side.forms


def test_where_only_words_of_a_duty_differ_the_duties_of_its_place_stay_and_all_places() -> None:
    old, new = narrowed(with_duty("dd-2023.1.a", lambda one: replace(one, does="另查")))
    assert duties_of(old) == duties_of(new) == ["dd-2023.1.a", "dd-2023.1.b"]
    assert [len(one.clauses) for one in new.policies] == [0, 0, 0, 3]


def test_what_links_join_stays_on_both_sides_near_and_far() -> None:
    links = (*PLAIN.links, DutyLink(name="又查", duties=("bb-2023.1.a", "bb-2023.2.a")))
    before = replace(PLAIN, links=links)
    after = replace(with_duty("aa-2023.1.a", lambda one: replace(one, does="另查")), links=links)
    both = narrowed(after, before)
    assert [duties_of(side) for side in both] == [
        ["aa-2023.1.a", "aa-2023.1.b", "bb-2023.1.a", "bb-2023.2.a", "cc-2023.1.a"]
    ] * 2


@pytest.mark.parametrize(
    "edit", [lambda _: None, lambda one: replace(one, who=("住建部门",)), lambda one: replace(one, id="dd-2023.1.z")]
)
def test_where_actors_or_numbers_differ_the_policy_stays_whole(edit: Callable[[Duty], Duty | None]) -> None:
    old, new = narrowed(with_duty("dd-2023.1.a", edit))
    assert duties_of(old) == ["dd-2023.1.a", "dd-2023.1.b", "dd-2023.2.a", "dd-2023.2.b"]
    assert duties_of(new)[-2:] == ["dd-2023.2.a", "dd-2023.2.b"]


def test_a_phrase_that_is_printed_otherwise_differs_though_it_means_the_same() -> None:
    def reprint(one: Duty) -> Duty:
        assert one.recurrence is not None
        return replace(one, recurrence=replace(one.recurrence, text="每月至少一次"))

    new = with_duty("dd-2023.1.a", reprint)
    assert new == PLAIN
    assert duties_of(narrowed(new)[1]) == ["dd-2023.1.a", "dd-2023.1.b"]


def test_forms_stay_that_differ_that_rest_on_what_stays_or_are_suspect() -> None:
    changed = with_duty("cc-2023.2.b", lambda one: replace(one, does="另查"))
    assert [one.id for one in narrowed(changed)[0].forms] == ["cc-form"]
    other = replace(PLAIN, forms=(replace(PLAIN.forms[0], title="另一张表"), *PLAIN.forms[1:]))
    old, new = narrowed(other)
    assert [one.id for one in old.forms] == [one.id for one in new.forms] == ["aa-form"]
    assert duties_of(old)[:4] == ["aa-2023.1.a", "aa-2023.1.b", "aa-2023.2.a", "aa-2023.2.b"]
    suspect = replace(PLAIN, suspects=(Suspect(kind=TargetKind.FORM, name="bb-form"),))
    assert [one.id for one in narrowed(suspect)[1].forms] == ["bb-form"]


def test_duties_stay_whose_link_is_new_gone_or_suspect() -> None:
    for changed in (
        replace(PLAIN, links=PLAIN.links[:1]),
        replace(PLAIN, suspects=(Suspect(kind=TargetKind.LINK, name="再查"),)),
    ):
        old, new = narrowed(changed)
        assert duties_of(old) == duties_of(new) == ["bb-2023.2.a", "cc-2023.1.a"]


def test_a_policy_that_an_amendment_touches_stays_whole_and_so_does_the_one_that_ends() -> None:
    end = Amendment(id="end", kind=AmendmentKind.REPEALS, since="2023-02-01", policies=("dd-2023",))
    less = Amendment(id="less", kind=AmendmentKind.REPEALS, since="2023-02-01", removes=("cc-2023.2.b",))
    old, _ = narrowed(library_at(replace(PLAIN, amendments=(end,)), TODAY))
    assert {name.partition(".")[0] for name in duties_of(old)} == {"dd-2023"}
    old, new = narrowed(library_at(replace(PLAIN, amendments=(less,)), TODAY))
    assert set(duties_of(old)) - set(duties_of(new)) == {"cc-2023.2.b"}
    assert "cc-2023.1.b" in duties_of(old)


def test_a_duty_that_one_moves_past_stays_where_lists_are_sorted_by_how_they_bind() -> None:
    old, new = narrowed(with_duty("aa-2023.2.b", lambda one: replace(one, strength=Strength.MAY)))
    assert duties_of(old) == duties_of(new) == ["aa-2023.2.a", "aa-2023.2.b", "bb-2023.1.b"]
    last = with_duty("dd-2023.2.b", lambda one: replace(one, strength=Strength.MAY))
    assert duties_of(narrowed(last)[0]) == ["dd-2023.2.a", "dd-2023.2.b"]
    other = with_duty("aa-2023.1.a", lambda one: replace(one, strength=Strength.MAY))
    assert duties_of(narrowed(other)[0])[:2] == ["aa-2023.1.a", "aa-2023.1.b"]


def test_nothing_is_told_from_a_part_where_a_registry_differs_or_the_order_does() -> None:
    first, *others = PLAIN.policies
    assert narrow(PLAIN, replace(PLAIN, roles=(*PLAIN.roles, role("班组"))), 1) is None
    assert narrow(PLAIN, replace(PLAIN, glossary=()), 1) is None
    assert narrow(PLAIN, replace(PLAIN, enterprises=(enterprise(),)), 1) is None
    assert narrow(PLAIN, replace(PLAIN, policies=(*others, first)), 1) is None
    assert narrow(PLAIN, replace(PLAIN, glossary=()), 1, shared=("roles",)) is not None


def test_nothing_is_told_from_a_part_that_is_most_of_it() -> None:
    changed = with_duty("dd-2023.1.a", lambda _: None)
    assert narrow(PLAIN, changed, 0.2) is None
    assert narrow(PLAIN, changed, 0.3) is not None


def test_what_both_have_alike_is_one_object_afterwards() -> None:
    old = draw_library(3)
    new = draw_library(3)
    policies = list(new.policies)
    policies[2] = replace(policies[2], summary="另一个摘要")
    before, after = narrowed(replace(new, policies=tuple(policies)), old)
    assert after.roles is before.roles
    assert after.policies[0] is before.policies[0]
    assert after.policies[2] is not before.policies[2]
    assert all(one is other for one, other in zip(after.policies[2].clauses, before.policies[2].clauses, strict=True))
