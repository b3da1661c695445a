"""Registries in themselves: parents, rings, successors, types of facts; and names used twice."""

import pytest

from generators.check.registries import check_registries, find_rings
from generators.check.uniqueness import check_uniqueness
from generators.check.vocabulary import gather_vocabulary
from generators.model.library import Library
from generators.model.registry import (
    Document,
    DocumentStatus,
    Fact,
    FactType,
    Region,
    Role,
    RoleKind,
    Term,
    TermStatus,
)
from tests.check.samples import a_clause, a_duty, a_policy, said


def a_role(
    name: str,
    *aliases: str,
    parent: str | None = None,
    policies: tuple[str, ...] = (),
    same_post: str | None = None,
) -> Role:
    return Role(name=name, kind=RoleKind.POST, parent=parent, aliases=aliases, policies=policies, same_post=same_post)


def a_term(name: str, *policies: str) -> Term:
    return Term(name=name, explanation="乙", status=TermStatus.SOURCE, policies=policies)


POLICIES = (a_policy(a_clause(), id="a"), a_policy(a_clause(), id="b"))
REGISTRIES: dict[str, tuple[Library, list[str]]] = {
    "a tree": (Library(roles=(a_role("甲"), a_role("乙", parent="甲"), a_role("丙", parent="乙"))), []),
    "a parent by its alias": (Library(roles=(a_role("甲", "老甲"), a_role("乙", parent="老甲"))), []),
    "no parent": (Library(roles=(a_role("乙", parent="甲"),)), ["角色「乙」的上级「甲」不在 roles.yaml 中"]),
    "no same post": (Library(roles=(a_role("乙", same_post="甲"),)), ["角色「乙」的同岗「甲」不在 roles.yaml 中"]),
    "its own parent": (Library(roles=(a_role("甲", parent="甲"),)), ["角色的上级绕成了圈：甲 → 甲"]),
    "a ring beside a tail": (
        Library(roles=(a_role("甲", parent="乙"), a_role("乙", parent="丙"), a_role("丙", parent="乙"))),
        ["角色的上级绕成了圈：乙 → 丙 → 乙"],
    ),
    "a parent of another policy": (
        Library(policies=POLICIES, roles=(a_role("甲", policies=("a",)), a_role("乙", parent="甲", policies=("b",)))),
        ["角色「乙」的上级「甲」不在 roles.yaml 中"],
    ),
    "a role of no policy": (
        Library(policies=POLICIES, roles=(a_role("甲", policies=("c",)),)),
        ["角色「甲」的政策「c」没有对应的政策文件"],
    ),
    "a code of five digits": (
        Library(regions=(Region(code="99000", name="甲"),)),
        ["地区「甲」的代码「99000」不是六位行政区划代码"],
    ),
    "a region in none": (
        Library(regions=(Region(code="990100", name="甲", parent="990000"),)),
        ["地区「甲」的上级「990000」不在 regions.yaml 中"],
    ),
    "replaced by what": (
        Library(documents=(Document(title="甲", status=DocumentStatus.REPLACED),)),
        ["文件「甲」已被替代，却没有写替代文件"],
    ),
    "replaced by itself": (
        Library(documents=(Document(title="甲", status=DocumentStatus.REPLACED, replaced_by="《甲》"),)),
        ["文件「甲」被写成由自己替代"],
    ),
    "replaced and in force": (
        Library(
            documents=(Document(title="甲", status=DocumentStatus.IN_FORCE, replaced_by="乙"), Document(title="乙"))
        ),
        ["文件「甲」有替代文件，状态却是「有效」"],
    ),
    "a choice of nothing": (
        Library(facts=(Fact(name="甲", question="？", type=FactType.CHOICE),)),
        ["情况「甲」是单选，却没有取值"],
    ),
    "a third answer": (
        Library(facts=(Fact(name="甲", question="？", type=FactType.YES_NO, values=("是", "或许")),)),
        ["情况「甲」是是否题，取值只能是 是 和 否"],
    ),
    "values of a number": (
        Library(facts=(Fact(name="甲", question="？", type=FactType.NUMBER, values=("1",)),)),
        ["情况「甲」的类型是数值，不能列取值"],
    ),
}


@pytest.mark.parametrize(("library", "messages"), REGISTRIES.values(), ids=REGISTRIES.keys())
def test_registries(library: Library, messages: list[str]) -> None:
    assert said(check_registries(library, gather_vocabulary(library))) == messages


def test_every_ring_is_told_once() -> None:
    parents = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "e", "f": "g"}
    assert list(find_rings(parents)) == [("a", "b", "c"), ("e",)]


TWICE: dict[str, tuple[Library, list[str]]] = {
    "roles": (Library(roles=(a_role("甲"), a_role("甲"))), ["角色「甲」重复"]),
    "roles of two policies": (Library(roles=(a_role("甲", policies=("a",)), a_role("甲", policies=("b",)))), []),
    "a role of all and one of a policy": (Library(roles=(a_role("甲"), a_role("甲", policies=("b",)))), []),
    "roles of one policy": (
        Library(roles=(a_role("甲", policies=("a", "b")), a_role("甲", policies=("b",)))),
        ["角色「甲」重复"],
    ),
    "an alias that is a name": (
        Library(roles=(a_role("甲"), a_role("乙", "甲"))),
        ["角色「乙」的别名「甲」已是角色「甲」的名称"],
    ),
    "a name that is an alias": (
        Library(roles=(a_role("甲", "乙"), a_role("乙"))),
        ["角色「乙」的名称「乙」已是角色「甲」的别名"],
    ),
    "its own name": (Library(roles=(a_role("甲", "甲"),)), ["角色「甲」的别名「甲」重复"]),
    "documents by an alias": (
        Library(documents=(Document(title="甲"), Document(title="乙", aliases=("甲",)))),
        ["文件「甲」重复"],
    ),
    "facts": (
        Library(facts=(Fact(name="甲", question="？", type=FactType.TEXT),) * 2),
        ["情况「甲」重复"],
    ),
    "regions": (
        Library(regions=(Region(code="990000", name="甲"), Region(code="990000", name="乙"))),
        ["地区代码「990000」重复"],
    ),
    "terms of all": (Library(glossary=(a_term("甲"), a_term("甲", "a"))), ["术语「甲」重复"]),
    "terms of two policies": (Library(glossary=(a_term("甲", "b"), a_term("甲", "a"))), []),
    "duties of two policies": (
        Library(policies=(a_policy(a_clause("一", a_duty())), a_policy(a_clause("一", a_duty()), id="yi"))),
        ["职责编号「jia.1」没有以政策编号「yi.」开头", "职责编号「jia.1」重复"],
    ),
    "an id with capitals": (
        Library(policies=(a_policy(a_clause("一", a_duty(id="jia.A"))),)),
        ["职责编号「jia.A」只能用小写字母、数字、点和连字符"],
    ),
    "a policy with a Chinese id": (
        Library(policies=(a_policy(a_clause(), id="甲"),)),
        ["编号「甲」只能用小写字母、数字、点和连字符"],
    ),
}


@pytest.mark.parametrize(("library", "messages"), TWICE.values(), ids=TWICE.keys())
def test_names_are_used_once(library: Library, messages: list[str]) -> None:
    assert said(check_uniqueness(library)) == messages
