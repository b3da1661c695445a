"""Places while their text is being gathered, and what is told only when all of it is: notice, closing, headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generators.model.official import OfficialPlace, squeeze
from generators.read.official.markers import Kind
from generators.read.official.sentences import find_heading, is_only_heading

PREFACE, NOTICE, CLOSING = "前言", "通知", "末段"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE_LINE = re.compile(rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年{_DAY}月{_DAY}日")
LABELLED = re.compile(
    r"[（(【]?(?:责任|牵头|配合|实施|监督|落实|完成|办理|整改)(?:单位|部门|人|时限|期限|时间)\s*[：:]"
)
"""A line that belongs to the clause above it: 完成时限：…"""


@dataclass(kw_only=True)
class Draft:
    """A place while its text is being gathered; `parts` are its paragraphs with their lines."""

    path: str
    line: int
    marker: str = ""
    row: int | None = None
    cell: str | None = None
    kind: Kind = Kind.NAMED
    parts: list[tuple[str, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text gathered so far, one paragraph a line."""
        return "\n".join(text for text, _ in self.parts)


def finish_drafts(gathered: Sequence[Draft]) -> tuple[OfficialPlace, ...]:
    """Make the places of all that was gathered, in order."""
    drafts = _part_closing(_part_notice(list(gathered)))
    following = [*(draft.path for draft in drafts[1:]), ""][: len(drafts)]
    return tuple(_finish(draft, after) for draft, after in zip(drafts, following, strict=True))


def _part_notice(drafts: list[Draft]) -> list[Draft]:
    """Part the covering notice from the preface where a date stands alone on a line with text after it."""
    if not drafts or drafts[0].path != PREFACE:
        return drafts
    parts = drafts[0].parts
    dated = [n for n, (text, _) in enumerate(parts[:-1], 1) if DATE_LINE.fullmatch(squeeze(text))]
    if not dated:
        return drafts
    cut = dated[0]
    if cut < len(parts) - 1 and re.fullmatch(r"[（(][^（）()]*[）)]", squeeze(parts[cut][0])):
        cut += 1
    notice = replace(drafts[0], path=NOTICE, parts=parts[:cut])
    return [notice, replace(drafts[0], parts=parts[cut:], line=parts[cut][1]), *drafts[1:]]


def _part_closing(drafts: list[Draft]) -> list[Draft]:
    """Part the paragraphs after the last clause of the main body, unless that clause is only a heading."""
    body = [n for n, draft in enumerate(drafts) if draft.kind is not Kind.NAMED and not draft.path.startswith("附件")]
    if not body or drafts[body[-1]].row is not None:
        return drafts
    last = drafts[body[-1]]
    count = 1 + len(list(takewhile(lambda part: LABELLED.match(part[0]), last.parts[1:])))
    own, rest = last.parts[:count], last.parts[count:]
    if not rest or is_only_heading(own[0][0]):
        return drafts
    closing = Draft(path=CLOSING, line=rest[0][1], parts=rest)
    return [*drafts[: body[-1]], replace(last, parts=own), closing, *drafts[body[-1] + 1 :]]


def _finish(draft: Draft, path_after: str) -> OfficialPlace:
    heading = ""
    if draft.kind is not Kind.NAMED:
        followed = len(draft.parts) > 1 or path_after.startswith(draft.path + "/")
        heading = find_heading(draft.text, followed=followed, is_item=draft.kind is Kind.ITEM)
    return OfficialPlace(
        path=draft.path,
        row=draft.row,
        cell=draft.cell,
        marker=draft.marker,
        heading=heading,
        text=draft.text,
        line=draft.line,
    )
