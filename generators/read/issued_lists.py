"""Looks up the lists that were made, by their short codes: one file a version beside each list, or in the shards."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generators.model.issued_list import IssuedList
from generators.view.checklist.versions import issue_plain

CODE = re.compile(r"[A-Z2-7]{8}")
"""A short code, as printed."""
LISTS, VERSIONS, SHARDS, OLD_SHARDS = "lists", "版本", "shards", "versions"
_LARGEST = 64 * 1024 * 1024


def find_issued(code: str, build: Path) -> IssuedList | None:
    """Find a version by its code below a folder of outputs; None where no list of that code was made there."""
    if not CODE.fullmatch(code):
        return None
    return next((found for plain in _list_candidates(code, build) if (found := _issued(plain, code))), None)


def _list_candidates(code: str, build: Path) -> Iterator[bytes]:
    """Yield what may be the record of a code: of single lists first, then of shards, today's before older ones."""
    for path in (*build.glob(f"{LISTS}/*/{VERSIONS}/{code}.json"), *build.glob(f"{LISTS}/*/*.json")):
        try:
            yield path.read_bytes()
        except OSError:
            continue
    for record in sorted(build.glob(f"{SHARDS}/*.json")):
        member = _find_member(record, code)
        if member:
            yield from _read_members(record.with_suffix(".zip"), member)
    for archive in sorted(build.glob(f"{SHARDS}/{OLD_SHARDS}/*.zip")):
        yield from _read_members(archive, f"{code}.json")


def _find_member(record: Path, code: str) -> str:
    """Say where in its shard the list of a code lies; empty where the shard has none."""
    try:
        codes = json.loads(record.read_text("utf-8"))["codes"]
        return next((f"{enterprise}/清单.json" for enterprise, own in codes.items() if own == code), "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _read_members(archive: Path, name: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(archive) as opened:
            if name in opened.NameToInfo and opened.getinfo(name).file_size <= _LARGEST:
                yield opened.read(name)
    except (OSError, zipfile.BadZipFile):
        return


def _issued(content: bytes, code: str) -> IssuedList | None:
    """Make a version of a record; None where it is of another code or none of ours."""
    if code.encode() not in content:
        return None
    try:
        plain: Any = json.loads(content)
        found = issue_plain(plain)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if found.code == code else None
