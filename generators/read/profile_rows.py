"""The rows of a workbook of profiles: headings to facts, cells to values, each with its address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from sys import intern

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from generators.check.hints import did_you_mean
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.model.profiles import CODE, NAME, NUMBER, YEAR
from generators.model.registry import Fact, FactType
from generators.read.profile_cells import UnreadableWorkbookError, read_marked_cells
from generators.read.profile_names import find_unprintable
from generators.read.sheet_cells import EXACT, split_parts, text_of

NOTE = "备注"
"""Begins the heading of a column that is not read."""
LARGEST_FILE = 200 * 1024 * 1024
LONGEST_VALUE = 500
EARLIEST, LATEST = 2000, 2100
_HEADING_ROWS = 10
_HEADING_HINT = "第一行照模板写列名，模板用 checklists --template 写出；不读的列，列名以「备注」开头"


class UnreadableRosterError(ValueError):
    """A roster whose rows cannot be told apart."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its enterprise, or what is wrong with it."""

    place: Place
    """The cell of its name."""
    places: dict[str, Place]
    """Heading -> cell."""
    number: str = ""
    """As far as it can be read; the code where there is no number."""
    name: str = ""
    code: str = ""
    enterprise: Enterprise | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """What the cells of a row are read with; rows and columns count from 0."""

    file: str
    name: str
    marked: dict[str, str]
    columns: dict[str, int] = field(default_factory=dict)
    """Heading -> column."""
    merged: dict[int, int] = field(default_factory=dict)
    """Row -> first column of a merged range in it."""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, as messages name it: 名单.xlsx:企业!B7."""
        return Place(file=f"{self.file}:{self.name}!{address(row, column)}")


@dataclass(frozen=True, kw_only=True)
class _Registry:
    facts: dict[str, Fact]
    regions: dict[str, str]
    """Name -> code."""
    year: int | None


def address(row: int, column: int) -> str:
    """Name a cell by letters and number, both counted from 0: (6, 1) is B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def name_cell(place: Place) -> str:
    """Return the address in the place of a cell."""
    return place.file.rpartition("!")[2]


