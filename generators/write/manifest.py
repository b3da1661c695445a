"""The record of what was built from what: one mechanism for rebuilding, resuming, and noticing tampering."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generators.write.files import remove_file, write_file, write_if_changed
from generators.write.output import Naming, Output

MANIFEST = "manifest.json"
REMOVED = "移除"
LISTED_REASONS = 3
FILLED_IN = (".docx", ".xlsx")
"""Endings of files that people write into."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing a build does to one file, and why, in words."""

    action: str
    """新建, 更新, 恢复 or 移除."""
    path: str
    reason: str

    @property
    def removes(self) -> bool:
        """Say whether the file goes."""
        return self.action == REMOVED


@dataclass(kw_only=True)
class Manifest:
    """What the last build made: path -> ingredients and content hash; `inputs` and `turning_days` for a quick no."""

    inputs: str = ""
    turning_days: list[str] = field(default_factory=list)
    as_of: str = ""
    outputs: dict[str, dict[str, object]] = field(default_factory=dict)
    site: dict[str, object] = field(default_factory=dict)


def read_manifest(build: Path) -> Manifest:
    """Read the manifest of a build folder; an unreadable one counts as none, so everything is made anew."""
    try:
        return Manifest(**json.loads((build / MANIFEST).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Manifest()


def write_manifest(build: Path, manifest: Manifest) -> None:
    """Write the manifest when it differs from the one there."""
    outputs = ",\n".join(f"{_plain(path)}: {_plain(record)}" for path, record in sorted(manifest.outputs.items()))
    rest = {name: value for name, value in vars(manifest).items() if name != "outputs"}
    write_if_changed(build / MANIFEST, f'{{"outputs": {{\n{outputs}\n}},\n{_plain(rest)[1:]}\n'.encode())


def _plain(value: object) -> str:
    """Write a value as JSON in one line, which is many times as fast as several."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def hash_content(content: bytes) -> str:
    """Hash the bytes of an output."""
    return hashlib.sha256(content).hexdigest()[:16]


def hash_on_disk(path: Path) -> str | None:
    """Hash a file; None where there is none that can be read."""
    try:
        return hash_content(path.read_bytes())
    except OSError:
        return None


def is_whole(build: Path, path: str, record: dict[str, object]) -> bool:
    """Say whether an output still holds the bytes that were written."""
    return hash_on_disk(build / path) == record.get("content")


def is_up_to_date(build: Path, manifest: Manifest, inputs: str, day: date, *, with_site: bool) -> bool:
    """Say whether a build would write nothing: same inputs, no status turned, every output still whole."""
    if not manifest.outputs or manifest.inputs != inputs or turns_between(manifest, day):
        return False
    if not all(is_whole(build, path, record) for path, record in manifest.outputs.items()):
        return False
    return not with_site or _holds_site(build, manifest)


def _holds_site(build: Path, manifest: Manifest) -> bool:
    """Say whether the site of these very inputs is there and whole."""
    files = manifest.site.get("files")
    if not isinstance(files, dict) or manifest.site.get("built_with") != [manifest.inputs, manifest.as_of]:
        return False
    return all(is_whole(build, f"site/{path}", {"content": content}) for path, content in files.items())


def turns_between(manifest: Manifest, day: date) -> bool:
    """Say whether some status differs between the day of the last build and this one."""
    earlier, later = sorted((manifest.as_of, day.isoformat()))
    return any(earlier < turn <= later for turn in manifest.turning_days)


def write_outputs(  # noqa: PLR0913 - what is asked of few callers has a default
    build: Path,
    outputs: Iterable[Output],
    manifest: Manifest,
    *,
    answers_for: Callable[[str], bool] = bool,
    dry_run: bool = False,
    naming: Naming | None = None,
) -> list[Step]:
    """Bring build/ to what the outputs say: make what changed, restore what was touched, remove what is left over.

    Left over are recorded paths that nothing asks for, of those alone that these outputs answer for; without a say,
    all. Returns the steps in order of path, of those alone that change a file; with `dry_run` nothing is touched, but
    what may change is made, to know. The manifest is updated in place. Who brings outputs in parts gives one `naming`.
    """
    wanted = sorted(outputs, key=lambda output: output.path)
    naming = naming or Naming()
    brought = (_bring(build, output, manifest, naming, dry_run=dry_run) for output in wanted)
    steps = [step for step in brought if step is not None]
    left_over = sorted(filter(answers_for, set(manifest.outputs) - {output.path for output in wanted}))
    for path in left_over:
        steps.append(Step(action=REMOVED, path=path, reason="内容里不再有它"))
        if not dry_run:
            _keep_edited(build, path, manifest.outputs.pop(path))
            remove_file(build / path, build)
    return steps


def _bring(build: Path, output: Output, manifest: Manifest, naming: Naming, *, dry_run: bool) -> Step | None:
    """Bring one file to what its output says; return the step if it changes the file."""
    path, ingredients = output.path, output.ingredients(naming)
    old = manifest.outputs.get(path)
    step = _find_step(build, path, old, ingredients)
    if step is None:
        return None
    content = output.make()
    record: dict[str, object] = {"ingredients": ingredients, "content": hash_content(content)}
    if is_whole(build, path, record):  # something changed that this file does not show
        step = None
    if not dry_run:
        _keep_edited(build, path, old, hash_content(content))
        write_if_changed(build / path, content)
        manifest.outputs[path] = record
    return step


def _find_step(build: Path, path: str, old: dict[str, object] | None, ingredients: dict[str, str]) -> Step | None:
    if old is None:
        return Step(action="新建", path=path, reason="还没有这个文件")
    before = old.get("ingredients")
    if before != ingredients:
        return Step(action="更新", path=path, reason=explain(before if isinstance(before, dict) else {}, ingredients))
    found = hash_on_disk(build / path)
    if found is None:
        return Step(action="恢复", path=path, reason="文件不见了")
    if found != old.get("content"):
        return Step(action="恢复", path=path, reason="文件被改动过；改动另存在旁边")
    return None


def explain(before: dict[str, str], after: dict[str, str]) -> str:
    """Say which ingredients changed: records first by name, the arrangement only when nothing else did."""
    changed = [f"{name} 有变" for name in after if name in before and before[name] != after[name] and name != "编排"]
    added = [f"新增 {name}" for name in after if name not in before]
    removed = [f"不再用 {name}" for name in before if name not in after]
    reasons = changed + added + removed or ["编排有变"]
    more = f" 等 {len(reasons)} 项" if len(reasons) > LISTED_REASONS else ""
    return "；".join(reasons[:LISTED_REASONS]) + more


def _keep_edited(build: Path, path: str, old: dict[str, object] | None, new: str | None = None) -> None:
    """Save a file somebody edited beside the one that replaces it: a person's work is never lost.

    Nobody's is a file with the bytes that were written, or that will be: a build that was killed may have come so far.
    Of what no record knows, only files that people fill in are saved.
    """
    file = build / path
    found = hash_on_disk(file)
    if found is None or found == new or (old is None and file.suffix not in FILLED_IN):
        return
    if old is not None and found == old.get("content"):
        return
    write_file(file.with_name(f"{file.stem}.被改动-{found[:6]}{file.suffix}"), file.read_bytes())
