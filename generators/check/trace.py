"""Hold an encoding against its official text: every place, every fact, nothing left over on either side.

Times, limits and figures are counted: a place holds as many as the text prints, one field each,
unless `共用` says that one printed phrase governs several records. Titles, numbers and quoted terms
are held once a place. So any fact deleted from or altered in an encoding is noticed, on one side or the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generators.check.form_text import check_form_text
from generators.check.held_facts import HeldFact, find_held_facts
from generators.check.held_names import NAMED, HeldNames, find_held_names
from generators.check.members import check_members
from generators.check.occurrences import CONTACT_VALUE, Occurrence, OccurrenceKind, find_occurrences, find_unrecognised
from generators.check.trace_head import check_head
from generators.check.trace_places import check_place, find_surroundings
from generators.check.trace_rules import (
    check_conditions,
    check_list_names,
    check_shared,
    check_slogans,
    check_wording,
)
from generators.model.library import Library
from generators.model.official import OfficialPlace, OfficialText, squeeze
from generators.model.policy import Clause, Policy
from generators.model.problem import Place, Problem

WAIVER_SHARE = 0.05
"""Waivers may be at most this share of all facts."""


@dataclass(kw_only=True)
class Coverage:
    """What the trace of one policy found: counts for the table, problems for the list."""

    policy: str
    places: int = 0
    places_held: int = 0
    facts: Counter[OccurrenceKind] = field(default_factory=Counter)
    facts_held: Counter[OccurrenceKind] = field(default_factory=Counter)
    waived: int = 0
    in_figures: int = 0
    """How many facts only the field 数值 holds."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Say whether every place and fact is accounted for and nothing in the encoding is left over."""
        return not self.problems

    @property
    def share(self) -> float:
        """Return the share of places and facts accounted for, from 0 to 1."""
        total = self.places + self.facts.total()
        return (self.places_held + self.facts_held.total() + self.waived) / total if total else 1.0


def trace_policy(policy: Policy, official: OfficialText, library: Library) -> Coverage:
    """Hold one policy against its official text."""
    coverage = Coverage(policy=policy.id)
    year = int(policy.year.value) if policy.year.value else None
    quotes: list[tuple[Clause, Occurrence]] = []
    beside = find_surroundings(policy, official, library)
    forms = {form.attachment: form for form in library.forms if form.policy == policy.id}
    for clause, place in _pair_places(policy, official, coverage):
        coverage.places_held += _check_hash(clause, place, coverage)
        form = forms.get(clause.clause)
        names = find_held_names(clause, policy, form, library, place.text)
        found = _trace_place(clause, place, year, names, coverage)
        quotes += [(clause, occurrence) for occurrence in found if occurrence.kind is OccurrenceKind.QUOTE]
        coverage.problems += check_list_names(clause, place)
        coverage.problems += check_wording(clause, place, year)
        coverage.problems += check_shared(clause, found)
        coverage.problems += check_members(clause, place.text)
        coverage.problems += check_form_text(form, place.text) if form else []
        coverage.problems += check_place(clause, place, form, beside)
    coverage.problems += check_slogans(policy, quotes)
    coverage.problems += check_conditions(policy)
    coverage.problems += check_head(policy, official)
    if coverage.facts.total() and coverage.waived / coverage.facts.total() > WAIVER_SHARE:
        message = f"豁免 {coverage.waived} 处，超过全部事实的 {WAIVER_SHARE:.0%}"
        coverage.problems.append(Problem(place=policy.place, message=message, hint="能编码的就编码"))
    return coverage


def _pair_places(policy: Policy, official: OfficialText, coverage: Coverage) -> Iterator[tuple[Clause, OfficialPlace]]:
    """Pair places of text and encoding by path and row, and complain of what has no pair or another order."""
    encoded = {(clause.clause, clause.row): clause for clause in policy.clauses}
    printed = {(place.path, place.row): place for place in official.places}
    coverage.places = len(printed)
    for key, place in printed.items():
        if key not in encoded:
            where = Place(file=policy.place.file, keys=("条款",))
            message = f"原文的「{_say_place(*key)}」没有编码（原文第 {place.line} 行）"
            coverage.problems.append(Problem(place=where, message=message, hint="按原文顺序补上这一处"))
    for key, clause in encoded.items():
        if key not in printed:
            message = f"原文没有「{_say_place(*key)}」"
            coverage.problems.append(Problem(place=clause.place.inside("条款"), message=message, hint="核对序号和行号"))
    both = [key for key in encoded if key in printed]
    order = [key for key in printed if key in encoded]
    for ours, theirs in zip(both, order, strict=True):
        if ours != theirs:
            message = f"「{_say_place(*ours)}」的次序与原文不同，此处应是「{_say_place(*theirs)}」"
            coverage.problems.append(Problem(place=encoded[ours].place, message=message, hint="按原文顺序排列"))
            break
    yield from ((encoded[key], printed[key]) for key in both)


