"""Conditions: tables of what holds, and the law that knowledge only settles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.condition import Condition, Group, Joint, Operator
from generators.model.condition import Test as Comparison
from generators.model.registry import Fact, FactType, Region
from generators.view.conditions import (
    Profile,
    Truth,
    Verdict,
    Vocabulary,
    compile_condition,
    condition_tree,
    join_any,
    read_number,
    say_condition,
    say_outcome,
    vocabulary_of,
)
from tests.builders import library

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

WORDS: Vocabulary = vocabulary_of(
    library(
        facts=(
            Fact(name="类", question="哪一类？", type=FactType.CHOICE, values=("甲", "乙", "丙", "丁")),
            Fact(name="人数", question="多少人？", type=FactType.NUMBER, unit="人"),
            Fact(name="有塔吊", question="有没有塔吊？", type=FactType.YES_NO, values=("是", "否")),
            Fact(name="作业", question="有哪些作业？", type=FactType.CHOICES, values=("吊装", "动火", "登高")),
            Fact(name="地区", question="在哪里？", type=FactType.REGION),
            Fact(name="备注", question="还有什么？", type=FactType.TEXT),
        ),
        regions=(
            Region(code="100000", name="大省"),
            Region(code="110000", name="中市", parent="100000"),
            Region(code="120000", name="邻市", parent="100000"),
        ),
    )
)


def is_one_of(fact: str, *values: str) -> Comparison:
    return Comparison(fact=fact, operator=Operator.IN, values=values)


def compare(fact: str, operator: Operator, value: str) -> Comparison:
    return Comparison(fact=fact, operator=operator, values=(value,))


def join(joint: Joint, *parts: Condition) -> Group:
    return Group(joint=joint, parts=parts)


def judge(condition: Condition | None, profile: Profile) -> Verdict:
    return compile_condition(condition, WORDS)(profile)


AT_LEAST_50 = compare("人数", Operator.AT_LEAST, "50")
CRANE = compare("有塔吊", Operator.EQUALS, "是")
KIND = is_one_of("类", "甲", "乙")


@pytest.mark.parametrize(
    ("test", "value", "truth"),
    [
        (KIND, "甲", YES),
        (KIND, "丙", NO),
        (KIND, "戊", UNKNOWN),
        (KIND, ("甲",), UNKNOWN),
        (compare("类", Operator.EQUALS, "甲"), "甲", YES),
        (AT_LEAST_50, "50", YES),
        (AT_LEAST_50, "49.5", NO),
        (AT_LEAST_50, "049", UNKNOWN),
        (AT_LEAST_50, "五十", UNKNOWN),
        (AT_LEAST_50, "1e3", UNKNOWN),
        (AT_LEAST_50, "８0", UNKNOWN),
        (AT_LEAST_50, "", UNKNOWN),
        (compare("人数", Operator.AT_MOST, "50"), "50", YES),
        (compare("人数", Operator.ABOVE, "50"), "50", NO),
        (compare("人数", Operator.BELOW, "50"), "50", NO),
        (compare("人数", Operator.BELOW, "50"), "-3", YES),
        (compare("人数", Operator.EQUALS, "50"), "50.0", YES),
        (is_one_of("人数", "50", "60"), "60", YES),
        (CRANE, "是", YES),
        (CRANE, "否", NO),
        (CRANE, "有", UNKNOWN),
        (is_one_of("作业", "吊装", "动火"), ("登高", "动火"), YES),
        (is_one_of("作业", "吊装"), ("登高",), NO),
        (is_one_of("作业", "吊装"), (), NO),
        (is_one_of("作业", "吊装"), ("登高", "潜水"), UNKNOWN),
        (compare("作业", Operator.EQUALS, "吊装"), "吊装", YES),
        (compare("地区", Operator.EQUALS, "100000"), "110000", YES),
        (compare("地区", Operator.EQUALS, "110000"), "100000", NO),
        (compare("地区", Operator.EQUALS, "110000"), "120000", NO),
        (compare("地区", Operator.EQUALS, "110000"), "999999", UNKNOWN),
        (compare("备注", Operator.EQUALS, "急"), "急", YES),
        (compare("备注", Operator.EQUALS, "急"), "  ", UNKNOWN),
        (compare("没有登记", Operator.EQUALS, "是"), "是", UNKNOWN),
    ],
)
def test_one_comparison(test: Comparison, value: str | tuple[str, ...], truth: Truth) -> None:
    verdict = judge(test, {test.fact: value})
    assert (verdict.truth, verdict.tests) == (truth, (test,))
    assert verdict.asks == ((test.fact,) if truth is UNKNOWN else ())


@pytest.mark.parametrize(
    ("joint", "crane", "people", "truth"),
    [
        (Joint.ALL, "是", "80", YES),
        (Joint.ALL, "是", None, UNKNOWN),
        (Joint.ALL, "否", None, NO),
        (Joint.ALL, None, "8", NO),
        (Joint.ANY, "否", "8", NO),
        (Joint.ANY, "是", None, YES),
        (Joint.ANY, "否", None, UNKNOWN),
        (Joint.NONE, "否", "8", YES),
        (Joint.NONE, "是", None, NO),
        (Joint.NONE, "否", None, UNKNOWN),
    ],
)
def test_groups(joint: Joint, crane: str | None, people: str | None, truth: Truth) -> None:
    given_facts = {"有塔吊": crane, "人数": people}
    profile = {fact: value for fact, value in given_facts.items() if value is not None}
    assert judge(join(joint, CRANE, AT_LEAST_50), profile).truth is truth


def test_an_open_verdict_asks_for_every_fact_it_waits_for_and_no_other() -> None:
    condition = join(Joint.ALL, KIND, CRANE, AT_LEAST_50, AT_LEAST_50)
    verdict = judge(condition, {"类": "甲"})
    assert verdict.asks == ("有塔吊", "人数")
    assert verdict.tests == (CRANE, AT_LEAST_50)


def test_the_comparison_that_fails_is_the_reason() -> None:
    assert judge(join(Joint.ALL, KIND, AT_LEAST_50), {"类": "甲", "人数": "8"}).tests == (AT_LEAST_50,)


def test_no_condition_always_holds_and_no_alternative_never() -> None:
    assert judge(None, {}).truth is YES
    assert join_any(()).truth is NO


VALUES: dict[str, list[str | tuple[str, ...]]] = {
    "类": ["甲", "乙", "丙", "戊"],
    "人数": ["8", "50", "800", "许多"],
    "有塔吊": ["是", "否", "有"],
    "作业": [("吊装",), ("动火", "登高"), (), ("潜水",)],
    "地区": ["100000", "110000", "120000", "000000"],
}
LEAVES = st.sampled_from(
    [
        KIND,
        CRANE,
        AT_LEAST_50,
        compare("人数", Operator.BELOW, "60"),
        is_one_of("作业", "吊装", "动火"),
        compare("地区", Operator.EQUALS, "110000"),
    ]
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        lambda joint, some: Group(joint=joint, parts=tuple(some)),
        st.sampled_from(Joint),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
PROFILES = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})


@given(condition=CONDITIONS, profile=PROFILES, more=PROFILES)
def test_one_more_fact_settles_a_verdict_and_never_reopens_or_turns_it(
    condition: Condition, profile: Profile, more: Profile
) -> None:
    before = judge(condition, profile)
    after = judge(condition, {**more, **profile})
    assert before.truth in (UNKNOWN, after.truth)
    assert set(after.asks) <= set(before.asks)


@given(condition=CONDITIONS, profiles=st.lists(PROFILES, min_size=1, max_size=5))
def test_whether_is_what_why_says(condition: Condition, profiles: list[Profile]) -> None:
    """Of one judge, which remembers what it said to others."""
    judged = compile_condition(condition, WORDS)
    assert [judged.truth(profile) for profile in profiles] == [judged.explain(profile).truth for profile in profiles]


def test_more_values_than_a_comparison_remembers() -> None:
    judged = compile_condition(AT_LEAST_50, WORDS)
    assert [judged.truth({"人数": str(number)}) for number in range(1000)] == [NO] * 50 + [YES] * 950
    assert judged.truth({"人数": "7"}) is NO


@given(condition=CONDITIONS, profile=PROFILES)
def test_what_an_open_verdict_asks_for_is_not_known_yet(condition: Condition, profile: Profile) -> None:
    verdict = judge(condition, profile)
    assert bool(verdict.asks) == (verdict.truth is UNKNOWN)
    unusable = {"类": "戊", "人数": "许多", "有塔吊": "有", "作业": ("潜水",), "地区": "000000"}
    assert all(fact not in profile or profile[fact] == unusable[fact] for fact in verdict.asks)


def test_the_neutral_tree() -> None:
    condition = join(
        Joint.ALL,
        KIND,
        join(Joint.ANY, AT_LEAST_50, compare("人数", Operator.BELOW, "2.5")),
        join(Joint.NONE, CRANE),
    )
    assert condition_tree(condition) == {
        "all": [
            {"fact": "类", "op": "in", "value": ["甲", "乙"]},
            {"any": [{"fact": "人数", "op": ">=", "value": 50}, {"fact": "人数", "op": "<", "value": 2.5}]},
            {"none": [{"fact": "有塔吊", "op": "=", "value": "是"}]},
        ]
    }


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (AT_LEAST_50, "人数不少于50人"),
        (KIND, "类为甲或乙"),
        (is_one_of("作业", "吊装", "动火", "登高"), "作业含吊装、动火或登高"),
        (compare("地区", Operator.EQUALS, "110000"), "地区在中市"),
        (join(Joint.ALL, CRANE, AT_LEAST_50), "有塔吊为是，且人数不少于50人"),
        (join(Joint.ALL, join(Joint.ANY, CRANE, KIND), AT_LEAST_50), "（有塔吊为是，或类为甲或乙），且人数不少于50人"),
        (join(Joint.NONE, CRANE, KIND), "不属于：有塔吊为是，或类为甲或乙"),
    ],
)
def test_conditions_in_words(condition: Condition, words: str) -> None:
    assert say_condition(condition, WORDS) == words


@pytest.mark.parametrize(
    ("test", "profile", "words"),
    [
        (AT_LEAST_50, {"人数": "80"}, "人数为80人，不少于50人"),
        (AT_LEAST_50, {"人数": "30"}, "人数为30人，少于50人"),
        (AT_LEAST_50, {}, "人数未填写"),
        (AT_LEAST_50, {"人数": "许多"}, "人数填写有误（许多人）"),
        (KIND, {"类": "甲"}, "类为甲"),
        (KIND, {"类": "丙"}, "类为丙，不是甲或乙"),
        (is_one_of("类", "甲", "乙", "丙", "丁"), {"类": "甲"}, "类为甲"),
        (CRANE, {"有塔吊": "否"}, "有塔吊为否"),
        (is_one_of("作业", "吊装"), {"作业": ("动火", "登高")}, "作业含动火、登高，不含吊装"),
        (compare("地区", Operator.EQUALS, "100000"), {"地区": "110000"}, "地区在中市，属于大省"),
        (compare("地区", Operator.EQUALS, "120000"), {"地区": "110000"}, "地区在中市，不属于邻市"),
    ],
)
def test_what_a_profile_answers_in_words(test: Comparison, profile: Profile, words: str) -> None:
    assert say_outcome(test, profile, WORDS) == words


@pytest.mark.parametrize("text", ["1_000", "+5", " 5", "5.", ".5", "٣", "1e3", "NaN", "00"])
def test_numbers_that_are_not_plainly_written_are_none(text: str) -> None:
    assert read_number(text) is None


def test_regions_that_lie_in_each_other_end() -> None:
    circle = library(regions=(Region(code="1", name="甲", parent="2"), Region(code="2", name="乙", parent="1")))
    assert vocabulary_of(circle).regions == {"1": ("1", "2"), "2": ("2", "1")}
