"""The commands `status` and `checklist --carry`: what people see, and that nothing they filled in is lost."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from generators.commands import ROOT, checklist, status
from generators.model.ticks import Outcome, mark_sheet, name_box
from tests.damage.filling import filled

ENTERPRISE = "wl-sg"
PROFILE = (ROOT / "content" / "enterprises" / f"{ENTERPRISE}.yaml").read_text("utf-8")


def run(command: object, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the list of the smallest sample; return its folder."""
    out = tmp_path_factory.mktemp("out")
    assert run(checklist.command, ENTERPRISE, "--out", out).return_value == 0
    return out


def folder_of(out: Path) -> Path:
    return out / "lists" / ENTERPRISE


def code_of(path: Path) -> str:
    return str(json.loads(path.read_text("utf-8"))["code"])


def other_profile(folder: Path) -> Path:
    """Write a profile of the same enterprise of which nobody knows what sort it is: its duties are gone."""
    path = folder / f"{ENTERPRISE}.yaml"
    path.write_text("\n".join(line for line in PROFILE.splitlines() if "单位类型" not in line), "utf-8")
    return path


def ticked(path: Path) -> bytes:
    """Tick the first row of every sheet."""
    plain = json.loads((path.parent / "清单.json").read_text("utf-8"))
    own = [one["id"] for one in plain["duties"] if one["status"] == "applies" and one["relation"] == "own"]
    texts = {
        name_box(own[0], mark_sheet("本单位"), Outcome.DONE.value): "√",
        name_box(own[0], mark_sheet("本单位"), "date"): "2023年6月5日",
    }
    return filled(path.read_bytes(), texts)


def test_the_code_of_a_list_of_today_is_current(made: Path) -> None:
    code = code_of(folder_of(made) / "清单.json")
    answer = run(status.command, code.lower())
    assert answer.return_value == 0
    assert answer.output.strip().endswith(f"代码 {code}：仍然有效。")


def test_a_file_of_today_is_current(made: Path) -> None:
    answer = run(status.command, folder_of(made) / "清单.docx")
    assert answer.return_value == 0
    assert "仍然有效。\n文件里填写了 0 行；读不准的 0 处。" in answer.output


def test_a_code_nobody_was_given_is_a_problem() -> None:
    answer = run(status.command, "AAAAAAAA")
    assert answer.return_value == 1
    assert "没有代码为 AAAAAAAA 的清单" in answer.output


def test_what_is_no_code_is_a_wrong_command_line() -> None:
    answer = run(status.command, "V56")
    assert "不是清单代码" in str(answer.exception)


def test_a_file_that_is_no_list_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"%PDF-1.4")
    answer = run(status.command, tmp_path / "x.docx")
    assert answer.return_value == 1
    assert "x.docx: 这是 PDF 文件" in answer.output
    assert run(status.command, tmp_path / "没有.docx").return_value == 1


def test_an_old_code_says_what_changed(made: Path, tmp_path: Path) -> None:
    code = code_of(folder_of(made) / "清单.json")
    answer = run(status.command, code, "--in", made, "--enterprise", other_profile(tmp_path))
    assert answer.return_value == 0
    assert "已更新，现行代码" in answer.output
    assert "企业情况有变：单位类型" in answer.output
    assert "取消 " in answer.output
    assert "《" in answer.output


def test_a_code_of_an_older_version_is_known_after_the_next_is_made(tmp_path: Path) -> None:
    profile = other_profile(tmp_path)
    run(checklist.command, profile, "--out", tmp_path)
    older = code_of(folder_of(tmp_path) / "清单.json")
    run(checklist.command, ENTERPRISE, "--out", tmp_path)
    newer = code_of(folder_of(tmp_path) / "清单.json")
    assert older != newer
    answer = run(status.command, older, "--in", tmp_path)
    assert f"代码 {older}：已更新，现行代码 {newer}。" in answer.output
    assert "新增 " in answer.output


