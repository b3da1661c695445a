"""What a revision comes to, in lines for people, and what elsewhere still names a place by its old number."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generators.model.form_parts import form_fields
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.revision import Fate, Revised
from generators.view.revision.duties import holds

_LEAST = 0.2
"""Share of the clauses of a policy that have a place in its new version; with less it is hardly one."""
_TOUCHED = {Fate.CHANGED, Fate.MERGED, Fate.REMOVED}


def count_fates(revised: Sequence[Revised]) -> str:
    """Count the places by what became of them."""
    counts = Counter(one.fate for one in revised)
    return "，".join(f"{fate.value} {counts[fate]} 处" for fate in Fate if counts[fate])


def is_another(revised: Sequence[Revised]) -> bool:
    """Say whether the two texts have so little in common that somebody may have taken the wrong file or policy."""
    counts = Counter(one.fate for one in revised if one.old and holds(one.old))
    kept = counts[Fate.UNCHANGED] + counts[Fate.MOVED] + counts[Fate.CHANGED]
    return kept < _LEAST * (kept + counts[Fate.REMOVED] + counts[Fate.MERGED])


def say_place(path: str, row: int | None) -> str:
    """Name a place as YAML does, with its row."""
    return path if row is None else f"{path}（第{row}行）"


def say_fates(revised: Sequence[Revised]) -> Iterator[str]:
    """Yield a line for each place that is not as it was, with the duties to look at."""
    for one in revised:
        if one.fate is Fate.UNCHANGED:
            continue
        was = say_place(one.old.clause, one.old.row) if one.old else ""
        now = say_place(one.new.path, one.new.row) if one.new else ""
        place = f"{was} → {now}" if was and now and was != now else now or was
        yield f"{one.fate.value}　{place}{_say_duties(one)}"


def _say_duties(one: Revised) -> str:
    astray = "、".join(duty.id for duty in one.astray)
    if one.fate is Fate.SPLIT and astray:
        return f"（{astray} 说的在这里）"
    if one.fate not in _TOUCHED or not one.old or not one.old.duties:
        return ""
    gone = f"；这里不再说的：{astray}" if astray else ""
    return f"（涉及 {'、'.join(duty.id for duty in one.old.duties)}{gone}）"


def old_references(policy: Policy, library: Library, revised: Sequence[Revised]) -> Iterator[str]:
    """Yield what names, in any file, a place of the policy that bears another number now or is gone."""
    now = {one.old.clause: one for one in revised if one.old and one.old.cell is None and one.fate is not Fate.SPLIT}
    for where, path in dict.fromkeys(_references(policy, library)):
        one = now.get(path)
        if one and (one.new is None or one.new.path != path):
            yield f"{where}：{path} → {one.new.path if one.new else '没有了'}"


def _references(policy: Policy, library: Library) -> Iterator[tuple[str, str]]:
    """Yield each file and the place it names."""
    for form in library.forms:
        if form.policy == policy.id:
            named = (form.attachment, form.asked_by, *(one.asked_by for one in form_fields(form)))
            yield from ((f"forms/{form.id}.yaml", path) for path in named if path)
    for unmade in library.unmade_forms:
        if unmade.policy == policy.id:
            yield "unmade_forms.yaml", unmade.asked_by
    for clause in policy.clauses:
        for report in clause.reports:
            yield from ((f"policies/{policy.id}.yaml 的其他读法", one.clause) for one in report.other_readings)
