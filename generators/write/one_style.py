"""One stylesheet in place of those that all pages ask for: a page is shown when the last of them is there.

Its name says nothing of what it holds: which rules are left depends on all pages, and no page changes with another.
"""

import re
from pathlib import Path

MERGED = "assets/stylesheets/site.css"
_LINK = re.compile(rb'<link rel="stylesheet" href="((?:\.\./)*|/)((?:assets/)?stylesheets/[\w.-]+\.css)">\n?')
_RELATIVE = re.compile(r"url\(\s*(?![\"']?(?:data:|#))|@import|@charset")
_ENCODING = '@charset "UTF-8";'
"""The theme's styles begin with it; only at the very start of a file does it count."""


def merge_styles(folder: Path) -> None:
    """Merge the stylesheets that all pages of a site ask for; those of single pages, which come after, stay."""
    pages = {page: page.read_bytes() for page in folder.rglob("*.html")}
    asked = [[path.decode() for _, path in found] for page in pages.values() if (found := _LINK.findall(page))]
    shared = [path for path in (asked or [[]])[0] if all(path in paths for paths in asked)]
    texts = [(folder / path).read_text("utf-8").removeprefix(_ENCODING) for path in shared]
    if len(shared) < 2 or any(_RELATIVE.search(text) for text in texts):  # noqa: PLR2004 - one alone is merged already
        return
    (folder / MERGED).write_text("\n".join((_ENCODING, *texts)), "utf-8")
    for page, content in pages.items():
        page.write_bytes(_with_one(content, shared))
    for path in shared:
        (folder / path).unlink()


def _with_one(page: bytes, shared: list[str]) -> bytes:
    """Put one link in the place of the first and take the others away."""

    def link(found: re.Match[bytes]) -> bytes:
        path = found[2].decode()
        if path == shared[0]:
            return b'<link rel="stylesheet" href="%s%s">\n' % (found[1], MERGED.encode())
        return b"" if path in shared else found[0]

    return _LINK.sub(link, page)