def test_what_was_entered_is_carried_and_the_file_stays_as_it_was(made: Path, tmp_path: Path) -> None:
    back = tmp_path / "收回.docx"
    back.write_bytes(ticked(folder_of(made) / "清单.docx"))
    before = back.read_bytes()
    answer = run(checklist.command, ENTERPRISE, "--carry", back, "--out", tmp_path)
    assert answer.return_value == 0
    assert "带入填写的内容：照旧 1 行，需复核 0 行，移入附录 0 行；读不准或互相矛盾的 0 处。" in answer.output
    assert back.read_bytes() == before
    continued = folder_of(tmp_path) / "清单-续.docx"
    assert "文件里填写了 1 行" in run(status.command, continued, "--in", tmp_path).output
    assert json.loads(continued.with_suffix(".json").read_text("utf-8"))["entered"][0]["day"] == "2023-06-05"


def test_what_was_chosen_in_the_spreadsheet_is_carried_into_all_files(made: Path, tmp_path: Path) -> None:
    back, continued = tmp_path / "收回.xlsx", folder_of(tmp_path) / "清单-续.xlsx"
    book = openpyxl.load_workbook(folder_of(made) / "清单.xlsx")
    for name, outcome in (("职责清单", "已完成"), ("日期", "未完成")):
        column = next(cell.column for cell in book[name][1] if cell.value == "完成情况")
        book[name].cell(2, column).value = outcome
    book.save(back)
    before = run(status.command, back).output
    assert "仍然有效。\n" in before
    assert "读不准的 0 处。" in before
    answer = run(checklist.command, ENTERPRISE, "--carry", back, "--out", tmp_path)
    assert answer.return_value == 0
    assert "需复核 0 行，移入附录 0 行；读不准或互相矛盾的 0 处。" in answer.output
    plain = json.loads(continued.with_suffix(".json").read_text("utf-8"))
    assert {one["outcome"] for one in plain["entered"]} == {"done"}
    assert [one["outcome"] for one in plain["dated"]] == ["undone"]
    for file in (continued, continued.with_suffix(".docx")):
        assert "文件里填写了 0 行" not in run(status.command, file, "--in", tmp_path).output


def test_a_spreadsheet_that_is_no_list_is_a_problem(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    answer = run(status.command, tmp_path / "x.xlsx")
    assert (answer.return_value, "x.xlsx: 这不是一企一清单" in answer.output) == (1, True)


def test_what_no_longer_applies_moves_to_the_annex(made: Path, tmp_path: Path) -> None:
    back = tmp_path / "收回.docx"
    back.write_bytes(ticked(folder_of(made) / "清单.docx"))
    answer = run(checklist.command, other_profile(tmp_path), "--carry", back, "--out", tmp_path)
    assert "照旧 0 行，需复核 0 行，移入附录 1 行" in answer.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("sz-jl",), f"这是企业「{ENTERPRISE}」的清单，不能带入「sz-jl」的清单"),
        ((ENTERPRISE, "--year", "2031"), "不能带入2031年度的清单"),
    ],
)
def test_a_list_of_another_enterprise_or_year_is_not_carried(
    arguments: tuple[str, ...], says: str, made: Path, tmp_path: Path
) -> None:
    answer = run(checklist.command, *arguments, "--carry", folder_of(made) / "清单.docx", "--out", tmp_path)
    assert answer.return_value == 1
    assert says in answer.output
    assert not (tmp_path / "lists").exists()


def test_a_list_somebody_filled_in_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    run(checklist.command, ENTERPRISE, "--out", tmp_path)
    run(checklist.command, ENTERPRISE, "--out", tmp_path)
    assert not list(folder_of(tmp_path).glob("*被改动*"))
    file = folder_of(tmp_path) / "清单.docx"
    typed = ticked(file)
    file.write_bytes(typed)
    answer = run(checklist.command, ENTERPRISE, "--out", tmp_path)
    (kept,) = folder_of(tmp_path).glob("*被改动*")
    assert kept.read_bytes() == typed
    assert kept.name in answer.output
