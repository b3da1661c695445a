"""The QR code of a page: who holds the paper finds the page as it is now. Only where the handbook is on the web."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO

from generators.model.labels import ADDRESS, SITE, Labels

_QUIET = 4
"""Modules of white around."""


@dataclass(frozen=True, kw_only=True)
class PageCode:
    """A page's address on the web and its drawing, as an address that holds the picture itself."""

    address: str
    picture: str


def page_code(path: str, labels: Labels) -> PageCode | None:
    """Draw the address of a page, given below the handbook without its ending; None where it is nowhere on the web."""
    site = labels.get(SITE, {}).get(ADDRESS, "")
    if not site:
        return None
    import segno  # noqa: PLC0415 - most builds have no address to draw

    address, drawn = f"{site}{path}.html", BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(drawn, kind="png", scale=1, border=_QUIET)
    return PageCode(address=address, picture=f"data:image/png;base64,{b64encode(drawn.getvalue()).decode()}")
