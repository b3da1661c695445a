"""The command `explain`: an inclusion, an exclusion, and what other places ask alike."""

from dataclasses import replace

import pytest
from click.testing import CliRunner, Result

from generators.commands.content import open_library
from generators.commands.explain import command, say_no_duty
from generators.model.registry import Region
from generators.view.applicability import Decision, view_applicability


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sz-zcb-800", "sz-2020.r12.1.c"], "结论：适用，由本单位履行"),
        (["sz-zy-30", "sz-2020.r12.1.c"], "从业人数为30人，少于50人"),
        (["sz-zcb-800", "sz-2020.r10.3.a", "--year", "2023"], "同一职责「主要负责人带队检查」：《全省"),
        (["sz-zcb-800", "sz-2020.r10.3.a", "--year", "2023"], "时效：已届满"),
    ],
)
def test_an_explanation_says(arguments: list[str], says: str) -> None:
    found = run(*arguments)
    assert found.exit_code == 0
    assert says in found.stdout


@pytest.mark.parametrize(
    ("arguments", "period"),
    [
        (["sz-zcb-800", "ax-2023.3.b"], "时效：尚未生效（自2023年3月10日起）"),
        (["sz-jl", "gd-2023.16.f"], "时效：尚未生效（自2023年起）"),
        (["ax-wy", "sz-2020.r28.3.a"], "时效：已届满（有效期至2022年12月31日）"),
    ],
)
def test_what_does_not_apply_is_not_said_to_stand_on_the_list(arguments: list[str], period: str) -> None:
    found = run(*arguments)
    assert "结论：不适用" in found.stdout
    assert found.stdout.splitlines()[-1] == period


def test_what_applies_before_its_policy_starts_stands_on_the_list() -> None:
    found = run("sz-zcb-800", "gd-2023.1.d")
    assert "结论：适用" in found.stdout
    assert found.stdout.splitlines()[-1] == "时效：尚未生效（自2023年起）。清单仍列出它的职责，供提前准备"


def test_a_duty_nobody_knows_is_a_wrong_command_line() -> None:
    found = run("sz-zcb-800", "sz-2020.keine")
    assert found.exit_code == 2
    assert "没有编号为「sz-2020.keine」的职责" in found.stderr


def test_a_record_that_is_no_duty_is_called_what_it_is_with_the_duties_beside_it() -> None:
    found = run("sz-zcb-800", "gd-2023.3.a")
    assert found.exit_code == 2
    assert "二（一）3的规则，不是职责" in found.stderr
    said = found.stderr.partition("同一条的职责：\n")[2].splitlines()
    assert [line.split()[0] for line in said] == ["gd-2023.3.b", "gd-2023.3.d", "gd-2023.3.e", "gd-2023.3.f"]
    assert "是不是" not in found.stderr


def test_a_record_of_a_place_without_duties_leads_nowhere_else() -> None:
    found = run("sz-zcb-800", "gd-2023.pre.a")
    assert found.exit_code == 2
    assert "前言的目标，不是职责" in found.stderr
    assert found.stderr.endswith("这一条没有职责。\n")


def test_a_policy_is_called_a_policy_with_one_of_its_duties() -> None:
    found = run("sz-zcb-800", "sz-2020")
    assert found.exit_code == 2
    assert "「sz-2020」是政策《" in found.stderr
    assert "写它的一条职责，如 sz-2020.r1.a（" in found.stderr
    assert "是不是" not in found.stderr


def test_both_ways_out_for_a_region_nobody_registered_do_what_the_hint_says() -> None:
    library, _ = open_library()
    firm = next(one for one in library.enterprises if one.id == "sz-zcb-800")
    left_open = replace(firm, facts={name: value for name, value in firm.facts.items() if name != "地区"})
    asking = [one for one in view_applicability(left_open, library) if one.status is Decision.TO_CONFIRM]
    assert asking
    assert all("地区" in one.asks for one in asking)
    registered = replace(library, regions=(*library.regions, Region(code="330100", name="杭州市")))
    elsewhere = replace(firm, facts={**firm.facts, "地区": "330100"})
    judged = view_applicability(elsewhere, registered)
    assert {(one.status, one.why.partition("：")[0]) for one in judged} == {(Decision.NOT_APPLICABLE, "政策不适用")}


@pytest.mark.parametrize("asked", ["gd-2023", "gd-2023.1.d"])
def test_what_is_over_is_said_to_be_over(asked: str) -> None:
    library, _ = open_library()
    over = replace(library, superseded=("gd-2023",))
    judged = {one.duty.id: one for one in view_applicability(over.enterprises[0], over)}
    said = say_no_duty(asked, judged, over)
    assert said.startswith(f"「{asked}」是")
    assert "已被取代或废止" in said
