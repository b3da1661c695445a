"""The names an encoding holds at a place: titles, document numbers, quoted terms, and counts that are a list's size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators import phrases
from generators.check.occurrences import Occurrence, OccurrenceKind, find_occurrences
from generators.model.form import Form
from generators.model.form_parts import printed_figures, printed_texts
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause, Duty, Enumeration, Milestone, Policy
from generators.model.problem import Place, Problem
from generators.model.registry import Document
from generators.phrases.documents import normalise_number

NAMED = frozenset({OccurrenceKind.TITLE, OccurrenceKind.NUMBER, OccurrenceKind.QUOTE})
"""Kinds that are held by name, once a place; all others are counted."""
_HEAD_PLACES = ("通知", "前言", "标题")
"""Where a policy prints its own number, date and the documents it is made after."""


@dataclass(frozen=True, kw_only=True)
class HeldName:
    """A title, number or quoted term in one field of one record."""

    kind: OccurrenceKind
    value: str
    place: Place
    printed: bool = True
    """Whether the text must print it so; a list's member may stand there without quotes."""


@dataclass(frozen=True, kw_only=True)
class HeldNames:
    """What a place may answer for by name."""

    here: tuple[HeldName, ...]
    """Citations, terms, names and members of lists: each name of the text is held by exactly one of them."""
    known: frozenset[tuple[OccurrenceKind, str]]
    """What answers besides: numbers of cited documents, the policy's own title, number and date."""
    enumerations: tuple[Enumeration, ...]
    ordinals: frozenset[str]
    """Articles of cited documents: 第21条."""
    printed: tuple[str, ...]
    """Titles of the policy and its forms, labels: a figure inside one of them belongs to it."""
    cells: frozenset[str] = frozenset()
    """Figures that stand alone in a cell of the form; `check_form_text` sees to it that each stands there once."""

    def answers(self, occurrence: Occurrence) -> bool:
        """Say whether a title, number or quoted term of the text is held."""
        return (occurrence.kind, occurrence.value) in self.known or bool(self._holders(occurrence))

    def _holders(self, occurrence: Occurrence) -> list[HeldName]:
        if occurrence.kind is OccurrenceKind.QUOTE:
            bare = _without_joints(occurrence.value)
            return [name for name in self.here if name.kind is occurrence.kind and _without_joints(name.value) == bare]
        return [name for name in self.here if (name.kind, name.value) == (occurrence.kind, occurrence.value)]

    def counts(self, occurrence: Occurrence) -> bool:
        """Say whether a figure is an article cited, the policy's date, a form's cell, or the size a list tells."""
        printed = squeeze(occurrence.text)
        if (occurrence.kind, occurrence.value) in self.known or printed in self.ordinals:
            return True
        if occurrence.kind is OccurrenceKind.QUANTITY and printed in self.cells:
            return True
        return any(_is_size(printed, enumeration) for enumeration in self.enumerations)

    def answers_in_passing(self, occurrence: Occurrence, text: str) -> bool:
        """Say whether an occurrence lies inside a printed title or label."""
        start = len(squeeze(text[: occurrence.start]))
        end = start + len(squeeze(occurrence.text))
        bare = squeeze(text)
        return any(first <= start and end <= last for first, last in _find_ranges(bare, self.printed))

    def left_over(self, found: Iterable[Occurrence], clause: Clause) -> list[Problem]:
        """Complain of citations and terms that the text does not have here, and of those held twice."""
        problems = []
        answering: list[HeldName] = []
        for occurrence in {(o.kind, o.value): o for o in found}.values():
            holders = self._holders(occurrence)
            answering += holders
            for name in _held_again(holders):
                message = f"「{clause.clause}」的{name.kind.value}「{name.value}」写了两次"
                hint = "同一处只写一次：几条共有的写在条款上，列举的名称和成员不再写进术语"
                problems.append(Problem(place=name.place, message=message, hint=hint))
        for name in self.here:
            if name.printed and name not in answering:
                message = f"「{clause.clause}」的原文里没有{name.kind.value}「{name.value}」"
                problems.append(Problem(place=name.place, message=message, hint="核对文字，或移到原文所在的条款"))
        return problems


def _held_again(holders: list[HeldName]) -> list[HeldName]:
    """Return the citations and terms that another field holds as well; a list may name the member of another."""
    printed = [name for name in holders if name.printed]
    return printed if len(printed) < len(holders) else printed[1:]


