"""The title of a new text, put together where it takes several lines, and the year it names."""

import re
from collections.abc import Sequence

from generators.model.official import squeeze
from generators.phrases.documents import find_document_numbers

DATE = re.compile(
    r"(?:(?:19|20)\d\d|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
NOTICE = re.compile(r"^(?P<issuer>[\u4e00-\u9fff、 ]{2,40}?)关于.*(?:通知|公告|通告|决定|意见|函|通报|批复)$")
NOTICE_NUMBER = re.compile(r"(?:\d{4}年|〔\d{4}〕)?第\d{1,4}[号期]")
"""The number of an announcement, or of minutes."""
_ENDS_DATED = re.compile(DATE.pattern + "$")
_QUOTED = re.compile(r"关于(?:印发|转发|发布|公布|下发|修订).*?《(?P<title>.+)》")
_NO_TITLE = re.compile(
    r"[；>＞»›]|^附[件表录图]|^(?:会议纪要|.*文件)$|签发人|紧急程度|密级|索引号|主题分类|公开发布$"
    r"|发布时间|浏览|字体|来源[：:]|^\d{1,2}[.．、](?!\d)"
)
"""What a red head or a web page prints around a title."""
_KINDS = (
    "方案|通知|办法|意见|规定|细则|计划|要点|制度|标准|指南|规程|条例|预案|决定|公告|通告|责任分工|路线图|机制|规范|要求"
    "|措施|纲要|规划|规则|清单|责任书|倡议书|函|通报|批复|导则|指引|手册|纪要|问答|提示"
)
TITLE = re.compile(rf"^(?!为|根据|按照|现将|各).{{4,100}}(?:{_KINDS})(?:[（(][^）)]{{1,20}}[）)])?$")
ORGAN_ENDS = "(?:局|委|会|厅|部|署|办公室|政府|中心|站|总队|支队|大队|公司|集团)"
ORGAN = re.compile(rf"^[\u4e00-\u9fff（）()、 ]{{2,40}}{ORGAN_ENDS}$")
_YEAR = re.compile(r"(?<![-—–－至到])((?:19|20)\d\d)\s*年(?!\s*[-—–－至到])")
MOST_LINES, SHORTEST_PART = 4, 6
"""Lines of a title; characters of one of them."""
_LABELLED = re.compile(r"^[^：:《]{2,8}[：:]")
"""A label and what it says, as web pages print them."""
LONGEST = 60
"""Characters of a title that does not say what kind of document it is."""


def join_titles(lines: Sequence[str]) -> list[str]:
    """Put a title together that takes several lines: until it names what kind of document it is."""
    bare = [squeeze(line) for line in lines]
    joined: list[str] = []
    at = 0
    while at < len(bare):
        count = _title_length(bare[at : at + MOST_LINES])
        joined.append("".join(bare[at : at + count]))
        at += count
    return joined


def _title_length(lines: Sequence[str]) -> int:
    """Return over how many lines the title goes that begins with the first of them; 1 where none does."""
    follows = len(lines) > 1 and lines[1].startswith("关于") and bool(ORGAN.match(lines[0]))
    if _is_title(lines[0]) and not follows:
        return 1
    for count in range(2, MOST_LINES + 1):
        parts = lines[:count]
        if len(parts) < count or not all(map(_may_be_part, parts)):
            return 1
        if _is_title("".join(parts)):
            return count
    return 1


def _is_title(line: str) -> bool:
    return bool(TITLE.match(line)) and line.count("《") == line.count("》") and not _NO_TITLE.search(line)


def _may_be_part(line: str) -> bool:
    """Tell whether a line may be one of several of a title."""
    stops = line.endswith(("。", "：", ":", "；", "，")) or line.startswith(("（", "(", "为", "根据", "按照"))
    printed = next(find_document_numbers(line), None)
    numbered = printed is not None and len(line) <= len(printed.value) + 4
    apart = any(
        found(line) for found in (_ENDS_DATED.search, _NO_TITLE.search, _LABELLED.match, NOTICE_NUMBER.fullmatch)
    )
    return len(line) >= SHORTEST_PART and not stops and not apart and not numbered


def find_title(lines: Sequence[str]) -> str:
    """Take the title of what is issued: the last one above the text, else what the notice says it sends."""
    titles = [line for line in lines if _is_title(line)]
    own = [line for line in titles if not NOTICE.match(line)]
    if own:
        return own[-1]
    for line in titles:
        if quoted := _QUOTED.search(line):
            return quoted["title"]
    if titles:
        return titles[-1]
    return next(filter(_may_stand_alone, lines), "")


def _may_stand_alone(line: str) -> bool:
    """Tell whether a line may be a title that does not say what kind of document it is."""
    return _may_be_part(line) and len(line) <= LONGEST and not ORGAN.match(line)


def find_title_year(title: str) -> int | None:
    """Return the only year of a title; a stretch of years dates nothing."""
    years = set(_YEAR.findall(title))
    return int(years.pop()) if len(years) == 1 else None
