"""Numbers of documents and standards as they are printed, and in one normal form: 甲建〔2023〕8号, GB/T 33000-2016."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = re.compile(r"\s+")
_MASK = "\ufffc"
_DASH = r"[-‐‑–—―－]"
_ISSUER = r"(?!根据|按照|依据|依照|参照|遵照|落实|执行|印发)[\u4e00-\u9fff]"
_DOCUMENT_NUMBER = re.compile(
    rf"(?P<issuer>{_ISSUER}{{0,12}})\s*[〔［\[（(【]\s*(?P<year>(?:19|20)\d\d)\s*[〕］\]）)】]\s*第?\s*(?P<number>\d+)\s*号"
    r"|令\s*[（(]?第\s*(?P<decree>\d+|[一二三四五六七八九十百零〇]+)\s*号[）)]?"
)
_SERIES = r"GBJ|GBZ|GB|JGJ|JG|JTG|CJJ|CJ|DBJ|DB\d{2,6}|AQ|XF|GA|SJG|HJ|SL|TB|DL|T(?=\s*/)"
_STANDARD = re.compile(
    rf"(?<![A-Za-z0-9])(?P<series>{_SERIES})(?P<slash>\s*/\s*[A-Z]{{1,6}})?\s*"
    rf"(?P<number>\d+(?:\.\d+)*)(?:\s*{_DASH}+\s*(?P<year>\d{{4}}))?(?!\d)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentNumber:
    """A number where it stands: `text[start:end]`, and its normal form."""

    value: str
    start: int
    end: int


def find_document_numbers(text: str) -> Iterator[DocumentNumber]:
    """Find the numbers of documents, then those of standards."""
    documents = [
        DocumentNumber(value=_say_document_number(found), start=found.start(), end=found.end())
        for found in _DOCUMENT_NUMBER.finditer(text)
    ]
    yield from documents
    rest = list(text)
    for one in documents:
        rest[one.start : one.end] = _MASK * (one.end - one.start)
    for found in _STANDARD.finditer("".join(rest)):
        yield DocumentNumber(value=_say_standard(found), start=found.start(), end=found.end())


def normalise_number(text: str) -> str:
    """Write a document or standard number in normal form: 甲建〔2023〕8号, GB/T 33000-2016.

    Any other text only loses its white space.
    """
    bare = _BLANKS.sub("", text)
    document, standard = _DOCUMENT_NUMBER.fullmatch(bare), _STANDARD.fullmatch(bare)
    if document:
        return _say_document_number(document)
    return _say_standard(standard) if standard else bare


def _say_document_number(found: re.Match[str]) -> str:
    if found["decree"]:
        return f"令第{found['decree']}号"
    return f"{found['issuer']}〔{found['year']}〕{int(found['number'])}号"


def _say_standard(found: re.Match[str]) -> str:
    slash = _BLANKS.sub("", found["slash"] or "")
    year = f"-{found['year']}" if found["year"] else ""
    return f"{found['series']}{slash} {found['number']}{year}"
