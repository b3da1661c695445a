"""A form that is a letter, after GB/T 9704-2012."""

from dataclasses import replace

from generators.model.labels import Words
from generators.phrases.numbers import say_han
from generators.view.form import Blank, FormView, Piece
from generators.word.blocks import Block, Paragraph, Section, paragraph
from generators.word.papers import Paper
from generators.word.signature import signature
from generators.word.styles import Style
from generators.write.form_fields import attachment_mark, open_field, suspect_line


def letter_section(view: FormView, words: Words) -> Section:
    """Set a letter: attachment mark, title, receiver, text, who signs, lines to sign, where the copies go."""
    blocks: list[Block] = [*attachment_mark(view), paragraph(Style.TITLE, view.title), *suspect_line(view, words)]
    if view.recipient:
        blocks.append(_line(Style.RECIPIENT, view.recipient))
    blocks += [_line(Style.TEXT, pieces) for pieces in view.body]
    blocks += _signer(view.signer)
    blocks += [_line(Style.TEXT, pieces) for pieces in view.signatures]
    if view.copies:
        blocks.append(paragraph(Style.NOTE, _say_copies(view.copies, view.copy_number, words)))
    return Section(paper=Paper.A4_PORTRAIT, blocks=tuple(blocks))


def _line(style: Style, pieces: tuple[Piece, ...]) -> Paragraph:
    return paragraph(style, *(open_field(piece) if isinstance(piece, Blank) else piece for piece in pieces))


def _signer(lines: tuple[tuple[Piece, ...], ...]) -> tuple[Paragraph, ...]:
    """Set who signs centred over the date, as a letter with a seal has it."""
    if not lines:
        return ()
    who, when = lines
    above, below = signature(_as_text(who), _as_text(when))
    return (
        replace(above, pieces=_line(Style.SIGNATURE, who).pieces),
        replace(below, pieces=_line(Style.DATE, when).pieces),
    )


def _as_text(pieces: tuple[Piece, ...]) -> str:
    return "".join(open_field(piece).value if isinstance(piece, Blank) else piece for piece in pieces)


def _say_copies(copies: tuple[tuple[str, str | None], ...], number: int | None, words: Words) -> str:
    places = [f"{to}{note or ''}" for to, note in copies]
    this = words["this_copy"].format(number=say_han(number), place=places[number - 1]) if number else ""
    return words["copies"].format(count=say_han(len(copies)), places="、".join(places)) + this
