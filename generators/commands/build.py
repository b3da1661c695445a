"""The command `build`: writes everything into build/, and only what changed.

Nothing heavy is imported here: when nothing changed, the answer must come at once.
"""

import gc
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import cast

import click

from generators.commands import ROOT
from generators.commands.options import as_of_option, sources_option
from generators.write.manifest import is_up_to_date, read_manifest
from generators.write.mkdocs import load_mkdocs
from generators.write.output import digest, hash_files

PROGRAM = tuple(ROOT / name for name in ("templates", "site_config", "mkdocs.yml", "generators", "requirements.lock"))


@dataclass(frozen=True, kw_only=True)
class BuildOrder:
    """What to build from what into what."""

    content: Path = ROOT / "content"
    build: Path = ROOT / "build"
    day: date
    """The day statuses are told for."""
    sources: Path | None = None
    """Folder of the official texts, where they shall stand beside the encoding."""
    dry_run: bool = False
    with_site: bool = True
    with_enterprises: bool = False
    """Whether the site shows enterprises that are not marked as samples."""


@click.command(help="读取内容，把手册、表单和清单写到 build/；只写有变化的。")
@as_of_option
@sources_option
@click.option("--dry-run", is_flag=True, help="只说会写什么、为什么，不动任何文件。")
@click.option("--no-site", is_flag=True, help="不生成网页。")
@click.option("--with-enterprises", is_flag=True, help="网页也放没有标“示例: 是”的企业和它们的清单；默认不放。")
@click.option("--zip", "with_zip", is_flag=True, help="把网页另装成一个压缩包，解压后双击其中的 打开手册.html。")
def command(  # noqa: PLR0913 - one for each option
    *, as_of: date, sources: Path | None, dry_run: bool, no_site: bool, with_enterprises: bool, with_zip: bool
) -> int:
    """Build the project's own content. The process ends with it: nothing is gained by collecting garbage."""
    if with_zip and no_site:
        raise click.UsageError("--zip 装的就是网页，不能和 --no-site 一起用")
    order = BuildOrder(
        day=as_of, sources=sources, dry_run=dry_run, with_site=not no_site, with_enterprises=with_enterprises
    )
    gc.disable()
    try:
        code = carry_out(order)
        return pack(order) if with_zip and not order.dry_run and code == 0 else code
    finally:
        gc.freeze()  # else it is collected at the end all the same


def pack(order: BuildOrder) -> int:
    """Pack the site as it was just built."""
    return cast(
        "int",
        import_module("generators.commands.packing").pack_site(order.build, with_enterprises=order.with_enterprises),
    )


def carry_out(order: BuildOrder) -> int:
    """Answer at once when nothing changed; else hand over to the part that reads, lays out and writes."""
    started = perf_counter()
    inputs = hash_inputs(order)
    manifest = read_manifest(order.build)
    if is_up_to_date(order.build, manifest, inputs, order.day, with_site=order.with_site):
        index = order.build / "site" / "index.html"
        click.echo(f"没有变化，未写任何文件。打开 {index}（{perf_counter() - started:.1f} 秒）")
        return 0
    with load_mkdocs() if order.with_site and not order.dry_run else nullcontext() as mkdocs:
        make = import_module("generators.commands.making").make
        code = make(order, manifest, inputs, mkdocs)
    click.echo(f"用时 {perf_counter() - started:.1f} 秒。")
    return cast("int", code)


def hash_inputs(order: BuildOrder) -> str:
    """Hash everything a build depends on: content, templates, theme, program and the official texts if given."""
    sources = hash_files(order.sources) if order.sources else ""
    return digest(hash_files(order.content, *PROGRAM) + sources + "企业" * order.with_enterprises)
