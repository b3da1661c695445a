"""run.py and the lock it installs from."""

import ast
import re
from pathlib import Path

import pytest

import run
from generators.commands import ROOT


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
