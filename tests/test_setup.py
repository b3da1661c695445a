"""The set-up itself: the lock, run.py, and a command line that speaks Chinese."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from click.testing import CliRunner
from playwright.sync_api import Browser

import run
from generators.__main__ import Commands, commands_group, main
from generators.commands import COMMANDS, ROOT, bench, check
from generators.commands.test import absolute_path
from tests.conftest import LongRun

CATALOGUE = ROOT / "generators/commands/locale/zh_CN/LC_MESSAGES/messages.po"

STALE = "messages.mo 已过时，请按 messages.po 开头的命令重新编译"

# What only the author of a command can cause, or what we do not use: stays English.
UNTRANSLATED = re.compile(
    r"^(Name '|Boolean option|Could not determine|No options defined|Arguments take|Invalid start|Choice\("
    r"|Shell completion|Couldn't detect|Unknown |\{editor\}|Windows error|d$)"
)


# --- the lock


def test_every_locked_package_has_an_exact_version_and_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[\w.-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


def test_no_lock_names_a_host() -> None:
    for lock in ROOT.glob("*.lock"):
        assert not re.search(r"https?:|file:|index-url|find-links", lock.read_text(encoding="utf-8")), lock


def test_every_requirement_is_locked() -> None:
    requirements = (ROOT / "requirements.in").read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    wanted = re.findall(r"^[\w.-]+", requirements, re.MULTILINE)
    assert wanted
    assert {name.lower() for name in wanted} <= set(locked)


# --- run.py


class Calls:
    """Stands in for running programs: remembers them, makes what `venv` would, fails where told to."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.names: list[str] = []

    def __call__(self, arguments: list[str], *, quiet: bool = False) -> int:
        del quiet
        name = next(word for word in ("--version", "install", "venv") if word in arguments)
        self.names.append(name)
        if name == "venv":
            python = run.venv_python(Path(arguments[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
        return int(name == self.failing)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("one==1", encoding="utf-8")
    return path


def test_set_up_installs_once_and_again_when_the_lock_changes(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls()
    monkeypatch.setattr(run, "call", calls)
    run.set_up(tmp_path / ".venv", lock)
    assert calls.names == ["venv", "install"]
    run.set_up(tmp_path / ".venv", lock)
    assert calls.names == ["venv", "install"]
    lock.write_text("one==2", encoding="utf-8")
    run.set_up(tmp_path / ".venv", lock)
    assert calls.names == ["venv", "install", "--version", "install"]


def test_a_failed_installation_is_said_in_chinese_and_done_again(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "call", Calls(failing="install"))
    with pytest.raises(run.SetupError, match="依赖安装失败"):
        run.set_up(tmp_path / ".venv", lock)
    again = Calls()
    monkeypatch.setattr(run, "call", again)
    run.set_up(tmp_path / ".venv", lock)
    assert again.names == ["--version", "install"]


def test_an_environment_without_pip_is_made_anew(tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run.venv_python(tmp_path / "old").parent.mkdir(parents=True)
    run.venv_python(tmp_path / "old").touch()
    made: list[Path] = []
    monkeypatch.setattr(run, "call", Calls(failing="--version"))
    monkeypatch.setattr(run, "make_venv", made.append)
    run.set_up(tmp_path / "old", lock)
    assert made == [tmp_path / "old"]


def test_a_python_without_venv_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", {"venv": "found"}.get)
    with pytest.raises(run.SetupError, match="apt install python3-venv"):
        run.make_venv(tmp_path / ".venv")


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_refused_in_chinese(version: tuple[int, int]) -> None:
    with pytest.raises(run.SetupError, match=r"需要 Python 3\.11 或更高版本，当前是 3\.\d+"):
        run.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_is_accepted(version: tuple[int, int]) -> None:
    run.check_python(version)


def test_an_old_python_can_parse_run_py_and_be_told_so() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(("problem", "code"), [(run.SetupError("网络不通"), 3), (KeyboardInterrupt(), 130)])
def test_a_failed_set_up_gives_a_message_and_its_exit_code(
    problem: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Path) -> None:
        raise problem

    monkeypatch.setattr(run, "set_up", fail)
    assert run.main([]) == code
    assert capsys.readouterr().err in {"网络不通\n", "已中断。\n"}


# --- the command line


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
    assert not re.findall(r"\b[A-Z]{3,}\b(?<!PYTEST)(?<!JSON)(?<!CSV)", shown)


@pytest.mark.parametrize(("failing", "code"), [(None, 0), ("ruff", 1), ("lint-imports", 1)])
def test_check_runs_everything_and_says_how_each_went(
    failing: str | None, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_content", lambda: True)
    monkeypatch.setattr(check, "run_check", lambda arguments: arguments[0] != failing)
    assert main(["check"]) == code
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("：")[0] for line in lines] == ["内容", *check.CODE_CHECKS]
    assert any("未通过" in line for line in lines) == (failing is not None)


def test_check_content_leaves_the_code_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_content", lambda: False)
    assert main(["check", "--content"]) == 1
    assert capsys.readouterr().out == "内容：未通过\n"


def test_bench_passes_arguments_and_failure_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench/sum.py").write_text("import sys\nsys.exit(sys.argv[1:] != ['--n', '2'])", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert main(["bench", "sum", "--n", "2"]) == 0
    assert main(["bench", "sum", "--n", "3"]) == 1


def test_a_path_to_test_means_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_one.py").touch()
    monkeypatch.chdir(tmp_path)
    assert absolute_path("test_one.py::test_a") == f"{tmp_path.resolve()}/test_one.py::test_a"
    assert [absolute_path(other) for other in ("-k", "name", "--full")] == ["-k", "name", "--full"]


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


# --- the floors


def test_every_third_party_package_has_its_floors() -> None:
    """A package that no contract of pyproject.toml names could be imported anywhere."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    named = {
        package
        for contract in contracts["contracts"]
        if contract["type"] == "protected"
        for package in contract["protected_modules"]
    }
    assert set(outside_packages()) <= named


def outside_packages() -> Iterator[str]:
    """Go through the packages that generators/ imports and Python does not bring."""
    for path in (ROOT / "generators").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            yield from {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"generators"}


# --- the tests' own set-up

SMALL_SUITE = """
import pytest

@pytest.mark.needs("libreoffice")
def test_one(): pass

def test_two(): pass
"""


@pytest.fixture
def run_small_suite(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run two tests, one of which needs LibreOffice, on a machine without it."""
    shutil.copy(ROOT / "tests/conftest.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "test_small.py").write_text(SMALL_SUITE, encoding="utf-8")

    def start_pytest(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "."],
            cwd=tmp_path,
            env={**os.environ, "PATH": "", "PYTHONUTF8": "1", **environment},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    return start_pytest


def test_a_lacking_tool_is_said_loudly_and_not_run(
    run_small_suite: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    shown = run_small_suite(CI="")
    assert shown.returncode == 0
    assert "未运行：缺 soffice，请安装 apt install libreoffice-writer" in shown.stdout
    assert "未运行 1 项：缺 soffice。请安装：apt install libreoffice-writer" in shown.stdout
    assert "1 passed, 1 skipped" in shown.stdout.splitlines()[-1]


def test_a_lacking_tool_fails_in_ci(
    run_small_suite: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    shown = run_small_suite(CI="true")
    assert shown.returncode == 1
    assert "1 passed, 1 error" in shown.stdout.splitlines()[-1]


@pytest.mark.needs("chromium")
def test_the_browser_runs_scripts_without_a_network(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>安建手册</title>")
    assert page.evaluate("document.title + (1 + 1)") == "安建手册2"
    page.close()


def test_a_long_run_is_short_unless_asked_for(
    long_run: Callable[[int, int], LongRun], pytestconfig: pytest.Config
) -> None:
    chosen = long_run(5, 500)
    assert chosen.count == (500 if pytestconfig.getoption("full") else 5)
    assert chosen.seed == pytestconfig.getoption("seed")
