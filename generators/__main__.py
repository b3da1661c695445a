"""Arguments to command: loads only the module of the command that runs, and speaks Chinese."""

import gettext
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import cast

import click

import generators.commands
from generators.commands import COMMANDS, INTERRUPTED, MODULES, SOME_FAILED


class Commands(click.Group):
    """The commands by name; `--help` lists them from the table, without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command and return what it offers."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = MODULES.get(cmd_name, cmd_name)
        command = cast("click.Command", import_module(f"generators.commands.{module}").command)
        command.options_metavar = "[选项]"
        command.context_settings.setdefault("help_option_names", ["-h", "--help"])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        del ctx
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name (`build` when there is none); return the exit code."""
    speak_chinese()
    try:
        code = commands_group().main(
            arguments or ["build"],
            prog_name="py run.py" if os.name == "nt" else "python3 run.py",
            standalone_mode=False,
        )
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        return INTERRUPTED
    except OSError as error:
        if not error.filename:
            raise
        click.echo(say_failure(error), err=True)
        return SOME_FAILED
    return int(code or 0)


def say_failure(error: OSError) -> str:
    """Say what could not be written, and why; what reads a file says itself what is wrong with it."""
    from generators.commands.content import say_write_failure  # noqa: PLC0415 - seldom needed, slow to load

    path = Path(os.fsdecode(error.filename))
    return say_write_failure(error, path.parent if path.suffix == ".tmp" else path)


def speak_chinese() -> None:
    """Give click its Chinese texts, and let any stream carry them."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", Path(generators.commands.__file__).parent / "locale")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def commands_group() -> Commands:
    """Make the group of all commands; made after the language is set, since click translates at once."""
    return Commands(
        help="把施工安全政策编成的内容生成手册、清单、表单和台账。不写命令时等于 build。",
        options_metavar="[选项]",
        subcommand_metavar="命令 [参数]…",
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="退出码：0 完成；1 内容或回表有问题；2 命令行有误；3 部分输出失败；130 被中断。",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
