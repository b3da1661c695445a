"""A heading cut short, altered or left out is noticed, a shortened one among them."""

import pytest

from generators.check.trace_headings import check_form_title, check_heading
from generators.model.form import Form, Layout
from generators.model.official import OfficialPlace
from tests.check.samples import a_clause

SHORT = "抓好日常检查"
LONG = "认真组织开展全县在建工地夏季防汛专项大检查，全面落实各方主体的防汛安全责任"


def complaints(title: str | None, heading: str, text: str = "正文。", path: str = "一") -> int:
    place = OfficialPlace(path=path, marker="一、", heading=heading, text=text, line=1)
    return len(list(check_heading(a_clause(path, title=title), place)))


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        (SHORT, SHORT, 0),
        (SHORT[:-1], SHORT, 1),
        (None, SHORT, 1),
        ("开展在建工地防汛检查，落实各方防汛安全责任", LONG, 0),
        ("开展在建工地防汛检查，落实各方防汛安全责", LONG, 1),
        ("开展在建工地防汛检查", LONG, 1),
        ("开展工地在建防汛检查，落实各方防汛安全责任", LONG, 1),
        (None, LONG, 1),
        ("抓好", "", 1),
    ],
)
def test_headings(title: str | None, heading: str, expected: int) -> None:
    assert complaints(title, heading) == expected


@pytest.mark.parametrize(("title", "expected"), [("工地自查情况月报表", 0), ("情况月报表", 1), (None, 1)])
def test_an_attachment_begins_with_its_title(title: str | None, expected: int) -> None:
    assert complaints(title, "", "工地自查情况\n月报表\n（参考）\n单位：", "附件3") == expected


@pytest.mark.parametrize(("title", "expected"), [("工地自查情况月报表", 0), ("工地自查情况", 1)])
def test_an_attachment_has_the_title_of_its_form(title: str, expected: int) -> None:
    form = Form(id="jia-1", policy="jia", title="工地自查情况月报表", layout=Layout.TABLE)
    assert len(list(check_form_title(a_clause("附件3", title=title), form))) == expected
