"""The command `bench`: one of the measuring scripts of bench/."""

import subprocess
import sys

import click

from generators.commands import FOUND_PROBLEMS, ROOT


@click.command(
    help="运行 bench/ 里的一个测量脚本；其余参数交给脚本。",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("name", metavar="名称")
@click.argument("script_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[参数]…")
def command(*, name: str, script_arguments: tuple[str, ...]) -> int:
    """Run bench/NAME.py in the user's directory; a failing script is exit code 1."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    if name not in names:
        raise click.UsageError(f"没有测量「{name}」。可选：{'、'.join(names) or '（还没有）'}")
    script = ROOT / "bench" / f"{name}.py"
    completed = subprocess.run([sys.executable, str(script), *script_arguments], check=False)
    return FOUND_PROBLEMS if completed.returncode else 0
