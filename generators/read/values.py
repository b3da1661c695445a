"""Turn the texts of a YAML tree into the values they stand for: phrases, whole numbers, conditions, places."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generators import phrases
from generators.check.hints import did_you_mean
from generators.model.condition import Condition, Group, Joint, Operator, Test
from generators.model.problem import Place, Problem
from generators.model.times import Kind

WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_DATE_HINT = "日期写作 2023-03-10，月和日各两位"


@dataclass
class Reading:
    """What one file's walk needs to know and collects; `year` completes dates that leave the year out."""

    year: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def complain(self, place: Place, message: str, hint: str) -> None:
        """Record a problem and go on: all problems of a file are reported at once."""
        self.problems.append(Problem(place=place, message=message, hint=hint))


ValueReader = Callable[[Any, Place, "Reading"], Any]
"""Reads one value at a place; complains and returns None where it cannot."""


def read_values(raw: Any, place: Place, reading: Reading, parent: str = "") -> Any:  # noqa: ANN401 - any YAML tree
    """Return the tree with every phrase, number and condition as its value and every record given its place.

    `parent` is the key the tree stands under; at the top of a file, the kind of its record.
    """
    if raw.__class__ is list:
        # most lists hold texts only: their items need no place
        return [
            item if item.__class__ is str else read_values(item, place.inside(index), reading, parent)
            for index, item in enumerate(raw)
        ]
    if raw.__class__ is not dict:
        return raw
    record: dict[str, Any] = {"place": place}
    for key, value in raw.items():
        reader = _READERS_INSIDE.get((parent, key)) or _READERS.get(key)
        if value == "" or key == "place":
            _refuse(key, place.inside(key), reading)
        elif reader:
            known = reader(value, place.inside(key), reading)
            if known is not None:
                record[key] = known
        elif value.__class__ is str:
            record[key] = value
        else:
            record[key] = read_values(value, place.inside(key), reading, key)
    return record


def _refuse(key: str, place: Place, reading: Reading) -> None:
    """Complain of a key without a value, and of the one attribute that is ours to set."""
    if key == "place":
        reading.problems.append(Problem(place=place, message=f"不认识的键「{key}」", hint="删去", on_key=True))
    else:
        reading.complain(place, f"「{key}」后面没有内容", "补上内容；没有可写的就删去这一行")


def read_whole_number(value: object, place: Place, reading: Reading) -> int | None:
    """Return the whole number a text stands for; 8.0, 1_000, +3 and 007 are none."""
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value):
        return int(value)
    reading.complain(place, f"「{_key_of(place)}」应是整数，这里是「{value}」", "只写数字，如 8；不带小数点和单位")
    return None


def _read_yes_no(value: object, place: Place, reading: Reading) -> bool | None:
    if value in ("是", "否"):
        return value == "是"
    reading.complain(place, f"「{_key_of(place)}」应是 是 或 否，这里是「{value}」", "只写 是 或 否")
    return None


def check_iso_date(value: object, place: Place, reading: Reading) -> None:
    """Complain about a date that is no ISO date or does not exist."""
    if not isinstance(value, str):
        return
    try:
        if _ISO_DATE.fullmatch(value):
            date.fromisoformat(value)
            return
    except ValueError:
        pass
    reading.complain(place, f"「{_key_of(place)}」的日期「{value}」不存在或写法不对", _ISO_DATE_HINT)


def _read_day(value: object, place: Place, reading: Reading) -> object:
    before = len(reading.problems)
    check_iso_date(value, place, reading)
    return value if len(reading.problems) == before else None


def read_condition(raw: object, place: Place, reading: Reading) -> Condition | None:
    """Return the condition a mapping writes; a mapping of several facts asks for all of them."""
    if not isinstance(raw, dict) or not raw:
        reading.complain(place, "「适用」应写成情况和取值", "例如 适用: {从业人数: {不少于: 50}}")
        return None
    parts = [part for key, value in raw.items() if (part := _read_test(key, value, place.inside(key), reading))]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Group(joint=Joint.ALL, parts=tuple(parts))


def _read_test(key: str, value: object, place: Place, reading: Reading) -> Condition | None:
    joint = next((joint for joint in Joint if joint.value == key), None)
    if joint:
        return _read_group(joint, value, place, reading)
    if isinstance(value, list):
        return Test(fact=key, operator=Operator.IN, values=tuple(str(item) for item in value))
    if isinstance(value, str):
        return Test(fact=key, operator=Operator.EQUALS, values=(value,))
    if isinstance(value, dict) and value:
        tests = [_read_comparison(key, word, limit, place, reading) for word, limit in value.items()]
        known = tuple(test for test in tests if test)
        return known[0] if len(known) == 1 else Group(joint=Joint.ALL, parts=known)
    reading.complain(place, f"情况「{key}」没有写取值", "写一个取值、一列取值，或 {不少于: 50} 这样的比较")
    return None


def _read_group(joint: Joint, value: object, place: Place, reading: Reading) -> Condition | None:
    if not isinstance(value, list) or not value:
        reading.complain(place, f"「{joint.value}」下应是一列条件", f"写成 {joint.value}: [{{单位类型: [监理]}}, …]")
        return None
    parts = [read_condition(item, place.inside(index), reading) for index, item in enumerate(value)]
    return Group(joint=joint, parts=tuple(part for part in parts if part))


