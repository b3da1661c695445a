"""Read the table of workdays: which days are off, which weekends are worked, by which notice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generators.model.calendar import Calendar, Holiday, WorkdayYear
from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_yaml

_KEYS, _HOLIDAY_KEYS = ("年份", "依据", "暂定", "放假", "上班"), ("名称", "起", "止")
_HINT = "参看文件里已有的年份：年份、依据（或 暂定: 是）、放假、上班"
_DAY_HINT = "写成 2023-05-01"


def read_workdays(path: Path, name: str) -> tuple[Calendar, list[Problem]]:
    """Read workdays.yaml; `name` is what problems call the file. What does not fit is left out and said."""
    raw, problems = read_yaml(path, name)
    if raw is None:
        return Calendar(), problems
    if not isinstance(raw, list):
        return Calendar(), [Problem(place=Place(file=name), message="工作日表应是一列年份", hint=_HINT)]
    years: dict[int, WorkdayYear] = {}
    for index, item in enumerate(raw):
        place = Place(file=name, keys=(index,))
        year = _read_year(item, place, problems)
        if year and year.year in years:
            problems.append(Problem(place=place.inside("年份"), message="同一年份写了两次", hint="每年只写一条"))
        elif year:
            years[year.year] = year
    return Calendar(years=tuple(years.values())), problems


def _check_keys(item: dict[str, Any], keys: tuple[str, ...], place: Place, problems: list[Problem]) -> None:
    """Name every key that nothing would read."""
    problems += [
        Problem(place=place.inside(key), message=f"不认识「{key}」", hint=f"可用：{'、'.join(keys)}", on_key=True)
        for key in item
        if key not in keys
    ]


def _list(value: Any, place: Place, problems: list[Problem]) -> list[Any]:  # noqa: ANN401 - as YAML gives it
    if value is None or isinstance(value, list):
        return value or []
    problems.append(Problem(place=place, message="应是一列", hint=_HINT))
    return []


def _read_year(item: Any, place: Place, problems: list[Problem]) -> WorkdayYear | None:  # noqa: ANN401 - as YAML gives it
    if not isinstance(item, dict) or not str(item.get("年份", "")).isdigit():
        problems.append(Problem(place=place, message="每条应写明年份", hint=_HINT))
        return None
    _check_keys(item, _KEYS, place, problems)
    year = WorkdayYear(
        year=int(item["年份"]),
        notice=item.get("依据"),
        provisional=item.get("暂定") == "是",
        holidays=tuple(_read_holidays(item.get("放假"), place.inside("放假"), problems)),
        workdays=tuple(_read_days(item.get("上班"), place.inside("上班"), problems)),
    )
    if (year.notice is None) != year.provisional:
        message = f"{year.year}年应写依据的通知文号，通知未出的写 暂定: 是"
        problems.append(Problem(place=place, message=message, hint=_HINT))
    return year


def _read_holidays(items: Any, place: Place, problems: list[Problem]) -> Iterator[Holiday]:  # noqa: ANN401 - as YAML gives it
    for index, item in enumerate(_list(items, place, problems)):
        where = place.inside(index)
        if not isinstance(item, dict):
            problems.append(Problem(place=where, message="假期应写名称、起、止", hint=_HINT))
            continue
        _check_keys(item, _HOLIDAY_KEYS, where, problems)
        start = _read_day(item.get("起"), where.inside("起"), problems)
        end = _read_day(item.get("止"), where.inside("止"), problems)
        if start and end and start > end:
            problems.append(Problem(place=where, message="假期的止在起之前", hint="止是最后一天，不早于起"))
        elif start and end:
            yield Holiday(name=str(item.get("名称", "")), start=start, end=end)


def _read_days(items: Any, place: Place, problems: list[Problem]) -> Iterator[date]:  # noqa: ANN401 - as YAML gives it
    for index, item in enumerate(_list(items, place, problems)):
        day = _read_day(item, place.inside(index), problems)
        if day:
            yield day


def _read_day(text: object, place: Place, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        problems.append(Problem(place=place, message=f"「{text}」不是日期", hint=_DAY_HINT))
        return None
