#!/usr/bin/env python3
"""Start the project: make .venv from requirements.lock once, then run a command in it.

Works as `python3 run.py …` and, on Windows, as `py run.py …`, from any directory: the current directory is
left alone, so a relative path always means the one the user sees. Standard library only, and plain enough
for an old Python to parse, so that it can say that it is too old.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
FAILED = 3
INTERRUPTED = 130


class SetupError(Exception):
    """Something the user has to put right before any command can run; its text is for them."""


def main(arguments: "list[str]") -> int:
    """Set up if needed, run the command, return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a redirected stream may be ASCII or GBK
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        check_python(sys.version_info[:2])
        set_up(VENV, LOCK)
        return run_command(VENV, arguments)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return INTERRUPTED


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python older than the one the lock was made for."""
    if version < OLDEST_PYTHON:
        needed, found = (".".join(map(str, parts)) for parts in (OLDEST_PYTHON, version))
        raise SetupError(
            "需要 Python {} 或更高版本，当前是 {}（{}）。\n  提示：安装新版后用它运行，例如 python{} run.py".format(
                needed, found, sys.executable, needed
            )
        )


def set_up(venv: Path, lock: Path) -> None:
    """Install the lock into the virtual environment, unless this very lock is installed already.

    The stamp is written last: an interrupted installation leaves none and is done again.
    """
    stamp = venv / "installed-lock.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if venv_python(venv).is_file() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    if stamp.is_file():
        stamp.unlink()
    if not has_pip(venv):
        make_venv(venv)
    install(venv, lock)
    stamp.write_text(wanted, encoding="ascii")


def venv_python(venv: Path) -> Path:
    """Return the interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def has_pip(venv: Path) -> bool:
    """Tell a usable environment from a missing, moved or half-made one."""
    if not venv_python(venv).is_file():
        return False
    return call([str(venv_python(venv)), "-m", "pip", "--version"], quiet=True) == 0


def make_venv(venv: Path) -> None:
    """Make an empty virtual environment, with pip."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "本机 Python 缺少 venv 或 ensurepip，建不了虚拟环境。\n  提示：Debian、Ubuntu 请先 apt install python3-venv"
        )
    print("正在建立虚拟环境 .venv ……", file=sys.stderr)
    if call([sys.executable, "-m", "venv", "--clear", str(venv)]):
        raise SetupError("虚拟环境建立失败，原因见上。\n  提示：Debian、Ubuntu 可先 apt install python3-venv")


def install(venv: Path, lock: Path) -> None:
    """Install every locked package; index and mirror are the user's own pip settings."""
    print("正在安装依赖（仅在首次运行或依赖变化时），请稍候……", file=sys.stderr)
    options = ["-qq", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", str(lock)]
    if call([str(venv_python(venv)), "-m", "pip", "install", *options]):
        raise SetupError(
            "依赖安装失败，原因见上；再次运行会重新安装。\n"
            "  提示：检查网络；在内网请先设好镜像，例如 pip config set global.index-url 镜像地址"
        )


def call(arguments: "list[str]", *, quiet: bool = False) -> int:
    """Run a program to its end and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(arguments, check=False, stdout=output, stderr=output).returncode


def run_command(venv: Path, arguments: "list[str]") -> int:
    """Run `python -m generators` in the environment, in the user's own directory.

    The package is found through PYTHONPATH; -P keeps modules of the current directory from shadowing it.
    """
    environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONUTF8="1")
    program = [str(venv_python(venv)), "-P", "-m", "generators", *arguments]
    if os.name != "nt":  # become the command: signals and exit code need no passing on
        sys.stdout.flush()
        os.execve(program[0], program, environment)  # noqa: S606 - no shell is wanted
    with subprocess.Popen(program, env=environment) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too, and tidies up before it ends
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
