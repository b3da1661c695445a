"""A Word file read as an official text: its paragraphs and tables in order, automatic numbers written out.

Text boxes stand before the paragraph they hang on, and are counted. What a reader would not see as the text's own
is left out and counted: what tracked changes deleted, comments, footnotes, headers and footers, hidden text.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from generators.word.guard import MOST_MARKS, Package, open_package, parse_part
from generators.word.numbering import Numbering, read_value
from generators.word.refusal import Refusal, RefusedError
from generators.word.returned.names import BLOCKS, CELLS, GONE, MERGE, NEW, ROWS, SPACES, SPAN, TBL, VAL, P, T, W
from generators.word.returned.tables import unwrapped
from generators.word.returned.texts import read_whole

BREAK = "\v"
"""A line break inside a paragraph."""
MARKS = 4 * MOST_MARKS
"""Tags and attributes: a long text in hundreds of runs has more than any form."""
_HIDDEN = f"{W}vanish"
_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUN_TEXTS = (T, *SPACES, f"{W}footnoteReference", f"{W}commentReference")
_CONTENTS_STYLE = "toc"


@dataclass(frozen=True, kw_only=True)
class WordParagraph:
    """A paragraph: its text with its automatic number before it."""

    text: str


@dataclass(frozen=True, kw_only=True)
class WordTable:
    """A table: rows of cells, a cell a tuple of paragraphs; a cell that another covers is empty."""

    rows: tuple[tuple[tuple[WordParagraph, ...], ...], ...]


@dataclass(frozen=True, kw_only=True)
class WordText:
    """What a Word file holds, and what of it was left out, by kind and how often."""

    blocks: tuple[WordParagraph | WordTable, ...]
    left_out: tuple[tuple[str, int], ...] = ()


def read_official_word(content: bytes, name: str, say_han: Callable[[int], str]) -> WordText | Refusal:
    """Read the bytes of a .docx file, numbers of lists in Chinese as `say_han` has them.

    A Refusal says why it is not read.
    """
    package = open_package(content, name)
    if isinstance(package, Refusal):
        return package
    try:
        return _Reading(package, say_han).read()
    except RefusedError as error:
        return error.refusal


class _Reading:
    """One file while it is read."""

    def __init__(self, package: Package, say_han: Callable[[int], str]) -> None:
        self._root = parse_part(package.part(package.main) or b"", MARKS)
        folder = package.main.rpartition("/")[0]
        parts = {name: self._parse(package, f"{folder}/{name}.xml") for name in ("numbering", "styles")}
        self._numbering = Numbering(parts["numbering"], parts["styles"], say_han)
        self._styles = _name_styles(parts["styles"])
        self._left = Counter[str]()

    @staticmethod
    def _parse(package: Package, name: str) -> etree._Element | None:
        content = package.part(name)
        return None if content is None else parse_part(content, MARKS)

    def read(self) -> WordText:
        body = self._root.find(f"{W}body")
        if body is None:
            raise RefusedError("这不是 Word 正文，没有可读的内容")
        blocks = tuple(self._blocks(body))
        self._left["修订中删除的文字"] = sum(map(_has_text, self._root.iter(*GONE)))
        self._left["修订中插入的文字（按已接受读）"] = sum(map(_has_text, self._root.iter(*NEW)))
        self._left["文本框（读在所在段落之前）"] = sum(map(_has_text, _boxes(self._root)))
        return WordText(blocks=blocks, left_out=tuple((kind, count) for kind, count in self._left.items() if count))

    def _blocks(self, parent: etree._Element) -> Iterator[WordParagraph | WordTable]:
        for block in unwrapped(parent, BLOCKS):
            if block.tag == TBL:
                yield WordTable(rows=tuple(self._row(row) for row in unwrapped(block, ROWS)))
            else:
                inside = (one for box in _boxes(block) for one in unwrapped(box, BLOCKS) if one.tag == P)
                yield from (one for element in (*inside, block) if (one := self._paragraph(element)) is not None)

    def _row(self, row: etree._Element) -> tuple[tuple[WordParagraph, ...], ...]:
        cells: list[tuple[WordParagraph, ...]] = []
        for cell in unwrapped(row, CELLS):
            properties = cell.find(f"{W}tcPr")
            merge = None if properties is None else properties.find(MERGE)
            covered = merge is not None and merge.get(VAL, "continue") == "continue"
            held = (one for one in unwrapped(cell, BLOCKS) if one.tag == P)
            paragraphs = (self._paragraph(one) for one in held)
            cells.append(() if covered else tuple(one for one in paragraphs if one is not None and one.text.strip()))
            span = None if properties is None else properties.find(SPAN)
            cells += [()] * (max(read_whole(span), 1) - 1 if span is not None else 0)
        return tuple(cells)

    def _paragraph(self, element: etree._Element) -> WordParagraph | None:
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else read_value(properties.find(f"{W}pStyle"))
        if self._styles.get(style, "").lower().startswith(_CONTENTS_STYLE):
            return None
        text = "".join(self._texts(element))
        label = self._numbering.next_label(properties, style) if text.strip() else ""
        return WordParagraph(text=label + text)

    def _texts(self, element: etree._Element) -> Iterator[str]:
        for one in element.iter(*_RUN_TEXTS):
            run = one.getparent()
            if run is None or _is_away(one, element):
                continue
            if one.tag in {f"{W}footnoteReference", f"{W}commentReference"}:
                self._left["脚注" if one.tag.endswith("footnoteReference") else "批注"] += 1
                continue
            properties = run.find(f"{W}rPr")
            if properties is not None and properties.find(_HIDDEN) is not None:
                self._left["隐藏文字"] += 1
                continue
            space = BREAK if SPACES.get(one.tag) == "\n" else SPACES.get(one.tag, "")
            yield (one.text or "") if one.tag == T else space


def _is_away(one: etree._Element, paragraph: etree._Element) -> bool:
    """Tell whether a piece of text is deleted or stands in a box."""
    for above in one.iterancestors():
        if above is paragraph:
            return False
        if above.tag in GONE or above.tag == _BOX:
            return True
    return False


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Find the text boxes of an element, each once: what stands in for it in older programs is left aside."""
    return (box for box in element.iter(_BOX) if not any(above.tag == _FALLBACK for above in box.iterancestors()))


def _has_text(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def _name_styles(styles: etree._Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {style.get(f"{W}styleId", ""): read_value(style.find(f"{W}name")) for style in styles.iter(f"{W}style")}
