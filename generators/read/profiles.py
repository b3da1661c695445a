"""Read the profiles of many enterprises: a YAML list, or the first sheet of a workbook with a column for each fact.

A row that does not hold is left out and named by its cell; nothing in it is corrected or guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generators.check.conditions import check_profile
from generators.check.vocabulary import Vocabulary, gather_vocabulary
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.model.profiles import NAME, NUMBER, LeftOut, ProfileRoster
from generators.read.library import locate, merge
from generators.read.profile_names import NameBook, find_oddity, find_unprintable, print_plainly
from generators.read.profile_rows import Row, UnreadableRosterError, name_cell, read_rows
from generators.read.records import read_record
from generators.read.values import Reading, read_values
from generators.read.yaml_file import read_yaml

WORKBOOKS = (".xlsx", ".xlsm")
LISTS = (".yaml", ".yml")
ODD_HINT = "按原样写进清单；如果写错了，改正后再运行一次"


def read_profiles(path: Path, library: Library, year: int | None = None) -> ProfileRoster:
    """Read a roster; `year` is the year of every list, whatever the rows say."""
    suffix = path.suffix.lower()
    if suffix in LISTS:
        return _read_list(path, library)
    if suffix in WORKBOOKS:
        return _read_sheet(path, library, year)
    message = f"企业名单不能是「{path.suffix or path.name}」文件"
    return _refused(Problem(place=Place(file=path.name), message=message, hint="用 .xlsx 或 .yaml"))


def _refused(*problems: Problem) -> ProfileRoster:
    return ProfileRoster(problems=problems, readable=False)


def _read_sheet(path: Path, library: Library, year: int | None) -> ProfileRoster:
    try:
        rows = read_rows(path, library, year)
    except UnreadableRosterError as error:
        return _refused(*error.problems)
    known, names = gather_vocabulary(library), NameBook()
    enterprises: list[Enterprise] = []
    problems: list[Problem] = []
    left_out: list[LeftOut] = []
    remarks: list[Problem] = []
    for row in rows:
        found = list(row.problems)
        if row.enterprise is not None and not found:
            found = [
                *names.check(row.enterprise, row.code, row.place),
                *_check_cells(row.enterprise, row.places, known),
            ]
        problems += found
        if found or row.enterprise is None:
            left_out.append(_leave_row_out(row, found))
            continue
        names.add(row.enterprise, row.code, name_cell(row.place))
        enterprises.append(row.enterprise)
        oddity = find_oddity(row.enterprise.name)
        if oddity:
            remarks.append(Problem(place=row.places[NAME], message=oddity, hint=ODD_HINT))
    if not enterprises and not problems:
        return _refused(Problem(place=Place(file=path.name), message="名单里没有企业", hint="标题行以下每行写一家"))
    return ProfileRoster(
        enterprises=tuple(enterprises), problems=tuple(problems), left_out=tuple(left_out), remarks=tuple(remarks)
    )


def _leave_row_out(row: Row, found: Iterable[Problem]) -> LeftOut:
    why = "；".join(f"{name_cell(problem.place)}：{problem.message}" for problem in found)
    return _left_out(row.number, row.name, why)


def _leave_item_out(item: object, where: str, found: Iterable[Problem]) -> LeftOut:
    number, name = (item.get(NUMBER), item.get(NAME)) if isinstance(item, dict) else (None, None)
    return _left_out(number, name, f"{where}：{'；'.join(dict.fromkeys(problem.message for problem in found))}")


def _left_out(number: object, name: object, why: str) -> LeftOut:
    """Take what is known of a row; a value that is no text is not known."""
    known = [print_plainly(text) if isinstance(text, str) else "" for text in (number, name)]
    return LeftOut(id=known[0], name=known[1], why="".join("?" if find_unprintable(sign) else sign for sign in why))


def _check_cells(enterprise: Enterprise, places: dict[str, Place], known: Vocabulary) -> Iterator[Problem]:
    """Hold the facts of a row against their registry, each problem at its cell."""
    for problem in check_profile(enterprise, known):
        yield replace(problem, place=places[str(problem.place.keys[-1])])


def _read_list(path: Path, library: Library) -> ProfileRoster:
    """Read a YAML list of profiles, each as a file of content/enterprises/ holds one."""
    raw, problems = read_yaml(path, path.name)
    if raw is None:
        return _refused(*locate(problems, path.parent))
    if not isinstance(raw, list) or not raw:
        message = "企业名单应是一列企业档案" if raw else "名单里没有企业"
        hint = "每家以「- 」开头，写 编号、名称、年度、情况，写法同 content/enterprises/"
        return _refused(Problem(place=Place(file=path.name), message=message, hint=hint))
    known, names = gather_vocabulary(library), NameBook()
    enterprises: list[Enterprise] = []
    left_out: list[LeftOut] = []
    remarks: list[Problem] = []
    for index, item in enumerate(raw):
        place = Place(file=path.name, keys=(index,))
        enterprise, found = _read_item(item, place, known)
        if enterprise is not None and not found:
            found += names.check(enterprise, "", place)
        problems += found
        where = f"第{index + 1}家"
        if found or enterprise is None:
            left_out.append(_leave_item_out(item, where, found))
            continue
        names.add(enterprise, "", where)
        enterprises.append(enterprise)
        oddity = find_oddity(enterprise.name)
        if oddity:
            remarks.append(Problem(place=place.inside(NAME), message=oddity, hint=ODD_HINT))
    said, noted = locate(problems, path.parent), locate(remarks, path.parent)
    return ProfileRoster(
        enterprises=tuple(enterprises), problems=tuple(said), left_out=tuple(left_out), remarks=tuple(noted)
    )


def _read_item(item: Any, place: Place, known: Vocabulary) -> tuple[Enterprise | None, list[Problem]]:  # noqa: ANN401
    reading = Reading()
    value, found = read_record(Enterprise, read_values(item, place, reading), place)
    problems = merge(reading.problems, found)
    if value is None or problems:
        return None, problems
    enterprise: Enterprise = value
    message = find_unprintable(enterprise.name)
    if message:
        problems.append(Problem(place=place.inside(NAME), message=f"名称里{message}", hint="删去它"))
    return enterprise, [*problems, *check_profile(enterprise, known)]
