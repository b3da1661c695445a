"""The command `vendor`: what the site holds of others is checked, fetched again, or moved to another version."""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from generators.check.hints import say_nearest
from generators.check.vendored import LICENCE, check_vendored
from generators.commands import ROOT, SOME_FAILED
from generators.commands.content import show_problems
from generators.model.problem import Place, Problem
from generators.model.vendored import Vendored, VendoredFile
from generators.read.character_tables import PACKAGES, read_character_tables
from generators.read.npm_package import VARIABLE, FetchError, read_package, registry_of
from generators.read.vendored import VERSION, read_vendor_hashes, read_vendored
from generators.write.files import write_if_changed
from generators.write.search import CHARACTERS
from generators.write.vendored import remove_folder, rename_mentions, write_folder, write_vendored_list

VENDOR = ROOT / "site_config" / "vendor"
LIST = "vendored.yaml"
LIST_NAME = f"site_config/vendor/{LIST}"
MENTIONING = ("mkdocs.yml", "site_config", "generators", "templates", "tests")
TEXTS = {".yml", ".yaml", ".html", ".js", ".css", ".py", ".j2"}


@click.command(
    help="第三方浏览器文件（site_config/vendor）：缺了、坏了的从 npm 取回；写明包和版本就换成那一版。",
)
@click.argument("package", required=False, metavar="[包]")
@click.argument("version", required=False, metavar="[版本]")
@click.option("--check", "only_check", is_flag=True, help="只和清单核对，不联网，不写文件。")
@click.option("--characters", is_flag=True, help="重做搜索用的拼音表和繁简表；要先装 pypinyin 和 OpenCC。")
def command(*, package: str | None, version: str | None, only_check: bool, characters: bool) -> int:
    """Check, mend or move on."""
    if characters and (package or only_check):
        raise click.UsageError("--characters 单独用。")
    if characters:
        return make_character_tables()
    if (package is None) != (version is None):
        raise click.UsageError("换版本要写明包和版本，如 vendor fflate 0.8.3")
    if package and only_check:
        raise click.UsageError("--check 只核对，不换版本")
    listed, problems = read_vendored(VENDOR / LIST, LIST_NAME)
    if problems:
        return show_problems(problems)
    if only_check:
        return report(listed)
    try:
        return move_on(listed, package, version) if package and version else mend(listed)
    except FetchError as error:
        click.echo(f"{error}\n    提示：检查网络；在内网可用环境变量 {VARIABLE} 写明镜像。没有写任何文件。", err=True)
        return SOME_FAILED


def make_character_tables() -> int:
    """Make the tables of characters that the search takes along, with the packages as they are installed here."""
    try:
        tables = read_character_tables()
    except ImportError as error:
        hint = f"{sys.executable} -m pip install {' '.join(PACKAGES)}；用完可以卸掉，别的命令都用不着"
        click.echo(f"没有装 {error.name}\n    提示：{hint}。没有写任何文件。", err=True)
        return SOME_FAILED
    for name, text in tables.items():
        changed = write_if_changed(CHARACTERS / name, text.encode())
        click.echo(f"{'重写' if changed else '没有变'}　{name}")
    return 0


def find_problems(listed: tuple[Vendored, ...]) -> list[Problem]:
    """Hold the list against the folders."""
    return list(check_vendored(listed, read_vendor_hashes(VENDOR), Place(file=LIST_NAME)))


def report(listed: tuple[Vendored, ...]) -> int:
    """Say what is there, or what is wrong with it."""
    problems = find_problems(listed)
    if problems:
        return show_problems(problems, closing="")
    for one in listed:
        click.echo(f"{one.package} {one.version}（{one.licence}）：{len(one.files)} 个文件，与清单一致")
    return 0


def mend(listed: tuple[Vendored, ...]) -> int:
    """Fetch again what is not as the list says; all is fetched and believed before anything is written."""
    found = read_vendor_hashes(VENDOR)
    broken = [one for one in listed if any(is_broken(one, found.get(one.folder, {})))]
    for one, files in [(one, fetch_files(one)) for one in broken]:
        write_folder(VENDOR / one.folder, files)
        click.echo(f"取回 {one.folder}")
    return report(listed)


def is_broken(one: Vendored, found: dict[str, str]) -> Iterator[bool]:
    """Say of each of its files whether it is not as listed."""
    return (found.get(name) != file.sha256 for name, file in one.files.items())


def fetch_files(one: Vendored) -> dict[str, bytes]:
    """Fetch the files of a package, in the version and with the hashes of the list. Raises FetchError."""
    package = read_package(one.package, one.version, registry_of())
    if package.integrity != one.integrity:
        raise FetchError(f"{one.package} {one.version} 的包校验与清单不符：{package.integrity}")
    files = pick_files(one, package.files)
    for name, content in files.items():
        if hash_of(content) != one.files[name].sha256:
            raise FetchError(f"{one.folder}/{name} 的校验与清单不符")
    return files


def pick_files(one: Vendored, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Take out of a package the files the list names. Raises FetchError where one is not there any more."""
    lacking = [file.source for file in one.files.values() if file.source not in files]
    if lacking:
        raise FetchError(f"{one.package} 的这一版里没有 {'、'.join(lacking)}，要先改清单里的“取自”")
    return {name: files[file.source] for name, file in one.files.items()}


def move_on(listed: tuple[Vendored, ...], package: str, version: str) -> int:
    """Put another version of a package in the place of the one there, and its name wherever the old one stands."""
    old = next((one for one in listed if one.package == package), None)
    if old is None:
        raise click.BadParameter(
            f"清单里没有「{package}」。{say_nearest(package, [one.package for one in listed])}", param_hint="包"
        )
    if not VERSION.fullmatch(version):
        raise click.BadParameter(f"「{version}」不是版本，写作 1.2.3", param_hint="版本")
    fetched = read_package(package, version, registry_of())
    files = pick_files(old, fetched.files)
    hashed = {name: VendoredFile(source=old.files[name].source, sha256=hash_of(files[name])) for name in files}
    new = replace(old, version=version, licence=fetched.licence, integrity=fetched.integrity, files=hashed)
    write_folder(VENDOR / new.folder, files)
    write_vendored_list(VENDOR / LIST, [new if one is old else one for one in listed])
    if new.folder != old.folder:
        for path in rename_mentions(list_mentioning(), old.folder, new.folder):
            click.echo(f"改了 {path.relative_to(ROOT)}：{old.folder} 换成 {new.folder}")
        remove_folder(VENDOR / old.folder)
    say_moved(old, new)
    return 0


def say_moved(old: Vendored, new: Vendored) -> None:
    """Say what a person has to look at."""
    click.echo(f"{new.package} 由 {old.version} 换成 {new.version}。请运行 python3 run.py test tests/browser 再发布。")
    if new.licence != old.licence or new.files[LICENCE].sha256 != old.files[LICENCE].sha256:
        click.echo(f"许可文件变了（{old.licence} → {new.licence}），请先看过。")


def list_mentioning() -> list[Path]:
    """List the files of the project that may name a folder."""
    paths = [ROOT / name for name in MENTIONING]
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [file for file in files if file.suffix in TEXTS and file.is_file() and not file.is_relative_to(VENDOR)]


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()
