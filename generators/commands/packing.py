"""The end of `build --zip`: the site as one file that opens from a stick."""

from pathlib import Path

import click

from generators.commands import SOME_FAILED
from generators.commands.content import open_labels, show_problems
from generators.write.manifest import read_manifest
from generators.write.site_zip import NAME, NAME_WITH_ALL, find_unsafe, list_parts, write_site_zip


def pack_site(build: Path, *, with_enterprises: bool) -> int:
    """Pack the site of a build folder and say where the file lies, or which names would not come out on Windows."""
    labels, problems = open_labels()
    if problems:
        return show_problems(problems)
    parts = list_parts(build, read_manifest(build), labels)
    name = NAME_WITH_ALL if with_enterprises else NAME
    unsafe = list(find_unsafe(parts))
    for part, why in unsafe:
        click.echo(f"{part}：{why}", err=True)
    if unsafe:
        click.echo(f"共 {len(unsafe)} 个文件名在 Windows 上解不出来；没有写压缩包。", err=True)
        return SOME_FAILED
    click.echo(f"压缩包 {write_site_zip(build, parts, name)}（解压后双击 {labels['压缩包']['open_file']}）")
    return 0
