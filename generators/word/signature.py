"""The end of a letter: who signs, and when."""

from unicodedata import east_asian_width

from generators.word.blocks import Paragraph, Text
from generators.word.styles import Style

_FROM_THE_RIGHT = 4


def signature(signer: str, date: str) -> tuple[Paragraph, Paragraph]:
    """Set the signer centred over the date, the date four characters from the right margin.

    A signer too long for that stands at the margin, and the date moves in (GB/T 9704-2012 7.3.5.1,
    letters with a seal).
    """
    beyond = (_width(signer) - _width(date)) / 2
    inward = max(0.0, beyond - _FROM_THE_RIGHT)
    return (
        Paragraph(
            style=Style.SIGNATURE,
            pieces=(Text(text=signer),),
            right=_FROM_THE_RIGHT - beyond + inward,
        ),
        Paragraph(style=Style.DATE, pieces=(Text(text=date),), right=_FROM_THE_RIGHT + inward),
    )


def _width(text: str) -> float:
    """Tell the width in Chinese characters; others take half as much."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)
