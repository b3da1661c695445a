"""Types into forms through LibreOffice, key by key, as a person at the keyboard does.

Run by the system's own Python, the one that has `uno`; the standard library and uno only. Keys, because the
command that inserts a text goes past the protection of a document, and keys do not.

    python3 uno_typing.py PROFILE JOBS

JOBS is a JSON list of {source, target, keys}, where keys is a list of [place, text]; a place is the name of a
bookmark, or "printed:" and words that the paper prints.
"""

import json
import subprocess
import sys
import time
from os import getpid
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found] # comes with the system, not with pip
from com.sun.star.awt import KeyEvent  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PRINTED = "printed:"
WORD = "MS Word 2007 XML"
TRIES, PAUSE = 300, 0.2
SELECTING, FOR_GOOD = False, True


def main() -> None:
    """Do all jobs in one LibreOffice."""
    profile, jobs = sys.argv[1:]
    pipe = f"typing{getpid()}"
    settings = f"-env:UserInstallation={Path(profile).as_uri()}"
    office = subprocess.Popen(["soffice", settings, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp"])
    try:
        context = connect(pipe)
        for job in json.loads(Path(jobs).read_text("utf-8")):
            type_all(context, **job)
    finally:
        office.terminate()
        office.wait(30)


def connect(pipe: str) -> Any:
    """Wait for LibreOffice to answer."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(PAUSE)
    sys.exit("LibreOffice does not answer")


def type_all(context: Any, source: str, target: str, keys: list[list[str]]) -> None:
    """Open a file, type every text at its place, save the file as .docx."""
    create = context.ServiceManager.createInstanceWithContext
    toolkit = create("com.sun.star.awt.Toolkit", context)
    desktop = create("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, ())
    window = document.CurrentController.Frame.ComponentWindow
    window.setFocus()
    for place, text in keys:
        document.CurrentController.ViewCursor.gotoRange(find(document, place), SELECTING)
        for sign in text:
            press(toolkit, window, sign)
        toolkit.processEventsToIdle()
    document.storeToURL(Path(target).as_uri(), (PropertyValue("FilterName", 0, WORD, 0),))
    document.close(FOR_GOOD)


def find(document: Any, place: str) -> Any:
    """Find where a bookmark, or a printed text, begins."""
    if not place.startswith(PRINTED):
        return document.Bookmarks.getByName(place).Anchor.Start
    wanted = document.createSearchDescriptor()
    wanted.SearchString = place.removeprefix(PRINTED)
    return document.findFirst(wanted).Start


def press(toolkit: Any, window: Any, sign: str) -> None:
    """Press and release the key of a sign."""
    key = KeyEvent()
    key.Source, key.KeyChar = window, sign
    toolkit.keyPress(key)
    toolkit.keyRelease(key)


if __name__ == "__main__":
    main()
