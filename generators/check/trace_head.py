"""Hold the head of a policy against its text: title, issuer, addressees, year, from when to when it applies.

What the text does not state outright must still be derivable from it, so that none of it can be altered unseen.
"""

import calendar
import re
from collections.abc import Iterator

from generators.check.trace_rows import find_year_of_column
from generators.model.official import OfficialText, squeeze
from generators.model.policy import Policy
from generators.model.problem import Problem
from generators.model.times import PartialDate

_HEAD = ("通知", "前言", "标题")
_TITLE_LINES = 4
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_NUMBER_YEAR = re.compile(r"[〔（(\[]((?:19|20)\d\d)[〕）)\]]")
_OFFICE = re.compile(r"(?:局|委员会|厅|署|部|政府|办公室|处|会|院|中心|公司|站|队|集团)$")
_SALUTATION = re.compile(r"(?:^|通知)(?P<names>[^：:。》]{2,80})[：:]$")
_ASKED = re.compile(r"请(?P<names>[^，。；：于将按在认]{1,12})(?=于|将|按|在|认真)")
_JOINTS = re.compile(r"[、，,及和]")


def check_head(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of everything in the head of a policy that its text does not show."""
    yield from check_title(policy, official)
    yield from check_issuer(policy, official)
    yield from check_addressees(policy, official)
    yield from check_year(policy, official)
    yield from check_period(policy, official)


def check_title(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of a title that no whole lines of the head and no 《》 in it print."""
    title = squeeze(policy.title)
    for place in official.places:
        lines = [squeeze(line) for line in place.text.split("\n")]
        runs = {"".join(lines[n : n + size]) for n in range(len(lines)) for size in range(1, _TITLE_LINES)}
        if place.path in _HEAD and (title in runs or f"《{title}》" in squeeze(place.text)):
            return
    yield Problem(place=policy.place.inside("标题"), message=f"标题「{policy.title}」不是原文的标题", hint="照原文写全")


def check_issuer(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of an issuer whose whole name the text prints nowhere, not even in a title it cites.

    Several who issued a text together are written with 、 between them, whatever stands between them in the text.
    """
    issuer = squeeze(policy.issuer.value or "")
    text = "".join(squeeze(place.text) for place in official.places)
    if any(one not in text or not _OFFICE.search(one) for one in issuer.split("、")):
        message = f"发布机关「{issuer}」的全称不在原文里"
        hint = "写原文出现过的机关全称（所引文件名中的也算）；推定的写明推定"
        yield Problem(place=policy.place.inside("发布机关"), message=message, hint=hint)


def check_addressees(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of addressees that are not those of the salutation, or, where there is none, of whom the text asks."""
    printed = find_salutation(official)
    ours = _JOINTS.sub("", "".join(squeeze(name) for name in policy.addressees))
    if printed is not None and ours != _JOINTS.sub("", printed):
        message = f"主送与原文的抬头「{printed}」不同"
        yield Problem(place=policy.place.inside("主送"), message=message, hint="照原文写全主送单位")
    if printed is not None:
        return
    asked = [found["names"] for place in official.places for found in _ASKED.finditer(squeeze(place.text))]
    for index, addressee in enumerate(policy.addressees):
        if squeeze(addressee) not in asked:
            message = f"主送「{addressee}」不在原文里"
            hint = "照原文写；没有抬头的写「请某某……」所请的一方"
            yield Problem(place=policy.place.inside("主送", index), message=message, hint=hint)
    if asked and not policy.addressees:
        message = f"原文请「{asked[0]}」办理，没有写主送"
        yield Problem(place=policy.place, message=message, hint="写进 主送")


def find_salutation(official: OfficialText) -> str | None:
    """Find the line of a notice that ends in a colon and names whom it is sent to."""
    for place in official.places:
        lines = [squeeze(line) for line in place.text.split("\n")] if place.path in _HEAD else []
        for line in lines[:-1]:
            found = _SALUTATION.search(line)
            if found and not found["names"].startswith("附件"):
                return found["names"]
    return None


def check_year(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of a year other than that of the title, else of the issue, else the last the text prints.

    A text that plans several years in columns has none.
    """
    expected = find_years(policy, official)
    year = policy.year.value
    if int(year) in expected if year else not expected:
        return
    said = "、".join(map(str, expected)) or "不写"
    message = f"年度「{year or '空'}」与原文不符，应是 {said}"
    hint = "年度依次取自标题、印发日期、文中最晚的日期；分年度安排的不写年度"
    yield Problem(place=policy.place.inside("年度") if year else policy.place, message=message, hint=hint)


def find_years(policy: Policy, official: OfficialText) -> tuple[int, ...]:
    """Return the year a policy is for, as its text shows it; none if it plans several or prints none."""
    if _columns(official):
        return ()
    titled = {int(found) for found in _YEAR.findall(squeeze(policy.title))}
    if len(titled) == 1:
        return tuple(titled)
    if policy.issued.value:
        return (int(policy.issued.value[:4]),)
    printed = [squeeze(place.text) for place in official.places]
    years = {int(year) for text in printed for pattern in (_YEAR, _NUMBER_YEAR) for year in pattern.findall(text)}
    return (max(years),) if years else ()


def check_period(policy: Policy, official: OfficialText) -> Iterator[Problem]:
    """Complain of a start that is no day the text prints, and of an end that is not that of its last stage or year."""
    printed = _printed_days(official) | ({policy.issued.value} if policy.issued.value else set())
    start, end = policy.effective.start, policy.effective.end
    expected = _find_end(policy, official)
    problems = []
    if start and start not in printed:
        problems.append(("起", f"有效期的起日 {start} 不是印发日期，也不是原文的日期"))
    if not start and policy.issued.value:
        problems.append(("起", f"有效期没有起日，原文的印发日期是 {policy.issued.value}"))
    if end != expected and not (end and end in printed):
        problems.append(("止", f"有效期的止日「{end or '空'}」与原文不符，应是「{expected or '空'}」"))
    hint = "起日取印发日期，止日取最后一个阶段或最后一个年度的末日；原文另写日期的照原文"
    for key, message in problems:
        yield Problem(place=policy.place.inside("有效期", key), message=message, hint=hint)


def _columns(official: OfficialText) -> set[int]:
    return {year for place in official.places if (year := find_year_of_column(place.cell))}


def _printed_days(official: OfficialText) -> set[str]:
    days = (re.findall(r"(\d{4})年(\d{1,2})月(\d{1,2})日", squeeze(place.text)) for place in official.places)
    return {f"{year}-{int(month):02d}-{int(day):02d}" for found in days for year, month, day in found}


def _find_end(policy: Policy, official: OfficialText) -> str | None:
    columns = _columns(official)
    if columns:
        return f"{max(columns)}-12-31"
    phases = [clause.phase for clause in policy.clauses if clause.phase]
    dates = [date for phase in phases for date in (phase.due and phase.due.date, phase.span and phase.span.end)]
    ends = [_last_day(date) for date in dates if date and date.year and date.month]
    return max(ends, default=None)


def _last_day(date: PartialDate) -> str:
    year, month = date.year or 1, date.month or 12
    day = date.day or calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"
