"""One file to be produced, and everything it is made from, so that a change can be told and named."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from json import JSONEncoder
from operator import attrgetter
from pathlib import Path
from typing import Any, ForwardRef, get_args, get_origin

from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Duty, Policy
from generators.model.registry import Document, Fact, Region, Role, Term
from generators.model.suspect import Suspect
from generators.view.status import ListVersion, Standing

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST_HASHED = 50_000_000
"""Bytes; ten times what any reader takes. Of larger files size and time are told apart, so that memory stays small."""

LABELS: dict[type, tuple[str, tuple[str, ...]]] = {
    Policy: ("政策", ("id",)),
    Clause: ("条款", ("place_file", "clause", "row")),
    Duty: ("职责", ("id",)),
    Form: ("表单", ("id",)),
    Enterprise: ("企业", ("id",)),
    Role: ("角色", ("name", "policies")),
    Document: ("文件", ("title",)),
    Fact: ("情况", ("name",)),
    Region: ("地区", ("code",)),
    Standing: ("状态", ("of",)),
    ListVersion: ("清单", ("of",)),
    OfficialPlace: ("原文", ("path", "row")),
    Term: ("术语", ("name", "policies")),
    Suspect: ("待复核", ("target",)),
}
"""Records that are named as the reason of a change: class -> word, attributes that name it."""


@dataclass(frozen=True, kw_only=True)
class Output:
    """A file below build/ and how to make it.

    `view` is all the content it shows; `means` are the templates and the like, name -> hash.
    `make` is called only when one of them changed.
    """

    path: str
    view: object
    means: Mapping[str, str] = field(default_factory=dict)
    make: Callable[[], bytes]

    def ingredients(self, naming: "Naming | None" = None) -> dict[str, str]:
        """Return name -> hash of every record, template and program part the file is made from.

        Outputs of one build share a `naming`: a record that many files show is hashed once.
        """
        arrangement, found = (naming or Naming()).hash_view(self.view, self.means)
        return {**found, "编排": arrangement}


class Naming:
    """Names and hashes the records in views, each value once however many files show it.

    What is hashed is JSON, because C writes it: only for dataclasses it turns to Python.
    """

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        """The hashes of the records in what is being written."""
        self._known: dict[int, tuple[object, str, dict[str, str]]] = {}
        """Identity -> the value, its label or hash, and the hashes of the records in it.

        The value is kept, so that its identity is not given to another.
        """
        self._write = JSONEncoder(ensure_ascii=False, check_circular=False, default=self._replace).encode

    def hash_view(self, view: object, found: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
        """Return the hash of a view, in which named records are their labels, and what was found with theirs."""
        outside, self._found = self._found, dict(found or {})
        try:
            return digest(self._write(view)), self._found
        finally:
            self._found = outside

    def _replace(self, value: object) -> object:
        """Return what is written for a value that JSON does not know."""
        kind = value.__class__
        read, may_hold_records = _READERS.get(kind) or _make_reader(kind)
        if read is None:
            return repr(value)
        if not may_hold_records:
            return kind.__name__, read(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = self._name(value, read(value))
        found = self._found
        for name, hashed in known[2].items():
            other = found.get(name, hashed)
            found[name] = hashed if other == hashed else digest(other + hashed)
        return known[1]

    def _name(self, value: object, own: Sequence[object]) -> tuple[object, str, dict[str, str]]:
        hashed, inside = self.hash_view((value.__class__.__name__, own))
        label = label_of(value)
        return value, label or hashed, {**inside, label: hashed} if label else inside


_Reader = tuple[Callable[[Any], Sequence[object]] | None, bool]
_READERS: dict[type, _Reader] = {}
"""Class -> what reads those attributes that count, if it is a dataclass, and whether records may be among them."""


def _make_reader(kind: type) -> _Reader:
    """Make what reads the attributes that count: where a record stands in its file does not."""
    if not is_dataclass(kind):
        return _READERS.setdefault(kind, (None, False))
    counted = [one for one in fields(kind) if one.name != "place"]
    names = [one.name for one in counted]
    read = attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]
    may_hold_records = kind in LABELS or any(_may_be_record(one.type, kind) for one in counted)
    return _READERS.setdefault(kind, (read, may_hold_records))


def _may_be_record(said: object, inside: type) -> bool:
    """Say whether an attribute of this type may hold a record; what is not known may.

    Values that cannot are small and come by the thousand: writing them where they stand is quicker than hashing each.
    Nothing else follows from the answer.
    """
    if isinstance(said, str | ForwardRef):
        return inside.__name__ not in str(said)  # a class within itself
    if get_origin(said):
        return any(_may_be_record(part, inside) for part in get_args(said))
    if not isinstance(said, type) or said is object:
        return said is not Ellipsis
    return is_dataclass(said) and said is not inside and _make_reader(said)[1]


def label_of(record: object) -> str | None:
    """Name a record as messages do: 职责 gd-2023.6.e; None for what has no name of its own."""
    known = LABELS.get(type(record))
    if known is None:
        return None
    word, attributes = known
    parts = [_attribute(record, attribute) for attribute in attributes]
    return f"{word} {' '.join(part for part in parts if part)}"


def _attribute(record: object, attribute: str) -> str:
    if attribute == "place_file":
        return Path(record.place.file).stem  # type: ignore[attr-defined]
    value = getattr(record, attribute)
    return " ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def digest(text: str) -> str:
    """Hash a text; 16 hex digits tell versions of one thing apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def hash_files(*paths: Path) -> str:
    """Hash the bytes of files and of everything below folders, by name and content.

    Whoever reads a file says what is wrong with it: here one that no reader takes has no bytes, and no error.
    """
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(path.parent).as_posix().encode())
                digest.update(_bytes_or_mark(file))
    return digest.hexdigest()[:16]


def _bytes_or_mark(file: Path) -> bytes:
    """Return the bytes of a file; a mark instead where it is enormous or cannot be read."""
    try:
        known = file.stat()
        if known.st_size > LARGEST_HASHED:
            return f"{known.st_size} {known.st_mtime_ns}".encode()
        return file.read_bytes()
    except OSError as error:
        return f"errno {error.errno}".encode()
