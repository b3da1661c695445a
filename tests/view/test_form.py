"""Forms as they are printed: spans of headings, blanks and their names, versions, due dates."""

from dataclasses import replace
from datetime import date

import pytest

from generators import phrases
from generators.model.calendar import Calendar, Holiday, WorkdayYear
from generators.model.form import Check, CheckKind, CheckLevel, Column, FieldType, FormRow, HeaderField
from generators.model.form_parts import blocked_cells, leaf_columns, leaf_units, name_rows
from generators.model.policy import OtherReading, Report
from generators.model.problem import Place
from generators.view.form import Blank, FormView, find_blanks, form_version, view_form
from generators.view.form_due import say_due
from generators.view.form_heading import HeadingCell, break_label, measure_columns, view_heading
from generators.view.form_sending import Sending
from tests import builders
from tests.sample_forms import LETTER, TABLE


def blanks(view: FormView) -> dict[str, Blank]:
    return {blank.tag: blank for blank in find_blanks(view)}


def test_a_heading_spans_what_lies_below_it_and_reaches_down_where_nothing_does() -> None:
    assert view_heading(TABLE.columns, TABLE.rows) == (
        (
            HeadingCell(text="类别", rows=2),
            HeadingCell(text="配电箱（台）", columns=4),
            HeadingCell(text="罚款（万元）", upright=True, rows=2),
            HeadingCell(text="备注", rows=2),
        ),
        (HeadingCell(text="合格"), HeadingCell(text="不合格"), HeadingCell(text="整改", columns=2)),
    )


def test_columns_without_a_label_stand_under_the_heading_above() -> None:
    assert [path for path, _ in leaf_columns(TABLE.columns)] == [
        "类别",
        "配电箱/合格",
        "配电箱/不合格",
        "配电箱/整改/级别",
        "配电箱/整改",
        "罚款",
        "备注",
    ]
    assert leaf_units(TABLE.columns)["mended"] == "台"
    assert leaf_units(TABLE.columns)["fines"] == "万元"
    assert leaf_units(TABLE.columns)["notes"] is None


def test_cells_print_stay_open_or_are_merged() -> None:
    own, rented, other = view_form(TABLE, builders.policy()).rows
    assert [cell.content if isinstance(cell.content, str) else "" for cell in own] == [
        "自有",
        "12",
        "",
        "甲级",
        "",
        "",
        "",
    ]
    assert [(cell.columns, cell.content) for cell in rented if isinstance(cell.content, str)] == [
        (1, "租用"),
        (2, "--"),
        (1, "乙级"),
        (1, "--"),
    ]
    merged = other[1]
    assert merged.columns == 2
    assert isinstance(merged.content, Blank)
    assert merged.content.label == "自有（2）·配电箱/合格至不合格"


def test_what_is_not_to_be_filled_covers_every_merged_column() -> None:
    assert blocked_cells(TABLE) == (("a-rented", "good"), ("a-rented", "poor"), ("a-rented", "mended"))


def test_every_blank_is_named_once_after_its_row_and_column() -> None:
    found = [blank.tag for blank in find_blanks(view_form(TABLE, builders.policy()))]
    assert len(set(found)) == len(found)
    assert found[:3] == ["yd-2023-2.head.sender", "yd-2023-2.head.date", "yd-2023-2.a-own.poor"]
    assert len(found) == 2 + 4 + 2 + 4
    poor = blanks(view_form(TABLE, builders.policy()))["yd-2023-2.a-own.poor"]
    assert (poor.label, poor.unit) == ("自有（1）·配电箱/不合格", "台")


def test_rows_without_a_label_are_counted() -> None:
    rows = (replace(TABLE.rows[0], label=None), *TABLE.rows[1:])
    assert name_rows(rows) == ("第1行", "租用", "自有")


def test_a_letter_opens_its_text_where_blanks_are_named() -> None:
    view = view_form(LETTER, builders.policy())
    before, day, after = view.body[0]
    assert (before, after) == ("请在5月", "日前检查全部配电箱。")
    assert isinstance(day, Blank)
    assert day.tag == "yd-2023-1.head.day"
    assert len(blanks(view)) == len(LETTER.header_fields)
    assert not view.head


def test_the_name_of_an_enterprise_stands_where_it_is_addressed_and_where_its_seal_will() -> None:
    named = blanks(view_form(LETTER, builders.policy(), Sending(enterprise=builders.enterprise())))
    filled = {tag: blank.value for tag, blank in named.items() if blank.value}
    assert filled == {"yd-2023-1.head.recipient": "示例建筑公司", "yd-2023-1.head.receiver": "示例建筑公司"}


