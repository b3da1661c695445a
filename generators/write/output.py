"""One file to be produced, and everything it is made from, so that a change can be told and named."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

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
        found: dict[str, str] = dict(self.means)
        found["编排"] = digest(repr((naming or Naming()).replace_records(self.view, found)))
        return found


class Naming:
    """Names and hashes the records in views, each value once however many files show it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str, dict[str, str]]] = {}
        """Identity -> the value, its label or hash, and the hashes of the records in it.

        The value is kept, so that its identity is not given to another.
        """

    def replace_records(self, value: object, found: dict[str, str]) -> object:
        """Return the value with named records as labels, other ones as hashes; the records' own go into `found`."""
        if value.__class__ in _PLAIN:
            return value
        if isinstance(value, tuple | list):
            return [self.replace_records(item, found) for item in value]
        if isinstance(value, dict):
            return {key: self.replace_records(item, found) for key, item in value.items()}
        if isinstance(value, Enum) or not is_dataclass(value) or isinstance(value, type):
            return value
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = self._name(value)
        for name, hashed in known[2].items():
            other = found.get(name, hashed)
            found[name] = hashed if other == hashed else digest(other + hashed)
        return known[1]

    def _name(self, value: object) -> tuple[object, str, dict[str, str]]:
        inside: dict[str, str] = {}
        own = [self.replace_records(getattr(value, name), inside) for name in _names_of(value)]
        hashed = digest(repr((value.__class__.__name__, own)))
        label = label_of(value)
        if label:
            inside[label] = hashed
        return value, label or hashed, inside


_PLAIN = {str, int, bool, float, type(None)}


_NAMES: dict[type, tuple[str, ...]] = {}


def _names_of(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    """Return the attributes that count: where a record stands in its file does not. Looked up once a class."""
    names = _NAMES.get(value.__class__)
    if names is None:
        names = tuple(f.name for f in fields(value) if f.name != "place")
        _NAMES[value.__class__] = names
    return names


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
