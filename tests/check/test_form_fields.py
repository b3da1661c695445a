"""Fields of forms: each says which clause asks for it, or why we added it."""

from typing import Any

import pytest

from generators.check.forms import check_forms
from generators.check.vocabulary import gather_vocabulary
from generators.model.form import (
    Check,
    CheckKind,
    CheckLevel,
    CheckScope,
    Column,
    FieldType,
    Form,
    HeaderField,
    UnmadeForm,
)
from generators.model.form_parts import field_sources, form_rows
from tests import builders

CLAUSES = (builders.clause("一", builders.duty()), builders.clause("附件1"), builders.clause("附件1/注"))


def messages(*forms: Form) -> list[str]:
    library = builders.library(builders.policy(*CLAUSES), forms=forms)
    return [problem.message for problem in check_forms(library, gather_vocabulary(library))]


def column(**changes: object) -> Column:
    return Column(**({"id": "x", "label": "数"} | changes))  # type: ignore[arg-type]


def test_a_field_comes_from_its_own_clause_or_the_heading_above_or_the_form() -> None:
    form = builders.form(
        asked_by="一",
        attachment=None,
        header_fields=(HeaderField(id="sender", label="单位"), HeaderField(id="no", label="编号", added_for="编号")),
        columns=(
            Column(
                label="检查",
                asked_by="附件1",
                children=(column(id="a"), column(id="b", asked_by="附件1/注"), column(id="c", added_for="下一步要用")),
            ),
            column(id="d"),
        ),
    )
    assert field_sources(form) == {
        "sender": ("一", None),
        "no": (None, "编号"),
        "a": ("附件1", None),
        "b": ("附件1/注", None),
        "c": (None, "下一步要用"),
        "d": ("一", None),
    }
    assert messages(form) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"attachment": None}, "没有写附件，也没有写出处"),
        ({"asked_by": "二"}, "出处「二」在政策「zz-2023」里没有"),
        ({"columns": (column(asked_by="附件2"),)}, "出处「附件2」在政策「zz-2023」里没有"),
        ({"columns": (column(asked_by="一", added_for="编号"),)}, "「数」既写出处又写补充"),
        ({"header_fields": (HeaderField(id="a", label="类", type=FieldType.CHOICE),)}, "是选项，却没有取值"),
        ({"header_fields": (HeaderField(id="a", label="类", values=("甲",)),)}, "有取值，类型却是文字"),
        ({"header_fields": (HeaderField(id="a", label="类", prefill="人数"),)}, "预填「人数」不是企业画像里的情况"),
    ],
)
def test_what_does_not_hold_is_said(changes: dict[str, Any], said: str) -> None:
    (message,) = messages(builders.form(**changes))
    assert said in message


def check(**changes: object) -> Check:
    plain: dict[str, object] = {
        "name": "整改不超过检查",
        "kind": CheckKind.NOT_ABOVE,
        "level": CheckLevel.HINT,
        "whole": "checked",
        "parts": ("mended",),
        "says": "不会更多",
    }
    return Check(**(plain | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"whole": None}, "没有写整体"),
        ({"kind": CheckKind.NOT_FALLING}, "与上月比，不写整体"),
        ({"parts": ()}, "没有写部分"),
        ({"parts": ("mendid",)}, "「mendid」不是任何一列的编号"),
        ({"parts": ("remarks",)}, "「remarks」不是数"),
        ({"parts": ("yd-2023-9.mended",)}, "没有编号为「yd-2023-9」的表单"),
        ({"parts": ("yd-2023-2.mended",)}, "与别的表单比，却是各行"),
        ({"parts": ("yd-2023-2.mend",), "scope": CheckScope.TABLE}, "「yd-2023-2.mend」不是任何一列的编号"),
        ({"only": ("r2",)}, "「r2」不是任何一行的编号"),
        ({"exempt": ("无",)}, "不是须填，却有除外"),
        ({"values": ("有",)}, "不是须填，却有取值"),
        ({"kind": CheckKind.NEEDED, "scope": CheckScope.TABLE}, "只能在本表各行里核对"),
        ({"kind": CheckKind.NEEDED, "level": CheckLevel.CERTAIN}, "是须填，不能是必然"),
    ],
)
def test_a_check_that_could_not_be_run_is_said(changes: dict[str, object], said: str) -> None:
    other = builders.form("yd-2023-2")
    columns = (*other.columns, column(id="remarks", label="备注", type=FieldType.TEXT))
    (message,) = messages(builders.form(columns=columns, checks=(check(**changes),)), other)
    assert said in message


def test_spare_rows_follow_the_fixed_ones_and_print_their_number() -> None:
    form = builders.form(columns=(column(id="no", label="序号", type=FieldType.FIXED), column(id="a")), spare_rows=2)
    assert [(row.id, row.cells) for row in form_rows(form)] == [
        ("r1", {}),
        ("r1", {"no": "1"}),
        ("r2", {"no": "2"}),
    ]
    assert "行编号「r1」重复" in messages(form)[0]


@pytest.mark.parametrize(
    ("policy", "clause", "said"),
    [
        ("zz-2023", "一", []),
        ("zz-2023", "三", ["未制表单「日志」的出处「三」在政策「zz-2023」里没有"]),
        ("zz-2024", "一", ["未制表单「日志」的政策编号「zz-2024」没有这份政策"]),
    ],
)
def test_a_form_not_made_names_a_clause_that_exists(policy: str, clause: str, said: list[str]) -> None:
    unmade = UnmadeForm(title="日志", policy=policy, asked_by=clause)
    library = builders.library(builders.policy(*CLAUSES), unmade_forms=(unmade,))
    found = [problem.message for problem in check_forms(library, gather_vocabulary(library))]
    assert len(found) == len(said)
    assert all(message.startswith(expected[:22]) for message, expected in zip(found, said, strict=True))


def test_a_column_may_be_filled_beforehand_with_what_a_list_of_risks_knows_only() -> None:
    columns = (
        Column(id="work", label="风险点", prefill="危险作业"),
        Column(id="firm", label="企业", prefill="企业名称"),
    )
    assert messages(builders.form(columns=columns, rows=())) == [
        "表单「yd-2023-1」的预填「企业名称」不是风险清单能预填的",
    ]
