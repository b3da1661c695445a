"""What each return is compared with: its sender's return of the month before, and those of other forms."""

from collections.abc import Iterator, Mapping

from generators.model.filled_form import FilledForm
from generators.model.ledger import Companions, Reported, ReturnedFile, Texts
from generators.view.ledger import Gathering, assign_form
from generators.view.ledger.plain import take_texts
from generators.view.ledger.progress import previous_month
from generators.view.ledger.sorting import Assigned, same_name, sort_month

Key = tuple[str, str, str]
"""Form, month, sender."""


def pair_returns(gathering: Gathering, earlier: Mapping[Key, Texts]) -> Iterator[tuple[ReturnedFile, Companions]]:
    """Yield every file with what its sender reported last month and on the other forms of the policy.

    `earlier` is what other runs collected; what the inbox holds goes before it.
    """
    assigned = {form.id: assign_form(gathering, form) for form in gathering.policy_forms}
    counting: dict[Key, Reported] = {**earlier, **dict(_find_counting(gathering, assigned))}
    by_file = {one.file.file: one for group in assigned.values() for one in group}
    for file in gathering.files:
        yield file, _find_companions(file, by_file.get(file.file), counting, assigned)


def list_reported(gathering: Gathering) -> dict[str, Texts]:
    """Return what each sender's return that counts holds, by the name it wrote; only what was taken."""
    entries = sort_month(assign_form(gathering, gathering.form), gathering.period, gathering.roster, None)
    return {entry.name: take_texts(entry) for entry in entries if entry.counts}


def _find_counting(
    gathering: Gathering, assigned: Mapping[str, tuple[Assigned, ...]]
) -> Iterator[tuple[Key, FilledForm]]:
    """Yield the return that counts for every form, month and sender."""
    for form_id, group in assigned.items():
        for period in {one.period for one in group if one.period}:
            for entry in sort_month(group, period, gathering.roster, None):
                if entry.counts:
                    yield (form_id, period, same_name(entry.name)), entry.filled


def _find_companions(
    file: ReturnedFile, assigned: Assigned | None, counting: Mapping[Key, Reported], forms: Mapping[str, object]
) -> Companions:
    filled = file.filled
    if filled is None or filled.form is None or assigned is None or assigned.period is None:
        return Companions()
    period = assigned.period
    sender = same_name(filled.sender or "")
    return Companions(
        last=counting.get((filled.form, previous_month(period), sender)),
        others={
            form_id: counting[form_id, period, sender]
            for form_id in forms
            if form_id != filled.form and (form_id, period, sender) in counting
        },
        date_doubt=assigned.date_doubt,
    )
