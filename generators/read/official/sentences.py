"""Where a sentence ends, where it goes on, and what is a heading: by form, never by one text's wording."""

import re

ENDS = "。；：！？;:!?…"
HALF_STOP = re.compile(r"(?<=[\u4e00-\u9fff])\.")
"""A full stop of a text with half-width marks."""
STOP = re.compile(HALF_STOP.pattern + r"\s*$")
"""Such a full stop at the end of what is looked at."""
LEADS_ON = "？?：:"
"""What is answered or listed stands under it."""
TITLE_END = re.compile(
    r"关于.{4,100}(?:通知|通报|公告|通告|决定|批复|意见|函|方案|办法|细则|规定)(?:[（(][^（）()]{1,12}[）)])?\s*$"
)
"""The end of a title: what stands below it is another paragraph, however long the title."""
CLOSERS = "”’）】〉》)]"
PAIRS = ("《》", "“”", "（）", "【】", "〈〉")
LINE_LENGTH = 40
"""A line this long without a sentence end was wrapped; shorter ones may be titles and headings."""
HEADING_LENGTH = 40
PARAGRAPH_HEADING_LENGTH = 60
"""A sentence that is a whole paragraph with text under it is laid out as a heading and may be longer."""
ITEM_HEADING_LENGTH = 20
MODAL = re.compile(
    r"应当|必须|不得|须|(?<![响反适相供效对])应(?![急用对变力激答])|(?<![重主需首紧摘纲扼概纪])要(?![素求点害件领义])|至少|请"
)
"""What asks an act of somebody: a sentence, not a heading."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r"“[^”]*”")
"""What is only named asks nothing: “十必须”."""
_PAGE_LABELS = re.compile(
    r"(?:(?:发布|更新)(?:时间|日期)|发布单位|来源|作者|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|量)?|字体)[：:]"
)
"""What a web page prints of a text in one line; two of them make such a line."""
FEWEST_LABELS = 2


def has_heading_form(text: str, longest: int = HEADING_LENGTH) -> bool:
    """Tell whether a text has the form of a heading: short, one clause, asking nobody anything."""
    return 0 < len(text) <= longest and not any(mark in text for mark in "。；：;:") and not MODAL.search(text)


def goes_on(text: str) -> bool:
    """Tell whether a line breaks off in the middle of its sentence."""
    bare = text.rstrip(CLOSERS)
    if (
        not bare
        or bare[-1] in ENDS
        or STOP.search(bare)
        or TITLE_END.search(bare)
        or (text[0] in "（(【" and text[-1] in "）)】")
    ):
        return False
    if bare[-1] in "，、,":
        return True
    if any(text.count(pair[0]) > text.count(pair[1]) for pair in PAIRS):
        return True
    breaks = len("".join(text.split())) >= LINE_LENGTH or MODAL.search(_QUOTED.sub("", text))
    return bool(breaks) and not is_apart(text)


def is_apart(line: str) -> bool:
    """Tell whether a line is whole without a stop: without a Chinese character, or a web page's labels."""
    return not _HAN.search(line) or len(_PAGE_LABELS.findall(line)) >= FEWEST_LABELS


def find_heading(text: str, *, followed: bool, is_item: bool) -> str:
    """Find the heading that a place's own text begins with; empty where there is none.

    `followed` tells that something stands under the place beside its first paragraph; an item
    (一是 …) takes a heading only when its own sentence goes on after it.
    """
    first, _, rest = text.partition("\n")
    first = HALF_STOP.sub("。", first)
    bracketed = re.match(r"【(.+?)】", first)
    if bracketed:
        return bracketed.group(1).strip()
    candidate, stop, tail = first.partition("。")
    if stop and not (tail.strip() or rest.strip() or followed):
        return ""
    if is_item and not (stop and tail.strip()):
        return ""
    alone = PARAGRAPH_HEADING_LENGTH if not tail.strip() else HEADING_LENGTH
    longest = ITEM_HEADING_LENGTH if is_item else alone
    return candidate.strip() if has_heading_form(candidate.strip(), longest) else ""


def is_only_heading(text: str) -> bool:
    """Tell whether a paragraph is nothing but a heading: short and without a sentence end, or a question."""
    bare = text.rstrip()
    return bare[-1] in LEADS_ON or (has_heading_form(bare.strip()) and bare[-1] not in ENDS)
