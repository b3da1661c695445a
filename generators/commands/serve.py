"""The command `serve`: the handbook in a browser while it is being edited; nothing of it gets into build/site."""

import gc
import time
from datetime import date
from pathlib import Path
from threading import Thread

import click

from generators.commands import SOME_FAILED
from generators.commands.build import BuildOrder
from generators.commands.options import as_of_option, sources_option
from generators.commands.previewing import Preview
from generators.read.stamps import Stamps, find_edited, read_stamps
from generators.write.preview_server import PreviewServer

PAUSE, SETTLING = 0.1, 0.03
"""Seconds between two looks at the files; and between two that must agree before an edit counts as done."""
FIRST_THE_READER = 0.7
"""Seconds after an edit in which nothing is done that can wait: a browser asks for the page then."""
USUAL_PORT, HIGHEST_PORT = 8000, 65535


@click.command(help="边改边看：在本机打开手册，改了 content/ 或模板，页面自己更新。只看不写，不动 build/ 里的成果。")
@click.option(
    "--port",
    type=click.IntRange(0, HIGHEST_PORT),
    default=USUAL_PORT,
    metavar="端口",
    help="默认 8000；0 表示任选一个空着的。",
)
@as_of_option
@sources_option
@click.option("--with-enterprises", is_flag=True, help="也显示没有标“示例: 是”的企业。")
def command(*, port: int, as_of: date, sources: Path | None, with_enterprises: bool) -> int:
    """Serve the project's own content until somebody presses Ctrl-C."""
    gc.disable()  # the preview collects when nobody waits
    return serve(BuildOrder(day=as_of, sources=sources, with_enterprises=with_enterprises), port)


def serve(order: BuildOrder, port: int) -> int:
    """Show the content at a port of this machine until interrupted."""
    preview = Preview(order)
    try:
        server = PreviewServer(port, preview.find, preview.news)
    except OSError as error:
        preview.close()
        why = "不许用（小于 1024 的要管理员权限）" if isinstance(error, PermissionError) else "已有别的程序在用"
        click.echo(
            f"端口 {port} {why}。\n    提示：换一个，如 serve --port {min(max(port, USUAL_PORT) + 1, HIGHEST_PORT)}",
            err=True,
        )
        return SOME_FAILED
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        known = read_stamps(preview.watched)
        preview.refresh()
        preview.rest()
        click.echo(f"打开 {server.address}；改了内容，页面自己更新。按 Ctrl-C 停下。")
        watch(preview, known)
    except KeyboardInterrupt:
        click.echo("\n已停下。")
    finally:
        server.shutdown()
        server.server_close()
        preview.close()
    return 0


def watch(preview: Preview, known: Stamps) -> None:
    """Look at the files again and again, and hand on what was edited once it is all written."""
    busy = time.monotonic()
    while True:
        time.sleep(PAUSE)
        now = read_stamps(preview.watched)
        if now == known:
            if time.monotonic() - busy > FIRST_THE_READER:
                preview.rest()
            continue
        now = wait_until_settled(preview, now)
        edited = find_edited(known, now)
        known = now
        if edited:
            preview.take(edited)
        busy = time.monotonic()


def wait_until_settled(preview: Preview, seen: Stamps) -> Stamps:
    """Wait until two looks in a row agree: an editor may write in several steps."""
    while True:
        time.sleep(SETTLING)
        now = read_stamps(preview.watched)
        if now == seen:
            return now
        seen = now
