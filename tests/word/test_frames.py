"""A text is cut into what is written and the frame around it only where that cannot change what a parser reads."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generators.word.returned.frames import Slot, cut_texts, find_slots
from generators.word.returned.names import T
from tests.word.packages import NAMESPACE


def text_of(body: str, head: str = "") -> bytes:
    return head.encode() + b"<w:document " + NAMESPACE + b"><w:body>" + body.encode() + b"</w:body></w:document>"


def cell(content: str) -> str:
    return f"<w:tbl><w:tr><w:tc><w:p>{content}</w:p></w:tc></w:tr></w:tbl>"


def piece(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@given(st.lists(st.one_of(st.text(), st.text("&;<>'\"ltamp#0 \n\r"), st.text().map(escape)), min_size=1))
def test_pieces_are_what_a_parser_reads(texts: list[str]) -> None:
    """Where raw text is cut at all, it is sound and reads as the parser reads it."""
    if any("<" in text for text in texts):
        texts = [escape(text) for text in texts]
    try:
        content = text_of("".join(map(piece, texts)))
    except UnicodeEncodeError:
        return
    framed = cut_texts(content)
    if framed is not None:
        assert list(framed.texts) == [one.text or "" for one in etree.fromstring(content).iter(T)]


def test_frames_differ_in_all_but_what_is_written() -> None:
    one = cut_texts(text_of(cell(piece("1"))))
    two = cut_texts(text_of(cell('<w:r><w:t xml:space="preserve">2 </w:t></w:r>')))
    bold = cut_texts(text_of(cell("<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r>")))
    assert one is not None
    assert two is not None
    assert bold is not None
    assert one.frame == two.frame != bold.frame
    assert (one.texts, two.texts) == (("1",), ("2 ",))


def frame_of(body: str) -> bytes:
    framed = cut_texts(text_of(body + piece("1")))
    assert framed is not None
    return framed.frame


def test_numbers_of_savings_make_no_frame_another() -> None:
    one = frame_of('<w:p w:rsidR="00A1B2C3" w14:paraId="1A2B3C4D"/>')
    assert one == frame_of('<w:p w:rsidR="00FFFFFF" w14:paraId="00000001"/>')
    assert one != frame_of('<w:p w:rsidR="00A1B2C3"/>')
    assert one != frame_of('<w:p w:rsidR="00A1B2C3" w:rsidR="00A1B2C3" w14:paraId="1A2B3C4D"/>')


def test_values_that_read_like_a_number_of_a_saving_are_kept() -> None:
    body = "<w:tag w:val='x w:rsidR=\"0000000{}\"'/>"
    assert frame_of(body.format(1)) != frame_of(body.format(2))


@pytest.mark.parametrize("text", ["&#65;", "&eacute;", "]]>", "\x00", "\x0b", "\n", "\ufffe"])
def test_a_text_that_is_not_plain_is_not_cut(text: str) -> None:
    assert cut_texts(text_of(cell(piece(text)))) is None


def test_bytes_that_are_no_text_and_texts_too_long_are_not_cut() -> None:
    assert cut_texts(text_of(cell(piece("1"))).replace(b">1<", b">\xff<")) is None
    assert cut_texts(text_of(cell(piece("1" * 1_000_000)))) is None
    assert cut_texts(text_of("<w:p/>")) is None


def test_where_pieces_stand() -> None:
    body = piece("行") + cell(piece("1") + piece("2")) + cell(piece("3") + "<w:r><w:br/></w:r>" + piece("4")) + cell("")
    assert find_slots(text_of(body)) == (
        ((Slot((1, 2), plain=True),),),
        ((Slot((3, 4), plain=False),),),
        ((Slot((), plain=True),),),
    )


@pytest.mark.parametrize(
    "body",
    [
        cell("<!--<w:t>1</w:t>-->" + piece("2")),
        cell("<![CDATA[<w:t>1</w:t>]]>" + piece("2")),
        cell("<?x <w:t>1</w:t>?>" + piece("2")),
        cell('<w:r><w:t xml:space="default">1</w:t></w:r>' + piece("2")),
        cell('<v:t xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\ue0000\ue001</v:t>'),
        cell('<w:r xmlns:w="urn:another"><w:t>1</w:t></w:r>' + piece("2")),
        cell("<w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r>"),
        cell("<w:ins>" + piece("1") + "</w:ins>"),
        "<w:tbl>",
    ],
)
def test_a_frame_that_shows_more_than_pieces_is_not_taken(body: str) -> None:
    assert find_slots(text_of(body, '<?xml version="1.0"?>')) is None


def test_ascii_holds_no_pieces() -> None:
    assert find_slots(text_of(cell(piece("1")), '<?xml version="1.0" encoding="US-ASCII"?>')) is None
