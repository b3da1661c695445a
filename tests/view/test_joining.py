"""The same duty once: which places are joined, and which of their frequencies leads."""

from datetime import date
from typing import Any

import pytest

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.policy import Duty, Period
from generators.model.registry import DutyLink, Fact, FactType, RoleKind
from generators.view.checklist import Checklist, is_stricter, plain_checklist, view_checklist
from tests.builders import clause, duty, enterprise, library, policy, role

DAY = date(2023, 6, 1)
BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
LINK = DutyLink(name="查临时用电", duties=("zz-2023.a", "aa-2020.a"))


def joined(*duties: Duty, links: tuple[DutyLink, ...] = (LINK,), older: dict[str, Any] | None = None) -> Checklist:
    """List the duties of a policy in force and one of an older policy that has run out."""
    old = policy(clause("一", duty("aa-2020.a", **(older or {}))), id="aa-2020", effective=Period(end="2020-12-31"))
    content = library(
        old,
        policy(clause("二", *duties)),
        roles=(role("施工单位", condition=BUILDER), role("项目经理", kind=RoleKind.POST, parent="施工单位")),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
        links=links,
    )
    return view_checklist(enterprise("shi-li", 单位类型="施工总承包", 地区="440300"), content, DAY)


@pytest.mark.parametrize(
    ("here", "there", "leads", "says"),
    [
        ({"recurrence": "每季度"}, {"recurrence": "每月至少1次"}, "aa-2020.a", True),
        ({"recurrence": "每周"}, {"recurrence": "每月至少2次"}, "zz-2023.a", True),
        ({"recurrence": "每月至少2次"}, {"recurrence": "每半月"}, "aa-2020.a", False),  # as often: the first one
        ({}, {"recurrence": "每年"}, "aa-2020.a", True),
        ({"total": "至少3次"}, {"recurrence": "每半年"}, "zz-2023.a", True),
        ({"due": "2023年6月底前"}, {}, "zz-2023.a", False),
        ({}, {}, "aa-2020.a", False),
    ],
)
def test_the_strictest_frequency_leads(here: dict[str, Any], there: dict[str, Any], leads: str, says: bool) -> None:  # noqa: FBT001 - a column
    (item,) = joined(duty("zz-2023.a", **here), older=there).listed
    assert (item.duty.id, is_stricter(item)) == (leads, says)
    assert {source.duty.id for source in item.sources} == {"zz-2023.a", "aa-2020.a"}
    assert item.link == "查临时用电"
    assert item.in_force


def test_it_stands_once_on_every_sheet_it_concerns() -> None:
    one = joined(duty("zz-2023.a"), duty("zz-2023.b"))
    (sheet,) = one.sheets
    assert [[source.duty.id for source in item.sources] for item in sheet.items] == [
        ["aa-2020.a", "zz-2023.a"],
        ["zz-2023.b"],
    ]
    assert len(one.listed) == 2


def test_a_firm_and_its_post_are_not_joined() -> None:
    assert [item.also for item in joined(duty("zz-2023.a", who=("项目经理",))).items] == [(), ()]


def test_what_does_not_apply_is_not_joined() -> None:
    crowd = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))
    assert [item.also for item in joined(duty("zz-2023.a", condition=crowd)).items] == [(), ()]


def test_without_a_link_both_stand_apart() -> None:
    assert [item.link for item in joined(duty("zz-2023.a"), links=()).items] == ["", ""]


def test_plain_data_says_which_frequency_it_follows_and_keeps_the_other_source() -> None:
    one = joined(duty("zz-2023.a", recurrence="每季度"), older={"recurrence": "每月"})
    (plain,) = plain_checklist(one)["duties"]
    assert (plain["id"], plain["link"], plain["follows"], plain["count"]) == (
        "aa-2020.a",
        "查临时用电",
        "aa-2020.a",
        12,
    )
    assert [(other["id"], other["frequency"]) for other in plain["also"]] == [("zz-2023.a", "每季度")]