def read_rows(path: Path, library: Library, year: int | None) -> Iterator[Row]:
    """Read the first sheet, its headings at once; rows without any value are passed over.

    Raises UnreadableRosterError where the file or its headings cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableWorkbookError("文件太大")
        marked = read_marked_cells(path)
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    except (OSError, CalamineError, ValueError, IndexError) as error:
        known = isinstance(error, UnreadableWorkbookError)
        missing = isinstance(error, FileNotFoundError)
        why = "没有这个文件" if missing else str(error) if known else "打不开"
        hint = "核对路径和文件名" if missing else "用 Excel 或 WPS 另存为 .xlsx"
        problem = Problem(place=Place(file=path.name), message=f"读不了企业名单：{why}", hint=hint)
        raise UnreadableRosterError(problem) from error
    registry = _Registry(
        facts={fact.name: fact for fact in library.facts},
        regions={region.name: region.code for region in library.regions},
        year=year,
    )
    return _list_rows(_Sheet(file=path.name, name=_clean(sheet.name), marked=marked), sheet, registry)


def _clean(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def _list_rows(blank: _Sheet, sheet: CalamineSheet, registry: _Registry) -> Iterator[Row]:
    _, left = sheet.start or (0, 0)
    cells = enumerate(sheet.iter_rows())  # from the first row of the sheet, but its first column that is not empty
    top = islice(cells, _HEADING_ROWS)
    heading = next(((row, values) for row, values in top if NAME in values), None)
    if heading is None:
        problem = Problem(
            place=blank.place(0, 0), message=f"前 {_HEADING_ROWS} 行里找不到「{NAME}」一列", hint=_HEADING_HINT
        )
        raise UnreadableRosterError(problem)
    start, headings = heading
    columns, problems = _read_headings(headings, blank, (start, left), registry)
    merged = _list_merged(sheet, set(columns.values()), start)
    if start in merged:
        place = blank.place(start, merged[start])
        problems.append(Problem(place=place, message="列名所在的行有合并的单元格", hint="取消合并"))
    if problems:
        raise UnreadableRosterError(*problems)
    ready = _Sheet(file=blank.file, name=blank.name, marked=blank.marked, columns=columns, merged=merged)
    return (
        _read_row(row, {head: values[column - left] for head, column in columns.items()}, ready, registry)
        for row, values in cells
        if any(value != "" for value in values)
    )


def _read_headings(
    headings: Sequence[object], sheet: _Sheet, corner: tuple[int, int], registry: _Registry
) -> tuple[dict[str, int], list[Problem]]:
    """Return heading -> column; complain of headings that are not known or stand twice."""
    row, left = corner
    known = (NUMBER, CODE, NAME, YEAR, *registry.facts)
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for column, value in enumerate(headings, start=left):
        heading = str(value).strip()
        if not heading or heading.startswith(NOTE):
            continue
        place = sheet.place(row, column)
        if heading in columns:
            first = address(row, columns[heading])
            problems.append(Problem(place=place, message=f"列名「{heading}」与 {first} 重复", hint="只留一列"))
        elif heading not in known:
            says = find_unprintable(heading) or f"没有「{heading[:40]}」这一列"
            hint = did_you_mean(heading[:40], known) + _HEADING_HINT
            problems.append(Problem(place=place, message=says, hint=hint))
        else:
            columns[heading] = column
    return columns, problems


def _list_merged(sheet: CalamineSheet, columns: set[int], start: int) -> dict[int, int]:
    """Return row -> first column of a merged range that touches a column we read; titles above do not count."""
    merged: dict[int, int] = {}
    for (first, left), (last, right) in sheet.merged_cell_ranges or ():
        if columns.isdisjoint(range(left, right + 1)):
            continue
        for row in range(max(first, start), min(last, sheet.total_height) + 1):
            merged.setdefault(row, left)
    return merged


def _read_row(row: int, values: dict[str, object], sheet: _Sheet, registry: _Registry) -> Row:
    places = {heading: sheet.place(row, column) for heading, column in sheet.columns.items()}
    problems = [*_find_damage(row, values, sheet, places)]
    texts = {heading: "" if _is_cut_short(heading, value) else text_of(value) for heading, value in values.items()}
    code = texts.get(CODE, "").upper()
    known = Row(place=places[NAME], places=places, number=texts.get(NUMBER) or code, name=texts[NAME], code=code)
    if not problems:
        problems += _check_identity(texts, code, places, registry)
    if problems:
        return replace(known, problems=tuple(problems))
    enterprise = Enterprise(
        id=texts.get(NUMBER) or code or f"row-{row + 1}",
        name=texts[NAME],
        year=registry.year or int(texts[YEAR]),
        facts={
            name: _fact_value(fact, texts[name], registry) for name, fact in registry.facts.items() if texts.get(name)
        },
        place=places[NAME],
    )
    return replace(known, enterprise=enterprise)


def _is_cut_short(heading: str, value: object) -> bool:
    """Say whether a number or a code may have lost its last digits because it was kept as a number."""
    if heading not in (NUMBER, CODE) or not isinstance(value, int | float):
        return False
    return heading == CODE or abs(value) >= EXACT


def _find_damage(row: int, values: dict[str, object], sheet: _Sheet, places: dict[str, Place]) -> Iterator[Problem]:
    """Find what cannot be read as it stands: merged cells, formulas, errors, codes kept as numbers, invisible signs."""
    if row in sheet.merged:
        yield Problem(place=sheet.place(row, sheet.merged[row]), message="合并的单元格", hint="取消合并，每行各写各的")
    for heading, value in values.items():
        place = places[heading]
        mark = sheet.marked.get(address(row, sheet.columns[heading]))
        if mark:
            yield Problem(place=place, message=f"「{heading}」是{mark}", hint="复制后选择性粘贴为数值")
        elif _is_cut_short(heading, value):
            message = f"「{heading}」存成了数字，后几位可能已经丢失，无法还原"
            yield Problem(place=place, message=message, hint="把这一列设为文本格式，照营业执照重新填写")
        elif isinstance(value, str) and (unprintable := find_unprintable(value.strip())):
            yield Problem(place=place, message=f"「{heading}」里{unprintable}", hint="删去它，一格只写一行")
        elif isinstance(value, str) and len(value) > LONGEST_VALUE:
            yield Problem(place=place, message=f"「{heading}」超过 {LONGEST_VALUE} 字", hint="照模板填写")


def _check_identity(
    texts: dict[str, str], code: str, places: dict[str, Place], registry: _Registry
) -> Iterator[Problem]:
    if not texts[NAME]:
        yield Problem(place=places[NAME], message="没有写名称", hint="写企业全称；空行请删去")
    if code and (wrong := say_wrong_code(code)):
        yield Problem(place=places[CODE], message=f"统一社会信用代码「{code[:40]}」{wrong}", hint="照营业执照核对")
    if registry.year is None:
        year = texts.get(YEAR, "")
        if not year:
            place = places.get(YEAR, places[NAME])
            yield Problem(place=place, message="没有写年度", hint="写清单的年度，如 2023；或用 --year 统一指定")
        elif not (year.isascii() and year.isdigit() and EARLIEST <= int(year) <= LATEST):
            yield Problem(place=places[YEAR], message=f"年度应是四位年份，这里是「{year[:40]}」", hint="如 2023")


def say_wrong_code(code: str) -> str:
    """Say what is wrong with an 18-digit 统一社会信用代码 (GB 32100-2015); nothing where it holds."""
    try:
        uscc.validate(code)
    except InvalidLength:
        return f"应是 18 位，这里是 {len(code)} 位"
    except InvalidChecksum:
        return "校验码不对，有一位写错了"
    except ValidationError:
        return "写法不对，里面有不会出现的字符"
    return "" if uscc.compact(code) == code else "里面有空格或连字符"


def _fact_value(fact: Fact, text: str, registry: _Registry) -> str | tuple[str, ...]:
    """Return the value of a cell; the same text is kept once, however many rows have it."""
    if fact.type is FactType.CHOICES:
        return tuple(dict.fromkeys(map(intern, split_parts(text))))
    return intern(_find_region(text, registry.regions) if fact.type is FactType.REGION else text)


def _find_region(text: str, regions: dict[str, str]) -> str:
    """Take a region by its code, its name, or both as the template's list offers them: 440300 深圳市."""
    code, _, name = text.partition(" ")
    return code if name and regions.get(name) == code else regions.get(text, text)
