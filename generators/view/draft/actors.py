"""Who acts in a new text: actors by their names, and the lines and cells that share out the work."""

import re
from collections.abc import Iterator, Sequence

from generators.model.draft import DraftResponsibility, DraftRole, DraftTable
from generators.model.official import OfficialText, squeeze
from generators.model.registry import Role
from generators.view.draft.phrases import clause_of

PARTS = (
    "牵头单位|责任单位|配合单位|责任部门|牵头部门|配合部门|实施单位|督导单位|指导单位|主办单位|协办单位|承办单位|落实单位"
    "|责任处室|牵头处室|责任科室|牵头科室|配合科室|责任领导|责任人|牵头人|分工|责任分工|负责单位|参加单位"
)
_LINE = re.compile(rf"(?P<part>{PARTS})\s*[：:]\s*(?P<names>[^。；;\n）)】]+)")
_LED = re.compile(
    r"[（(](?P<names>[^（）()。；]{2,80}?)(?P<part>牵头|负责|配合|按职责分工负责)(?P<more>[^（）()]*)[）)]"
)
_MORE = re.compile(r"[，,、；;]\s*(?P<names>[^，,；;（）()]{2,80}?)(?P<part>牵头|负责|配合|按职责分工负责|参与)")
_BETWEEN = re.compile(r"[、，,；;\n]|以及|和(?=各)|及(?=各)")
_SUFFIX = (
    "局|委员会|委|厅|部|(?<!部)署|办公室|办|政府|指挥部|领导小组|单位|企业|公司|机构|部门|协会|站|中心|科|股|处|[公科处]室|(?<!带)队"
    "|项目部|总监理工程师|工程师|项目经理|负责人|安全员|安全总监|总监|管理人员|作业人员|从业人员|班组长|班组"
)
_ACTS = re.compile(
    rf"(?:^|(?<=[。；;，,、\n）)：:]))(?P<name>(?:各|全)?[\u4e00-\u9fff]{{1,12}}?(?:{_SUFFIX}))(?=应当?|必须|不得|要|须|负责(?!人)|每|是)"
)
_INNER = r"(?:应急|[^\W\d_A-Za-z应报向的由对要须请将把在与各每为是有被])"
_OFFICE = re.compile(
    rf"(?:(?:(?<![\u4e00-\u9fff])|(?<=[由含报向]))[\u4e00-\u9fff]{{2,3}}(?=[省市县区州镇]))?(?<![城小社])[省市县区州镇]{_INNER}{{1,12}}?"
    r"(?:局|厅|委员会|委(?![员派托任会办])|总站|监督站|安全站|质安站|协会|总工会|支队|大队|办事处)(?![长面限势部])"
)
"""An office by its place and what it is: 市应急管理局, 某县建筑工程质量安全监督站."""
_POSTS = re.compile(
    "班组长|监理人员|特种作业人员|作业人员|值班人员|司机|信号工|专职安全员|安检员|网格员|总指挥|法定代表人|项目负责人"
    "|企业技术负责人|项目部|分包单位|专业承包企业|施工总承包企业|租赁(?:企业|单位)|产权单位|维保(?:单位|人员)|监测单位"
    "|检测机构|第三方机构|物业服务企业|物业企业|燃气企业|业主委员会|业委会|社区居委会|居委会|街道办事处|街道|检查组|专家组"
)
"""Who acts in such texts whether or not one of ours names them."""
_JOINED = re.compile(rf"(?P<one>.+(?:{_SUFFIX}))[和与](?P<other>.{{2,}})")
_LONGEST = 16
_BEFORE = re.compile(
    r"^(?:.*(?:(?<!自)由|委托|责成|督促|要求|报告)(?=..)|.{3,}(?:后|期间)(?=..)|.{0,3}报(?=[省市县区]))"
    r"|^每(?:[日天周旬月年]|半年|季度?)|^(?:部分|个别|少数|有的)"
    r"|^(?:[看查到向请让致与]|含(?!山县))(?=..)"
)
"""What leads to an actor and is no part of its name: by whom, to whom, when, which of them."""


def find_roles(text: OfficialText, roles: Sequence[Role]) -> tuple[DraftRole, ...]:
    """Find the actors of roles.yaml by their names, the longest first, and those that act without being known."""
    known = sorted({name for role in roles for name in (role.name, *role.aliases)}, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, known))) if known else None
    found: dict[str, list[str]] = {}
    for place in text.places:
        names = [one[0] for one in pattern.finditer(place.text)] if pattern else []
        names += [part for one in _ACTS.finditer(place.text) for part in _parts(_free(one, "name"))]
        names += [_free(one, 0) for general in (_OFFICE, _POSTS) for one in general.finditer(place.text)]
        for name in names:
            clauses = found.setdefault(name, [])
            if clause_of(place) not in clauses:
                clauses.append(clause_of(place))
    held = frozenset(known)
    return tuple(DraftRole(name=name, clauses=tuple(at), known=name in held) for name, at in found.items())


def _free(found: re.Match[str], group: str | int) -> str:
    """Free a name of the words that lead to it, and of 日 and 号 that belong to the number before it."""
    name: str = found[group]
    if name[0] in "日号" and found.string[: found.start(group)].rstrip()[-1:].isdigit():
        name = name[1:].removeprefix("前")
    while (freed := _BEFORE.sub("", name)) != name:
        name = freed
    return name


def _parts(name: str) -> tuple[str, ...]:
    """Part two actors joined by 和 where what stands before it is one: 项目部和班组, not 住房和城乡建设局."""
    joined = _JOINED.fullmatch(name)
    return (joined["one"], joined["other"]) if joined else (name,)


def find_responsibilities(text: OfficialText, tables: Sequence[DraftTable]) -> tuple[DraftResponsibility, ...]:
    """Find who leads, implements and assists: lines like 牵头单位：甲、乙, brackets like （甲牵头，乙配合）, cells."""
    lines = (one for place in text.places if place.cell is None for one in _in_lines(place.text, clause_of(place)))
    cells = (
        _share(squeeze(place.cell), squeeze(place.text), clause_of(place), place.text)
        for place in text.places
        if place.cell is not None and re.search(r"责任|分工|牵头|负责|配合|单位", place.cell)
    )
    rows = (
        _share(squeeze(table.columns[column]), cell, table.clause, cell)
        for table in tables
        for row in table.rows
        for column, cell in enumerate(row)
        if column < len(table.kinds) and table.kinds[column] == "responsibility" and cell.strip()
    )
    shared = [*lines, *cells]
    printed = {one.text for one in shared}
    return (*shared, *(one for one in rows if one.text not in printed))


def _in_lines(text: str, clause: str) -> Iterator[DraftResponsibility]:
    for one in _LINE.finditer(text):
        yield _share(one["part"], one["names"], clause, one[0])
    for one in _LED.finditer(text):
        yield _share(one["part"], one["names"], clause, one[0])
        for more in _MORE.finditer(one["more"]):
            yield _share(more["part"], more["names"], clause, one[0])


def _share(part: str, names: str, clause: str, text: str) -> DraftResponsibility:
    parts = (re.sub(r"^(?:由|各相关)|等$", "", piece.strip().rstrip("。；;")) for piece in _BETWEEN.split(names))
    named = tuple(piece for piece in parts if 1 < len(piece) <= _LONGEST)
    return DraftResponsibility(part=part, names=named, clause=clause, text=text)
