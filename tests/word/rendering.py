"""LibreOffice and poppler, as our tests use them."""

import subprocess
from collections.abc import Mapping
from os import environ
from pathlib import Path

from generators.word.styles import Font

# Free typefaces that stand in for the official ones: as wide, though not as fine.
STANDINS = {
    Font.FANG: "FandolFang",
    Font.KAI: "FandolKai",
    Font.HEI: "FandolHei",
    Font.SONG: "FandolSong",
    Font.TITLE: "Noto Serif CJK SC",
}
FANDOL_FOLDER = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
SECONDS = 120


def converted(package: bytes, target: str, folder: Path) -> Path:
    """Let LibreOffice open a .docx and save it as `target` (pdf, docx, odt) under `folder`."""
    source = folder / "source.docx"
    source.write_bytes(package)
    outcome = folder / target
    # A profile of its own: a second LibreOffice on one profile would wait for the first.
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            *("--convert-to", target),
            *("--outdir", str(outcome)),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
        env={**environ, "FONTCONFIG_FILE": str(_font_settings(folder, STANDINS))},
    )
    return outcome / f"source.{target}"


def page_lines(pdf: Path) -> list[list[str]]:
    """Read the lines of every page, the blank ones left out."""
    text = _told("pdftotext", "-layout", str(pdf), "-")
    pages = text.removesuffix("\f").split("\f")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


def fonts_used(pdf: Path) -> set[str]:
    """Name the typefaces of a file, without the mark of the subset."""
    listed = _told("pdffonts", str(pdf)).splitlines()[2:]
    return {line.split()[0].partition("+")[2] for line in listed}


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS).stdout


def _font_settings(folder: Path, standins: Mapping[Font, str]) -> Path:
    aliases = "".join(
        f'<alias binding="same"><family>{font}</family><prefer><family>{standin}</family></prefer></alias>'
        for font, standin in standins.items()
    )
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{FANDOL_FOLDER}</dir><cachedir>{folder}/fontcache</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return settings
