"""The command line speaks Chinese: its help, its complaints, its exit codes."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from click.testing import CliRunner

from generators.__main__ import Commands, commands_group, main
from generators.commands import COMMANDS, ROOT

CATALOGUE = ROOT / "generators/commands/locale/zh_CN/LC_MESSAGES/messages.po"

# What only the author of a command can cause, or what we do not use: stays English.
UNTRANSLATED = re.compile(
    r"^(Name '|Boolean option|Could not determine|No options defined|Arguments take|Invalid start|Choice\("
    r"|Shell completion|Couldn't detect|Unknown |\{editor\}|Windows error|d$)"
)


def start(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as run.py does, with its texts read back as UTF-8."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "generators", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_help_lists_every_command_in_chinese_even_on_an_ascii_terminal(tmp_path: Path) -> None:
    shown = start("--help", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C", LANGUAGE="en")
    assert shown.returncode == 0
    assert shown.stderr == ""
    for text in ("用法", "选项", "命令", *COMMANDS, *COMMANDS.values()):
        assert text in shown.stdout


WRONG = {
    "an unknown option": (["check", "--contents"], "没有选项 '--contents'。 是不是 '--content'？"),
    "an unknown command": (["chek"], "没有命令 'chek'。"),
    "a missing argument": (["bench"], "缺少参数 '名称'"),
    "an argument too many": (["check", "甲"], "多出的参数：甲"),
    "a measurement nobody wrote": (["bench", "甲"], "没有测量「甲」"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_command_line_is_exit_code_2_in_chinese(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr().err
    assert f"错误：{message}" in shown
    assert "用法：" in shown


def test_no_arguments_mean_build(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(Commands, "main", lambda _, arguments, **__: started.append(arguments))
    assert main([]) == 0
    assert started == [["build"]]


def test_an_interrupted_command_is_exit_code_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Commands, "invoke", interrupt)
    assert main(["check"]) == 130
    assert "已中断。" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_no_english_placeholder(name: str) -> None:
    main([name, "--help"])  # sets the language
    shown = CliRunner().invoke(commands_group(), [name, "--help"]).output
    assert "用法" in shown
    assert not re.findall(r"\b[A-Z]{3,}\b(?<!PYTEST)(?<!JSON)(?<!CSV)(?<!PDF)", shown)


def test_the_compiled_texts_are_those_of_the_catalogue() -> None:
    with CATALOGUE.open("rb") as file:
        written = {first_of(message.id): message.string for message in read_po(file) if message.id}
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for text, chinese in written.items():
        expected = chinese if isinstance(chinese, str) else (chinese or ("",))[0]
        assert expected in {compiled.gettext(text), compiled.ngettext(text, "", 1)}, (
            "请按 messages.po 开头的命令重新编译"
        )


def test_every_text_of_the_installed_click_is_translated() -> None:
    with CATALOGUE.open("rb") as file:
        translated = {message.id for message in read_po(file) if message.string}
    assert {text for text in click_texts() if not UNTRANSLATED.match(first_of(text))} <= translated


def click_texts() -> Iterator[str | tuple[str, ...]]:
    """Go through what click passes to gettext; a pair where there is a plural."""
    import click  # noqa: PLC0415 - its folder is wanted, not its functions

    for _file, _line, message, _comments, _context in extract_from_dir(Path(click.__file__).parent):
        yield message


def first_of(message: str | tuple[str, ...] | list[str]) -> str:
    """Return the singular of a message."""
    return message if isinstance(message, str) else message[0]


def test_a_place_that_cannot_be_written_to_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "占着").write_text("一个文件", encoding="utf-8")
    tried = start("form", "ax-2023-4", "--out", "占着/表.docx", cwd=tmp_path)
    assert (tried.returncode, tried.stdout) == (3, "")
    assert "占着：没有这个文件夹，也建不出来" in tried.stderr
    assert "Traceback" not in tried.stderr
