"""The command `pdf`: each policy and the whole handbook on paper, printed by the Chromium of this machine."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generators.check.hints import say_nearest
from generators.commands import SOME_FAILED
from generators.commands.build import BuildOrder, carry_out
from generators.commands.content import show_problems
from generators.commands.making import Opened, open_site, read_all
from generators.commands.options import as_of_option, sources_option
from generators.write.book import bind_book, list_chapters
from generators.write.manifest import hash_on_disk, read_manifest
from generators.write.output import digest
from generators.write.pdf import NAMES, VARIABLE, find_chromium, write_pdf
from generators.write.site import SITE
from generators.write.templates import css_text

FOLDER = "pdf"
BOOK = "安建手册"
_VERSION_LENGTH = 8


@click.command(
    help="把每个政策和整本手册印成 PDF，写到 build/pdf/；写了政策编号的只印这几个。要用 Chromium、Chrome 或 Edge。"
)
@click.argument("policies", nargs=-1, metavar="[政策]…")
@as_of_option
@sources_option
def command(*, policies: tuple[str, ...], as_of: date, sources: Path | None) -> int:
    """Build the site, then print it."""
    chromium = find_chromium()
    if chromium is None:
        click.echo(say_lacking(), err=True)
        return SOME_FAILED
    return make_pdfs(BuildOrder(day=as_of, sources=sources), chromium, policies)


def say_lacking() -> str:
    """Say what to install, and how to name what is installed elsewhere."""
    return (
        f"没有找到能印 PDF 的浏览器（{'、'.join(NAMES[:3])} 等）。没有写任何文件。\n"
        "    提示：Debian、Ubuntu 上 apt install chromium；Windows、macOS 上装 Chrome 或 Edge；"
        f"装在别处的，用环境变量 {VARIABLE} 写明它的路径"
    )


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A PDF to be made."""

    page: Path
    name: str


def make_pdfs(order: BuildOrder, chromium: Path, policies: tuple[str, ...] = ()) -> int:
    """Bring the site up to date and print the policies asked for; without any, all of them and the whole book."""
    opened, problems = read_all(order)
    if opened is None:
        return show_problems(problems)
    known = [policy.id for policy in opened.index.library.policies]
    for asked in policies:
        if asked not in known:
            raise click.BadParameter(f"没有编号为「{asked}」的政策。{say_nearest(asked, known)}")
    code = carry_out(order)
    if code:
        return code
    site = order.build / SITE
    sheets = [Sheet(page=site / "policies" / f"{one}.html", name=one) for one in policies or known]
    with tempfile.TemporaryDirectory() as folder:
        if not policies:
            book = Path(folder) / "book.html"
            book.write_text(_bind(order), "utf-8")
            sheets.append(Sheet(page=book, name=BOOK))
        return _print(sheets, order, opened, chromium)


def _bind(order: BuildOrder) -> str:
    """Bind the whole handbook; its version follows from the versions of its pages."""
    files = read_manifest(order.build).site.get("files")
    chapters = list_chapters(files if isinstance(files, dict) else ())
    site = order.build / SITE
    version = digest(repr([hash_on_disk(site / path) for path in chapters]))[:_VERSION_LENGTH]
    return bind_book(site, chapters, BOOK, f"{css_text(BOOK)}　版本 {version}")


def _print(sheets: list[Sheet], order: BuildOrder, opened: Opened, chromium: Path) -> int:
    """Print one after the other; one that fails is named and keeps nobody from the rest."""
    epoch = open_site(order, opened).epoch
    failed = 0
    for sheet in sheets:
        path = order.build / FOLDER / f"{sheet.name}.pdf"
        failure = write_pdf(chromium, sheet.page, path, epoch)
        if failure:
            failed += 1
            click.echo(f"{path.name} 没有写出：{failure}", err=True)
        else:
            click.echo(f"{path}")
    return SOME_FAILED if failed else 0
