"""Read the whole of content/ into one Library, with every problem of reading in one pass."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generators.model.amendment import Amendment
from generators.model.enterprise import Enterprise
from generators.model.form import Form, UnmadeForm
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.model.registry import Document, DutyLink, Fact, Region, Retired, Role, Term, Topic
from generators.model.suspect import Confirmation
from generators.model.update import Update
from generators.model.words import RECORD_TITLES
from generators.read.quotas import read_quotas
from generators.read.records import read_record
from generators.read.values import Reading, check_iso_date, read_values, read_whole_number
from generators.read.workdays import read_workdays
from generators.read.yaml_file import find_positions, read_text, read_yaml

REGISTRIES: dict[str, tuple[str, type]] = {
    "roles": ("roles.yaml", Role),
    "regions": ("regions.yaml", Region),
    "facts": ("facts.yaml", Fact),
    "documents": ("documents.yaml", Document),
    "glossary": ("glossary.yaml", Term),
    "unmade_forms": ("unmade_forms.yaml", UnmadeForm),
    "links": ("links.yaml", DutyLink),
    "topics": ("topics.yaml", Topic),
    "retired": ("retired.yaml", Retired),
    "amendments": ("amendments.yaml", Amendment),
    "confirmations": ("confirmations.yaml", Confirmation),
}
OPTIONAL = ("unmade_forms", "links", "topics", "retired", "amendments", "confirmations")
"""Registries that may be left out: nothing refers to them."""
FOLDERS: dict[str, tuple[str, type]] = {
    "policies": ("policies", Policy),
    "forms": ("forms", Form),
    "enterprises": ("enterprises", Enterprise),
    "updates": ("updates", Update),
}
WORKDAYS, QUOTAS, FORMS, PAGES = "workdays.yaml", "quotas", "forms", "pages"
MEASURED = "measured.yaml"
"""Read by `read_measured`, for the handbook alone."""
_STATED = ("发布机关", "印发日期", "年度")


def read_library(content: Path) -> tuple[Library, list[Problem]]:
    """Read content/ into a Library and every problem met on the way.

    With problems the library holds what could be read, so that checks can go on and say all at once.
    """
    if not content.is_dir():
        hint = "在项目文件夹里运行；内容应在 content/ 下"
        return Library(), [Problem(place=Place(file=content.name), message="没有这个文件夹", hint=hint)]
    closed = list(find_closed(content))
    if closed:
        return Library(), closed
    with _collector_paused():
        parts: dict[str, Any] = {}
        problems = find_strangers(content)
        for attribute, (file, record) in REGISTRIES.items():
            if attribute in OPTIONAL and not (content / file).exists():
                continue
            parts[attribute], found = read_registry(content / file, _name_of(content / file, content), record)
            problems += found
        for attribute, (folder, record) in FOLDERS.items():
            parts[attribute], found = read_folder(content / folder, content, record)
            problems += found
        parts |= read_tables(content, parts["forms"], problems)
    return Library(**parts), problems


def find_closed(content: Path) -> Iterator[Problem]:
    """Find folders that may not be listed: they would look empty, and all that refers to them wrong."""
    names = (*(folder for folder, _ in FOLDERS.values()), QUOTAS, PAGES)
    inside = [content / name for name in names] if os.access(content, os.X_OK) else []
    for folder in (content, *inside):
        if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            hint = "取得读取权限后再运行一次"
            yield Problem(place=Place(file=_name_of(folder, content)), message="没有读取这个文件夹的权限", hint=hint)


def read_tables(content: Path, forms: tuple[Form, ...], problems: list[Problem]) -> dict[str, Any]:
    """Read the table of workdays and the quotas. Where a form could not be read, quotas wait for it."""
    tables: dict[str, Any] = {}
    if (content / WORKDAYS).exists():
        tables["calendar"], found = read_workdays(content / WORKDAYS, _name_of(content / WORKDAYS, content))
        problems += found
    if len(forms) == len(_list_files(content / FORMS)):
        tables["quotas"], found = read_quotas(content / QUOTAS, forms)
        problems += found
    return tables


def find_strangers(content: Path) -> list[Problem]:
    """Find files that nothing would read, so that none is left out in silence."""
    known = {file for file, _ in REGISTRIES.values()} | {WORKDAYS, MEASURED}
    strangers = [path for path in content.glob("*.y*ml") if path.name not in known]
    names = (*(folder for folder, _ in FOLDERS.values()), QUOTAS)
    for folder in names:
        strangers += [path for path in (content / folder).glob("*") if path.suffix != ".yaml"]
    hint = f"内容文件以 .yaml 结尾，放在 {'、'.join(names)} 里；登记表的名称见 content/README.md"
    return [
        Problem(place=Place(file=_name_of(path, content)), message="不会被读到的文件", hint=hint)
        for path in sorted(strangers)
        if not path.name.startswith((".", "~")) and not path.name.endswith("~")
    ]


def read_registry(path: Path, name: str, record: type) -> tuple[tuple[Any, ...], list[Problem]]:
    """Read a registry file: a list of records of one kind."""
    if not path.exists():
        hint = f"政策要靠它认出名称；补上 {name}，没有内容时写 []"
        return (), [Problem(place=Place(file=name), message="缺少登记表", hint=hint)]
    raw, problems = read_yaml(path, name)
    if raw is None:
        return (), problems
    if not isinstance(raw, list):
        return (), [Problem(place=Place(file=name), message="登记表应是一列记录", hint="每条记录以「- 」开头")]
    records: list[Any] = []
    for index, item in enumerate(raw):
        place = Place(file=name, keys=(index,))
        reading = Reading()
        value, found = read_record(record, read_values(item, place, reading), place)
        records.append(value)
        problems += merge(reading.problems, found)
    return tuple(value for value in records if value is not None), problems


def read_folder(folder: Path, content: Path, record: type) -> tuple[tuple[Any, ...], list[Problem]]:
    """Read every file of a folder, each one record whose id is the file name."""
    if record is Policy and not folder.is_dir():
        hint = "每个政策一个文件，放在这里；写法见 content/README.md"
        return (), [Problem(place=Place(file=_name_of(folder, content)), message="没有这个文件夹", hint=hint)]
    records: list[Any] = []
    problems: list[Problem] = []
    for path in _list_files(folder):
        value, found = read_file(path, _name_of(path, content), record)
        problems += found
        if value is None:
            continue
        records.append(value)
        if value.id and value.id != path.stem:
            hint = f"把文件改名为 {value.id}.yaml，或把编号改成 {path.stem}"
            place = Place(file=_name_of(path, content), keys=("编号",))
            problems.append(Problem(place=place, message=f"编号「{value.id}」与文件名不一致", hint=hint))
    return tuple(records), problems


def read_file(path: Path, name: str, record: type) -> tuple[Any, list[Problem]]:
    """Read one file into one record."""
    raw, problems = read_yaml(path, name)
    if raw is None:
        return None, problems
    place = Place(file=name)
    if not isinstance(raw, dict):
        return None, [Problem(place=place, message="文件应是键和值", hint="第一行写 编号: …，参看 content/README.md")]
    value, found = read_tree(raw, place, record)
    return value, problems + found


def read_tree(raw: dict[str, Any], place: Place, record: type) -> tuple[Any, list[Problem]]:
    """Read the tree of one file, as YAML gives it, into one record."""
    reading = Reading()
    if record is Policy:
        _open_policy(raw, place, reading)
    value, found = read_record(record, read_values(raw, place, reading, RECORD_TITLES[record.__name__]), place)
    return value, merge(reading.problems, found)


def find_unread(problems: list[Problem]) -> frozenset[Place]:
    """Return the places that could not be read: what is missing there is no fault of those who refer to it."""
    return frozenset(problem.place for problem in problems)


def merge(said: list[Problem], found: list[Problem]) -> list[Problem]:
    """Join the problems of values and of records; what is said of a value is not said again of its absence."""
    places = {problem.place.keys for problem in said}
    return said + [problem for problem in found if problem.place.keys not in places]


def locate(problems: list[Problem], root: Path) -> list[Problem]:
    """Give every problem its line and column, and sort them as a reader meets them.

    `root` is the folder the file names of the problems start from. Only files with problems are read again.
    """
    located = [problem for problem in problems if problem.place.line is not None]
    for name in sorted({problem.place.file for problem in problems if problem.place.line is None}):
        these = [problem for problem in problems if problem.place.file == name and problem.place.line is None]
        text, _ = read_text(root / name, name)
        ways = [(problem.place.keys, problem.on_key) for problem in these]
        places = find_positions(text, name, ways) if text else [problem.place for problem in these]
        located += [
            Problem(place=place, message=problem.message, hint=problem.hint)
            for place, problem in zip(places, these, strict=True)
        ]
    return sorted(set(located), key=lambda p: (p.place.file, p.place.line or 0, p.place.column or 0, p.message))


def _open_policy(raw: dict[str, Any], place: Place, reading: Reading) -> None:
    """Write out the short forms of a policy's head, and learn its year for dates that leave theirs out."""
    for key in _STATED:
        if isinstance(raw.get(key), str):
            raw[key] = {"值": raw[key]}
    stated = raw.get("年度")
    if isinstance(stated, dict) and "值" in stated:
        reading.year = read_whole_number(stated["值"], place.inside("年度", "值"), reading)
    issued = raw.get("印发日期")
    if isinstance(issued, dict):
        check_iso_date(issued.get("值"), place.inside("印发日期", "值"), reading)
    period = raw.get("有效期")
    if isinstance(period, dict):
        for key in ("起", "止"):
            check_iso_date(period.get(key), place.inside("有效期", key), reading)


def _list_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("."))


def _name_of(path: Path, content: Path) -> str:
    return path.relative_to(content.parent).as_posix()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector out: reading makes only objects that stay, and it would walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
