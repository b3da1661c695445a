"""The command `check`: the content, then the code."""

import shutil
import subprocess
import sys
import sysconfig

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import open_library, show_problems

CODE = ("run.py", "generators", "tests", "bench")

CODE_CHECKS = {
    "代码规则": ("ruff", "check", "--quiet", *CODE),
    "代码格式": ("ruff", "format", "--check", "--quiet", *CODE),
    "类型": ("mypy", "--no-error-summary", *CODE),
    "分层": ("lint-imports", "--no-cache", "--no-logo"),
}
"""Name and command line of each check of the code; a folder that does not exist is left out."""


@click.command(help="检查内容，再检查代码的规则、格式、类型和分层；有一项不过即退出码 1。")
@click.option("--content", "content_only", is_flag=True, help="只检查内容。")
def command(*, content_only: bool) -> int:
    """Run every check even after one fails, then one line for each."""
    outcomes = {"内容": check_content()}
    if not content_only:
        outcomes |= {name: run_check(arguments) for name, arguments in CODE_CHECKS.items()}
    for name, passed in outcomes.items():
        click.echo(f"{name}：{'通过' if passed else '未通过'}")
    return 0 if all(outcomes.values()) else FOUND_PROBLEMS


def check_content() -> bool:
    """Print the problems of content/ and return whether there are none."""
    _, problems = open_library()
    if problems:
        show_problems(problems)
    return not problems


def run_check(arguments: tuple[str, ...]) -> bool:
    """Run one tool of this environment in the project's folder; its complaints go straight to the screen."""
    name, *rest = arguments
    program = shutil.which(name, path=sysconfig.get_path("scripts"))
    if program is None:
        click.echo(f"没有找到 {name}，请删除 .venv 后重新运行。", err=True)
        return False
    present = [part for part in rest if part not in CODE or (ROOT / part).exists()]
    sys.stdout.flush()
    return subprocess.run([program, *present], cwd=ROOT, check=False).returncode == 0
