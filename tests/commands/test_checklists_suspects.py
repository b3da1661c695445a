"""The lists of a roster mark the joined duties in them that are to be looked at again, until somebody confirms them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from generators.commands.checklists import hash_basis, list_marks, tell_marks
from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.registry import DutyLink, Fact, FactType
from generators.view.suspects import confirm_targets, with_suspects
from generators.word.package import unpacked
from generators.write.list_maker import ListMaker
from tests.builders import LABELS, clause, duty, form, library, policy, role

DAY = date(2024, 3, 1)
FACTS = (*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION))
BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))


def content(does: str = "检查") -> Library:
    """Make a library with a joined duty of builders, and a form, both on what is altered."""
    places = (
        clause("一", duty("zz-2023.1.a", does=does)),
        clause("二", duty("zz-2023.2.a")),
        clause("附件1", title=does),
    )
    return library(
        policy(*places),
        links=(DutyLink(name="查用电", duties=("zz-2023.1.a", "zz-2023.2.a")),),
        roles=(role("施工单位", condition=BUILDER),),
        forms=(form(attachment="附件1"),),
        facts=FACTS,
    )


def maker(*, altered: bool) -> ListMaker:
    """Make the maker of lists of content that was altered since it was confirmed, or was not."""
    held = confirm_targets(content(), {}, lambda _: True, "编写组", DAY)
    given = with_suspects(replace(content("查" if altered else "检查"), confirmations=held), {})
    return ListMaker(library=given, labels=LABELS, calendar=given.calendar, as_of=DAY, year=None)


def test_a_list_is_marked_where_it_joins_something_suspect() -> None:
    kinds = ("施工总承包", "监理")
    firms = [
        Enterprise(id=f"f-{kind}", name=kind, year=2023, facts={"单位类型": kind, "地区": "440300"}) for kind in kinds
    ]
    builder, other = (dict(files) for files in maker(altered=True)(firms))
    (said,) = json.loads(builder["f-施工总承包/清单.json"])["suspects"]
    assert said["target"] == "同一职责 查用电"
    assert said["changes"][0]["says"].startswith("改了职责：zz-2023.1.a")
    for name in ("清单.docx", "清单.xlsx"):
        parts = unpacked(builder[f"f-施工总承包/{name}"]).values()
        assert "同一职责“查用电”依据的条款变了" in b"".join(parts).decode("utf-8", "ignore")
    assert "suspects" not in json.loads(other["f-监理/清单.json"])


def test_lists_are_made_again_once_it_is_confirmed() -> None:
    assert hash_basis(maker(altered=True)) != hash_basis(replace(maker(altered=True), library=content("查")))


def test_a_form_that_is_no_list_of_risks_has_no_part_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    given = maker(altered=True).library
    assert [one.target for one in given.suspects] == ["同一职责 查用电", "表单 yd-2023-1"]
    assert [one.target for one in list_marks(given)] == ["同一职责 查用电"]
    tell_marks(given)
    assert "用到这 1 项的清单标了待复核：同一职责 查用电。" in capsys.readouterr().err


def test_where_nothing_is_suspect_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    tell_marks(maker(altered=False).library)
    assert capsys.readouterr() == ("", "")
