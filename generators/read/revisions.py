"""The content as it stood: in a folder, or at a git revision of the project."""

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.model.problem import Place, Problem

CONTENT = "content"
SEPARATOR = ".."


def split_range(text: str) -> tuple[str, str]:
    """Split A..B; the working content stands for a side that is left out. Raises ValueError without the dots."""
    old, dots, new = text.partition(SEPARATOR)
    while dots and new.startswith("."):  # ../old..new: dots of a path come first
        more, dots, rest = new.partition(SEPARATOR)
        old, new = f"{old}{SEPARATOR}{more}", rest
    if not dots:
        raise ValueError(text)
    return old.strip(), new.strip()


@contextmanager
def content_at(revision: str, root: Path) -> Iterator[tuple[Path | None, list[Problem]]]:
    """Give the folder of the content at a revision, for as long as it is needed.

    `revision` is a folder (a content folder, or one that holds it), a git revision, or nothing for the project's own
    content. What is none of these is a problem.
    """
    folder = Path(revision) if revision else root / CONTENT
    if folder.is_dir():
        inside = folder / CONTENT
        yield (inside if inside.is_dir() else folder), []
        return
    with TemporaryDirectory(prefix="content-") as name:
        problems = _extract(revision, root, Path(name))
        yield (None, problems) if problems else (Path(name) / CONTENT, [])


def _extract(revision: str, root: Path, into: Path) -> list[Problem]:
    """Unpack the content of a git revision, every file as it stood."""
    git = shutil.which("git")
    if git is None:
        return [_complain(revision, "这台机器没有 git，读不出版本", "装上 git，或给出两个内容文件夹")]
    if revision.startswith("-"):
        return [_complain(revision, "版本不能以 - 开头", "写成 git 的版本名，如 HEAD~1")]
    command = [git, "-C", str(root), "archive", "--format=tar", revision, "--", CONTENT]
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode:
        return [
            _complain(revision, "没有这个版本，也没有这个文件夹", "写成 git 的版本名（如 HEAD~1）或内容文件夹的路径")
        ]
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(into, filter="data")
    return []


def _complain(revision: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(file=revision), message=message, hint=hint)
