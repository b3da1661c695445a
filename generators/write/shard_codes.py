"""The short codes of the lists in shards: today's in the record of each shard, older ones in archives beside them."""

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from generators.write.files import write_if_changed

OLD = "versions"
_CODE = re.compile(rb'"code": "([A-Z2-7]{8})"')
_HEAD = 200
"""Bytes in which the JSON of a list says its code."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEPT = ("code", "enterprise", "name", "sample", "profile_year", "facts", "year")
_KEPT_OF_DUTY = ("id", "digest", "status", "who", "does", "standard", "timing", "basis", "evidence")


def find_codes(members: Iterable[Iterable[tuple[str, bytes]]]) -> dict[str, str]:
    """Return enterprise id -> code of every list among the files of a shard."""
    found: dict[str, str] = {}
    for files in members:
        for path, content in files:
            match = _CODE.search(content[:_HEAD]) if path.endswith(".json") else None
            if match:
                found[path.split("/", 1)[0]] = match[1].decode()
    return found


def keep_old_codes(folder: Path, stem: str, record: Mapping[str, Any]) -> None:
    """Before a shard is replaced, keep what its lists asked whose code changes, in an archive named by its content.

    A shard that was never whole, or cannot be read, has nothing to keep. The same shard gives the same archive, so that
    a run that was killed here does it again without a trace.
    """
    name, records = _read_old(folder, stem, record)
    if records:
        write_if_changed(folder / OLD / f"{stem}-{name}.zip", _pack(records))


def _read_old(folder: Path, stem: str, record: Mapping[str, Any]) -> tuple[str, list[tuple[str, bytes]]]:
    """Return a name for what is kept, and each code that goes with what its list said."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile):
        before = json.loads((folder / f"{stem}.json").read_text("utf-8"))
        gone = {one: code for one, code in before["codes"].items() if record["codes"].get(one) != code}
        if gone and before["content"] != record["content"]:
            with zipfile.ZipFile(folder / f"{stem}.zip") as archive:
                read = [(code, archive.read(f"{one}/清单.json")) for one, code in gone.items()]
            return before["content"][:12], [(code, _slim(content)) for code, content in read if _is_of(code, content)]
    return "", []


def _is_of(code: str, content: bytes) -> bool:
    """Say whether a list is of a code: a run that was killed may have left a zip that its record does not know."""
    match = _CODE.search(content[:_HEAD])
    return match is not None and match[1].decode() == code


def _pack(records: Iterable[tuple[str, bytes]]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for code, content in records:
            archive.writestr(zipfile.ZipInfo(f"{code}.json", _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _slim(content: bytes) -> bytes:
    """Leave out what no comparison needs: there may be a hundred thousand lists."""
    plain = json.loads(content)
    duties = [
        {**_only(duty, _KEPT_OF_DUTY), "also": [_only(other, _KEPT_OF_DUTY) for other in duty["also"]]}
        for duty in plain["duties"]
        if duty["status"] == "applies"
    ]
    slim = {**_only(plain, _KEPT), "duties": duties}
    return json.dumps(slim, ensure_ascii=False, separators=(",", ":")).encode()


def _only(plain: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: plain[name] for name in names}
