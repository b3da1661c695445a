"""Read the list of what the site holds of others, and what lies in their folders."""

import hashlib
import re
from pathlib import Path
from typing import Any

from generators.model.problem import Place, Problem
from generators.model.vendored import Vendored, VendoredFile
from generators.read.yaml_file import read_yaml

KEYS = ("包", "版本", "许可", "包校验", "文件")
FILE_KEYS = ("取自", "校验")
NAME = re.compile(r"(?:@[a-z0-9][\w.-]*/)?[a-z0-9][\w.-]*", re.ASCII)
VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(?:-[\w.]+)?", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_INTEGRITY = re.compile(r"sha512-[A-Za-z0-9+/]{86}==", re.ASCII)
_FILE = re.compile(r"[\w-][\w.-]*", re.ASCII)


def read_vendored(path: Path, name: str) -> tuple[tuple[Vendored, ...], list[Problem]]:
    """Read the list; `name` is what problems call it."""
    raw, problems = read_yaml(path, name)
    if problems:
        return (), problems
    if not isinstance(raw, list):
        return (), [
            Problem(place=Place(file=name), message="应是一串包", hint="每个包写成「- 包: 名称」，下面写版本和文件")
        ]
    places = [Place(file=name, keys=(number,)) for number in range(len(raw))]
    problems = [problem for one, place in zip(raw, places, strict=True) for problem in _find_faults(one, place)]
    return ((), problems) if problems else (tuple(map(_vendored, raw)), [])


def read_vendor_hashes(folder: Path) -> dict[str, dict[str, str]]:
    """Hash every file in the folders of a folder."""
    return {
        one.name: {
            file.relative_to(one).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(one.rglob("*"))
            if file.is_file()
        }
        for one in sorted(folder.iterdir())
        if one.is_dir()
    }


def _vendored(raw: dict[str, Any]) -> Vendored:
    return Vendored(
        package=raw["包"],
        version=raw["版本"],
        licence=raw["许可"],
        integrity=raw["包校验"],
        files={name: VendoredFile(source=one["取自"], sha256=one["校验"]) for name, one in raw["文件"].items()},
    )


def _find_faults(raw: Any, place: Place) -> list[Problem]:  # noqa: ANN401 - any YAML tree
    if not isinstance(raw, dict) or set(raw) != set(KEYS) or not isinstance(raw["文件"], dict):
        return [Problem(place=place, message="一个包的键不对", hint=f"写且只写：{'、'.join(KEYS)}")]
    wanted = {"包": NAME, "版本": VERSION, "包校验": _INTEGRITY, "许可": re.compile(r".+")}
    problems = [
        Problem(place=place.inside(key), message=f"「{key}」写得不对", hint="照 npm 上的写法")
        for key, pattern in wanted.items()
        if not isinstance(raw[key], str) or not pattern.fullmatch(raw[key])
    ]
    for name, one in raw["文件"].items():
        whole = (
            isinstance(one, dict) and set(one) == set(FILE_KEYS) and all(isinstance(text, str) for text in one.values())
        )
        if not whole or not _FILE.fullmatch(name) or not _HASH.fullmatch(one["校验"]):
            message = f"文件「{name}」写得不对"
            problems.append(
                Problem(
                    place=place.inside("文件", name),
                    message=message,
                    hint="写成「名称: {取自: 包内路径, 校验: SHA-256}」",
                )
            )
    return problems
