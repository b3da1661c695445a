"""A small list, and people filling it in: boxes typed over, days, names and remarks beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from generators.commands.issued import Today, list_words, make_today
from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.issued_list import IssuedList
from generators.model.library import Library
from generators.model.policy import Duty
from generators.model.problem import Problem
from generators.model.registry import DutyLink, Fact, FactType, RoleKind
from generators.model.ticks import ReturnedList, mark_sheet, name_box
from generators.read.returned_list import read_returned_list
from generators.view.checklist.carry import NOTHING, Carried, Carrier
from generators.word.document import document_bytes
from generators.write.checklist.paper import lay_out
from tests.builders import LABELS, clause, duty, enterprise, library, policy, role
from tests.damage.filling import W, changed, type_into

DAY = date(2023, 6, 1)
BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
OWN, POST = "本单位", "项目经理"
DUTIES = (
    duty("zz-2023.a", does="查配电箱", recurrence="每月至少1次", evidence=("检查记录",)),
    duty("zz-2023.b", does="带班查线", who=("施工单位", "项目经理")),
    duty("zz-2023.c", does="换旧缆", due="2023年底前"),
    duty("zz-2023.d", does="设电工台账"),
    duty("zz-2023.e", does="开用电例会", who=("项目经理",)),
)
SPOTS = (
    ("zz-2023.a", OWN),
    ("zz-2023.b", OWN),
    ("zz-2023.c", OWN),
    ("zz-2023.d", OWN),
    ("zz-2023.b", POST),
    ("zz-2023.e", POST),
)
"""Every row of the list: its duty, its sheet."""


def small_library(*duties: Duty, links: tuple[DutyLink, ...] = (), **facts: str) -> Library:
    return library(
        policy(clause("二/（一）/3", *(duties or DUTIES))),
        roles=(role("施工单位", condition=BUILDER), role("项目经理", kind=RoleKind.POST, parent="施工单位")),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
        enterprises=(enterprise("shi-li", **({"单位类型": "施工总承包", "地区": "440300"} | facts)),),
        links=links,
    )


def today(content: Library | None = None, year: int | None = None) -> Today:
    content = content or small_library()
    return make_today(content.enterprises[0], content, LABELS, DAY, year)


def carrier(of: Today) -> Carrier:
    return Carrier(
        checklist=of.checklist,
        today=of.on_paper,
        absent=of.absent,
        names=LABELS["清单栏目"],
        words=LABELS["清单"],
    )


def paper(of: Today, carried: Carried = NOTHING) -> bytes:
    return document_bytes(lay_out(of.checklist, LABELS, carried))


def read(package: bytes, folder: Path, content: Library | None = None) -> tuple[ReturnedList | None, list[Problem]]:
    path = folder / "收回.docx"
    path.write_bytes(package)
    return read_returned_list(path, list_words(content or small_library(), LABELS))


def returned(package: bytes, folder: Path, content: Library | None = None) -> ReturnedList:
    found, problems = read(package, folder, content)
    assert not problems
    assert found is not None
    return found


@dataclass(frozen=True)
class Written:
    """What a person writes in a row, sign by sign."""

    boxes: Mapping[str, str]
    """Box -> what is typed over □."""
    day: str = ""
    signed: str = ""
    notes: str = ""


def fill(package: bytes, rows: Mapping[tuple[str, str], Written]) -> bytes:
    """Write into rows, each given by its duty and the name of its sheet."""

    def write(root: etree._Element) -> None:
        for (duty_id, sheet), written in rows.items():
            boxes = {**written.boxes, **({"date": written.day} if written.day else {})}
            for box, text in boxes.items():
                type_into(run_of(root, name_box(duty_id, mark_sheet(sheet), box)), text)
            cell = next(run_of(root, name_box(duty_id, mark_sheet(sheet), "date")).iterancestors(f"{W}tc"))
            last = [text for text in cell.iter(f"{W}t") if "签字：" in (text.text or "")][-1]
            last.text = f"{last.text}{written.signed}"
            for line in filter(None, written.notes.split("\n")):
                run = last.getparent()
                assert run is not None
                etree.SubElement(run, f"{W}br")
                etree.SubElement(run, f"{W}t").text = line

    return changed(package, write)


def run_of(root: etree._Element, tag: str) -> etree._Element:
    """Find the run inside a control."""
    control = control_of(root, tag)
    run = control.find(f"{W}sdtContent/{W}r")
    assert run is not None
    return run


def control_of(root: etree._Element, tag: str) -> etree._Element:
    for one in root.iter(f"{W}sdt"):
        found = one.find(f"{W}sdtPr/{W}tag")
        if found is not None and found.get(f"{W}val") == tag:
            return one
    raise AssertionError(tag)


def cell_of(root: etree._Element, spot: tuple[str, str]) -> etree._Element:
    """Find the cell in which a row is filled in."""
    return next(control_of(root, name_box(spot[0], mark_sheet(spot[1]), "date")).iterancestors(f"{W}tc"))


def without_record(found: ReturnedList) -> list[tuple[ReturnedList, IssuedList | None]]:
    return [(found, None)]
