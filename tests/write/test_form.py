"""Forms as Word files: one field for every blank, sound files, the same bytes, one page each."""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from generators.commands.form import command
from generators.model.form import Colour, FieldType, Form, HeaderField, Layout, LegendEntry
from generators.read.library import read_library
from generators.view.form import FormView, find_blanks, view_form
from generators.view.form_sending import Sending
from generators.word.controls import bookmark_name
from generators.write.form import form_bytes, form_outputs
from generators.write.form_fields import break_title
from generators.write.form_sheet import pair_fields
from tests import builders
from tests.builders import LABELS
from tests.sample_forms import LETTER, TABLE
from tests.word.lint import package_faults
from tests.word.rendering import converted, fonts_used, page_lines

DOCUMENT = "word/document.xml"
CONTENT = Path(__file__).resolve().parents[2] / "content"
LIBRARY, _ = read_library(CONTENT)
POLICIES = {policy.id: policy for policy in LIBRARY.policies}
OURS = builders.library(forms=(TABLE, LETTER))
every_form = pytest.mark.parametrize(
    "form", [*LIBRARY.forms, *OURS.forms], ids=[form.id for form in (*LIBRARY.forms, *OURS.forms)]
)


def view(form: Form) -> FormView:
    return view_form(form, POLICIES.get(form.policy) or builders.policy())


def part(package: bytes, name: str) -> str:
    with ZipFile(BytesIO(package)) as archive:
        return archive.read(name).decode()


def made(form: Form, *, protected: bool = True) -> bytes:
    return form_bytes(view(form), LABELS, protected=protected)


def test_the_content_has_forms() -> None:
    assert {form.id for form in LIBRARY.forms} >= {f"ax-2023-{number}" for number in range(1, 8)}


@every_form
def test_every_blank_has_one_field_and_one_bookmark(form: Form) -> None:
    body = part(made(form), DOCUMENT)
    tags = [blank.tag for blank in find_blanks(view(form))]
    assert tags
    assert sorted(re.findall(r'<w:tag w:val="([^"]+)"', body)) == sorted(tags)
    assert sorted(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body)) == sorted(map(bookmark_name, tags))


@every_form
def test_every_field_of_the_head_is_asked_for(form: Form) -> None:
    asked = {blank.tag for blank in find_blanks(view(form))}
    assert {f"{form.id}.head.{field.id}" for field in form.header_fields} <= asked


@every_form
def test_files_are_sound(form: Form) -> None:
    assert package_faults(made(form)) == ()
    assert package_faults(made(form, protected=False)) == ()


@every_form
def test_files_are_made_of_the_same_bytes_again(form: Form) -> None:
    assert made(form) == made(form)


@every_form
def test_id_and_version_stand_in_three_parts_and_are_printed(form: Form) -> None:
    package = made(form)
    for name in ("docProps/core.xml", "docProps/custom.xml", "customXml/form.xml", "word/header1.xml"):
        text = part(package, name)
        assert form.id in text
        assert view(form).version in text


@pytest.mark.needs("libreoffice", "pdftotext", "fonts")
@every_form
def test_forms_fit_their_page(form: Form, tmp_path: Path) -> None:
    pdf = converted(made(form), "pdf", tmp_path)
    pages = page_lines(pdf)
    assert len(pages) == 1
    shown = re.sub(r"\s", "", "".join(line for page in pages for line in page))
    for text in (*form.notes, form.attachment or form.title, *(copy.to for copy in form.copies)):
        assert re.sub(r"\s", "", text) in shown
    headings = Counter("".join(cell.text for row in view(form).heading for cell in row if cell.upright))
    assert {sign for sign, count in headings.items() if sign.isalpha() and shown.count(sign) < count} == set()
    assert "FandolFang" in " ".join(fonts_used(pdf))


def test_only_the_protected_file_is_protected() -> None:
    assert "documentProtection" in part(made(TABLE), "word/settings.xml")
    assert "documentProtection" not in part(made(TABLE, protected=False), "word/settings.xml")


def test_a_field_that_takes_a_line_stands_below_the_table() -> None:
    reason = HeaderField(id="reason", label="情况说明", whole_line=True)
    body = part(made(replace(TABLE, header_fields=(*TABLE.header_fields, reason))), DOCUMENT)
    assert body.count("<w:tbl>") == part(made(TABLE), DOCUMENT).count("<w:tbl>") + 1
    assert body.index("报表日期") < body.index("租用") < body.index("情况说明：") < body.index("注：")


def test_headings_are_merged_and_upright() -> None:
    body = part(made(TABLE), DOCUMENT)
    assert body.count('<w:gridSpan w:val="4"/>') == 1
    assert body.count('<w:textDirection w:val="tbRlV"/>') == 2, "the heading and the cell it continues in"
    assert body.count("<w:tblHeader/>") == 2


def test_an_untouched_blank_reads_as_empty() -> None:
    body = part(made(LETTER), DOCUMENT)
    contents = re.findall(r"<w:sdtContent>.*?<w:t[^>]*>([^<]*)</w:t>", body)
    assert len(contents) == len(LETTER.header_fields)
    assert all(content and not content.strip() for content in contents)


