"""What stands in a Word file that came back: which form it says it is, its tables cell by cell, its lines.

Nothing is judged here. Text a reader of the file does not see as valid (struck out, hidden, deleted, in a
text box) is never silently joined to what they see: it is left out or marked.
"""

from generators.word.guard import Package, open_package, parse_part
from generators.word.refusal import Refusal, RefusedError
from generators.word.returned.identity import custom_properties, identities
from generators.word.returned.lines import read_line
from generators.word.returned.names import BLOCKS, TBL, W
from generators.word.returned.records import (
    Identity,
    InlineField,
    Mark,
    ReturnedCell,
    ReturnedDocument,
    ReturnedLine,
    ReturnedTable,
    Tracked,
)
from generators.word.returned.tables import read_table, unwrapped
from generators.word.returned.texts import WIDEST

__all__ = [
    "WIDEST",
    "Identity",
    "InlineField",
    "Mark",
    "ReturnedCell",
    "ReturnedDocument",
    "ReturnedLine",
    "ReturnedTable",
    "Tracked",
    "read_returned",
]


def read_returned(content: bytes, name: str = "") -> ReturnedDocument | Refusal:
    """Gather what stands in a file; a Refusal says why it is not read. Never raises for bad input."""
    package = open_package(content, name)
    if isinstance(package, Refusal):
        return package
    try:
        return _gathered(package)
    except RefusedError as error:
        return error.refusal


def _gathered(package: Package) -> ReturnedDocument:
    root = parse_part(package.part(package.main) or b"")
    body = root.find(f"{W}body")
    if body is None:
        raise RefusedError("这不是 Word 正文，没有可读的内容")
    properties = tuple(custom_properties(package))
    tables: list[ReturnedTable] = []
    lines: list[ReturnedLine] = []
    for block in unwrapped(body, BLOCKS):
        if block.tag == TBL:
            tables.append(read_table(block))
        else:
            lines.append(read_line(block))
    return ReturnedDocument(
        identities=tuple(identities(package, dict(properties))),
        properties=properties,
        tables=tuple(tables),
        lines=tuple(lines),
    )
