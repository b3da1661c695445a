"""What a list rests on and leaves out: questions that are open, policies and duties kept out, policies applied."""

from collections.abc import Mapping, Sequence

from generators.model.labels import Labels
from generators.view.checklist import Checklist
from generators.view.checklist.carry import Carried
from generators.write.checklist.duties import break_basis
from generators.write.checklist.parts import Part, left_styles

NAMED_DUTIES = 5
"""How many of the duties that wait for a fact are named."""
QUESTION_COLUMNS = ("fact", "question", "waiting", "such_as")
EXCLUSION_COLUMNS = ("left_out", "left_out_by", "why_not")
ANNEX_COLUMNS = ("sheet", "does", "basis", "entered", "moved_why")
BASIS_COLUMNS = ("policy", "issuer", "policy_number", "period", "in_year", "today", "listed")


def head_facts(checklist: Checklist, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give what a list says of itself and of its enterprise, each under its name."""
    enterprise, bases = checklist.enterprise, len(checklist.bases)
    return [
        (words["enterprise"], enterprise.name + (words["sample"] if enterprise.sample else "")),
        (words["year"], words["of_year"].format(year=checklist.year)),
        (words["version"], checklist.version),
        (words["code"], checklist.code),
        *checklist.profile,
        (words["searched"], words["searched_count"].format(all=bases + len(checklist.exclusions), listed=bases)),
    ]


def question_part(checklist: Checklist, labels: Labels) -> Part:
    """List the facts that are not known with what waits for them, then those that cannot be as they are written."""
    words = labels["清单"]
    rows = [
        (one.fact, one.question, str(len(one.duties)), _name_some(one.duties, words["and_more"]))
        for one in checklist.questions
    ]
    misfits = (words["misfits"].format(facts="、".join(checklist.misfits)),) if checklist.misfits else ()
    return _part((30, 70, 22, 135), [words[name] for name in QUESTION_COLUMNS], rows, misfits)


def _part(
    weights: tuple[float, ...],
    heading: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    notes: tuple[str, ...] = (),
    *,
    with_next: bool = False,
) -> Part:
    """Make a part of texts that all begin at the left; nothing where there is nothing to list."""
    if not rows:
        return Part(notes=notes)
    return Part(weights, left_styles(heading), tuple(heading), tuple(rows), notes, with_next)


def _name_some(duties: tuple[str, ...], and_more: str) -> str:
    more = and_more.format(count=len(duties)) if len(duties) > NAMED_DUTIES else ""
    return "；".join(duties[:NAMED_DUTIES]) + more


def exclusion_part(checklist: Checklist, labels: Labels) -> Part:
    """List the policies and the single duties that do not apply, and why."""
    policies = [(f"《{one.title}》", one.why) for one in checklist.exclusions]
    duties = [(item.duty.does, break_basis(item.basis), item.grounds) for item in checklist.kept_out]
    heading = [labels["清单"][name] for name in EXCLUSION_COLUMNS]
    return _part((85, 90, 82), heading, [*policies, *duties])


def basis_part(checklist: Checklist, labels: Labels, *, with_next: bool) -> Part:
    """List the policies that put something into the list, on the page of what comes after them or not."""
    words, statuses = labels["清单"], labels["状态"]
    rows = [
        (
            f"《{basis.title}》",
            basis.issuer or words["blank"],
            basis.number or words["blank"],
            basis.period,
            statuses[basis.in_year.value],
            statuses[basis.today.status.value],
            str(basis.duties),
        )
        for basis in checklist.bases
    ]
    heading = [words[name].format(year=checklist.year) for name in BASIS_COLUMNS]
    weights = (90, 50, 36, 44, 20, 18, 16)
    return Part(weights, left_styles(heading), tuple(heading), tuple(rows), with_next=with_next)


def annex_part(carried: Carried, labels: Labels) -> Part:
    """List what was entered for rows that are no longer in the list, and why they went; people sign below it."""
    words = {**labels["清单"], **labels["清单栏目"]}
    rows = [(one.sheet, one.does, one.basis, one.entered, one.why) for one in carried.annex]
    return _part((26, 72, 78, 36, 50), [words[name] for name in ANNEX_COLUMNS], rows, with_next=True)


def say_carried(carried: Carried, words: Mapping[str, str]) -> str:
    """Say what was taken over from older versions."""
    return words["carried"].format(
        codes="、".join(carried.codes),
        kept=carried.kept,
        review=carried.to_review,
        moved=len(carried.annex),
    )
