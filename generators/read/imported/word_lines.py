"""A Word file as lines, as if it were a text: a cell after a tab, rows and tables apart by blank lines."""

from generators.read.official.openings import opens_place
from generators.read.official.sentences import ENDS
from generators.word.official import BREAK, WordParagraph, WordTable, WordText


def print_word(word: WordText) -> str:
    """Write the blocks of a Word file as lines: a paragraph a line, a cell after a tab, a row after a blank line."""
    lines: list[str] = []
    for block in word.blocks:
        if isinstance(block, WordParagraph):
            lines += _break_lines(block.text)
        else:
            lines += ["", *_print_table(block), "", "", ""]
    return "\n".join(lines)


def _print_table(table: WordTable) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            held = [line for paragraph in cell for line in _break_lines(paragraph.text) if line.strip()] or [""]
            lines += [f"\t{held[0].strip()}", *(line.strip() for line in held[1:])]
        lines.append("")
    return lines


def _break_lines(text: str) -> list[str]:
    """Take line breaks inside a paragraph for ends of lines only where a clause begins or a sentence ends."""
    lines: list[str] = []
    for piece in text.replace("\t", " ").split(BREAK):
        if lines and lines[-1].strip() and not opens_place(piece.strip()) and lines[-1].rstrip()[-1] not in ENDS:
            lines[-1] += piece.strip()
        else:
            lines.append(piece)
    return lines
