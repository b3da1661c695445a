"""The site as one zip: unpacked anywhere, 打开手册.html at its top leads into the handbook.

The same site gives the same bytes: parts in the order of their names, one moment for all, no attributes of this disk.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template

from generators.model.labels import Labels, Words
from generators.write.files import write_if_changed
from generators.write.manifest import Manifest

NAME, NAME_WITH_ALL = "安建手册.zip", "安建手册（含企业清单）.zip"
"""Of the zip; another where it shows enterprises that are not for everybody, lest somebody hands on the wrong one."""
FOLDER = "site"
"""Of the zip, for everything but the two files at its top."""
LONGEST = 200
"""Characters of a part's name; Windows takes 260 with the folder it is unpacked into."""
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_OPENING = Template("""\
<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>$title</title>
<noscript><meta http-equiv="refresh" content="0; url=$index"></noscript>
<style>body { font: 18px/1.8 system-ui, sans-serif; max-width: 36em; margin: 3em auto; padding: 0 1em; }</style>
<h1>$title</h1>
<p><a href="$index">$link</a></p>
<p id="packed" hidden>$packed</p>
<script>
  // Opened inside the zip, before unpacking, there is nothing beside this page: say so instead of leading nowhere.
  const probe = document.createElement("script");
  probe.src = "$probe";
  probe.onload = () => location.replace("$index");
  probe.onerror = () => { document.getElementById("packed").hidden = false; };
  document.head.append(probe);
</script>
</html>
""")
"""Leads into the site where the site is there."""
PROBE = "javascripts/search-box.js"
"""A small script of the site, which does nothing where there is no search box."""


def list_parts(build: Path, manifest: Manifest, labels: Labels) -> dict[str, bytes]:
    """Return name -> bytes of all the zip holds: what the manifest says the site is, and the two files at its top."""
    words = labels["压缩包"]
    files = manifest.site.get("files")
    site = {
        f"{FOLDER}/{path}": (build / "site" / path).read_bytes() for path in (files if isinstance(files, dict) else ())
    }
    return {words["open_file"]: _opening(words), words["read_file"]: _read_first(words), **site}


def find_unsafe(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find names that Windows cannot unpack, each with the reason."""
    known: dict[str, str] = {}
    for name in names:
        if len(name) >= LONGEST:
            yield name, f"路径有 {len(name)} 个字符，要少于 {LONGEST} 个"
        for part in name.split("/"):
            if _FORBIDDEN.search(part) or _RESERVED.fullmatch(part) or part != part.rstrip(". ") or not part:
                yield name, f"Windows 不许叫“{part}”"
        other = known.setdefault(name.casefold(), name)
        if other != name:
            yield name, f"和 {other} 只差大小写"


def write_site_zip(build: Path, parts: Mapping[str, bytes], name: str = NAME) -> Path:
    """Write the zip whole or not at all, and only when it differs; return where it lies."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for part in sorted(parts):
            info = zipfile.ZipInfo(part, MOMENT)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, UNIX, READABLE
            file.writestr(info, parts[part])
    path = build / name
    write_if_changed(path, packed.getvalue())
    return path


def _opening(words: Words) -> bytes:
    shown = {key: escape(words[key]) for key in ("title", "link", "packed")}
    return _OPENING.substitute(shown, index=f"{FOLDER}/index.html", probe=f"{FOLDER}/{PROBE}").encode()


def _read_first(words: Words) -> bytes:
    """Write what stands beside, as an old Notepad reads it: marked as UTF-8, lines ended by CR and LF."""
    lines = [line.format(open_file=words["open_file"], folder=FOLDER) for line in words["read_first"].splitlines()]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
