"""Documents of our own words that several tests look at."""

from datetime import UTC, datetime

from generators.word.blocks import Block, Cell, Control, ControlKind, Row, Section, Table, cell, paragraph
from generators.word.document import Document
from generators.word.papers import Paper
from generators.word.properties import Identity
from generators.word.signature import signature
from generators.word.styles import Style, TableStyle

MOMENT = datetime(2024, 3, 1, tzinfo=UTC)
LINE = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁"


def document(*sections: Section, identity: Identity | None = None, protected: bool = False) -> Document:
    """Make a document whose frame does not matter."""
    return Document(
        title="试件",
        author="示例编制组",
        created=MOMENT,
        modified=MOMENT,
        sections=sections,
        running_head="版本 2024-03",
        identity=identity,
        protected=protected,
    )


def page(*blocks: Block, paper: Paper = Paper.A4_PORTRAIT) -> Section:
    """Make a section, upright if nothing else is said."""
    return Section(paper=paper, blocks=blocks)


LETTER = page(
    paragraph(Style.TITLE, "关于做好春季复工检查的通知"),
    paragraph(Style.RECIPIENT, "各在建项目部："),
    *(paragraph(Style.TEXT, LINE * 10) for _ in range(6)),
    paragraph(Style.LEVEL_1, "一、总体要求"),
    paragraph(Style.LEVEL_2, "（一）检查范围"),
    paragraph(Style.ATTACHMENT_LIST, "附件：1.检查用表"),
    *signature("示例建设集团有限公司", "2024年3月1日"),
    paragraph(Style.ATTACHMENT_MARK, "附件1"),
    paragraph(Style.TITLE, "检查用表"),
    paragraph(Style.TEXT, "本页说明检查用表怎样填写。"),
)


def _head(text: str, *, columns: int = 1, rows: int = 1, upright: bool = False) -> Cell:
    return cell(Style.HEAD_COMPACT, text, columns=columns, rows=rows, upright=upright)


def _upright(*texts: str) -> tuple[Cell, ...]:
    return tuple(_head(text, upright=True) for text in texts)


_HEADING = (
    Row(
        cells=(
            _head("填报\n单位", rows=4),
            _head("项目（个）", columns=3),
            _head("现场检查", columns=8),
            _head("教育培训", columns=6),
            _head("应急演练", columns=5),
            _head("备注", rows=4),
        )
    ),
    Row(
        cells=(
            _head("总数", rows=3, upright=True),
            _head("其中", columns=2),
            _head("设备设施", columns=4),
            _head("临时结构", columns=4),
            _head("新进场", columns=3),
            _head("班组长", columns=3),
            _head("演练（次）", columns=2, rows=2),
            _head("物资", columns=3, rows=2),
        )
    ),
    Row(
        cells=(
            _head("房屋建筑项目", rows=2, upright=True),
            _head("市政工程项目", rows=2, upright=True),
            _head("起重机械", columns=2),
            _head("其他", columns=2),
            _head("高处", columns=2),
            _head("地下", columns=2),
            _head("三级教育", columns=2),
            _head("合格率（%）", rows=2, upright=True),
            _head("集中培训", columns=2),
            _head("未参加人数", rows=2, upright=True),
        )
    ),
    Row(
        cells=(
            *_upright("施工升降机检查数（台）", "塔式起重机检查数（台）", "吊篮", "桩机"),
            *_upright("脚手架", "卸料平台验收数（处）", "基坑监测数（处）", "暗挖"),
            *_upright("应到人数", "实到人数", "场次", "人次"),
            *_upright("综合演练", "专项演练", "器材", "车辆", "药品"),
        )
    ),
)
SENDERS = ("建设单位", "施工单位", "监理单位", "检测机构", "合计")


def _report_row(number: int, sender: str) -> Row:
    fields = (Control(tag=f"report.{number}.{column}", label=f"{sender}{column}") for column in range(23))
    return Row(
        height=9,
        cells=(
            cell(Style.CELL_COMPACT, sender),
            *(cell(Style.CELL_COMPACT, field) for field in fields),
        ),
    )


REPORT_TABLE = Table(
    weights=(1.6, *(1,) * 22, 1.5),
    heading=_HEADING,
    body=tuple(_report_row(number, sender) for number, sender in enumerate(SENDERS)),
)
REPORT = page(
    paragraph(Style.ATTACHMENT_MARK, "附件2"),
    paragraph(Style.TABLE_TITLE, "示例项目安全检查月报表"),
    Table(
        style=TableStyle.BLANK,
        weights=(2, 3, 2, 3, 1, 2),
        body=(
            Row(
                cells=(
                    cell(Style.ITEM, "填报单位（盖章）："),
                    cell(Style.ITEM, Control(tag="head.unit", label="填报单位")),
                    cell(Style.ITEM, "单位类型："),
                    cell(
                        Style.ITEM,
                        Control(
                            tag="head.kind",
                            label="单位类型",
                            kind=ControlKind.CHOICE,
                            choices=("施工", "监理"),
                        ),
                    ),
                    cell(Style.ITEM, "日期："),
                    cell(Style.ITEM, Control(tag="head.day", label="日期", kind=ControlKind.DATE)),
                )
            ),
        ),
    ),
    REPORT_TABLE,
    paragraph(Style.NOTE, "注：无此项的填“--”。"),
    paper=Paper.A4_LANDSCAPE,
)
