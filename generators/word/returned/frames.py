"""The text of a returned file cut in two: what is written in it, and the frame around that.

Files whose frames are equal byte for byte differ in nothing but what is written in them: once one of them was read
in full, the others need not be parsed. Whatever is not as plain as programs write it is not cut.
"""

import hashlib
import re
from typing import NamedTuple

from generators.word.guard import parse_part
from generators.word.refusal import RefusedError
from generators.word.returned.body import read_body
from generators.word.returned.names import T
from generators.word.returned.records import ReturnedCell

_TEXT = re.compile(rb'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>')
_SAVING = re.compile(rb'( (?:w:rsid[A-Za-z]*|w14:(?:para|text)Id)=")[0-9A-F]{8}(?=")')
_DECLARATION = 100
"""Bytes from the beginning that may be the declaration of XML."""
_ODD = re.compile("[\x00-\x1f>\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos);)")
"""What a parser refuses, changes or looks up."""
_NAMED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_BETWEEN = "<"
"""No text holds this sign."""
_LARGEST = 1_000_000
"""Bytes of a text that is cut; a form takes a tenth, saved by other programs a third."""
_STAND_IN = "\ue000{}\ue001"
_STAND_INS = re.compile(_STAND_IN.format("([0-9]+)"))


class Framed(NamedTuple):
    """A text cut in two."""

    frame: bytes
    """Digest of all but what is written."""
    texts: tuple[str, ...]
    """What is written, piece by piece, as a parser gives it; blanks at the ends of a cell are still there."""


class Slot(NamedTuple):
    """A cell of a frame: the pieces that are written in it, by number from 0."""

    numbers: tuple[int, ...]
    plain: bool
    """Whether they, joined, are the cell's text."""


Slots = tuple[tuple[tuple[Slot, ...], ...], ...]
"""Of every table, row and cell of a frame, in the order in which they are read."""


def cut_texts(content: bytes) -> Framed | None:
    """Cut a text that the guard let pass; None where there is nothing to cut, too much, or a piece is not plain."""
    if len(content) > _LARGEST:
        return None
    parts = _TEXT.split(content)
    try:
        joined = _BETWEEN.encode().join(parts[1::2]).decode()
    except UnicodeDecodeError:
        return None
    if len(parts) == 1 or _ODD.search(joined):
        return None
    texts = joined.split(_BETWEEN)
    if "&" in joined:
        texts = list(map(_unescaped, texts))
    return Framed(hashlib.sha256(_without_saving(b"\x00".join(parts[::2]))).digest(), tuple(texts))


def _without_saving(frame: bytes) -> bytes:
    """Leave out the numbers by which Word tells one saving from another; an apostrophe might quote them as a value."""
    if b" w:rsid" not in frame or b"'" in frame[_DECLARATION:]:
        return frame
    return _SAVING.sub(rb"\1", frame)


def _unescaped(text: str) -> str:
    for name, sign in _NAMED:
        text = text.replace(name, sign)
    return text


def find_slots(content: bytes) -> Slots | None:
    """Tell where the pieces of a text that was cut stand: its frame is read with a number in place of each.

    None where the pieces are not all that is written, or the tables show more than plain text. What stands in no
    cell, stands outside the tables or where nobody sees it.
    """
    if b"<!" in content or content.count(b"<?") > 1:
        return None  # what was cut may stand in a comment
    parts = _TEXT.split(content)
    stand_ins = [_STAND_IN.format(number) for number in range(len(parts) // 2)]
    parts[1::2] = [f"<w:t>{one}</w:t>".encode() for one in stand_ins]
    try:
        root = parse_part(b"".join(parts))
        tables, _ = read_body(root)
    except RefusedError:
        return None
    if [one.text for one in root.iter(T)] != stand_ins:
        return None
    cells = [cell for table in tables for row in table.rows for cell in row]
    if any(cell.marks or cell.tracked for cell in cells):
        return None
    return tuple(tuple(tuple(map(_slot, row)) for row in table.rows) for table in tables)


def _slot(cell: ReturnedCell) -> Slot:
    return Slot(tuple(map(int, _STAND_INS.findall(cell.text))), not _STAND_INS.sub("", cell.text))