def find_held_names(clause: Clause, policy: Policy, form: Form | None, library: Library, text: str) -> HeldNames:
    """Gather the names a place holds, its form and the policy's head among them.

    A document the policy is made after answers for its number only where `text` prints its title.
    """
    in_head = clause.clause in _HEAD_PLACES
    here = (*_find_names(clause), *_of_lists(clause), *(_of_basis(policy) if in_head else ()))
    documents = {
        squeeze(title): document for document in library.documents for title in (document.title, *document.aliases)
    }
    titled = (name.value for name in here if name.printed or name.value in squeeze(text))
    known = set(_numbers_of(titled, documents))
    if in_head:
        known |= set(_of_head(policy))
    forms = [one for one in library.forms if one.policy == policy.id]
    titles = [title for one in forms for title in (one.title, *one.other_titles)]
    labels = printed_texts(form) if form else ()
    return HeldNames(
        here=here,
        known=frozenset(known),
        enumerations=clause.enumerations,
        ordinals=frozenset(o for text in _cites_of(clause) for o in re.findall(r"第[^》条]{1,6}条", squeeze(text))),
        printed=tuple(squeeze(text) for text in (policy.title, *titles, *labels)),
        cells=frozenset(printed_figures(form)) if form else frozenset(),
    )


def _find_names(clause: Clause) -> Iterator[HeldName]:
    for record in _records_of(clause):
        for index, cite in enumerate(record.cites):
            for occurrence in find_occurrences(cite):
                if occurrence.kind in {OccurrenceKind.TITLE, OccurrenceKind.NUMBER}:
                    place = record.place.inside("依据", index)
                    yield HeldName(kind=occurrence.kind, value=occurrence.value, place=place)
        for index, term in enumerate(record.terms):
            yield HeldName(kind=OccurrenceKind.QUOTE, value=squeeze(term), place=record.place.inside("术语", index))


def _cites_of(clause: Clause) -> Iterator[str]:
    for record in _records_of(clause):
        yield from record.cites


def _records_of(clause: Clause) -> tuple[Clause | Duty | Milestone, ...]:
    return (clause, *clause.duties, *clause.milestones)


def _of_lists(clause: Clause) -> Iterator[HeldName]:
    """Yield what a list answers for: its printed name, each member, all members in one quotation, titles inside."""
    for enumeration in clause.enumerations:
        texts = [] if enumeration.ours else [(enumeration.name, enumeration.place.inside("名称"))]
        texts += [(member, enumeration.place.inside("成员", index)) for index, member in enumerate(enumeration.members)]
        texts.append(("".join(enumeration.members), enumeration.place.inside("成员")))
        for text, place in texts:
            yield HeldName(kind=OccurrenceKind.QUOTE, value=squeeze(text), place=place, printed=False)
            for found in find_occurrences(text):
                if found.kind in NAMED:
                    yield HeldName(kind=found.kind, value=found.value, place=place, printed=False)


def _of_basis(policy: Policy) -> Iterator[HeldName]:
    for index, title in enumerate(policy.based_on):
        value = squeeze(title.strip("《》"))
        place = policy.place.inside("制定依据", index)
        yield HeldName(kind=OccurrenceKind.TITLE, value=value, place=place, printed=False)


def _numbers_of(titles: Iterable[str], documents: dict[str, Document]) -> Iterator[tuple[OccurrenceKind, str]]:
    for title in titles:
        document = documents.get(title)
        if document and document.number:
            yield OccurrenceKind.NUMBER, normalise_number(document.number)


def _of_head(policy: Policy) -> Iterator[tuple[OccurrenceKind, str]]:
    yield OccurrenceKind.TITLE, squeeze(policy.title)
    if policy.number:
        yield OccurrenceKind.NUMBER, normalise_number(policy.number)
    if policy.issued.value:
        year, month, day = policy.issued.value.split("-")
        for occurrence in find_occurrences(f"{year}年{int(month)}月{int(day)}日"):
            yield occurrence.kind, occurrence.value


def _without_joints(text: str) -> str:
    """Drop what only joins the members of a list, so that “甲、乙和丙” is the list 甲 乙 丙."""
    return re.sub(r"[\s、，；,;和及与]", "", text)


def _is_size(printed: str, enumeration: Enumeration) -> bool:
    """Say whether a printed count such as 八个 is part of a list's name and agrees with its members."""
    if printed not in enumeration.name:
        return False
    quantity = phrases.parse_quantity(printed)
    size = enumeration.count if enumeration.count is not None else len(enumeration.members)
    return quantity is not None and (quantity.value == size or not size)


def _find_ranges(bare: str, texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    for text in texts:
        if text:
            for match in re.finditer(re.escape(text), bare):
                yield match.span()
