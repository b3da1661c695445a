"""Read YAML trees into the classes of the model, with pydantic's errors said in Chinese."""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generators.model.problem import Place, Problem
from generators.model.words import yaml_word

Record = TypeVar("Record")


@cache
def adapter(record: Hashable) -> TypeAdapter[Any]:
    """Return pydantic's reader of a class; built once, because building costs more than reading."""
    return TypeAdapter(record)


def read_record(record: type[Record], raw: object, place: Place) -> tuple[Record | None, list[Problem]]:
    """Read a tree whose values are already converted into one record, or say everything that does not fit."""
    try:
        return cast("Record", adapter(record).validate_python(raw)), []
    except ValidationError as error:
        return None, [say_error(details, record, place) for details in error.errors(include_url=False)]


def say_error(details: ErrorDetails, record: type, place: Place) -> Problem:
    """Say one of pydantic's errors in the reader's words."""
    way = tuple(key for key in details["loc"] if _is_yaml_key(key))
    inside = place.inside(*way)
    key = str(way[-1]) if way else ""
    if details["type"] in _SAYINGS:
        message, hint = _SAYINGS[details["type"]](key, details)
    elif details["type"] == "unexpected_keyword_argument":
        known = known_keys(record, way[:-1])
        message = f"不认识的键「{key}」"
        hint = did_you_mean(key, known) or f"这里可用的键：{'、'.join(known)}"
        return Problem(place=inside, message=message, hint=hint, on_key=True)
    else:
        message, hint = f"「{key}」的值不合规定", "对照 content/README.md 的写法"
    return Problem(place=inside, message=message, hint=hint)


def did_you_mean(word: str, known: list[str]) -> str:
    """Return a hint with the known word nearest to a misspelt one, or nothing."""
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"是不是「{near[0]}」？" if near else ""


def known_keys(record: type, way: tuple[str | int, ...]) -> list[str]:
    """Return the YAML keys of the record that a way through the tree leads to."""
    current: Any = record
    for key in way:
        if isinstance(key, int):
            continue
        current = next((f.type for f in fields(current) if yaml_word(f.name) == key), None)
        current = _record_in(current)
        if current is None:
            return []
    return [yaml_word(f.name) for f in fields(current) if f.name != "place"]


def _record_in(annotation: Any) -> type | None:  # noqa: ANN401 - an annotation
    if is_dataclass(annotation):
        return annotation  # type: ignore[return-value]
    if get_origin(annotation) in (tuple, dict, Union, UnionType):
        return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
    return None


def _is_yaml_key(key: str | int) -> bool:
    """Tell the keys of the YAML from the names of classes that pydantic puts between for a union."""
    return isinstance(key, int) or not (key.isascii() and key[:1].isalpha()) or key == "place"


def _say_choice(key: str, details: ErrorDetails) -> tuple[str, str]:
    expected = (
        str(details.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    )
    near = did_you_mean(str(details["input"]), expected.split("、"))
    return f"「{key}」不能是「{details['input']}」", f"{near}可选：{expected}"


_SAYINGS: dict[str, Callable[[str, ErrorDetails], tuple[str, str]]] = {
    "missing": lambda key, _: (f"缺少「{key}」", "补上这一项"),
    "enum": _say_choice,
    "string_type": lambda key, _: (f"「{key}」应是一段文字", "写成一行文字；值里有「: 」或「#」时加引号"),
    "tuple_type": lambda key, _: (f"「{key}」应是一列", "每项一行，以「- 」开头，或写在 [ ] 里"),
    "dict_type": lambda key, _: (f"「{key}」应是键和值", "写成 {键: 值}"),
    "dataclass_type": lambda key, d: (
        f"「{key}」应是一条记录，这里是「{str(d['input'])[:20]}」",
        "写成 {键: 值, …}；冒号用半角并后跟空格",
    ),
    "bool_parsing": lambda key, d: (f"「{key}」应是 是 或 否，这里是「{d['input']}」", "只写 是 或 否"),
    "int_parsing": lambda key, d: (f"「{key}」应是整数，这里是「{d['input']}」", "只写数字"),
}
