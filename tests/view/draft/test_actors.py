"""Who acts begins where its name begins: not with the words that lead to it."""

import pytest

from generators.model.official import OfficialPlace, OfficialText
from generators.model.registry import Role, RoleKind
from generators.view.draft.actors import find_roles


def names(text: str, *known: str) -> list[str]:
    roles = tuple(Role(name=name, kind=RoleKind.ORGANISATION) for name in known)
    official = OfficialText(file="x.txt", places=(OfficialPlace(path="一", text=text, line=1),))
    return [one.name for one in find_roles(official, roles)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("方案由河湾市建设局负责。", ["河湾市建设局"]),
        ("本办法由河湾市建设局负责解释。", ["河湾市建设局"]),
        ("由班组每日检查。", ["班组"]),
        ("各局（含高新区建设局）应当检查。", ["高新区建设局"]),
        ("会议同意委托检测机构每月抽查。", ["检测机构"]),
        ("查记录，看安全总监每月带班。", ["安全总监"]),
        ("河建〔2025〕9号河湾市建设局印发。", ["河湾市建设局"]),
        ("每月20日前报河湾县建设局。", ["河湾县建设局"]),
        ("汛期停工期间项目部要值守。", ["项目部"]),
        ("隐患整改后企业应当报告。", ["企业"]),
        ("项目部和安全员要每日检查。", ["项目部", "安全员"]),
        ("市住房和城乡建设局负责督导。", ["市住房和城乡建设局"]),
        ("施工企业负责人的电话要公开。", []),
        ("到社区居委会登记。", ["社区居委会"]),
    ],
)
def test_a_name_is_free_of_what_leads_to_it(text: str, found: list[str]) -> None:
    assert sorted(names(text)) == sorted(found)


def test_a_known_name_that_is_also_found_by_its_form_stands_once() -> None:
    assert names("由质安站负责。", "质安站") == ["质安站"]
