"""Read YAML trees into the classes of the model, with pydantic's errors said in Chinese."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generators.check.hints import did_you_mean
from generators.model.problem import Place, Problem
from generators.model.words import yaml_word

Record = TypeVar("Record")
Way = tuple[str | int, ...]
"""Keys and positions that lead from the top of a tree to a value."""

ROUNDS = 5
"""How often a tree is mended and read again before it is given up: each mending can uncover the record around."""
_NOTHING = object()


@cache
def adapter(record: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class or any other annotation
    """Return pydantic's reader of a class; built once, because building costs more than reading."""
    return TypeAdapter(record)


def read_record(record: type[Record], raw: object, place: Place) -> tuple[Record | None, list[Problem]]:
    """Read a tree whose values are already converted into one record, and say everything that does not fit.

    What does not fit is left out or blanked (in `raw` too), so that the rest is still there to be checked;
    None only where the record itself is of the wrong shape.
    """
    problems: list[Problem] = []
    for _ in range(ROUNDS):
        try:
            return cast("Record", adapter(cast("Any", record)).validate_python(raw)), problems
        except ValidationError as error:
            found = [(find_way(details, raw), details) for details in error.errors(include_url=False)]
            problems = problems or _say_each_once(found, record, place)
            ways = {way for way, _ in found}
            if () in ways:
                return None, problems
            _mend_all(raw, ways, record)
    return None, problems


def find_way(details: ErrorDetails, raw: object) -> Way:
    """Return the way to the value an error is about, without the class names pydantic puts between."""
    way: list[str | int] = []
    node: Any = raw
    for key in details["loc"]:
        if _holds(node, key):
            node = node[key]
            way.append(key)
        elif key is details["loc"][-1] and details["type"] == "missing":
            way.append(key)
    return tuple(way)


def _holds(node: Any, key: str | int) -> bool:  # noqa: ANN401 - any YAML tree
    if isinstance(node, list):
        return isinstance(key, int) and key < len(node)
    return isinstance(node, dict) and key in node


def _say_each_once(found: list[tuple[Way, ErrorDetails]], record: type, place: Place) -> list[Problem]:
    """Say one problem a place: a union complains once for each of its members."""
    said: dict[Way, Problem] = {}
    for way, details in found:
        said.setdefault(way, say_error(details, way, record, place))
    return list(said.values())


def say_error(details: ErrorDetails, way: Way, record: type, place: Place) -> Problem:
    """Say one of pydantic's errors in the reader's words."""
    inside = place.inside(*way)
    key = str(next((key for key in reversed(way) if isinstance(key, str)), ""))
    if details["type"] == "unexpected_keyword_argument":
        known = known_keys(record, way[:-1])
        hint = did_you_mean(key, known) or f"这里可用的键：{'、'.join(known)}"
        return Problem(place=inside, message=f"不认识的键「{key}」", hint=hint, on_key=True)
    if details["type"] in _SAYINGS:
        message, hint = _SAYINGS[details["type"]](key, details)
    else:
        message, hint = f"「{key}」的值不合规定", "对照 content/README.md 的写法"
    return Problem(place=inside, message=message, hint=hint)


def known_keys(record: type, way: Way) -> list[str]:
    """Return the YAML keys of the record that a way through the tree leads to."""
    found = _record_in(annotation_at(record, way))
    return [yaml_word(f.name) for f in fields(found) if f.name != "place"] if found else []


def annotation_at(record: Any, way: Way) -> Any:  # noqa: ANN401 - an annotation
    """Return what the model says stands at the end of a way; None where it leads out of the model."""
    current = record
    for key in way:
        holder = _record_in(current)
        if isinstance(key, int) or holder is None:
            current = _item_of(current)
        else:
            current = next((hint for name, hint in hints_of(holder).items() if yaml_word(name) == key), None)
    return current


@cache
def hints_of(record: type) -> dict[str, Any]:
    """Return attribute -> annotation of a class of the model, references to itself resolved."""
    return get_type_hints(record)


