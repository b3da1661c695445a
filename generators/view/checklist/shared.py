"""What lists share: enterprises that answer the same questions alike are told the same, and it is worked out once."""

from collections.abc import Callable
from functools import lru_cache, partial
from operator import itemgetter

from generators.model.calendar import Calendar
from generators.model.library import Library
from generators.view.applicability import Applicability
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.records import ChecklistItem
from generators.view.conditions import Profile, vocabulary_of
from generators.view.rule_groups import Answers, RuleGroup, group_rules, judge_group
from generators.view.rules import compile_rules
from generators.view.same import Same

_KEPT = 1024
_KEPT_ANSWERS = 64
"""How many judged rules each group keeps, each of some 2 KB, and of how many answers at least; the oldest goes."""
_KEPT_ITEMS = 3072
"""How many items are kept, of which each takes up some 2 KB."""

Said = tuple[int, Applicability, ChecklistItem | None]
"""Where a duty stands among all, how it was judged, and what a list says of it, if anything."""


class SharedRules:
    """The rules of a library and a calendar, with what was said for earlier enterprises."""

    def __init__(self, library: Library, calendar: Calendar) -> None:
        """Make the rules ready."""
        self.library, self.calendar = library, calendar
        self.vocabulary = vocabulary_of(library)
        self.same_posts = {role.name: role.same_post for role in library.roles if role.same_post}
        self._groups = [(group, self._remembering(group)) for group in group_rules(compile_rules(library))]
        self._one_for_all = lru_cache(maxsize=_KEPT_ITEMS)(_itself)

    def say(self, profile: Profile, year: int) -> tuple[Said, ...]:
        """Give what a list says something of, in the order of policies and text, and for each policy at least one duty.

        What a list is silent about is most of all, so it is left out here.
        """
        said = [one for group, say in self._groups for one in say(group.answers(profile), year)]
        return tuple(sorted(said, key=_PLACE))

    def _remembering(self, group: RuleGroup) -> Callable[[Answers, int], tuple[Said, ...]]:
        """Make what speaks for a group, and remembers what it said."""
        return lru_cache(maxsize=max(_KEPT // len(group.rules), _KEPT_ANSWERS))(partial(self._say, group))

    def _say(self, group: RuleGroup, answers: Answers, year: int) -> tuple[Said, ...]:
        policies: set[str] = set()
        said: list[Said] = []
        for place, one in zip(group.places, judge_group(group, answers, year), strict=True):
            policy = one.rule.policy.id
            if concerns(one):
                said.append((place, one, self._item(one, year)))
            elif policy not in policies:
                said.append((place, one, None))
            policies.add(policy)
        return tuple(said)

    def _item(self, one: Applicability, year: int) -> ChecklistItem:
        """Give the same item wherever the same is said: many answers lead to it, and more is kept by which it is."""
        return self._one_for_all(view_item(one, year, self.calendar))


def _itself(item: ChecklistItem) -> ChecklistItem:
    return item


_PLACE = itemgetter(0)


def shared_rules(library: Library, calendar: Calendar) -> SharedRules:
    """Give the rules of a library; those asked for last are kept, because making them takes as long as a list."""
    return _shared_rules(Same(library), Same(calendar))


@lru_cache(maxsize=2)  # an old state of the content is held against a new one
def _shared_rules(library: Same[Library], calendar: Same[Calendar]) -> SharedRules:
    return SharedRules(library.record, calendar.record)
