"""The command `check`: the content, then the code."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import open_library, show_problems
from generators.model.library import Library
from generators.model.suspect import Suspect
from generators.read.prose import read_prose
from generators.view.suspects import gone_confirmations
from generators.view.suspects.words import lines_of

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
    outcomes = check_content()
    if not content_only:
        outcomes |= {name: run_check(arguments) for name, arguments in CODE_CHECKS.items()}
    for name, passed in outcomes.items():
        click.echo(f"{name}：{'通过' if passed else '未通过'}")
    return 0 if all(outcomes.values()) else FOUND_PROBLEMS


def check_content(content: Path = ROOT / "content") -> dict[str, bool]:
    """Print the problems of content/, or else what is suspect in it; return whether there is none of either."""
    library, problems = open_library(content)
    if problems:
        show_problems(problems)
        return {"内容": False}
    prose, _ = read_prose(content / "pages", content)
    gone = [one.target for one in gone_confirmations(library, prose)]
    if not library.suspects and not gone:
        return {"内容": True}
    tell_suspects(library, gone)
    return {"内容": True, "待复核": False}


def tell_suspects(library: Library, gone: Sequence[str]) -> None:
    """Say what rests on a clause that changed since it was confirmed, and which confirmations are of nothing."""
    click.echo("待复核（成品照常生成，并标明待复核）：", err=True)
    for suspect in library.suspects:
        click.echo(f"  {suspect.target}{_say_by(suspect)}", err=True)
        for line in lines_of(suspect):
            click.echo(f"      {line}", err=True)
    for name in gone:
        click.echo(f"  {name}\n      已经没有它了", err=True)
    says = "对照条款看过，运行 python3 run.py confirm 名称 --by 谁；都看过，名称写成 --all"
    click.echo(f"共 {len(library.suspects) + len(gone)} 项待复核。\n    提示：{says}", err=True)


def _say_by(suspect: Suspect) -> str:
    return f"（{suspect.confirmed_by} {suspect.confirmed_on} 确认）" if suspect.confirmed_by else ""


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
