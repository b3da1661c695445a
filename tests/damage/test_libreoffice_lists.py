"""Lists that were filled in, then opened and saved by LibreOffice, or filled in there key by key."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generators.model.ticks import Outcome, Tick, mark_sheet, name_box
from generators.phrases import parse_recurrence
from generators.view.checklist.carry import carry
from generators.word.controls import bookmark_name
from tests.damage.libreoffice import WAYS, saved_as
from tests.read.list_filling import (
    DUTIES,
    OWN,
    POST,
    Written,
    carrier,
    fill,
    paper,
    returned,
    small_library,
    today,
    without_record,
)
from tests.word.keyboard import Job, type_keys

BLANK = paper(today())
FILLED = {
    ("zz-2023.a", OWN): Written({"done": "√"}, "2023年6月5日", "甲", "附照片"),
    ("zz-2023.b", POST): Written({"excused": "☑"}),
    ("zz-2023.c", OWN): Written({"undone": "√"}, "2023-12-30"),
    ("zz-2023.d", OWN): Written({"done": "√", "undone": "√"}),
}
TICKS = {
    ("zz-2023.a", OWN): Tick(outcome=Outcome.DONE, day=date(2023, 6, 5), signed="甲", notes=("附照片",)),
    ("zz-2023.b", POST): Tick(outcome=Outcome.EXCUSED),
    ("zz-2023.c", OWN): Tick(outcome=Outcome.UNDONE, day=date(2023, 12, 30)),
}


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("way", WAYS)
def test_what_was_entered_is_carried_into_a_new_version(way: str, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    files = [sent / "list.docx"]
    files[0].write_bytes(fill(BLANK, FILLED))
    for number, target in enumerate(WAYS[way]):
        files = saved_as(target, files, tmp_path / str(number))
    back = returned(files[0].read_bytes(), tmp_path)
    assert (back.enterprise, back.code, back.year) == ("shi-li", today().checklist.code, 2023)
    a, b, _, d, e = DUTIES
    after = today(small_library(replace(a, recurrence=parse_recurrence("每周")), b, d, e))
    found = carry(without_record(back), carrier(after))
    assert found.ticks["zz-2023.b", POST] == TICKS["zz-2023.b", POST]
    changed = found.ticks["zz-2023.a", OWN]
    assert (changed.outcome, changed.signed, changed.notes) == (Outcome.DONE, "甲", ("附照片",))
    assert changed.review == "频次或时限有变"
    assert [(one.does, one.entered) for one in found.annex] == [("换旧缆", "未完成，2023-12-30")]
    assert [one.says for one in found.doubts] == ["同时勾了“已完成”和“未完成”"]


@pytest.mark.needs("libreoffice", "uno")
def test_what_was_typed_key_by_key_is_read(tmp_path: Path) -> None:
    source, target = tmp_path / "list.docx", tmp_path / "typed.docx"
    source.write_bytes(BLANK)
    keys = [
        (bookmark_name(name_box("zz-2023.a", mark_sheet(OWN), "done")), "√"),
        (bookmark_name(name_box("zz-2023.a", mark_sheet(OWN), "date")), "2023年6月5日"),
        (bookmark_name(name_box("zz-2023.b", mark_sheet(POST), "excused")), "√"),
    ]
    type_keys([Job(source, target, keys)], tmp_path)
    back = returned(target.read_bytes(), tmp_path)
    ticks = {(row.duty, back.sheets[row.sheet]): row.tick for row in back.rows if not row.tick.is_blank}
    assert ticks == {
        ("zz-2023.a", OWN): Tick(outcome=Outcome.DONE, day=date(2023, 6, 5)),
        ("zz-2023.b", POST): Tick(outcome=Outcome.EXCUSED),
    }
    assert back.doubts == ()
