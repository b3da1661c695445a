"""Write files of packages into their folders, and the list of them."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generators.model.vendored import Vendored
from generators.write.files import write_file, write_if_changed

HEAD = """\
# 随网页发布的第三方浏览器文件：都是 npm 包里的原文件，没有改过，各附许可。
# 查对：python3 run.py vendor --check　缺了、坏了取回：python3 run.py vendor　换版本：python3 run.py vendor 包 版本
"""


def vendored_text(listed: Iterable[Vendored]) -> str:
    """Write the list, in the order of the packages."""
    return HEAD + "".join(map(_entry, sorted(listed, key=lambda one: one.package)))


def _entry(one: Vendored) -> str:
    head = {"包": f'"{one.package}"', "版本": one.version, "许可": one.licence, "包校验": one.integrity}
    lines = [f"{key}: {value}" for key, value in head.items()] + ["文件:"]
    lines += [f'  {name}: {{取自: "{file.source}", 校验: "{file.sha256}"}}' for name, file in sorted(one.files.items())]
    return "\n- " + "\n  ".join(lines) + "\n"


def write_vendored_list(path: Path, listed: Iterable[Vendored]) -> None:
    """Write the list where it differs."""
    write_if_changed(path, vendored_text(listed).encode())


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file of a package whole or not at all; what else lies there stays."""
    for name, content in files.items():
        write_file(folder / name, content)


def remove_folder(folder: Path) -> None:
    """Remove the folder of a version that gave way to another."""
    shutil.rmtree(folder, ignore_errors=True)


def rename_mentions(paths: Iterable[Path], old: str, new: str) -> list[Path]:
    """Write the new name of a folder wherever the old one stands; return the files that were changed."""
    changed = []
    for path in paths:
        content = path.read_bytes()
        if old.encode() in content:
            write_file(path, content.replace(old.encode(), new.encode()))
            changed.append(path)
    return changed
