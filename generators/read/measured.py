"""Read what was measured of making lists."""

import re
from pathlib import Path
from typing import Any

from generators.model.measured import Measured
from generators.model.problem import Place, Problem
from generators.read.values import Reading, check_iso_date
from generators.read.yaml_file import read_yaml

_TEXTS, _WHOLE, _FILES = ("测量日期", "机器", "方法"), ("家数", "打包字节"), "字节"
_SECONDS = "核秒"
_NUMBER = re.compile(r"[1-9][0-9]{0,11}|(?:0|[1-9][0-9]{0,8})\.[0-9]{1,3}", re.ASCII)
_KEYS = (*_TEXTS, *_WHOLE, _SECONDS, _FILES)


def read_measured(path: Path, name: str) -> tuple[Measured | None, list[Problem]]:
    """Read measured.yaml; without the file nothing was measured. `name` is what problems call it."""
    if not path.exists():
        return None, []
    raw, problems = read_yaml(path, name)
    if raw is None:
        return None, problems
    if not isinstance(raw, dict) or set(raw) != set(_KEYS):
        return None, [Problem(place=Place(file=name), message="实测数的键不对", hint=f"写且只写：{'、'.join(_KEYS)}")]
    problems = [*_check_texts(raw, name), *_check_numbers(raw, name)]
    return (None, problems) if problems else (_measured(raw), [])


def _measured(raw: dict[str, Any]) -> Measured:
    return Measured(
        day=raw["测量日期"],
        machine=raw["机器"],
        method=raw["方法"],
        enterprises=int(raw["家数"]),
        core_seconds=float(raw[_SECONDS]),
        packed=int(raw["打包字节"]),
        files={kind: int(size) for kind, size in raw[_FILES].items()},
    )


def _check_texts(raw: dict[str, Any], name: str) -> list[Problem]:
    reading = Reading()
    for key in _TEXTS:
        if not isinstance(raw[key], str) or not raw[key].strip():
            reading.complain(Place(file=name, keys=(key,)), f"「{key}」应是一段文字", "写成一行文字")
    if not reading.problems:
        check_iso_date(raw["测量日期"], Place(file=name, keys=("测量日期",)), reading)
    return reading.problems


def _check_numbers(raw: dict[str, Any], name: str) -> list[Problem]:
    sizes = raw[_FILES] if isinstance(raw[_FILES], dict) else {}
    wanted: list[tuple[tuple[str, ...], Any, bool]] = [((key,), raw[key], True) for key in _WHOLE]
    wanted += [((_SECONDS,), raw[_SECONDS], False)]
    wanted += [((_FILES, kind), size, True) for kind, size in sizes.items()]
    problems = (
        [] if sizes else [Problem(place=Place(file=name, keys=(_FILES,)), message="「字节」应写每种文件的字节数")]
    )
    return problems + [
        Problem(place=Place(file=name, keys=keys), message=f"「{keys[-1]}」应是大于 0 的数", hint="只写数字，不带单位")
        for keys, value, whole in wanted
        if not isinstance(value, str) or not _NUMBER.fullmatch(value) or (whole and "." in value) or not float(value)
    ]
