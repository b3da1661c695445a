"""What is suspect: it rests on a place that is not as it was when somebody confirmed it. Nothing is changed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.library import Library
from generators.model.suspect import BasisChange, Confirmation, Suspect, TargetKind
from generators.view.suspects.bases import Prose, Target, list_targets
from generators.view.suspects.fingerprints import fingerprint_places, parts_in, whole_of
from generators.view.suspects.words import PlaceWords

__all__ = [
    "confirm_targets",
    "find_suspects",
    "gone_confirmations",
    "name_target",
    "suspect_form",
    "suspects_of_list",
    "with_suspects",
]


def name_target(target: Target) -> str:
    """Name what can be confirmed as a confirmation does: 表单 gd-2023-monthly."""
    kind, name = target
    return f"{kind.value} {name}"


def with_suspects(library: Library, prose: Prose) -> Library:
    """Return the library with what is suspect in it, which every view can then mark."""
    return replace(library, suspects=suspects) if (suspects := find_suspects(library, prose)) else library


def find_suspects(library: Library, prose: Prose) -> tuple[Suspect, ...]:
    """Return what is suspect, in the order of kinds and of the content.

    Where nobody confirms anything, nothing is; where somebody does, what nobody ever confirmed is suspect too. Places
    are compared as encoded, with what amendments say of them, whatever the day.
    """
    if not library.confirmations:
        return ()
    held = {one.target: one for one in library.confirmations}
    targets, words = list_targets(library, prose), PlaceWords(library)
    wanted = {place for places in targets.values() for place in places}
    now = fingerprint_places(library, wanted.union(*(one.bases for one in library.confirmations)))
    judged = ((target, places, held.get(name_target(target))) for target, places in targets.items())
    found = (_judge(target, places, was, now, words) for target, places, was in judged if places or was)
    return tuple(one for one in found if one)


def _judge(
    target: Target, places: Collection[str], held: Confirmation | None, now: Mapping[str, str], words: PlaceWords
) -> Suspect | None:
    kind, name = target
    if held is None:
        return Suspect(kind=kind, name=name)
    changes = tuple(_changes(places, held.bases, now, words))
    by, on = held.confirmed_by, held.confirmed_on
    return Suspect(kind=kind, name=name, confirmed_by=by, confirmed_on=on, changes=changes) if changes else None


def _changes(
    places: Collection[str], held: Mapping[str, str], now: Mapping[str, str], words: PlaceWords
) -> Iterator[BasisChange]:
    """Yield what differs: a place it rested on that is gone or changed, and one it did not rest on before.

    A place that it no longer rests on, and that is as it was, is no reason to look again.
    """
    for place in dict.fromkeys([*places, *held]):
        was, current = held.get(place), now.get(place)
        if was is None:
            yield words.say_new(place)
        elif current is None:
            yield words.say_gone(place)
        elif whole_of(was) != whole_of(current):
            yield words.say_changed(place, parts_in(was), parts_in(current))


def gone_confirmations(library: Library, prose: Prose) -> tuple[Confirmation, ...]:
    """Return the confirmations of what is no longer there."""
    there = {name_target(target) for target in list_targets(library, prose)} if library.confirmations else set()
    return tuple(one for one in library.confirmations if one.target not in there)


def confirm_targets(
    library: Library, prose: Prose, chosen: Callable[[str], bool], by: str, on: date
) -> tuple[Confirmation, ...]:
    """Return all confirmations, with those of what is chosen given anew for the places as they are now.

    What rests on no place any more needs none.
    """
    held = {one.target: one for one in library.confirmations}
    for target, places in list_targets(library, prose).items():
        name = name_target(target)
        if chosen(name):
            bases = fingerprint_places(library, places)
            held[name] = Confirmation(target=name, confirmed_by=by, confirmed_on=on.isoformat(), bases=bases)
    return tuple(one for one in held.values() if one.bases)


def suspect_form(form: Form, library: Library) -> Suspect | None:
    """Return why a form is suspect, if it is."""
    return _find(library.suspects, TargetKind.FORM, form.id)


def suspects_of_list(enterprise: Enterprise, joined: Iterable[str], library: Library) -> tuple[Suspect, ...]:
    """Return what is suspect of a list: itself, then what it joins by the links of these names.

    Nobody confirms the list of an enterprise that is not in content/; what is joined in it, everybody's list rests on.
    """
    if not library.suspects:
        return ()
    own = _find(library.suspects, TargetKind.LIST, enterprise.id) if enterprise in library.enterprises else None
    names = set(joined)
    links = (one for one in library.suspects if one.kind is TargetKind.LINK and one.name in names)
    return (*([own] if own else []), *links)


def _find(suspects: Iterable[Suspect], kind: TargetKind, name: str) -> Suspect | None:
    return next((one for one in suspects if one.kind is kind and one.name == name), None)
