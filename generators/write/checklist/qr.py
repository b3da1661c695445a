"""The QR code of a list: it leads to the handbook's page of lists, with the code of this version."""

from io import BytesIO

from generators.model.labels import ADDRESS, SITE, Labels
from generators.view.checklist import Checklist
from generators.word.blocks import Picture

SIDE = 24.0
"""Millimetres: half a millimetre a module, which phones read off a copy."""
_PIXELS, _QUIET = 6, 4
"""Pixels a module, and modules of white around."""


def list_address(checklist: Checklist, labels: Labels) -> str:
    """Give the address of a version of a list on the web; empty where the handbook is nowhere on it."""
    site = labels.get(SITE, {}).get(ADDRESS, "")
    return f"{site}enterprises.html?code={checklist.code}" if site else ""


def qr_picture(address: str, describes: str) -> Picture:
    """Draw an address; the same one gives the same bytes."""
    import segno  # noqa: PLC0415 - most builds have no address to draw

    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(drawn, kind="png", scale=_PIXELS, border=_QUIET)
    return Picture(png=drawn.getvalue(), side=SIDE, describes=describes)