def test_the_version_changes_with_what_is_printed_and_with_nothing_else() -> None:
    version = form_version(TABLE)
    assert len(version) == 8
    assert form_version(replace(TABLE, place=Place(file="elsewhere.yaml"))) == version
    check = Check(name="合计", kind=CheckKind.SUM, level=CheckLevel.HINT, whole="good", parts=("poor",), says="相等")
    assert form_version(replace(TABLE, checks=(check,))) == version
    assert form_version(replace(TABLE, asked_by="附件2/注")) == version
    assert form_version(replace(TABLE, notes=())) != version
    assert form_version(replace(TABLE, columns=TABLE.columns[:-1])) != version


@pytest.mark.parametrize(
    ("label", "unit", "width", "broken"),
    [
        ("合格项目", None, 4, "合格项目"),
        ("合格项目", "个", 8, "合格项目（个）"),
        ("合格项目", "个", 5, "合格项目\n（个）"),
        ("临时用电设施", "处", 4, "临时用电\n设施\n（处）"),
        ("重大隐患数量", None, 3.5, "重大\n隐患\n数量"),
        ("标准化运行手册", None, 6, "标准化运\n行手册"),
        ("可视化标识", None, 3, "可视化\n标识"),
        ("推行5S管理办法", None, 5, "推行5S\n管理办法"),
    ],
)
def test_long_headings_break_evenly_and_units_stand_alone(
    label: str, unit: str | None, width: float, broken: str
) -> None:
    assert break_label(label, unit, width) == broken


def test_upright_headings_too_long_for_a_line_stand_in_two() -> None:
    long = Column(id="x", label="编制全部岗位用电责任清单及考核办法", unit="份", vertical=True)
    ((cell,),) = view_heading((long,))
    assert cell.text == "编制全部岗位用电责\n任清单及考核办法（份）"
    assert measure_columns((long,))[0] > measure_columns((replace(long, label="清单"),))[0]


def test_a_wide_heading_widens_the_columns_below_it() -> None:
    parent = Column(label="隐患整改数量", children=(Column(id="x", label="总数", vertical=True),))
    assert measure_columns((parent,)) > measure_columns(parent.children)


def test_due_says_when_to_whom_after_which_clause_and_what_the_attachment_says() -> None:
    policy = builders.policy(
        builders.clause(
            "一",
            builders.duty("zz-2023.1.a", recurrence="每月1日前"),
            reports=(
                Report(
                    what="月报表",
                    to=("住建部门", "安办"),
                    duty="zz-2023.1.a",
                    other_readings=(
                        OtherReading(clause="附件2/注/1", text="每月3日前"),
                        OtherReading(clause="附件3/注/1", text="每月5日前"),
                    ),
                ),
            ),
        ),
        builders.clause("附件2/注/1", reports=(Report(what="月报表", to=("住建部门",), duty="zz-2023.2.a"),)),
        number="某建〔2023〕1号",
    )
    said = say_due(TABLE, policy)
    assert said == "报送期限：每月1日前；报送对象：住建部门；依据：某建〔2023〕1号 一；另一说法：附件2注1写作每月3日前"
    assert say_due(replace(TABLE, duty=None), policy) is None


def test_a_phrase_of_its_own_goes_before_the_phase_of_its_place() -> None:
    duty = builders.duty("zz-2023.1.a", due=builders.known(phrases.parse_deadline("2023年5月底前")))
    assert (
        say_due(TABLE, builders.policy(builders.clause("二", duty)))
        == "期限：2023年5月底前；依据：《某市工地用电安全方案》二"
    )


def test_a_frequency_of_each_rank_is_said_where_the_place_gives_several() -> None:
    monthly = builders.duty("zz-2023.1.a", recurrence="每月1次", who=("站长", "副站长"), evidence=("检查记录",))
    weekly = builders.duty("zz-2023.1.b", recurrence="每周1次", who=("电工",), evidence=("检查记录",))
    other = builders.duty("zz-2023.1.c", recurrence="每日1次", who=("库管",), evidence=("领用记录",))
    policy = builders.policy(builders.clause("一/（二）/3", monthly, weekly, other))
    assert say_due(TABLE, policy) == ("频次：站长、副站长每月1次，电工每周1次；依据：《某市工地用电安全方案》一（二）3")
    alone = builders.policy(builders.clause("一", monthly, other))
    assert say_due(TABLE, alone) == "频次：每月1次；依据：《某市工地用电安全方案》一"


