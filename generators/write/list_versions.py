"""Keeps what must not get lost when a list is made again: each version by its code, and what people typed."""

import json
from collections.abc import Iterable
from pathlib import Path

from generators.write.files import json_bytes, write_file, write_if_changed
from generators.write.manifest import FILLED_IN, Step, hash_content, hash_on_disk, read_manifest
from generators.write.output import Output

LISTS, VERSIONS, ISSUED = "lists", "版本", "清单*.json"
WRITTEN = "写出的文件.json"
"""Remembers the hash of each file that was written, to tell it from one that somebody filled in."""


def keep_versions(build: Path) -> None:
    """Keep the JSON of every list that stands below a folder under its code, so that its code can be asked later.

    No manifest knows these files: nothing can make an old version again, so nothing may remove one.
    """
    for path in build.glob(f"{LISTS}/*/{ISSUED}"):
        content = path.read_bytes()
        kept = _find_place(path, content)
        if kept is not None:
            write_if_changed(kept, content)


def foretell_versions(build: Path, outputs: Iterable[Output]) -> list[Step]:
    """Say which versions would be kept once these outputs are written; other files are passed over."""
    steps = []
    for output in outputs:
        path = build / output.path
        if path.parent.parent != build / LISTS or not path.match(ISSUED):
            continue
        content = output.make()
        kept = _find_place(path, content)
        if kept is not None and hash_on_disk(kept) != hash_content(content):
            action = "更新" if kept.exists() else "新建"
            steps.append(Step(action=action, path=kept.relative_to(build).as_posix(), reason="按代码留存这一版清单"))
    return steps


def _find_place(path: Path, content: bytes) -> Path | None:
    """Return where a version is kept; None for what is no list."""
    try:
        code = str(json.loads(content)["code"])
    except (ValueError, KeyError, TypeError):
        return None
    return path.parent / VERSIONS / f"{code}.json" if code.isalnum() else None


def write_list(folder: Path, outputs: Iterable[Output], suffix: str = "") -> Iterable[tuple[Path, Path | None]]:
    """Write the files of one list; yield each with the copy that was kept of one somebody had filled in.

    `suffix` is added to their names.
    """
    recorded = read_manifest(folder).outputs
    for output in outputs:
        path = folder / output.path
        path = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        content = output.make()
        shown = path.relative_to(folder).as_posix()
        known = {str(recorded.get(shown, {}).get("content")), _read_written(path).get(path.name)}
        kept = _keep_filled(path, content, known) if path.suffix in FILLED_IN else None
        write_file(path, content)
        if path.suffix in FILLED_IN:
            _note_written(path, content)
        yield path, kept


def _keep_filled(path: Path, content: bytes, known: set[str | None]) -> Path | None:
    """Keep a file that neither we wrote nor are about to write under another name."""
    found = hash_on_disk(path)
    if found is None or found in known or found == hash_content(content):
        return None
    kept = path.with_name(f"{path.stem}.被改动-{found[:6]}{path.suffix}")
    write_file(kept, path.read_bytes())
    return kept


def _read_written(path: Path) -> dict[str, str]:
    try:
        written = json.loads((path.parent / VERSIONS / WRITTEN).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return written if isinstance(written, dict) else {}


def _note_written(path: Path, content: bytes) -> None:
    written = {**_read_written(path), path.name: hash_content(content)}
    write_if_changed(path.parent / VERSIONS / WRITTEN, json_bytes(written))
