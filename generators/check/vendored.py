"""Whether what the site holds of others is what its list says, no more and no less."""

from collections.abc import Iterable, Iterator, Mapping

from generators.model.problem import Place, Problem
from generators.model.vendored import Vendored

LICENCE = "LICENSE"
FETCH = "运行 python3 run.py vendor 取回原文件"

Hashes = Mapping[str, Mapping[str, str]]
"""Name of a folder -> name of a file in it -> its SHA-256."""


def check_vendored(listed: Iterable[Vendored], found: Hashes, place: Place) -> Iterator[Problem]:
    """Compare the list with the folders; `place` is the list's. A package without its licence may not be published."""
    known = {one.folder: one for one in listed}
    for folder, one in known.items():
        yield from _check_one(one, found.get(folder, {}), place)
    for folder in found:
        if folder not in known:
            yield Problem(
                place=place, message=f"文件夹 {folder} 没有列出", hint="在清单里列出它的包、版本和文件，或删去"
            )


def _check_one(one: Vendored, found: Mapping[str, str], place: Place) -> Iterator[Problem]:
    if LICENCE not in one.files:
        yield Problem(place=place, message=f"{one.folder} 没有列出 {LICENCE}", hint="许可文件要一起发布")
    for name, file in one.files.items():
        if name not in found:
            yield Problem(place=place, message=f"{one.folder}/{name} 不见了", hint=FETCH)
        elif found[name] != file.sha256:
            yield Problem(place=place, message=f"{one.folder}/{name} 与发布的原文件不同", hint=FETCH)
    for name in found:
        if name not in one.files:
            yield Problem(place=place, message=f"{one.folder}/{name} 没有列出", hint="列出它，或删去")
