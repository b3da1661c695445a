"""What enterprises of a roster are called: ids that may name folders, names that print, and none of them twice."""

from collections.abc import Iterator

from generators.model.enterprise import Enterprise
from generators.model.problem import Place, Problem
from generators.model.roster import PLAIN_ID

LONGEST_NAME = 100
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself."""
_ODD = ("../", "..\\", "<", ">", "&")
_FORMULA = ("=", "+", "-", "@")


class NameBook:
    """Every id, code and name met so far, and where."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._names: dict[str, tuple[str, str]] = {}

    def check(self, enterprise: Enterprise, code: str, place: Place) -> Iterator[Problem]:
        """Complain of an id or a name that cannot be, or that stands further up.

        Two enterprises may share a name if their codes tell them apart; ids differ by more than their case.
        """
        number, name = enterprise.id, enterprise.name
        if not PLAIN_ID.fullmatch(number) or number.lower() in _DEVICES:
            shown = find_unprintable(number) or f"这里是「{number[:40]}」"
            yield Problem(
                place=place, message=f"编号应由字母、数字、连字符组成，{shown}", hint="不超过 40 位，如 sz-0001"
            )
        elif number.lower() in self._ids:
            message = f"编号「{number}」与 {self._ids[number.lower()]} 重复"
            yield Problem(place=place, message=message, hint="每家企业的编号只能用一次")
        if len(name) > LONGEST_NAME:
            yield Problem(place=place, message=f"名称超过 {LONGEST_NAME} 字", hint="只写企业名称")
        if code and code in self._codes:
            message = f"统一社会信用代码「{code}」与 {self._codes[code]} 重复"
            yield Problem(place=place, message=message, hint="删去重复的一行；同一企业的几个项目，代码只写在一行")
        elif name in self._names and not (code and self._names[name][1]):
            message = f"企业「{name[:LONGEST_NAME]}」与 {self._names[name][0]} 重名"
            yield Problem(place=place, message=message, hint="删去重复的一行；确是两家的，写明各自的统一社会信用代码")

    def add(self, enterprise: Enterprise, code: str, where: str) -> None:
        """Remember an enterprise that holds."""
        self._ids[enterprise.id.lower()] = where
        self._names[enterprise.name] = (where, code)
        if code:
            self._codes[code] = where


def find_unprintable(text: str) -> str:
    """Say which invisible sign a text holds; nothing where it holds none. Never repeats the sign itself."""
    for sign in text:
        if not sign.isprintable() and sign != "\u3000":
            return f"有看不见的字符 U+{ord(sign):04X}"
    return ""


def print_plainly(text: str) -> str:
    """Return a text that does not hold, fit to be shown: no invisible sign, and no longer than a name may be."""
    shown = "".join("?" if find_unprintable(sign) else sign for sign in text[:LONGEST_NAME])
    return f"{shown}……" if len(text) > LONGEST_NAME else shown


def find_oddity(name: str) -> str:
    """Say what is strange in a name that can be printed nevertheless."""
    sign = next((sign for sign in _ODD if sign in name), "")
    if not sign and name.startswith(_FORMULA):
        sign = name[0]
    return f"留意：名称里有「{sign}」" if sign else ""