def test_only_the_clause_is_said_where_no_duty_says_a_date() -> None:
    named = replace(TABLE, attachment=None, asked_by="一", duty=None)
    assert say_due(named, builders.policy()) == "依据：《某市工地用电安全方案》一"


def test_a_time_limit_says_the_event_it_runs_from_and_an_issuer_its_own_name() -> None:
    duty = builders.duty("zz-2023.1.a", within="24小时内", after="触电事故发生")
    report = Report(what="触电事故", to=("我局",), duty="zz-2023.1.a")
    policy = builders.policy(builders.clause("一", duty, reports=(report,)))
    assert say_due(TABLE, policy) == (
        "报送期限：触电事故发生起24小时内；报送对象：某市住建局；依据：《某市工地用电安全方案》一"
    )


SENT = replace(
    TABLE,
    header_fields=(
        HeaderField(id="sender", label="报表单位", seal=True),
        HeaderField(id="period", label="月份", prefill="所属月份"),
        HeaderField(id="people", label="人数", type=FieldType.WHOLE, unit="人", prefill="从业人数"),
        HeaderField(id="kind", label="类型", type=FieldType.CHOICE, values=("甲", "乙"), prefill="单位类型"),
        HeaderField(id="phone", label="电话", carried=True),
        HeaderField(id="date", label="日期", type=FieldType.DATE),
    ),
    columns=(Column(id="kind_of", label="类别", type=FieldType.FIXED), Column(id="stock", label="存量", carried=True)),
    rows=(FormRow(id="own", cells={"kind_of": "自有"}),),
    spare_rows=1,
)


def test_what_is_known_of_the_sender_stands_there_beforehand() -> None:
    last = {("head", "phone"): "8012", ("head", "date"): "2023年3月31日", ("own", "stock"): "7"}
    sending = Sending(enterprise=builders.enterprise(从业人数="62", 单位类型="监理"), period="2023-04", last_month=last)
    view = view_form(SENT, builders.policy(), sending)
    assert (view.sender, view.period) == ("示例建筑公司", "2023-04")
    assert {tag.removeprefix("yd-2023-2."): blank.value for tag, blank in blanks(view).items()} == {
        "head.sender": "示例建筑公司",
        "head.period": "2023年4月",
        "head.people": "62",
        "head.kind": "",
        "head.phone": "8012",
        "head.date": "",
        "own.stock": "7",
        "r1.stock": "",
    }
    assert [field.label for field in view.head][:3] == ["报表单位（盖章）", "月份", "人数（人）"]


def test_a_blank_form_knows_nothing() -> None:
    view = view_form(SENT, builders.policy())
    assert (view.sender, view.period) == ("", "")
    assert not any(blank.value for blank in find_blanks(view))


def test_a_form_for_a_month_says_the_day_it_is_due_and_that_it_is_not_worked() -> None:
    policy = builders.policy(builders.clause("一", builders.duty("zz-2023.1.a", recurrence="次月1日前")))
    holiday = Holiday(name="劳动节", start=date(2023, 4, 29), end=date(2023, 5, 3))
    calendar = Calendar(years=(WorkdayYear(year=2023, notice="甲", holidays=(holiday,)),))
    april = view_form(TABLE, policy, Sending(period="2023-04", calendar=calendar)).due or ""
    assert "次月1日前，即2023年5月1日前（当日是劳动节假期" in april
    assert "期限不变" in april
    may = view_form(TABLE, policy, Sending(period="2023-05", calendar=calendar)).due or ""
    assert "次月1日前，即2023年6月1日前；依据" in may
    assert "即" not in (view_form(TABLE, policy).due or "")


def test_a_form_of_our_own_names_what_may_stay_blank_but_not_the_reason() -> None:
    reason = HeaderField(id="reason", label="情况说明", optional=True)
    phone = HeaderField(id="phone", label="电话", optional=True)
    columns = (*TABLE.columns[:-1], replace(TABLE.columns[-1], optional=True))
    form = replace(TABLE, header_fields=(*TABLE.header_fields, reason, phone), columns=columns)
    assert view_form(form, builders.policy()).optional == ()
    assert view_form(replace(form, attachment=None), builders.policy()).optional == ("电话", "备注")