def _record_in(annotation: Any) -> type | None:  # noqa: ANN401 - an annotation
    if is_dataclass(annotation):
        return annotation  # type: ignore[return-value]
    if get_origin(annotation) in (tuple, dict, Union, UnionType):
        return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
    return None


def _item_of(annotation: Any) -> Any:  # noqa: ANN401 - an annotation
    if get_origin(annotation) in (Union, UnionType):
        return next((item for part in get_args(annotation) if (item := _item_of(part))), None)
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


def _mend_all(raw: Any, ways: set[Way], record: type) -> None:  # noqa: ANN401 - any YAML tree
    """Blank every value that does not fit, or leave it out; of a list the last is left out first."""
    gone: set[Way] = set()
    for way in ways:
        blank = _blank_of(record, way)
        if blank is _NOTHING:
            gone.add(_last_to_keep(way, record))
        else:
            _holder_of(raw, way)[way[-1]] = blank
    outermost = (way for way in gone if not any(way[:length] in gone for length in range(len(way))))
    for way in sorted(outermost, key=lambda way: [str(key).zfill(9) for key in way], reverse=True):
        if way:
            _holder_of(raw, way).pop(way[-1], *(() if isinstance(way[-1], int) else (None,)))


def _holder_of(raw: Any, way: Way) -> Any:  # noqa: ANN401 - any YAML tree
    for key in way[:-1]:
        raw = raw[key]
    return raw


def _last_to_keep(way: Way, record: type) -> Way:
    """Return what must be left out for a value that can be neither kept nor blanked: it, or what needs it."""
    while way and isinstance(way[-1], str) and _is_needed(record, way):
        way = way[:-1]
    return way


def _blank_of(record: type, way: Way) -> object:
    """Return an empty value the model takes at the end of a way where it needs one, else `_NOTHING`."""
    if isinstance(way[-1], str) and not _is_needed(record, way):
        return _NOTHING
    annotation = annotation_at(record, way)
    if annotation is str:
        return ""
    if annotation is int:
        return 0
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    return _EMPTY.get(get_origin(annotation), lambda: _NOTHING)()


_EMPTY: dict[Any, Callable[[], object]] = {tuple: list, dict: dict}


def _is_needed(record: type, way: Way) -> bool:
    """Say whether the record that a way ends in must have the key it ends with."""
    holder = _record_in(annotation_at(record, way[:-1]))
    every: tuple[Field[Any], ...] = fields(holder) if holder else ()
    found = next((f for f in every if yaml_word(f.name) == way[-1]), None)
    return found is not None and found.default is MISSING and found.default_factory is MISSING


def _say_choice(key: str, details: ErrorDetails) -> tuple[str, str]:
    expected = (
        str(details.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    )
    near = did_you_mean(str(details["input"]), expected.split("、"))
    return f"「{key}」不能是「{_shorten(details['input'])}」", f"{near}可选：{expected}"


def _shorten(value: object) -> str:
    if isinstance(value, dict | list):
        return "一列" if isinstance(value, list) else "一组键和值"
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 20
"""Characters of a wrong value that a message repeats."""
_SAYINGS: dict[str, Callable[[str, ErrorDetails], tuple[str, str]]] = {
    "missing": lambda key, _: (f"缺少「{key}」", "补上这一项"),
    "enum": _say_choice,
    "string_type": lambda key, d: (
        f"「{key}」应是一段文字，这里是{_shorten(d['input'])}",
        "写成一行文字；值里有「: 」或「#」时加引号",
    ),
    "tuple_type": lambda key, _: (f"「{key}」应是一列", "每项一行，以「- 」开头，或写在 [ ] 里"),
    "dict_type": lambda key, _: (f"「{key}」应是键和值", "写成 {键: 值}"),
    "dataclass_type": lambda key, d: (
        f"「{key}」应写成键和值，这里是「{_shorten(d['input'])}」",
        "写成 {键: 值, …}；冒号用半角并后跟空格",
    ),
}
