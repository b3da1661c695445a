"""Pages printed to PDF by the Chromium of this machine: with outline, tagged, the same bytes for the same page."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from generators.write.files import write_if_changed

VARIABLE = "CHROMIUM"
"""Names the program where it is none of those below."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge")
PLACES = (
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
"""Where browsers lie that are not on the path."""
PATIENCE = 300
"""Seconds for one PDF."""
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)
_MOMENT = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")


def find_chromium(surroundings: Mapping[str, str] = os.environ) -> Path | None:
    """Find a browser that prints; None where there is none."""
    named = surroundings.get(VARIABLE)
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if on_path:
        return Path(on_path)
    folders = {"ProgramFiles": "", "ProgramFiles(x86)": "", **surroundings}
    places = (Path(place.format_map(folders)) for place in PLACES)
    return next((place for place in places if place.is_file()), None)


def write_pdf(chromium: Path, page: Path, path: Path, epoch: int) -> str:
    """Print a page of this disk to a file, whole or not at all; return why not, or nothing.

    `epoch`, in seconds, stands in for now, so that the same page gives the same bytes.
    """
    with tempfile.TemporaryDirectory() as name:
        made = Path(name, "made.pdf")
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        rest = [f"--user-data-dir={Path(name, 'profile')}", f"--print-to-pdf={made}", page.as_uri()]
        try:
            done = subprocess.run(
                [str(chromium), *OPTIONS, *as_root, *rest], check=False, capture_output=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            return f"{PATIENCE} 秒还没有写完"
        if not made.is_file():
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            return lines[-1] if lines else f"退出码 {done.returncode}"
        write_if_changed(path, without_now(made.read_bytes(), epoch))
    return ""


def without_now(pdf: bytes, epoch: int) -> bytes:
    """Put one moment in the place of when it was printed; as long as it was, so that every offset stays true."""
    moment = f"{datetime.fromtimestamp(epoch, UTC):%Y%m%d%H%M%S}".encode()
    return _MOMENT.sub(rb"/\1 (D:" + moment + rb"+00'00')", pdf)
