"""No name twice: ids of duties, roles and their aliases, documents, facts, regions, terms."""

import re
from collections.abc import Iterable, Iterator

from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.model.registry import Role, Term

_ID = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")


def check_uniqueness(library: Library) -> list[Problem]:
    """Complain of everything named twice, and of ids of the wrong form."""
    return [
        *(problem for policy in library.policies for problem in _check_ids(policy)),
        *_find_twice("职责编号", _duties(library)),
        *_check_role_names(library.roles),
        *_find_twice("文件", _documents(library)),
        *_find_twice("情况", ((fact.name, fact.place.inside("名称")) for fact in library.facts)),
        *_find_twice("地区代码", ((region.code, region.place.inside("代码")) for region in library.regions)),
        *_check_terms(library.glossary),
        *_check_file_ids(library),
    ]


def _check_ids(policy: Policy) -> Iterator[Problem]:
    for clause in policy.clauses:
        for duty in clause.duties:
            place = duty.place.inside("编号")
            if duty.id and not duty.id.startswith(f"{policy.id}."):
                message = f"职责编号「{duty.id}」没有以政策编号「{policy.id}.」开头"
                yield Problem(
                    place=place, message=message, hint=f"写成 {policy.id}.{duty.id.partition('.')[2] or duty.id} 的样子"
                )
            elif duty.id and not _ID.fullmatch(duty.id):
                message = f"职责编号「{duty.id}」只能用小写字母、数字、点和连字符"
                yield Problem(place=place, message=message, hint=f"如 {policy.id}.6.e")


def _check_file_ids(library: Library) -> Iterator[Problem]:
    records: tuple[Policy | Form | Enterprise, ...] = (*library.policies, *library.forms, *library.enterprises)
    for record in records:
        if record.id and not _ID.fullmatch(record.id):
            message = f"编号「{record.id}」只能用小写字母、数字、点和连字符"
            yield Problem(place=record.place.inside("编号"), message=message, hint="编号就是文件名，如 gd-2023")


def _duties(library: Library) -> Iterator[tuple[str, Place]]:
    for policy in library.policies:
        for clause in policy.clauses:
            for duty in clause.duties:
                yield duty.id, duty.place.inside("编号")


def _documents(library: Library) -> Iterator[tuple[str, Place]]:
    for document in library.documents:
        yield squeeze(document.title), document.place.inside("标题")
        for index, alias in enumerate(document.aliases):
            yield squeeze(alias), document.place.inside("别名", index)


def _find_twice(kind: str, named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Complain of the second and every later place of a name."""
    seen: dict[str, Place] = {}
    for name, place in named:
        if not name:
            continue
        if name in seen:
            message = f"{kind}「{name}」重复"
            yield Problem(place=place, message=message, hint=f"{_say_first(seen[name], place)}；改名、合并或删去一个")
        seen.setdefault(name, place)


def _say_first(first: Place, place: Place) -> str:
    return "同一文件里前面已有" if first.file == place.file else f"{first.file} 里已有"


def _check_role_names(roles: tuple[Role, ...]) -> Iterator[Problem]:
    """Complain of a name or alias that two roles of the same scope share: all policies, or one of them."""
    owners: dict[tuple[str, str | None], tuple[Role, bool]] = {}
    for role in roles:
        names = [(role.name, role.place.inside("名称"), False)]
        names += [(alias, role.place.inside("别名", index), True) for index, alias in enumerate(role.aliases)]
        for name, place, is_alias in names:
            taken = next((owners[name, scope] for scope in role.policies or (None,) if (name, scope) in owners), None)
            if taken and name:
                yield _say_taken(name, role, place, taken, is_alias=is_alias)
            for scope in role.policies or (None,):
                owners.setdefault((name, scope), (role, is_alias))


def _say_taken(name: str, role: Role, place: Place, taken: tuple[Role, bool], *, is_alias: bool) -> Problem:
    owner, was_alias = taken
    if owner is role:
        return Problem(place=place, message=f"角色「{role.name}」的别名「{name}」重复", hint="删去这个别名")
    if is_alias or was_alias:
        kind, other = ("别名" if is_alias else "名称"), ("别名" if was_alias else "名称")
        message = f"角色「{role.name}」的{kind}「{name}」已是角色「{owner.name}」的{other}"
    else:
        message = f"角色「{name}」重复"
    return Problem(place=place, message=message, hint="一个名称只能指一个角色；删去、合并，或用「政策」分清各自所属")


def _check_terms(terms: tuple[Term, ...]) -> Iterator[Problem]:
    """Complain of a term explained twice in one policy; in two it may be: 五到位 has two meanings."""
    seen: dict[str, list[Term]] = {}
    for term in terms:
        for other in seen.get(term.name, []):
            if not term.policies or not other.policies or set(term.policies) & set(other.policies):
                hint = "合并两条，或用「政策」分清各自所属"
                yield Problem(place=term.place.inside("名称"), message=f"术语「{term.name}」重复", hint=hint)
                break
        seen.setdefault(term.name, []).append(term)
