"""What stands above and below a new text: title, number, issuer, date, addressees, what it is based on."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from generators.model.draft import DraftMetadata
from generators.model.official import OfficialPlace, OfficialText, squeeze
from generators.phrases import parse_date
from generators.phrases.documents import find_document_numbers
from generators.view.draft.issuers import find_issued
from generators.view.draft.titles import NOTICE_NUMBER, TITLE, find_title, find_title_year, join_titles

_LABELS = {
    **dict.fromkeys(("标题", "名称", "信息名称", "公文标题"), "title"),
    **dict.fromkeys(("文号", "发文字号"), "number"),
    **dict.fromkeys(("发文机关", "发布机构", "发文单位"), "issuer"),
    **dict.fromkeys(("成文日期", "发文日期"), "date"),
}
_LABELLED = re.compile(rf"(?P<label>{'|'.join(_LABELS)})[：:](?P<value>.*)")
"""How a web page of an authority says what it shows, the value behind the label or on the next line."""
_SIGNED_BY = re.compile(r"签发人[：:].*")
_DECREED = re.compile(r"^[（(].{6,60}(?P<number>令第\d{1,4}号)(?:发布|公布)")
"""The decree that made a rule, in brackets below its title."""
_WORN_NUMBER = re.compile(r"\d[\dOo]*[\dOo](?![A-Za-z])")
"""A number some noughts of which a scan took for letters."""
_NAMES_SOMEBODY = re.compile(
    r"^(?!附件|发文|发布|索引|会议).*(?:局|委|会|厅|部|署|站|中心|单位|公司|企业|政府|院|队|办|室|处|科|集团|项目|机构|各地)"
)
_ADDRESSEES = re.compile(r"^(?P<names>[^。；]{2,300}?)[：:]$")
_AFTER_TITLE = re.compile(r"^.*(?:通知|公告|意见|通报|决定|函)(?=.{2,}[：:]$)")
"""A title that breaks off inside 《》 is joined to the line after it."""
_BETWEEN_NAMES = re.compile(
    r"(?:[，,；]|(?:(?<=[局委会厅部署站位司门府院队办室处科团目校构地）)])|(?<=中心)|(?<=企业))、)(?![^（(]*[）)])"
)
"""Not those inside brackets, nor within one name: 各县（市、区）住房和城乡建设局, 各建设、施工、监理单位."""
_BASED = re.compile(r"(?:根据|按照|依据|依照|为(?:深入|认真|切实|进一步|全面|更好|扎实)?(?:贯彻|落实|执行)|贯彻|落实)")
_TITLES = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
UNNUMBERED = ("通知", "前言")


def find_metadata(text: OfficialText) -> DraftMetadata:
    """Read the head and the foot of a text; what is not there stays empty."""
    lines = (line for place in _head(text.places) for line in place.text.split("\n") if line.strip())
    head = [_WORN_NUMBER.sub(lambda worn: re.sub("[Oo]", "0", worn[0]), line) for line in lines]
    joined = join_titles(head)
    said = _read_labels(head)
    title = said.get("title") or find_title(joined)
    issued = find_issued(head, joined, title, text)
    date = parse_date(said.get("date", "")) or issued.date
    year = date.year if date else find_title_year(title)
    return DraftMetadata(
        title=title,
        number=said.get("number") or _find_number(head),
        issuer=said.get("issuer") or issued.issuer,
        date=date.iso if date else "",
        year=year,
        addressees=_find_addressees(joined),
        based_on=_find_basis(head),
    )


def _read_labels(lines: Sequence[str]) -> dict[str, str]:
    """Read what a web page says of the text by labels: title, number, issuer, date, where they have a value."""
    said: dict[str, str] = {}
    for line, after in pairwise([*map(squeeze, lines), ""]):
        found = _LABELLED.match(line)
        value = (found["value"] or after) if found else ""
        if found and value and not value.endswith(("：", ":")):
            said.setdefault(_LABELS[found["label"]], value)
    return said


def _find_number(lines: Sequence[str]) -> str:
    """Find the number of the text itself: alone on its line, or beside who signed it."""
    for line in lines[:12]:
        bare = squeeze(_SIGNED_BY.sub("", line))
        own = (one.value for one in find_document_numbers(bare) if _is_own(bare, one.value))
        if number := next(own, ""):
            return number
        if notice := NOTICE_NUMBER.fullmatch(bare):
            return notice[0]
        if decree := _DECREED.match(bare):
            return decree["number"]
    return ""


def _head(places: Sequence[OfficialPlace]) -> list[OfficialPlace]:
    """Return what stands before the first number; the title of an attachment that comes by itself heads it."""
    first = [place.path for place in places[:1] if place.path.startswith("附") and "/" not in place.path]
    return list(takewhile(lambda place: place.path in (*UNNUMBERED, *first), places))


def _is_own(line: str, number: str) -> bool:
    """Tell whether a number stands for the text itself: alone on its line."""
    return len(squeeze(line)) <= len(number) + 4 and "《" not in line


def _find_addressees(lines: Sequence[str]) -> tuple[str, ...]:
    for line in lines:
        found = _ADDRESSEES.match(_AFTER_TITLE.sub("", line))
        if found and _NAMES_SOMEBODY.search(found["names"]) and not TITLE.match(found["names"]):
            return tuple(name for name in _BETWEEN_NAMES.split(found["names"]) if name)
    return ()


def _find_basis(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the documents that the first sentences of the text say it rests on."""
    for line in reversed([line for line in lines if _BASED.search(line) and "《" in line and "。" in line]):
        sentence = line.split("。", 1)[0]
        start = _BASED.search(sentence)
        if start:
            return tuple(dict.fromkeys(squeeze(title) for title in _TITLES.findall(sentence[start.start() :])))
    return ()
