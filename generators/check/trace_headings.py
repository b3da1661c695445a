"""Hold the headings of an encoding against the printed ones.

A printed heading is given as it stands. One of 28 characters or more is a whole sentence and is shortened in
our words: part for part between its commas, by leaving characters out, each part keeping its last two. So a
heading cut short, altered or left out is noticed, shortened or not.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from generators.model.form import Form
from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause
from generators.model.problem import Problem

LONG_HEADING = 28
"""Characters; a heading as long as this is not copied."""
_LAST = 2
_TITLE_LINES = 4
_NOTE = re.compile(r"[（(][^（）()]{1,4}[）)]$")
"""What a first line may add in brackets: （参考）."""
_COLON_HEADING = re.compile(r"(?P<heading>[一-龥]{2,10})[：:].")


def check_heading(clause: Clause, place: OfficialPlace) -> Iterator[Problem]:
    """Complain of a heading that is not the printed one, of one left out, and of one that is not printed."""
    where = clause.place.inside("标题") if clause.title else clause.place
    if place.heading:
        if not _is_heading(squeeze(clause.title or ""), squeeze(place.heading)):
            message = f"「{clause.clause}」的标题「{clause.title or ''}」不是原文的标题"
            hint = f"照原文写全；{LONG_HEADING} 字以上的整句按逗号逐段减字，次序不变，每段保留末两字"
            yield Problem(place=where, message=message, hint=hint)
    elif clause.title:
        if squeeze(clause.title) not in first_lines(place.text):
            message = f"「{clause.clause}」的标题「{clause.title}」不是原文这一处开头的标题"
            yield Problem(place=where, message=message, hint="照原文写全；原文没有标题的不写")
    elif needs_title(place):
        message = f"「{clause.clause}」没有写标题，原文这一处开头是标题"
        yield Problem(place=where, message=message, hint="照原文补上标题")


def check_form_title(clause: Clause, form: Form | None) -> Iterator[Problem]:
    """Complain of an attachment whose title is not that of its form: a title of several lines may not end early."""
    if form and clause.title and clause.title not in {form.title, *form.other_titles}:
        message = f"「{clause.clause}」的标题「{clause.title}」与表单的标题「{form.title}」不同"
        yield Problem(place=clause.place.inside("标题"), message=message, hint="照附件的标题写全")


def check_phase(clause: Clause, place: OfficialPlace) -> Iterator[Problem]:
    """Complain of a stage whose name is not the printed heading, the dates in brackets after it left out."""
    if clause.phase and squeeze(clause.phase.name) != re.split(r"[（(]", squeeze(place.heading))[0]:
        message = f"阶段的名称「{clause.phase.name}」不是原文的标题"
        yield Problem(place=clause.phase.place.inside("名称"), message=message, hint="照原文写全")


def needs_title(place: OfficialPlace) -> bool:
    """Say whether a place without a printed heading of its own still begins with one: an attachment, 发动： …."""
    if re.fullmatch(r"附件\d+", place.path):
        return True
    return bool(place.marker and not place.path.startswith("附件") and _COLON_HEADING.match(squeeze(place.text)))


def first_lines(text: str) -> set[str]:
    """Return what may be the heading a text begins with: its first lines joined, up to a bracket or colon."""
    lines = [squeeze(line) for line in text.split("\n")[:_TITLE_LINES]]
    joined = set(accumulate(lines))
    joined |= {_NOTE.sub("", line.rstrip("：:")) for line in joined}
    colon = _COLON_HEADING.match(squeeze(text))
    return joined | ({colon["heading"]} if colon else set())


def _is_heading(title: str, heading: str) -> bool:
    if title == heading or len(heading) < LONG_HEADING:
        return title == heading
    ours, printed = title.split("，"), heading.split("，")
    return len(ours) == len(printed) and all(map(_is_shortened, ours, printed))


def _is_shortened(ours: str, printed: str) -> bool:
    rest = iter(printed)
    return ours[-_LAST:] == printed[-_LAST:] and len(ours) > _LAST and all(character in rest for character in ours)
