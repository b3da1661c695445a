"""Every way to change one field of one record: what must notice any change is tried with all of them."""

import re
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from generators import phrases
from generators.model.calendar import Calendar
from generators.model.condition import Group, Joint, Operator, Test
from generators.model.policy import Period, Stated
from generators.model.times import Deadline, LookBack, PartialDate, Quantity, Recurrence, Span, Threshold, Total, Within
from tests.builders import known

OTHER = "另一样"
UNSEEN = frozenset({"place", "text", "id", "superseded", "earlier", "checked"})
"""Where a record stands and how a phrase was written; ids name records; when somebody looked is no news;
what no longer holds follows from others."""
VALUES: dict[Any, Any] = {
    str: OTHER,
    int: 97,
    bool: True,
    Decimal: Decimal(97),
    date: date(2031, 3, 1),
    Recurrence: known(phrases.parse_recurrence("每两周至少3次")),
    Total: known(phrases.parse_total("7轮")),
    Deadline: known(phrases.parse_deadline("2031年3月底前")),
    PartialDate: known(phrases.parse_date("2031年3月1日")),
    Within: known(phrases.parse_within("36小时内")),
    Span: known(phrases.parse_span("2031年3月至4月")),
    Threshold: known(phrases.parse_threshold("97人以上")),
    Quantity: known(phrases.parse_quantity("97个")),
    LookBack: known(phrases.parse_lookback("近七年")),
    Test: Test(fact="从业人数", operator=Operator.AT_LEAST, values=("97",)),
    Group: Group(joint=Joint.ALL, parts=(Test(fact="从业人数", operator=Operator.AT_LEAST, values=("97",)),)),
    Calendar: Calendar(),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
WHOLE = (Recurrence, Total, Deadline, PartialDate, Within, Span, Threshold, Quantity, LookBack, Test, Group)
"""Values that are changed as one."""


def mutations(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield where something was changed, and the record with that one change, deeper records and all."""
    hints = get_type_hints(type(record))
    for one in fields(record):
        if one.name in UNSEEN:
            continue
        value = getattr(record, one.name)
        if value is None and isinstance(record, Stated | Period):
            continue  # its text would have to be a day or a year
        for where, changed in _of_value(value, hints[one.name]):
            yield f"{type(record).__name__}.{one.name}{where}", replace(record, **{one.name: changed})


def _of_value(value: Any, hint: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        yield from _of_tuple(value, hint)
    elif isinstance(value, dict):
        yield from [("{-}", {})] if value else []
    elif isinstance(value, Enum):
        yield from [("", each) for each in type(value) if each is not value][:1]
    elif is_dataclass(value) and not isinstance(value, (*WHOLE, type)):
        yield from mutations(value)
    elif (changed := _other(value, hint)) is not None:
        yield "", changed


def _of_tuple(value: tuple[Any, ...], hint: Any) -> Iterator[tuple[str, Any]]:
    for at, item in enumerate(value):
        for where, changed in _of_value(item, Any):
            yield f"[{at}]{where}", (*value[:at], changed, *value[at + 1 :])
    if value:
        yield "[-]", value[1:]
    elif (fresh := _fresh(hint)) is not None:
        yield "[+]", (fresh,)


def _other(value: Any, hint: Any) -> Any:
    if value is None:
        return _fresh(hint)
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return "2031-03-01" if _DAY.fullmatch(value) else str(int(value) + 1) if value.isdecimal() else value + "改"
    if isinstance(value, int | Decimal):
        return value + 1
    fresh = VALUES.get(type(value))
    return fresh if fresh != value else None


def _fresh(hint: Any) -> Any:
    """Make some value of a type; None where the type is a record with parts of its own."""
    if hint in VALUES:
        return VALUES[hint]
    if get_origin(hint) in {Union, types.UnionType, tuple}:
        return next((made for part in get_args(hint) if (made := _fresh(part)) is not None), None)
    return None