def _read_comparison(key: str, word: str, limit: object, place: Place, reading: Reading) -> Test | None:
    operator = next((operator for operator in Operator if operator.value == word), None)
    if operator is None or not isinstance(limit, str):
        words = "、".join(operator.value for operator in Operator if operator is not Operator.IN)
        hint = f"{did_you_mean(word, words.split('、'))}可用的比较：{words}"
        problem = Problem(place=place.inside(word), message=f"不认识的比较「{word}」", hint=hint, on_key=True)
        reading.problems.append(problem)
        return None
    return Test(fact=key, operator=operator, values=(limit,))


def _read_free_mapping(value: object, _place: Place, _reading: Reading) -> object:
    """Leave a mapping whose keys are names of the content, not of a record's attributes, as it is."""
    return value


def _read_counts(value: object, place: Place, reading: Reading) -> object:
    if not isinstance(value, dict):
        return value
    counts = {name: read_whole_number(count, place.inside(name), reading) for name, count in value.items()}
    return {name: count for name, count in counts.items() if count is not None}


def _read_title(value: object, _place: Place, _reading: Reading) -> object:
    """Take the 《》 off a title; what stands around only a part of it belongs to the title."""
    if isinstance(value, str) and value.startswith("《") and value.find("》") == len(value) - 1:
        return value[1:-1]
    return value


def _key_of(place: Place) -> str:
    """Return the key as messages call it: 印发日期 for its 值."""
    return next((key for key in reversed(place.keys) if isinstance(key, str) and key != "值"), "")


def _phrase(parse: Callable[[str], object], hint: str) -> ValueReader:
    """Make the reader of a phrase that means the same in every policy."""
    return _dated_phrase(lambda text, _year: parse(text), hint)


def _dated_phrase(parse: Callable[[str, int | None], object], hint: str) -> ValueReader:
    """Make the reader of a phrase whose year may come from the policy."""

    def read(raw: object, place: Place, reading: Reading) -> object:
        value = parse(raw, reading.year) if isinstance(raw, str) else None
        if value is None:
            reading.complain(place, f"「{_key_of(place)}」的写法「{raw}」读不懂", _other_field(raw) or hint)
        return value

    return read


def _other_field(raw: object) -> str:
    """Return a hint where the phrase is one of another field: 每月 under 期限."""
    found = phrases.scan(raw) if isinstance(raw, str) else []
    if len(found) != 1 or found[0].text != raw or found[0].kind not in _FIELD_OF:
        return ""
    return f"「{raw}」要写进「{_FIELD_OF[found[0].kind]}」"


_FIELD_OF = {
    Kind.RECURRENCE: "频次",
    Kind.TOTAL: "总量",
    Kind.DEADLINE: "期限",
    Kind.SPAN: "起止",
    Kind.WITHIN: "时限",
    Kind.THRESHOLD: "门槛",
    Kind.LOOKBACK: "数值",
    Kind.PERCENTAGE: "数值",
    Kind.QUANTITY: "数值",
}
"""Kind of a phrase -> the field that takes it."""


def _list_of(read: ValueReader) -> ValueReader:
    """Make the reader of a list; anything else is left for the record to refuse."""

    def read_list(raw: object, place: Place, reading: Reading) -> object:
        if not isinstance(raw, list):
            return raw
        return [
            value for index, item in enumerate(raw) if (value := read(item, place.inside(index), reading)) is not None
        ]

    return read_list


def _parse_figure(text: str) -> object:
    return phrases.parse_lookback(text) or phrases.parse_quantity(text) or phrases.parse_date(text)


_FIGURE_HINT = "数值写作 500个、100%、半天、近两年、2023年度"
_READERS: dict[str, ValueReader] = {
    "频次": _phrase(phrases.parse_recurrence, "频次写作 每月、每周至少1次、每两周至少一次、每月22日前后"),
    "总量": _phrase(phrases.parse_total, "总量写作 2轮、至少1次"),
    "时限": _phrase(phrases.parse_within, "时限写作 24小时内、处罚决定之日起7个工作日内"),
    "限值": _phrase(phrases.parse_threshold, "限值写作 50人以上、40分及以上、不少于3人"),
    "期限": _dated_phrase(phrases.parse_deadline, "期限写作 2020年底前、4月30日前、2023年3月初前"),
    "起止": _dated_phrase(phrases.parse_span, "起止写作 5月至11月底、2020年4月至2022年12月"),
    "数值": _list_of(_phrase(_parse_figure, _FIGURE_HINT)),
    "适用": read_condition,
    **dict.fromkeys(("行", "项数", "第几处", "宽", "行数", "备用行"), read_whole_number),
    **dict.fromkeys(
        ("未列尽", "自拟名称", "概括", "盖章", "竖排", "仅供参考", "示例", "整行", "结转", "选填"), _read_yes_no
    ),
    **dict.fromkeys(("格", "情况", "所据条款"), _read_free_mapping),
    "共用": _read_counts,
    **dict.fromkeys(("标题", "替代文件"), _read_title),
    **dict.fromkeys(("自", "日期"), _read_day),
    "确认日期": _read_day,
    "核实": _read_day,
}
"""Keys whose values are not plain text, lists or records."""
_READERS_INSIDE: dict[tuple[str, str], ValueReader] = {
    ("节点", "年度"): read_whole_number,
    ("企业", "年度"): read_whole_number,
    ("指标", "值"): _phrase(lambda text: phrases.parse_threshold(text) or phrases.parse_quantity(text), _FIGURE_HINT),
}
"""The same for keys that mean so only inside another key, or at the top of one kind of file."""
