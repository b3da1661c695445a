"""Two forms of our own words that several tests look at: a table with headings of three levels, and a letter."""

from generators.model.form import Column, Copy, FieldType, Form, FormRow, HeaderField, Layout, MergedCells
from tests import builders

TABLE = builders.form(
    id="yd-2023-2",
    attachment="附件2",
    title="工地用电检查月报表",
    duty="zz-2023.1.a",
    header_fields=(
        HeaderField(id="sender", label="报表单位", seal=True),
        HeaderField(id="date", label="报表日期", type=FieldType.DATE),
    ),
    columns=(
        Column(id="kind", label="类别", type=FieldType.FIXED),
        Column(
            label="配电箱",
            unit="台",
            children=(
                Column(id="good", label="合格"),
                Column(id="poor", label="不合格"),
                Column(
                    label="整改",
                    children=(
                        Column(id="level", name="级别", type=FieldType.FIXED),
                        Column(id="mended"),
                    ),
                ),
            ),
        ),
        Column(id="fines", label="罚款", unit="万元", type=FieldType.DECIMAL, vertical=True),
        Column(id="notes", label="备注", type=FieldType.TEXT),
    ),
    rows=(
        FormRow(id="a-own", label="自有", cells={"kind": "自有", "good": "12", "level": "甲级"}),
        FormRow(
            id="a-rented",
            label="租用",
            cells={"kind": "租用", "good": "--", "level": "乙级", "mended": "--"},
            merged=(MergedCells(start="good", end="poor"),),
        ),
        FormRow(
            id="b-own",
            label="自有",
            cells={"kind": "自有", "level": "甲级"},
            merged=(MergedCells(start="good", end="poor"),),
        ),
    ),
    notes=("合格以检测报告为准。",),
)
TABLE_TEXT = """工地用电检查
月报表
报表单位（盖章）：        年   月   日
类别
配电箱（台）
罚款︵万元︶
备注
合格
不
合格
整 改
自有
12
甲级
租用
--
乙级
--
自有
甲级
"""
"""What the attachment of the table prints."""

LETTER = Form(
    id="yd-2023-1",
    policy="zz-2023",
    attachment="附件1",
    title="工地用电告知书",
    layout=Layout.LETTER,
    header_fields=(
        HeaderField(id="recipient", label="主送单位"),
        HeaderField(id="day", label="截止日", type=FieldType.WHOLE),
        HeaderField(id="year", label="年份", type=FieldType.WHOLE),
        HeaderField(id="receiver", label="接收单位", seal=True),
    ),
    recipient="{recipient}：",
    body=("请在5月{day}日前检查全部配电箱。", "特此告知。"),
    signer=("某市住建局（盖章）", "{year}年5月1日"),
    signatures=("接收单位（盖章）：{receiver}",),
    copies=(Copy(to="企业", note="留存"), Copy(to="某市住建局")),
)
