"""The command `explain`: an inclusion, an exclusion, and what other places ask alike."""

import pytest
from click.testing import CliRunner, Result

from generators.commands.explain import command


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
