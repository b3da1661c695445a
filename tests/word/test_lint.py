import warnings
from io import BytesIO
from zipfile import ZipFile

import pytest

from generators.word.document import document_bytes
from generators.word.markup import Xml, root
from tests.word.lint import document_faults, package_faults
from tests.word.samples import LETTER, REPORT, document

CELL = "<w:tc><w:p/></w:tc>"


def faults(xml: str) -> tuple[str, ...]:
    return document_faults(root("w:document", Xml(f"<w:body>{xml}</w:body>")))


def table(*cells: str, columns: int) -> str:
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid><w:tr>{''.join(cells)}</w:tr></w:tbl>"


def control(number: int, tag: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr></w:sdt>'


def start(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (table(CELL, columns=2), "第1个表格第1行占1列，表格有2列"),
        (
            table('<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc>', columns=2),
            "第1个表格第1行占3列，表格有2列",
        ),
        (table(CELL, "<w:tc/>", columns=2), "第1个表格第1行有单元格不以段落结尾"),
        (table("<w:tc><w:p/><w:tbl/></w:tc>", columns=1), "第1个表格第1行有单元格不以段落结尾"),
        (control(1, "a") + control(1, "b"), "控件编号1重复"),
        (control(1, "a") + control(2, "a"), "控件标记「a」重复"),
        (control(1, "x" * 65), "控件标记超过64字：" + "x" * 65),
        (f'<w:sdt><w:sdtPr><w:alias w:val="{"x" * 65}"/></w:sdtPr></w:sdt>', "控件名称超过64字：" + "x" * 65),
        (start(1, "a") + end(1) + start(2, "a") + end(2), "书签「a」重复"),
        (start(1, "a") + start(1, "b") + end(1) + end(1), "书签编号1重复"),
        (start(1, "a"), "书签编号1首尾不成对"),
        (end(1), "书签编号1首尾不成对"),
        (start(1, "x" * 41) + end(1), "书签名超过40字：" + "x" * 41),
    ],
)
def test_a_fault_is_named(xml: str, message: str) -> None:
    assert faults(xml) == (message,)


def test_a_table_within_a_table_is_looked_at_by_itself() -> None:
    inner = table(CELL, columns=2)
    assert faults(table(f"<w:tc>{inner}<w:p/></w:tc>", columns=1)) == ("第2个表格第1行占1列，表格有2列",)


def test_a_part_that_comes_twice_is_found() -> None:
    target = BytesIO(document_bytes(document(LETTER)))
    with warnings.catch_warnings(action="ignore"), ZipFile(target, "a") as archive:
        archive.writestr("word/styles.xml", b"")
    assert package_faults(target.getvalue()) == ("压缩包中有两个「word/styles.xml」",)


def test_a_sound_document_has_no_faults() -> None:
    assert package_faults(document_bytes(document(LETTER, REPORT))) == ()
