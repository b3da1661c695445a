"""A file that is not there: the one probably meant is named."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generators.commands import checklist
from generators.commands.given_file import require_file

KINDS = (".xlsx", ".yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("企业名单.xlsx", "~$企业名草.xlsx", "企业名草.docx", "别的.yaml"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("企业名草.xlsx", "是不是「企业名单.xlsx」？"),
        ("企业名单.yaml", "是不是「企业名单.xlsx」？"),
        ("nofile.xlsx", "请核对路径和文件名。"),
        ("没有/名单.xlsx", "这个文件夹，请核对路径。"),
        ("企业名单.xlsx/名单.xlsx", "这个文件夹，请核对路径。"),
    ],
)
def test_what_is_not_there_is_said(name: str, says: str, folder: Path) -> None:
    with pytest.raises(click.BadParameter) as found:
        require_file(folder / name, "--roster", KINDS)
    assert found.value.message.startswith(f"没有这个文件：{folder / name}。")
    assert found.value.message.endswith(says)


def test_what_is_there_passes_whatever_it_is(folder: Path) -> None:
    require_file(folder / "企业名单.xlsx", "--roster", KINDS)
    require_file(folder, "--roster", KINDS)
    require_file(folder / ("长" * 300), "--roster", KINDS)


def test_a_returned_list_that_is_not_there_is_a_slip_in_the_command_line(folder: Path) -> None:
    (folder / "收回.docx").write_bytes(b"x")
    arguments = ["sz-jl", "--carry", str(folder / "收回1.docx"), "--out", str(folder / "出")]
    result = CliRunner().invoke(checklist.command, arguments)
    assert (result.exit_code, "是不是「收回.docx」？" in result.output) == (2, True)
    assert not (folder / "出").exists()
