"""A new text is cut into the same clauses however it is numbered, printed and scanned."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from generators.model.official import OfficialText
from generators.phrases.numbers import say_han
from generators.read.imported.word_lines import print_word
from generators.read.imported_text import read_imported_text, split_imported_text
from generators.read.official_text import split_official_text
from generators.view.draft import is_clause
from generators.word.official import WordText, read_official_word
from tests.read.numbered_texts import (
    CHAPTERED,
    MIXED,
    STYLES,
    Numbered,
    half_width,
    number_tree,
    print_lines,
    scanned,
)

each_style = pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)


def paths(text: OfficialText) -> list[str]:
    return [place.path for place in text.places if is_clause(place)]


def expected(style: Numbered) -> list[str]:
    return [one.path for one in number_tree(style)]


def word_bytes(lines: list[str], style: Numbered, *, headings: bool) -> bytes:
    document = docx.Document()
    levels = {one.marker + one.heading: one.level + 1 for one in number_tree(style) if one.level == 0}
    for line in lines:
        if headings and line in levels:
            document.add_heading(line, levels[line])
        else:
            document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@each_style
def test_every_style_of_numbering_is_cut_at_its_clauses(style: Numbered) -> None:
    assert paths(split_imported_text("\n".join(print_lines(style)), "x.txt").official) == expected(style)


@each_style
def test_half_width_signs_change_nothing(style: Numbered) -> None:
    lines = [half_width(line) for line in print_lines(style)]
    assert paths(split_imported_text("\n".join(lines), "x.txt").official) == expected(style)


@each_style
@pytest.mark.parametrize("seed", range(4))
def test_what_a_scanner_adds_changes_nothing(style: Numbered, seed: int) -> None:
    text = "\n".join(scanned(print_lines(style), seed))
    official = split_imported_text(text, "x.txt").official
    assert paths(official) == expected(style)
    plain = split_imported_text("\n".join(print_lines(style)), "x.txt").official
    assert ["".join(one.text.split()) for one in official.places] == ["".join(one.text.split()) for one in plain.places]


@each_style
@pytest.mark.parametrize("headings", [True, False])
def test_a_word_file_is_cut_like_its_text(tmp_path: Path, style: Numbered, headings: bool) -> None:  # noqa: FBT001 - a parameter of a test
    file = tmp_path / "原文.docx"
    file.write_bytes(word_bytes(print_lines(style), style, headings=headings))
    imported, problems = read_imported_text(file)
    assert not problems
    assert imported is not None
    assert paths(imported.official) == expected(style)


@each_style
def test_what_is_kept_for_the_trace_is_cut_the_same(style: Numbered) -> None:
    imported = split_imported_text("\n".join(scanned(print_lines(style), 1)), "x.txt")
    again = split_official_text("\n".join(imported.lines), "x.txt")
    assert [place.hash for place in again.places] == [place.hash for place in imported.official.places]


def test_a_table_of_contents_is_no_text() -> None:
    lines = print_lines(CHAPTERED)
    headings = [one.marker + one.heading for one in number_tree(CHAPTERED) if one.level == 0]
    for contents in (
        ["目录", *(f"{line}……………{page}" for page, line in enumerate(headings, 1))],
        ["目　录", *headings],
        [f"{line}\t{page}" for page, line in enumerate(headings, 1)],
    ):
        text = "\n".join([lines[0], *contents, *lines[1:]])
        assert paths(split_imported_text(text, "x.txt").official) == expected(CHAPTERED), contents


def test_a_heading_broken_in_two_is_put_together() -> None:
    text = (
        "一、总体要求\n（一）落实各方责任，健全消防\n安全管理体系\n"
        "各单位应当每月检查一次消防设施，并做好记录。\n（二）加强培训。"
    )
    places = split_imported_text(text, "x.txt").official.places
    assert next(place for place in places if place.path == "一/（一）").text.startswith(
        "落实各方责任，健全消防安全管理体系\n各单位"
    )


@pytest.mark.parametrize("blanks", [0, 3, 40_000])
def test_a_marker_alone_on_its_line_is_put_before_the_next_text(blanks: int) -> None:
    """So many blank lines took minutes when each asked what stood before it."""
    text = "一、检查\n检查基础。\n二、\n" + "\n" * blanks + "培训\n每月培训。\n"
    places = split_imported_text(text, "x.txt").official.places
    assert [(place.path, place.heading) for place in places] == [("一", "检查"), ("二", "培训")]


def test_automatic_numbers_of_word_are_part_of_the_text() -> None:
    document = docx.Document()
    for line in print_lines(MIXED)[:2]:
        document.add_paragraph(line)
    for text in ("检查灭火器。", "检查电箱。"):
        document.add_paragraph(text, style="List Number")
    buffer = BytesIO()
    document.save(buffer)
    word = read_official_word(buffer.getvalue(), "x.docx", say_han)
    assert isinstance(word, WordText)
    assert print_word(word).split("\n")[-2:] == ["1.检查灭火器。", "2.检查电箱。"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.docx", b"", "文件是空的"),
        ("零.txt", b"\x00" * 50, "文件是空的"),
        ("假.docx", b"PK\x03\x04broken", "文件"),
        ("图.docx", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50, "文字"),
        ("扫描.txt", b"abc 123", "没有可读的文字"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    imported, problems = read_imported_text(tmp_path / name)
    assert imported is None
    assert says in problems[0].message
    assert problems[0].hint


def test_other_encodings_and_wrong_names_are_read_and_told(tmp_path: Path) -> None:
    text = "\n".join(print_lines(CHAPTERED))
    (tmp_path / "国标.txt").write_bytes(text.encode("gb18030"))
    (tmp_path / "双字节.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "网页.docx").write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in print_lines(CHAPTERED)) + "</body></html>", "utf-8"
    )
    for name, note in (("国标.txt", "GBK"), ("双字节.txt", "UTF-16"), ("网页.docx", "网页")):
        imported, problems = read_imported_text(tmp_path / name)
        assert not problems
        assert imported is not None
        assert paths(imported.official) == expected(CHAPTERED)
        assert note in "".join(imported.notes)


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    lines = [
        f"## {line}" if line.startswith(("一、", "二、", "三、")) else f"**{line[:6]}**{line[6:]}"
        for line in print_lines(CHAPTERED)
    ]
    (tmp_path / "原文.md").write_text("\n\n".join(lines), "utf-8")
    imported, _ = read_imported_text(tmp_path / "原文.md")
    assert imported is not None
    assert paths(imported.official) == expected(CHAPTERED)
    assert "*" not in "".join(place.text for place in imported.official.places)
