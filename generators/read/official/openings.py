"""Which lines open a place: a marker, an attachment (and what it is called), a note, a list of attachments."""

import re

from generators.read.official.doubtful_markers import match_glued, match_worn
from generators.read.official.markers import match_marker, read_numeral

ATTACHMENT = re.compile(
    r"[(（【\[]?(?P<name>附件|附表|附录|附图)\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-H](?![A-Za-z]))"
    r"[)）】\]]?(?:[：:\s]\s*\S.{0,60}|[：:])?\s*$"
)
LONE_ATTACHMENT = re.compile(r"(?P<name>附\s*[件表录图])\s*[：:]?\s*$")
"""The heading of the only attachment."""
NOTE = re.compile(r"(?P<name>注|备注)\s*[：:]")
ATTACHMENT_LIST = re.compile(r"附件\s*[：:]")
LISTED = re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9０-９])")

_OPENS = (match_marker, match_worn, match_glued, ATTACHMENT.match, NOTE.match, ATTACHMENT_LIST.match)


def opens_place(line: str) -> bool:
    """Tell whether a line begins with a marker, an attachment, a note or a list of attachments."""
    return any(opens(line) for opens in _OPENS)


def closes_table(line: str) -> bool:
    """Tell whether a line can stand in no cell: an attachment or a note begins there."""
    return bool(ATTACHMENT.match(line) or NOTE.match(line))


def name_attachment(found: re.Match[str]) -> str:
    """Name an attachment as paths do, its number in Arabic digits: 附件1, 附表A."""
    number = found["number"]
    return f"{found['name']}{number if number.isalpha() and number.isascii() else read_numeral(number)}"
