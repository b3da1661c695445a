"""What replaces, alters or repeals: it names what is there, on days that follow one another, and never in a circle."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generators.check.hints import did_you_mean
from generators.check.vocabulary import Vocabulary
from generators.check.ways import policy_of
from generators.model.amendment import Amendment, AmendmentKind
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.problem import Problem

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SHAPES = {
    AmendmentKind.REPLACES: ("policies", "取代要写「政策」：哪些政策不再适用"),
    AmendmentKind.REPEALS: ("policies", "废止要写「政策」或「删去」"),
    AmendmentKind.AMENDS: ("amended", "修订要写「改为」或「删去」"),
}


def check_amendments(library: Library, known: Vocabulary) -> Iterator[Problem]:
    """Complain of records that name nothing there, overlap, leave a gap or close a circle."""
    seen: set[str] = set()
    for one in library.amendments:
        yield from _check_record(one, seen)
        yield from _check_names(one, library, known)
    yield from _check_overlaps(library)
    yield from _check_succession(library)


def _check_record(one: Amendment, seen: set[str]) -> Iterator[Problem]:
    if one.id and (not _ID.fullmatch(one.id) or one.id in seen):
        why = "写了两次" if one.id in seen else "只能用小写字母、数字和连字符"
        yield Problem(place=one.place.inside("编号"), message=f"修订记录的编号「{one.id}」{why}", hint="换一个编号")
    seen.add(one.id)
    if not (one.policies or one.amended or one.removes):
        message = f"修订记录「{one.id}」没有写什么变了"
        yield Problem(place=one.place, message=message, hint=_SHAPES[one.kind][1])
    if one.kind is AmendmentKind.REPLACES and one.by is None:
        message = f"修订记录「{one.id}」没有写由哪份文件取代"
        yield Problem(place=one.place, message=message, hint="补上「由」；没有接替的文件时，类别写 废止")


def _check_names(one: Amendment, library: Library, known: Vocabulary) -> Iterator[Problem]:
    policies = [policy.id for policy in library.policies]
    duties = [duty.id for policy in library.policies for clause in policy.clauses for duty in clause.duties]
    titles = [document.title for document in library.documents]
    if (
        one.by is not None
        and one.by not in policies
        and one.by.strip("《》") not in titles
        and not known.unread_policies
    ):
        hint = did_you_mean(one.by, [*policies, *titles]) or "写政策编号，或登记在 documents.yaml 里的《标题》"
        yield Problem(place=one.place.inside("由"), message=f"「由」所写的「{one.by}」不存在", hint=hint)
    for index, name in enumerate(one.policies):
        if name not in policies and name not in known.unread_policies:
            hint = did_you_mean(name, policies) or "写政策编号"
            yield Problem(place=one.place.inside("政策", index), message=f"政策「{name}」不存在", hint=hint)
    named: list[tuple[tuple[str | int, ...], str]] = [(("删去", at), name) for at, name in enumerate(one.removes)]
    named += [(("改为", index, "职责编号"), amended.duty) for index, amended in enumerate(one.amended)]
    for keys, name in named:
        if name and name not in duties and policy_of(name) not in known.unread_policies:
            hint = did_you_mean(name, duties) or "写职责编号"
            yield Problem(place=one.place.inside(*keys), message=f"职责「{name}」不存在", hint=hint)


def _check_overlaps(library: Library) -> Iterator[Problem]:
    """Complain of two records that say different things of one duty from the same day, and of what is gone by then."""
    said: dict[tuple[str, str], str] = {}
    gone = {name: one.since for one in library.amendments for name in one.removes}
    ended = {name: one.since for one in library.amendments for name in one.policies}
    for one in library.amendments:
        for index, amended in enumerate(one.amended):
            place = one.place.inside("改为", index, "职责编号")
            key = (amended.duty, one.since)
            if said.get(key, one.id) != one.id:
                message = f"职责「{amended.duty}」自 {one.since} 起有两种改法：{said[key]}、{one.id}"
                yield Problem(place=place, message=message, hint="留下一种，或写出先后的日期")
            said.setdefault(key, one.id)
            over = min(filter(None, (gone.get(amended.duty), ended.get(policy_of(amended.duty)))), default="")
            if over and over <= one.since:
                message = f"职责「{amended.duty}」自 {over} 起已不再适用，{one.since} 又要改它"
                yield Problem(place=place, message=message, hint="检查两条记录的日期")


def _check_succession(library: Library) -> Iterator[Problem]:
    """Complain of a policy that ends before what replaces it begins, that ended already, or that replaces itself."""
    policies = {policy.id: policy for policy in library.policies}
    follows = {name: one.by for one in library.amendments for name in one.policies if one.by in policies}
    ends: dict[str, Amendment] = {}
    for one in library.amendments:
        for index, name in enumerate(one.policies):
            place = one.place.inside("政策", index)
            if name in ends and ends[name] is not one:
                message = f"政策「{name}」两次被取代或废止：{ends[name].id}、{one.id}"
                yield Problem(place=place, message=message, hint="留下一次")
            ends.setdefault(name, one)
            if _circles(name, follows):
                message = f"政策「{name}」绕了一圈又取代自己"
                yield Problem(place=place, message=message, hint="检查谁取代谁")
            elif name in policies and one.by in policies:
                yield from _check_gap(policies[name], policies[one.by], one, index)


def _circles(name: str, follows: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at not in seen:
        seen.add(at)
        at = follows.get(at)
    return at == name


def _check_gap(old: Policy, new: Policy, one: Amendment, index: int) -> Iterator[Problem]:
    start, since = _first_day(new), date.fromisoformat(one.since)
    if start is not None and start > since:
        message = f"政策「{old.id}」自 {since} 起不再适用，接替它的「{new.id}」到 {start} 才生效，中间没有适用的政策"
        yield Problem(
            place=one.place.inside("自"), message=message, hint="检查两个日期；原文确是这样时，写进接替政策的疑点"
        )
    end = old.effective.end
    if end is not None and date.fromisoformat(end) + timedelta(days=1) < since:
        message = f"政策「{old.id}」的有效期到 {end} 为止，{since} 才被取代，中间没有适用的政策"
        yield Problem(place=one.place.inside("政策", index), message=message, hint="检查有效期和日期")


def _first_day(policy: Policy) -> date | None:
    start = policy.effective.start or policy.issued.value
    return date.fromisoformat(start) if start else None
