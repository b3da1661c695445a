"""Read a folder of returned forms, one file after another; the values are kept, the documents are not."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generators.model.ledger import ReturnedFile
from generators.read.filled.looks import Looks
from generators.read.filled.plan import Plan
from generators.read.filled_form import judge_return
from generators.read.returned_file import read_returned_file
from generators.word.refusal import Refusal
from generators.word.returned import open_returned

_DIGEST = 16
_LEFT_BY_PROGRAMS = ("~$", ".~")
"""Begin the names of files that Word and LibreOffice leave beside an open document."""
_CLUTTER = frozenset({"thumbs.db", "desktop.ini"})


def read_inbox(folder: Path, plans: Mapping[str, Plan]) -> Iterator[ReturnedFile]:
    """Read every file below a folder in the order of their paths; one that cannot be read says why.

    Links are not followed: what they lead to was not sent. Equal answers of different files are kept once, so that
    a thousand returns take little more room than a hundred.
    """
    looks = Looks()
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or _is_clutter(path.relative_to(folder)):
            continue
        yield read_return(path, show_name(path.relative_to(folder)), plans, looks)


def read_return(path: Path, name: str, plans: Mapping[str, Plan], looks: Looks | None = None) -> ReturnedFile:
    """Read one file; `name` is how it is shown."""
    if path.is_symlink() or not path.is_file():
        return ReturnedFile(file=name, digest="", refusal="不是文件，是链接或设备；没有打开")
    content = read_returned_file(path)
    if isinstance(content, Refusal):
        return ReturnedFile(file=name, digest="", refusal=content.says)
    digest = hashlib.sha256(content).hexdigest()[:_DIGEST]
    opened = open_returned(content, path.name)
    filled = opened if isinstance(opened, Refusal) else judge_return(opened, plans, looks or Looks())
    if isinstance(filled, Refusal):
        return ReturnedFile(file=name, digest=digest, refusal=f"{filled.says}。{filled.hint}")
    return ReturnedFile(file=name, digest=digest, filled=filled)


def show_name(path: Path) -> str:
    """Return a path as it can be shown anywhere; signs that change or break a line of text are written out."""
    return "".join(
        sign
        if sign.isprintable() or sign == "\u3000"
        else sign.encode("unicode_escape", "surrogatepass").decode("ascii")
        for sign in path.as_posix()
    )


def _is_clutter(path: Path) -> bool:
    name = path.name.casefold()
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or name.startswith(_LEFT_BY_PROGRAMS) or name in _CLUTTER
