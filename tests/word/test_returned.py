"""What stands in the cells and lines of a returned file: text that is seen, and no other."""

from collections.abc import Mapping

import pytest

from generators.word.returned import Mark, ReturnedCell, ReturnedDocument, ReturnedLine, Tracked, read_returned
from tests.word.packages import NAMESPACE, package

MORE = (
    b' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def read(body: str, parts: Mapping[str, bytes] | None = None) -> ReturnedDocument:
    whole = b"<w:document " + NAMESPACE + MORE + b"><w:body>" + body.encode() + b"</w:body></w:document>"
    document = read_returned(package(whole, parts))
    assert isinstance(document, ReturnedDocument), document
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell_of(content: str) -> ReturnedCell:
    """Read one cell that holds this content."""
    document = read(f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>")
    return document.tables[0].rows[0][0]


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (paragraph(run("1") + run("2")), "12"),
        (paragraph(run("甲")) + paragraph(run("乙")), "甲\n乙"),
        (paragraph(run("甲") + "<w:r><w:br/></w:r>" + run("乙")), "甲\n乙"),
        (paragraph(run("3") + "<w:r><w:noBreakHyphen/></w:r>" + run("4")), "3-4"),
        (paragraph("<w:sdt><w:sdtContent>" + run("\u3000") + "</w:sdtContent></w:sdt>" + run("5")), "5"),
        (paragraph("<w:sdt><w:sdtContent>" + run("\u3000") + "</w:sdtContent></w:sdt>"), ""),
        (
            paragraph(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("写") + "</w:sdtContent></w:sdt>"
            ),
            "",
        ),
        (paragraph(run("单击或点击此处输入文字。")), ""),
        (paragraph("<w:hyperlink>" + run("6") + "</w:hyperlink>"), "6"),
        (paragraph(run("7", '<w:strike w:val="false"/><w:vanish w:val="0"/>')), "7"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("8")), "8"),
    ],
)
def test_text_of_a_cell(content: str, text: str) -> None:
    cell = cell_of(content)
    assert (cell.text, cell.marks, cell.tracked) == (text, (), None)


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        (paragraph(run("12", "<w:strike/>") + run("15")), Mark.STRUCK),
        (paragraph(run("12", '<w:dstrike w:val="1"/>')), Mark.STRUCK),
        (paragraph(run("1", "<w:vanish/>") + run("2")), Mark.HIDDEN),
        (paragraph(run("10") + run("2", '<w:vertAlign w:val="superscript"/>')), Mark.RAISED),
        (paragraph("<m:oMath/>" + run("2")), Mark.FORMULA),
        (paragraph("<w:r><w:txbxContent>" + paragraph(run("9")) + "</w:txbxContent></w:r>"), Mark.TEXT_BOX),
        ("<w:tbl><w:tr><w:tc>" + paragraph(run("9")) + "</w:tc></w:tr></w:tbl>" + paragraph(""), Mark.NESTED),
        ("<w:tcPr><w:cellDel/></w:tcPr>" + paragraph(run("9")), Mark.TRACKED_CELL),
    ],
)
def test_what_is_odd_is_marked(content: str, mark: Mark) -> None:
    assert mark in cell_of(content).marks


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    cell = cell_of(paragraph(deleted + "<w:ins>" + run("15") + "</w:ins>"))
    assert cell.text == "15"
    assert cell.tracked == Tracked(deleted="12", inserted="15")


def test_deleted_rows_are_gone_and_deleted_text_that_says_it_is_not() -> None:
    rows = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr>"
    document = read(f"<w:tbl>{rows.format(paragraph(run('1')), paragraph('<w:del>' + run('2') + '</w:del>'))}</w:tbl>")
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [[""]]


def test_doubled_text_for_older_programs_is_read_once() -> None:
    doubled = f"<mc:Choice>{run('1')}</mc:Choice><mc:Fallback>{run('1')}</mc:Fallback>"
    assert cell_of(paragraph(f"<mc:AlternateContent>{doubled}</mc:AlternateContent>")).text == "1"


TABLE = """<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>
<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>
<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>
<w:tr>{}<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"""


@pytest.mark.parametrize(
    "wrap", ["{}", "<w:sdt><w:sdtPr><w:tag w:val='z'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"]
)
def test_places_in_the_grid(wrap: str) -> None:
    cells = wrap.format("<w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc>")
    rows = read(TABLE.format(cells)).tables[0].rows
    assert [(cell.row, cell.column, cell.columns, cell.continued) for row in rows for cell in row] == [
        (0, 1, 2, False),
        (0, 3, 1, False),
        (1, 0, 1, False),
        (1, 1, 1, False),
        (1, 2, 1, True),
    ]
    assert not any(cell.tags for row in rows for cell in row)


def test_controls_and_bookmarks_of_a_cell() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:tag w:val='f.r.c'/></w:sdtPr><w:sdtContent><w:bookmarkStart w:id='1' w:name='f_x_Copy_12'/>"
    )
    cell = cell_of(paragraph(control + run("1") + "<w:bookmarkEnd w:id='1'/></w:sdtContent></w:sdt>"))
    assert (cell.tags, cell.bookmarks) == (("f.r.c",), ("f_x",))


def test_fields_of_a_line() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:tag w:val='f.head.day'/></w:sdtPr><w:sdtContent>" + run("5") + "</w:sdtContent></w:sdt>"
    )
    marked = "<w:bookmarkStart w:id='3' w:name='b'/>" + control + "<w:bookmarkEnd w:id='3'/>"
    line: ReturnedLine = read(paragraph(run("在") + marked + run("日前"))).lines[0]
    assert line.text == "在5日前"
    assert [(field.name, field.text) for field in (*line.tags, *line.bookmarks)] == [("f.head.day", "5"), ("b", "5")]


def test_identities_in_three_places() -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>f</dc:identifier><cp:version>1</cp:version>'
        b"</cp:coreProperties>"
    )
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        b'<property name="FormId"><a>g</a></property></Properties>'
    )
    item = b'<form xmlns="urn:anjian-shouce:form" id="h" version="3"/>'
    parts = {"docProps/core.xml": core, "docProps/custom.xml": custom, "customXml/item1.xml": item}
    document = read("", parts)
    assert [(one.identifier, one.version) for one in document.identities] == [("f", "1"), ("g", ""), ("h", "3")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (paragraph("<w:ins>" + run("1") * 6000 + "</w:ins>"), "几千段"),
        ("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 5001 + "</w:tbl>", "5000 行"),
        ("<w:tbl><w:sdt><w:sdtContent>" + "<w:tr/>" * 5001 + "</w:sdtContent></w:sdt></w:tbl>", "5000 行"),
    ],
)
def test_what_is_too_much_for_a_form_is_refused(content: str, says: str) -> None:
    body = content.encode()
    outcome = read_returned(package(b"<w:document " + NAMESPACE + b"><w:body>" + body + b"</w:body></w:document>"))
    assert not isinstance(outcome, ReturnedDocument)
    assert says in outcome.says
