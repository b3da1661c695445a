"""LibreOffice opens files and saves them again, in another format."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

WAYS = {"docx": ("docx",), "odt": ("odt", "docx"), "doc": ("doc", "docx")}
SECONDS = 240


def saved_as(target: str, files: Sequence[Path], folder: Path) -> list[Path]:
    """Let one LibreOffice, with a profile of its own, save files in another format."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", target),
            *("--outdir", str(folder)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return [folder / f"{file.stem}.{target}" for file in files]
