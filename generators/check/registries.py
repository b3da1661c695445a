"""The registries in themselves: trees of roles and regions, successors of documents, the types of facts."""

from collections.abc import Iterator, Mapping

from generators.check.regions import unknown_region
from generators.check.vocabulary import Vocabulary, find_unknown_policies, unknown
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.problem import Problem
from generators.model.registry import Document, DocumentStatus, Fact, FactType, Region, Role, RoleIndex
from generators.phrases.documents import normalise_number

_CHOOSING = {FactType.CHOICE, FactType.CHOICES}
_CODE_LENGTH = 6


def check_registries(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of parents that do not exist, of rings of parents, and of registry entries that cannot be used."""
    return [
        *_check_roles(library.roles, known),
        *_check_regions(library.regions),
        *_check_documents(library.documents, known),
        *_check_facts(library.facts, known),
    ]


def _check_roles(roles: tuple[Role, ...], known: Vocabulary) -> Iterator[Problem]:
    index = RoleIndex(roles)
    ringed: set[str] = set()
    for role in roles:
        yield from find_unknown_policies(role.policies, known, role.place.inside("政策"), f"角色「{role.name}」的政策")
        scope = role.policies[0] if role.policies else None
        if role.parent and index.find(role.parent, scope) is None:
            yield unknown(
                role.parent, known.role_names, role.place.inside("上级"), f"角色「{role.name}」的上级", "roles.yaml"
            )
        if role.same_post and index.find(role.same_post, scope) is None:
            yield unknown(
                role.same_post, known.role_names, role.place.inside("同岗"), f"角色「{role.name}」的同岗", "roles.yaml"
            )
        ring = _find_ring(role, index, scope)
        if ring and role.name not in ringed:
            message = f"角色的上级绕成了圈：{' → '.join((*ring, ring[0]))}"
            yield Problem(place=role.place.inside("上级"), message=message, hint="改掉其中一个上级")
        ringed.update(ring)


def _find_ring(role: Role, index: RoleIndex, scope: str | None) -> tuple[str, ...]:
    """Return the names from a role round to itself, nothing where its parents end or circle without it."""
    line = index.lineage(role, scope)
    last = line[-1]
    closes = last.parent is not None and index.find(last.parent, scope) is role
    return tuple(member.name for member in line) if closes else ()


def _check_regions(regions: tuple[Region, ...]) -> Iterator[Problem]:
    codes = {region.code: region for region in regions}
    names = {region.code: region.name for region in regions}
    for region in regions:
        if region.code and not (region.code.isdecimal() and region.code.isascii() and len(region.code) == _CODE_LENGTH):
            hint = '六位数字，加引号，如 "440300"'
            message = f"地区「{region.name}」的代码「{region.code}」不是六位行政区划代码"
            yield Problem(place=region.place.inside("代码"), message=message, hint=hint)
        if region.parent and region.parent not in codes:
            says = f"地区「{region.name}」的上级"
            yield unknown_region(region.parent, names, region.place.inside("上级"), says)
    for ring in find_rings({region.code: region.parent for region in regions if region.parent}):
        message = f"地区的上级绕成了圈：{' → '.join((*ring, ring[0]))}"
        yield Problem(place=codes[ring[0]].place.inside("上级"), message=message, hint="改掉其中一个上级")


def find_rings(parents: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield every ring of parents once, from its first member in the order of the file."""
    done: set[str] = set()
    for start in parents:
        way: list[str] = []
        current: str | None = start
        while current is not None and current not in done and current not in way:
            way.append(current)
            current = parents.get(current)
        if current in way:
            yield tuple(way[way.index(current) :])
        done.update(way)


def _check_documents(documents: tuple[Document, ...], known: Vocabulary) -> Iterator[Problem]:
    for document in documents:
        successor = document.replaced_by
        place = document.place.inside("替代文件")
        if document.status is DocumentStatus.REPLACED and not successor and not known.hurt_keys(document.place):
            message = f"文件「{document.title}」已被替代，却没有写替代文件"
            yield Problem(place=document.place, message=message, hint="补上 替代文件，并登记那个文件")
        if not successor or known.documents is None:
            continue
        bare = squeeze(successor).strip("《》")
        if bare == squeeze(document.title):
            yield Problem(place=place, message=f"文件「{document.title}」被写成由自己替代", hint="写替代它的文件的标题")
        elif bare not in known.documents and normalise_number(bare) not in known.documents:
            says = f"文件「{document.title}」的替代文件"
            yield unknown(bare, known.documents, place, says, "documents.yaml")
        elif document.status is not DocumentStatus.REPLACED:
            message = f"文件「{document.title}」有替代文件，状态却是「{document.status.value}」"
            where = document.place.inside("状态")
            yield Problem(place=where, message=message, hint="状态写 已被替代，或删去替代文件")


def _check_facts(facts: tuple[Fact, ...], known: Vocabulary) -> Iterator[Problem]:
    for fact in facts:
        if known.hurt_keys(fact.place):
            continue
        if fact.type in _CHOOSING and not fact.values:
            message = f"情况「{fact.name}」是{fact.type.value}，却没有取值"
            yield Problem(place=fact.place, message=message, hint="补上 取值: [甲, 乙]")
        elif fact.type is FactType.YES_NO and set(fact.values) - {"是", "否"}:
            message = f"情况「{fact.name}」是是否题，取值只能是 是 和 否"
            yield Problem(
                place=fact.place.inside("取值"), message=message, hint="写成 取值: [是, 否]，或把类型改为 单选"
            )
        elif fact.type in {FactType.NUMBER, FactType.REGION, FactType.TEXT} and fact.values:
            message = f"情况「{fact.name}」的类型是{fact.type.value}，不能列取值"
            yield Problem(place=fact.place.inside("取值"), message=message, hint="删去取值，或把类型改为 单选")
