"""What lists share: enterprises that answer the same questions alike are told the same, and it is worked out once."""

from collections.abc import Callable
from functools import lru_cache, partial
from operator import itemgetter

from generators.model.calendar import Calendar
from generators.model.library import Library
from generators.view.applicability import Applicability, compile_rules
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.records import ChecklistItem
from generators.view.conditions import Profile, Vocabulary, vocabulary_of
from generators.view.rule_groups import Answers, RuleGroup, group_rules, judge_group

_KEPT = 4096
_KEPT_ANSWERS = 64
"""How many judged rules each group keeps, each of some 2 KB, and of how many answers at least; the oldest goes."""

Said = tuple[int, Applicability, ChecklistItem | None]
"""Where a duty stands among all, how it was judged, and what a list says of it, if anything."""


class SharedRules:
    """The rules of a library and a calendar, with what was said for earlier enterprises."""

    def __init__(self, library: Library, calendar: Calendar) -> None:
        """Make the rules ready."""
        self.library, self.calendar = library, calendar
        self.vocabulary = vocabulary_of(library)
        self.same_posts = {role.name: role.same_post for role in library.roles if role.same_post}
        rules = compile_rules(library)
        self._groups = [(group, _kept(group, self.vocabulary, calendar)) for group in group_rules(rules)]

    def say(self, profile: Profile, year: int) -> tuple[Said, ...]:
        """Give what a list says something of, in the order of policies and text, and for each policy at least one duty.

        What a list is silent about is most of all, so it is left out here.
        """
        said = [one for group, say in self._groups for one in say(group.answers(profile), year)]
        return tuple(sorted(said, key=_PLACE))


def _kept(group: RuleGroup, vocabulary: Vocabulary, calendar: Calendar) -> Callable[[Answers, int], tuple[Said, ...]]:
    """Make what speaks for a group, and remembers what it said."""
    return lru_cache(maxsize=max(_KEPT // len(group.rules), _KEPT_ANSWERS))(partial(_say, group, vocabulary, calendar))


def _say(group: RuleGroup, vocabulary: Vocabulary, calendar: Calendar, answers: Answers, year: int) -> tuple[Said, ...]:
    judged = judge_group(group, answers, year)
    first = {one.rule.policy.id: one for one in reversed(judged)}
    return tuple(
        (place, one, view_item(one, year, vocabulary, calendar) if concerns(one) else None)
        for place, one in zip(group.places, judged, strict=True)
        if one is first[one.rule.policy.id] or concerns(one)
    )


_PLACE = itemgetter(0)
_LATEST: list[SharedRules] = []


def shared_rules(library: Library, calendar: Calendar) -> SharedRules:
    """Give the rules of a library; those asked for last are kept, because making them takes as long as a list."""
    known = _LATEST[0] if _LATEST else None
    if known is None or known.library is not library or known.calendar is not calendar:
        known = SharedRules(library, calendar)
        _LATEST[:] = [known]
    return known