def test_outputs_lie_under_the_form_and_name_it() -> None:
    outputs = form_outputs(OURS, LABELS)
    assert [output.path for output in outputs] == [
        "forms/yd-2023-2/附件2-工地用电检查月报表.docx",
        "forms/yd-2023-2/附件2-工地用电检查月报表（不加保护）.docx",
        "forms/yd-2023-1/附件1-工地用电告知书-第1份（企业）.docx",
        "forms/yd-2023-1/附件1-工地用电告知书-第1份（企业）（不加保护）.docx",
        "forms/yd-2023-1/附件1-工地用电告知书-第2份（某市住建局）.docx",
        "forms/yd-2023-1/附件1-工地用电告知书-第2份（某市住建局）（不加保护）.docx",
    ]
    assert "表单 yd-2023-2" in outputs[0].ingredients()
    assert all(output.make() for output in outputs)


def test_each_copy_names_where_it_goes() -> None:
    first, second = (
        part(form_bytes(view_form(LETTER, builders.policy(), sending), LABELS, protected=True), DOCUMENT)
        for sending in (Sending(copy_number=1), Sending(copy_number=2))
    )
    assert "本件一式二份：企业留存、某市住建局。本份为第一份：企业留存。" in first
    assert "本份为第二份：某市住建局。" in second


def test_what_a_form_was_made_for_stands_in_its_properties_and_is_printed() -> None:
    sending = Sending(enterprise=builders.enterprise(), period="2023-04")
    package = form_bytes(view_form(TABLE, builders.policy(), sending), LABELS, protected=True)
    assert "2023年4月　示例建筑公司" in part(package, "word/header1.xml")
    assert 'sender="示例建筑公司" period="2023-04"' in part(package, "customXml/form.xml")
    custom = part(package, "docProps/custom.xml")
    assert re.findall(r'name="(Form\w+)"', custom) == ["FormId", "FormVersion", "FormSender", "FormPeriod"]
    assert "FormSender" not in part(made(TABLE), "docProps/custom.xml")


SHEET = builders.form(
    layout=Layout.SHEET,
    header_fields=(
        HeaderField(id="a", label="甲"),
        HeaderField(id="b", label="乙", type=FieldType.TICK),
        HeaderField(id="c", label="丙"),
        HeaderField(id="d", label="丁情况说明", unit="条", whole_line=True, lines=3),
        HeaderField(id="e", label="戊"),
    ),
    columns=(),
    rows=(),
    legend=(LegendEntry(colour=Colour.RED, label="最高"), LegendEntry(colour=Colour.BLUE, label="最低")),
)


def test_a_sheet_pairs_its_fields_and_gives_long_ones_a_line() -> None:
    lines = pair_fields(view(SHEET).head)
    assert [[field.label for field in line] for line in lines] == [["甲", "乙"], ["丙"], ["丁情况说明（条）"], ["戊"]]
    body = part(made(SHEET), DOCUMENT)
    assert body.count('<w:gridSpan w:val="3"/>') == 3
    assert "□" in body


def test_colours_are_printed_as_word_and_colour() -> None:
    body = part(made(SHEET), DOCUMENT)
    assert re.findall(r'<w:rStyle w:val="(Colour\w+)"/>', body) == ["ColourRed", "ColourBlue"]
    assert "红　最高" in body
    assert 'w:val="E60000"' in part(made(SHEET), "word/styles.xml")


def test_names_of_files_stay_short() -> None:
    names = [output.path.split("/", maxsplit=1)[1] for output in form_outputs(LIBRARY, LABELS)]
    assert len(set(names)) == len(names)
    assert max(len(name.split("/")[1]) for name in names) <= 60


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "表.docx"
    target.write_text("old")
    run = CliRunner().invoke(command, ["ax-2023-4", "--out", str(target)], standalone_mode=False)
    assert run.return_value == 1
    assert "--force" in run.output
    assert target.read_text() == "old"
    run = CliRunner().invoke(command, ["ax-2023-4", "--out", str(target), "--force"], standalone_mode=False)
    assert run.return_value == 0
    assert package_faults(target.read_bytes()) == ()


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("六个字的题名", "六个字的题名"),
        ("七个字的题名呀", "七个字的\n题名呀"),
        ("八个字的题名在此", "八个字的\n题名在此"),
        ("关于“安”的办法", "关于“安”\n的办法"),
        ("工地安全“日周”表", "工地安全\n“日周”表"),
        ("“从来不可拆开的引语”", "“从来不可拆\n开的引语”"),
        ("工地安全情况月报表（一）", "工地安全情况\n月报表（一）"),
    ],
)
def test_a_title_too_long_for_a_line_is_broken_into_two(title: str, broken: str) -> None:
    assert break_title(title, longest=6) == broken


def test_what_may_stay_blank_is_the_last_note() -> None:
    notes = replace(TABLE.columns[-1], optional=True)
    form = replace(TABLE, attachment=None, columns=(*TABLE.columns[:-1], notes))
    document = part(form_bytes(view(form), LABELS, protected=True), DOCUMENT)
    assert "2.还没有的、不涉及的可以不填：备注。" in re.sub(r"<[^>]+>", "", document)
    assert "注：合格以检测报告为准。" in re.sub(
        r"<[^>]+>", "", part(form_bytes(view(TABLE), LABELS, protected=True), DOCUMENT)
    )
