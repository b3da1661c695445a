"""The command `read`: JSON of one file and of several, a table for people, never a traceback."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generators.commands.read import command
from tests.damage.filling import filled
from tests.examples.inbox import building
from tests.read.form_filling import BLANKS, FORMS, answers_to

FORM = "ax-2023-5"
FAR = "9999年12月31日"
KEYS = ["form", "version", "sender", "period", "date", "status", "answers", "checks"]


def zeros() -> dict[str, str]:
    """Answer every count with 0, so that every sum meets."""
    return {tag: "0" if text.isdigit() else text for tag, text in answers_to(FORMS[FORM]).items()} | {
        f"{FORM}.{row}.fines": "0.0" for row in ("a", "b")
    }


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "好.docx"
    file.write_bytes(filled(BLANKS[FORM], zeros()))
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "坏.docx"
    file.write_bytes(b"%PDF-1.4")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_json_of_one_file(good: Path) -> None:
    result = run(good, "--json")
    assert result.return_value == 0
    told = json.loads(result.output)
    assert list(told) == KEYS
    assert told["status"] == "accepted"
    assert list(told["answers"][0]) == ["row", "column", "unit", "text", "value", "route", "verdict", "says"]
    by_name = {(answer["row"], answer["column"]): answer for answer in told["answers"]}
    assert by_name["第1行", "执法激励约束/罚款/金额"]["unit"] == "万元"
    assert isinstance(by_name["第1行", "执法激励约束/罚款/金额"]["value"], float)
    assert by_name["表头", "填报单位"]["value"] == told["sender"]


def test_a_file_that_cannot_be_read_stops_no_other(good: Path, bad: Path) -> None:
    result = run(bad, good, bad.parent / "没有.docx", "--json")
    assert result.return_value == 1
    told = json.loads(result.output)
    assert [one["status"] for one in told] == ["rejected", "accepted", "rejected"]
    assert "PDF" in told[0]["checks"][0]["says"]
    assert list(told[0]) == KEYS


def test_a_table_for_people(good: Path, bad: Path) -> None:
    result = run(good, bad)
    assert result.return_value == 1
    assert "执法激励约束/罚款/金额" in result.output
    assert "PDF" in result.output
    assert "Traceback" not in result.output


def test_a_blank_is_told_once_and_an_unknown_form_with_the_nearest(good: Path) -> None:
    good.write_bytes(filled(BLANKS[FORM], zeros() | {f"{FORM}.a.red": ""}))
    (line,) = [line for line in run(good).output.splitlines() if "红色风险项目" in line and "第1行" in line]
    assert line.endswith("：—　（未填）")
    wrong = CliRunner().invoke(command, [str(good), "--form", "ax-2023-55"])
    assert (wrong.exit_code, "是不是「ax-2023-5」？" in wrong.output) == (2, True)


def test_checks_of_the_form_are_run(good: Path) -> None:
    good.write_bytes(filled(BLANKS[FORM], zeros() | {f"{FORM}.a.red": "5"}))
    result = run(good, "--json")
    told = json.loads(result.output)
    check = next(check for check in told["checks"] if check["cells"])
    assert list(check) == ["name", "level", "cells", "says", "reason", "failed"]
    assert check["failed"]
    assert check["reason"] == zeros()[f"{FORM}.head.reason"]
    assert "5" in check["says"]
    assert any("红色" in cell for cell in check["cells"])


def test_a_reason_stands_beside_the_check_and_changes_no_status(good: Path) -> None:
    wrong = zeros() | {f"{FORM}.a.red": "5"}
    good.write_bytes(filled(BLANKS[FORM], wrong | {f"{FORM}.head.reason": ""}))
    without = json.loads(run(good, "--json").output)
    good.write_bytes(filled(BLANKS[FORM], wrong | {f"{FORM}.head.reason": "一个项目跨两个乡镇"}))
    told = json.loads(run(good, "--json").output)
    assert told["status"] == without["status"] == "rejected"
    assert {check["reason"] for check in told["checks"] if check["failed"]} == {"一个项目跨两个乡镇"}
    assert [check["says"] for check in told["checks"]] == [check["says"] for check in without["checks"]]
    assert "单位说明：一个项目跨两个乡镇" in run(good).output


def test_what_needs_last_month_is_told_once_and_warns_of_nothing(tmp_path: Path) -> None:
    form = "ax-2023-4"
    texts = {tag: "0" if text.isdigit() else text for tag, text in answers_to(FORMS[form]).items()}
    file = tmp_path / "四.docx"
    file.write_bytes(filled(BLANKS[form], texts))
    told = json.loads(run(file, "--json").output)
    assert told["status"] == "accepted"
    assert not any(check["failed"] for check in told["checks"])
    assert sum("没有上月的回表" in check["says"] for check in told["checks"]) == 1
    assert run(file).output.count("没有上月的回表") == 1
    assert "【提示】" not in run(file).output


def test_a_date_that_cannot_be_believed_is_said(tmp_path: Path) -> None:
    """The month is the one the file was made for."""
    file = tmp_path / "远.docx"
    file.write_bytes(filled(building.blank(FORM, building.TOWNS[0], "2023-04"), zeros() | {f"{FORM}.head.date": FAR}))
    (check,) = [one for one in json.loads(run(file, "--json").output)["checks"] if one["name"] == "填报日期"]
    assert check["level"] == "提示"
    assert check["says"].startswith("填报日期9999年12月31日不可信")


def test_another_form_than_asked_for_is_rejected(good: Path) -> None:
    result = run(good, "--form", "ax-2023-4", "--json")
    assert result.return_value == 1
    assert "要的是 ax-2023-4" in json.loads(result.output)["checks"][0]["says"]
    assert isinstance(run(good, "--form", "没有").exception, click.BadParameter)
