"""The tables of a returned file and the lines between them."""

from lxml import etree

from generators.word.refusal import RefusedError
from generators.word.returned.lines import read_line
from generators.word.returned.names import BLOCKS, TBL, W
from generators.word.returned.records import ReturnedLine, ReturnedTable
from generators.word.returned.tables import read_table, unwrapped


def read_body(root: etree._Element) -> tuple[tuple[ReturnedTable, ...], tuple[ReturnedLine, ...]]:
    """Read the tables and the lines outside them. Raises RefusedError."""
    body = root.find(f"{W}body")
    if body is None:
        raise RefusedError("这不是 Word 正文，没有可读的内容")
    tables: list[ReturnedTable] = []
    lines: list[ReturnedLine] = []
    for block in unwrapped(body, BLOCKS):
        if block.tag == TBL:
            tables.append(read_table(block))
        else:
            lines.append(read_line(block))
    return tuple(tables), tuple(lines)
