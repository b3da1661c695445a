"""The half of `changes` that is loaded only for --notices: a notice for everybody whom a change concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS
from generators.commands.content import open_labels, show_problems
from generators.model.changes import Changes
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Policy
from generators.read.profiles import read_profiles
from generators.view.as_of import held_policies
from generators.view.changes.concerned import Concerns, changes_by_role, forms_by_role
from generators.view.changes.notices import Notice, notice_for_enterprise, notice_for_role
from generators.write.files import write_if_changed
from generators.write.notice import notice_bytes, notice_name


@dataclass(frozen=True, kw_only=True)
class Notices:
    """What notices are written from, where, and for which day."""

    old: Library
    new: Library
    changes: Changes
    folder: Path
    day: date

    @property
    def held(self) -> dict[str, Policy]:
        """The policies that hold now, by their ids."""
        return {policy.id: policy for policy in held_policies(self.new)}


def write_notices(given: Notices, roster: Path | None) -> int:
    """Write a notice for every role and every enterprise that a change concerns."""
    labels, problems = open_labels()
    if problems:
        return show_problems(problems)
    enterprises: tuple[Enterprise, ...] = ()
    if roster is not None:
        found = read_profiles(roster, given.new, None)
        show_problems(list(found.problems)) if found.problems else None
        if not found.readable:
            return FOUND_PROBLEMS
        enterprises = found.enterprises
    written = total = 0
    for folder, notice in (*_role_notices(given), *_enterprise_notices(given, enterprises)):
        path = given.folder / folder / notice_name(notice, labels["变更通知"])
        written += write_if_changed(path, notice_bytes(notice, given.day, labels))
        total += 1
    told = f"变更通知 {total} 份，写 {written}，未变 {total - written}。在 {given.folder}"
    click.echo(told if total else "没有要通知的变化。")
    return 0


def _role_notices(given: Notices) -> Iterator[tuple[str, Notice]]:
    changed, forms = changes_by_role(given.changes, given.new), forms_by_role(given.changes, given.old, given.new)
    for role in dict.fromkeys([*changed, *forms]):
        yield "角色", notice_for_role(role, changed.get(role, ()), forms.get(role, ()), given.held)


def _enterprise_notices(given: Notices, enterprises: Iterable[Enterprise]) -> Iterator[tuple[str, Notice]]:
    concerns = Concerns(given.old, given.new, given.changes)
    for enterprise in enterprises:
        own = concerns.of(enterprise)
        notice = notice_for_enterprise(enterprise, own, concerns.forms_of(enterprise, own), given.held)
        if not notice.is_empty:
            yield f"企业/{enterprise.id}", notice
