"""The duties of a list, one by one, and the sheets they stand on."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generators.model.calendar import Calendar
from generators.model.policy import Duty, Strength
from generators.model.registry import RoleKind
from generators.view.applicability import Applicability, Decision, Relation
from generators.view.calendar import view_schedule
from generators.view.checklist.records import ChecklistItem, Sheet
from generators.view.clauses import say_clause
from generators.view.handbook.cards import find_rhythm, inherited, list_limits, list_timings
from generators.view.periods import mark_standing
from generators.view.rules import Rule
from generators.view.status import Status

RANKS = {Strength.MUST: 0, Strength.FORBIDDEN: 0, Strength.MAY: 1, Strength.ENCOURAGED: 2}
"""What must be done stands before what may be, what may be before what is encouraged."""
OVER = 10
"""What is not in force stands after all that is."""


NO_POSTS: Mapping[str, str] = MappingProxyType({})


def concerns(one: Applicability) -> bool:
    """Say whether a list says anything of a duty: it applies, may apply, or a fact alone keeps it out."""
    return one.status is not Decision.NOT_APPLICABLE or one.kept_out


def view_item(one: Applicability, year: int, calendar: Calendar) -> ChecklistItem:
    """Say one judged duty as the list of a year says it."""
    rule, duty = one.rule, one.duty
    return ChecklistItem(
        duty=duty,
        policy=rule.policy.id,
        clause=rule.clause.clause,
        row=rule.clause.row,
        basis=say_basis(rule),
        status=one.status,
        relation=one.relation,
        in_force=one.standing is Status.RUNNING,
        actors=tuple(actor.name for actor in one.actors) or duty.who,
        posts=one.posts,
        level=_say_level(one),
        standard=say_standard(rule),
        timing=_say_timing(duty, year),
        rhythm=find_rhythm(duty),
        why=one.why,
        grounds=one.grounds,
        asks=one.asks,
        kept_out=one.kept_out,
        mark=mark_standing(rule.policy, one.standing),
        schedule=view_schedule(duty, year, calendar),
    )


def _say_level(one: Applicability) -> str:
    """Say what sorts of actor the enterprise's own are; all of the duty's where it is none of them.

    A group of organisations is one, as on the sheets.
    """
    actors = (actor for actor in one.actors or one.rule.actors if actor.role)
    kinds = (actor.role.kind if actor.role and actor.post else RoleKind.ORGANISATION for actor in actors)
    return "、".join(dict.fromkeys(kind.value for kind in kinds))


def say_standard(rule: Rule) -> str:
    """Say the limits of a duty and the documents it is done after; empty where the text names none."""
    cites = inherited(rule.duty.cites, rule.clause)
    return "；".join([*list_limits(rule.duty), *([f"按{'、'.join(cites)}"] if cites else [])])


def _say_timing(duty: Duty, year: int) -> str:
    """Say the times as printed, and where a last day lies before the year of the list."""
    said = "；".join(timing.text for timing in list_timings(duty))
    passed = duty.due is not None and duty.due.date.year is not None and duty.due.date.year < year
    return f"{said}（早于清单年度）" if passed else said


def say_basis(rule: Rule) -> str:
    """Name a policy and a clause as people write them: 《…》（二）1（2）三是（第10行）."""
    return f"《{rule.policy.title}》{say_clause(rule.clause.clause, rule.clause.row)}"


def view_sheets(items: tuple[ChecklistItem, ...], same_posts: Mapping[str, str] = NO_POSTS) -> tuple[Sheet, ...]:
    """Group what applies: the enterprise's own duties, each post's, then what others do.

    Posts that one person holds, by `same_posts`, share a sheet that bears the names of all of them.
    """
    own: list[ChecklistItem] = []
    received: list[ChecklistItem] = []
    posts: dict[str, dict[str, ChecklistItem]] = {}
    names: dict[str, dict[str, None]] = {}
    for item in items:
        if item.status is not Decision.APPLIES:
            continue
        if item.relation is Relation.RECEIVED:
            received.append(item)
        if item.relation is Relation.OWN:
            own.append(item)
        for post in item.posts:
            holder = same_posts.get(post, post)
            posts.setdefault(holder, {})[item.duty.id] = item
            names.setdefault(holder, {})[post] = None
    by_size = sorted(posts, key=lambda post: -len(posts[post]))
    sheets = [
        Sheet(name="本单位", relation=Relation.OWN, items=in_order(own)),
        *(
            Sheet(
                name="、".join(sorted(names[post], key=lambda name: name != post)),
                relation=Relation.POST,
                items=in_order(posts[post].values()),
            )
            for post in by_size
        ),
        Sheet(name="其他单位对本单位的检查等", relation=Relation.RECEIVED, items=in_order(received)),
    ]
    return tuple(sheet for sheet in sheets if sheet.items)


def _rank(item: ChecklistItem) -> int:
    strength = item.duty.strength
    # Most duties must be done, and Python hashes a member of an enum slowly.
    later = 0 if strength is Strength.MUST else RANKS[strength]
    return later if item.in_force else OVER + later


def in_order(items: Iterable[ChecklistItem]) -> tuple[ChecklistItem, ...]:
    """Put policies in force first, then what must be done before what may be; otherwise as in the text."""
    return tuple(sorted(items, key=_rank))