def _say_place(path: str, row: int | None) -> str:
    return path if row is None else f"{path}（第 {row} 行）"


def _check_hash(clause: Clause, place: OfficialPlace, coverage: Coverage) -> bool:
    if clause.hash == place.hash:
        return True
    message = f"「{clause.clause}」的校验与原文不符（原文为 {place.hash}）"
    hint = "逐句核对这一处的编码后，把校验改为原文的值"
    where = clause.place.inside("校验") if clause.hash else clause.place
    coverage.problems.append(Problem(place=where, message=message, hint=hint))
    return False


def _trace_place(
    clause: Clause, place: OfficialPlace, year: int | None, names: HeldNames, coverage: Coverage
) -> tuple[Occurrence, ...]:
    found = find_occurrences(place.text, year)
    found = (*found, *find_unrecognised(place.text, found))
    found = tuple(occurrence for occurrence in found if not names.answers_in_passing(occurrence, place.text))
    coverage.facts.update(occurrence.kind for occurrence in found)
    rest = _waive(clause, found, coverage)
    named = [occurrence for occurrence in rest if occurrence.kind in NAMED]
    _trace_names(clause, named, names, coverage)
    counted = [occurrence for occurrence in rest if occurrence.kind not in NAMED]
    _trace_counted(clause, counted, names, coverage)
    return found


def _waive(clause: Clause, found: Iterable[Occurrence], coverage: Coverage) -> list[Occurrence]:
    """Take the waived occurrences out; a waiver that waives nothing is a problem."""
    rest = sorted(found, key=lambda occurrence: occurrence.start)
    waived = []
    for waiver in clause.waivers:
        same = [o for o in rest if waiver.text in {squeeze(o.text), o.value if o.value == CONTACT_VALUE else ""}]
        if len(same) < waiver.nth:
            message = f"豁免的「{waiver.text}」（第 {waiver.nth} 处）在原文这一处没有"
            hint = "核对文字；已能识别或不存在的不需要豁免"
            coverage.problems.append(Problem(place=waiver.place, message=message, hint=hint))
        else:
            waived.append(same[waiver.nth - 1])
    coverage.waived += len(waived)
    return [occurrence for occurrence in rest if occurrence not in waived]


def _trace_names(clause: Clause, found: list[Occurrence], names: HeldNames, coverage: Coverage) -> None:
    """Hold titles, numbers and quoted terms: each distinct one once a place."""
    for occurrence in found:
        if names.answers(occurrence):
            coverage.facts_held[occurrence.kind] += 1
        else:
            _complain_missing(clause, occurrence, coverage)
    coverage.problems += names.left_over(found, clause)


def _trace_counted(clause: Clause, found: list[Occurrence], names: HeldNames, coverage: Coverage) -> None:
    """Hold times, limits and figures: as many fields as the text prints, and not one more."""
    held = list(find_held_facts(clause))
    for occurrence in found:
        fact = next((f for f in held if occurrence.kind in f.kinds and f.value == occurrence.value), None)
        if fact:
            held.remove(fact)
            held = _take_shared(clause, occurrence, held, coverage)
            coverage.in_figures += fact.field == "数值"
        if fact or names.counts(occurrence):
            coverage.facts_held[occurrence.kind] += 1
        else:
            _complain_missing(clause, occurrence, coverage)
    for fact in held:
        message = f"「{clause.clause}」的原文里没有（或没有这么多次）{fact.field}「{fact.value}」"
        hint = "核对数字和周期；一处文字管几条时在条款上写 共用"
        coverage.problems.append(Problem(place=fact.place, message=message, hint=hint))


def _take_shared(clause: Clause, occurrence: Occurrence, held: list[HeldFact], coverage: Coverage) -> list[HeldFact]:
    """Take out the other fields that rest on the same printed phrase, exactly as many as 共用 says."""
    wanted = clause.shared.get(squeeze(occurrence.text), 1) - 1
    same = [f for f in held if occurrence.kind in f.kinds and f.value == occurrence.value][:wanted]
    if len(same) < wanted:
        message = f"共用写「{squeeze(occurrence.text)}」管 {wanted + 1} 处，编码里只有 {len(same) + 1} 处"
        place = clause.place.inside("共用", squeeze(occurrence.text))
        coverage.problems.append(Problem(place=place, message=message, hint="补上缺的字段，或改正处数"))
    return [fact for fact in held if fact not in same]


def _complain_missing(clause: Clause, occurrence: Occurrence, coverage: Coverage) -> None:
    message = f"「{clause.clause}」的{occurrence.kind.value}「{squeeze(occurrence.text)}」没有编码"
    if occurrence.kind is OccurrenceKind.CONTACT:
        message = f"「{clause.clause}」有一处联系方式未说明"
    hint = "写进这一处某条记录的相应字段，或加一条豁免并说明理由"
    coverage.problems.append(Problem(place=clause.place, message=message, hint=hint))
