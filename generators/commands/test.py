"""The command `test`: pytest over tests/."""

import subprocess
import sys
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT


@click.command(
    help="运行测试。其余参数原样交给 pytest，例如 -k 名称、tests/phrases。",
    context_settings={"ignore_unknown_options": True},
)
@click.option("--full", is_flag=True, help="长测试跑足次数（默认只跑少量）。")
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[PYTEST 参数]…")
def command(*, full: bool, pytest_arguments: tuple[str, ...]) -> int:
    """Run pytest from the project's folder; any outcome but success is exit code 1."""
    arguments = [absolute_path(argument) for argument in pytest_arguments]
    options = ["--full"] if full else []
    completed = subprocess.run([sys.executable, "-m", "pytest", *options, *arguments], cwd=ROOT, check=False)
    return FOUND_PROBLEMS if completed.returncode else 0


def absolute_path(argument: str) -> str:
    """Make a path (with or without ::test) that exists where the user stands hold from anywhere."""
    path, separator, test = argument.partition("::")
    if argument.startswith("-") or not Path(path).exists():
        return argument
    return f"{Path(path).resolve()}{separator}{test}"
