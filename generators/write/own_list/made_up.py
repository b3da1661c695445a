"""A list of made-up duties that has everything a list can have, to take the patterns of real ones from."""

from dataclasses import replace
from datetime import date

from generators.model.enterprise import Enterprise
from generators.model.policy import Duty
from generators.view.applicability import Decision, Relation
from generators.view.calendar import Occurrence, Schedule
from generators.view.checklist.records import Basis, Checklist, ChecklistItem, Exclusion, Question, Sheet
from generators.view.handbook.cards import Rhythm
from generators.view.status import Standing, Status

YEAR = 2000
_SAID = "甲"
_DAY = date(YEAR, 1, 1)
_ITEM = ChecklistItem(
    duty=Duty(id="made-up", does=_SAID),
    policy=_SAID,
    clause=_SAID,
    row=None,
    basis=_SAID,
    status=Decision.APPLIES,
    relation=Relation.OWN,
    in_force=True,
    actors=(_SAID,),
    posts=(),
    level=_SAID,
    standard=_SAID,
    timing=_SAID,
    rhythm=Rhythm.DATED,
    why=_SAID,
    grounds=_SAID,
    asks=(),
    kept_out=False,
    mark="",
    schedule=Schedule(count=1, occurrences=(Occurrence(start=_DAY, end=_DAY),)),
)


def made_up_list(rhythms: tuple[Rhythm, ...], facts: int) -> Checklist:
    """Make a list of the enterprise's own duties of these rhythms and one done to it, with so many known facts."""
    own = tuple(replace(_ITEM, rhythm=rhythm) for rhythm in rhythms)
    received = replace(_ITEM, relation=Relation.RECEIVED)
    left_out = replace(_ITEM, status=Decision.NOT_APPLICABLE, kept_out=True)
    return Checklist(
        enterprise=Enterprise(id="made-up", name=_SAID, year=YEAR, facts={}),
        year=YEAR,
        profile=((_SAID, _SAID),) * facts,
        misfits=(),
        items=(*own, left_out),
        sheets=(
            Sheet(name=_SAID, relation=Relation.OWN, items=own),
            Sheet(name=_SAID, relation=Relation.RECEIVED, items=(received,)),
        ),
        questions=(Question(fact=_SAID, question=_SAID, duties=(_SAID,)),),
        bases=(
            Basis(
                title=_SAID,
                issuer=_SAID,
                number=_SAID,
                period=_SAID,
                in_year=Status.RUNNING,
                today=Standing(of=_SAID, status=Status.RUNNING),
                note="",
                duties=1,
            ),
        ),
        exclusions=(Exclusion(title=_SAID, why=_SAID),),
    )
