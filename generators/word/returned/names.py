"""The names of WordprocessingML that matter in a returned form, by what they do to its text."""

from generators.word.markup import NAMESPACES
from generators.word.returned.records import Mark

W = f"{{{NAMESPACES['w']}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TBL, TR, TC, P, T = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p", f"{W}t"
BLOCKS = frozenset({TBL, P})
SDT = f"{W}sdt"
DEL, GRID_BEFORE = f"{W}del", f"{W}gridBefore"
SYM = f"{W}sym"
SYMBOLS = {
    ("Wingdings", 0xFE): "☑",
    ("Wingdings", 0xFD): "☒",
    ("Wingdings", 0xFC): "✓",
    ("Wingdings", 0xFB): "✗",
    ("Wingdings", 0xA8): "□",
    ("Wingdings", 0x6F): "□",
    ("Wingdings 2", 0x52): "☑",
    ("Wingdings 2", 0x51): "☒",
    ("Wingdings 2", 0x54): "☒",
    ("Wingdings 2", 0x50): "✓",
    ("Wingdings 2", 0x4F): "✗",
    ("Wingdings 2", 0xA3): "□",
}
"""Typeface and place of the signs that people tick with when they insert a symbol."""
ROWS = frozenset({TR})
CELLS = frozenset({TC})
WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
SPAN, MERGE, TAG, BOOKMARK = f"{W}gridSpan", f"{W}vMerge", f"{W}tag", f"{W}bookmarkStart"
TOGGLES = {f"{W}strike": Mark.STRUCK, f"{W}dstrike": Mark.STRUCK, f"{W}vanish": Mark.HIDDEN}
RAISED = f"{W}vertAlign"
ALWAYS = {
    _MATH: Mark.FORMULA,
    f"{W}txbxContent": Mark.TEXT_BOX,
    TBL: Mark.NESTED,
    f"{W}cellIns": Mark.TRACKED_CELL,
    f"{W}cellDel": Mark.TRACKED_CELL,
    f"{W}cellMerge": Mark.TRACKED_CELL,
    f"{W}sym": Mark.SYMBOL,
}
GONE = frozenset({f"{W}del", f"{W}moveFrom"})
NEW = frozenset({f"{W}ins", f"{W}moveTo"})
PLACEHOLDER = f"{W}showingPlcHdr"
UNSEEN = frozenset({*GONE, FALLBACK, f"{W}txbxContent"})
COMMONEST = frozenset({P, T})
TEXT_TAGS = (P, T, *SPACES)
ODD_TAGS = (*TOGGLES, RAISED, *ALWAYS, *GONE, *NEW, PLACEHOLDER, FALLBACK)
SEEN_IN_CELL = (*TEXT_TAGS, SPAN, MERGE, TAG, BOOKMARK, *ODD_TAGS)
SEEN_IN_TABLE = (TR, TC, GRID_BEFORE, *SEEN_IN_CELL)
ODD = frozenset(ODD_TAGS)
IN_CELL = frozenset(SEEN_IN_CELL) - {TBL}
PROGRAMS_OWN = "_"
"""Begins the names of bookmarks that Word sets for itself: `_GoBack` stands where somebody last typed."""
VAL, NAME = f"{W}val", f"{W}name"
OFF = frozenset({"0", "false", "off", "none", "baseline"})
