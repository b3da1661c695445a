"""The site: mkdocs turns build/handbook into HTML in a temporary folder; only what differs reaches build/site.

The files to download may be made while mkdocs is at work: how big they are is put into the pages on their way.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generators.view.handbook.files import OFFERED
from generators.write.files import move_file, remove_file, write_file
from generators.write.handbook import FOLDER as PAGES
from generators.write.manifest import Manifest, Step, hash_content, hash_on_disk
from generators.write.mkdocs import Mkdocs
from generators.write.one_style import merge_styles
from generators.write.output import ROOT, digest, hash_files
from generators.write.slim import slim_site

SITE = "site"
LISTS = "lists"
DOWNLOADS = ("forms/", f"{LISTS}/", "tables/", "word/")
"""Folders of build/ whose files the site offers."""
MADE, STAGED = "made", "staged"
"""Folders for what mkdocs makes and for the files to download, until all of it is moved into the site."""
KILOBYTE = 1024
_MAKERS = (
    *(Path(__file__).with_name(f"{name}.py") for name in ("mkdocs", "mkdocs_process", "one_style", "site", "slim")),
    ROOT / "requirements.lock",
)
"""What turns pages into the site: one of them changed, mkdocs among them, and it is made again."""
_SIZE = re.compile(r'(data-size="([^"]*)">[^<\d]*?)(?:…|\d+)'.encode())
"""Where a page tells the size of a file: an address from the top of the site, then what stands for the number."""


@dataclass(frozen=True, kw_only=True)
class SiteSource:
    """What the site is made with, besides the pages."""

    build: Path
    config: Path
    """mkdocs.yml."""
    theme: Path
    """Folder of our own styles and templates."""
    epoch: int
    """Seconds; the moment that stands in for now, so that the same content gives the same bytes."""
    kept_back: tuple[str, ...] = ()
    """Folders of build/ whose files the site does not offer."""


@dataclass(frozen=True, kw_only=True)
class SiteResult:
    """What became of the site: files per action, or why it could not be made."""

    written: int = 0
    removed: int = 0
    unchanged: int = 0
    failure: str = ""


def is_current(source: SiteSource, manifest: Manifest, pending: Iterable[Step] = ()) -> bool:
    """Say whether the site was made from these pages and holds every file whole; `pending` are steps not yet taken."""
    if any(step.path.startswith((*DOWNLOADS, f"{PAGES}/")) for step in pending):
        return False
    files = _recorded(manifest)
    downloads = {path: manifest.outputs[path]["content"] for path in _downloads(source, manifest)}
    held = {path: content for path, content in files.items() if path.startswith(DOWNLOADS)}
    return downloads == held and _are_whole(source, held) and _holds_pages(source, manifest)


@contextmanager
def making_site(source: SiteSource, manifest: Manifest, mkdocs: Mkdocs) -> Iterator[Callable[[], SiteResult]]:
    """Let mkdocs begin, unless the site was made from these pages; give what waits for it and publishes.

    Meanwhile the files to download may be made. Publishing updates the manifest in place. A failing mkdocs leaves
    the site as it was; whatever breaks in between, mkdocs ends and its folder goes.
    """
    has_pages = _holds_pages(source, manifest)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=source.build) as name:
        folder = Path(name)
        if not has_pages:
            into = folder / MADE
            mkdocs.begin(config=source.config, pages=source.build / PAGES, into=into, epoch=source.epoch)
        try:
            yield partial(_finish, source, manifest, folder, None if has_pages else mkdocs)
        finally:
            mkdocs.close()


def fill_sizes(page: bytes, build: Path) -> bytes:
    """Put in the size of every file a page offers: kilobytes, rounded up so that a few bytes change no page."""

    def fill(found: re.Match[bytes]) -> bytes:
        size = (build / unquote(unescape(found[2].decode()))).stat().st_size
        return found[1] + str(-(-size // KILOBYTE)).encode()

    return _SIZE.sub(fill, page) if b"data-size=" in page else page


def _finish(source: SiteSource, manifest: Manifest, folder: Path, mkdocs: Mkdocs | None) -> SiteResult:
    """Publish what mkdocs makes, or without it the pages that are there, with the files to download."""
    downloads = _stage_downloads(source, manifest, folder / STAGED)
    failure = mkdocs.finish() if mkdocs else ""
    if failure:
        return SiteResult(failure=failure, unchanged=len(_recorded(manifest)))
    if mkdocs:
        slim_site(folder / MADE)
        merge_styles(folder / MADE)
    pages = (
        {path.relative_to(folder / MADE).as_posix(): path for path in (folder / MADE).rglob("*") if path.is_file()}
        if mkdocs
        else {path: source.build / SITE / path for path in _pages_of(_recorded(manifest))}
    )
    return _publish(source, manifest, pages | downloads)


def _stage_downloads(source: SiteSource, manifest: Manifest, folder: Path) -> dict[str, Path]:
    """Copy the files that the site lacks beside it; return where each lies, there or in the site. mkdocs is at work."""
    lying = {}
    for path in _downloads(source, manifest):
        lying[path] = source.build / SITE / path
        if hash_on_disk(lying[path]) != manifest.outputs[path]["content"]:
            lying[path] = folder / path
            lying[path].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source.build / path, lying[path])
    return lying


def _publish(source: SiteSource, manifest: Manifest, lying: Mapping[str, Path]) -> SiteResult:
    """Bring what differs into the site, take away what it no longer has; each file lies ready in the same build."""
    site = source.build / SITE
    files: dict[str, str] = {}
    written = 0
    for path in sorted(lying):
        found = lying[path].read_bytes()
        content = fill_sizes(found, source.build) if path.endswith(".html") else found
        files[path] = hash_content(content)
        if hash_on_disk(site / path) != files[path]:
            move_file(lying[path], site / path) if content == found else write_file(site / path, content)
            written += 1
    left_over = (set(_recorded(manifest)) | _lists_in(site)) - set(files)
    for path in left_over:
        remove_file(site / path, site)
    made_with = [manifest.inputs, manifest.as_of]
    manifest.site = {"inputs": _hash_inputs(source, manifest), "files": files, "built_with": made_with}
    return SiteResult(written=written, removed=len(left_over), unchanged=len(files) - written)


def _lists_in(site: Path) -> set[str]:
    """Name the lists that lie in the site, known or not: nobody's may stay there after a manifest was lost."""
    return {path.relative_to(site).as_posix() for path in (site / LISTS).rglob("*") if path.is_file()}


def _holds_pages(source: SiteSource, manifest: Manifest) -> bool:
    """Say whether the site was made from these pages, and all but the files to download is whole."""
    pages = _pages_of(_recorded(manifest))
    return bool(pages) and manifest.site.get("inputs") == _hash_inputs(source, manifest) and _are_whole(source, pages)


def _are_whole(source: SiteSource, files: Mapping[str, object]) -> bool:
    return all(hash_on_disk(source.build / SITE / path) == content for path, content in files.items())


def _pages_of(files: Mapping[str, str]) -> dict[str, str]:
    return {path: content for path, content in files.items() if not path.startswith(DOWNLOADS)}


def is_offered(path: str, kept_back: tuple[str, ...]) -> bool:
    """Say whether the site offers an output that is no page."""
    return path.startswith(DOWNLOADS) and path.endswith((*OFFERED, ".js")) and not path.startswith(kept_back)


def _downloads(source: SiteSource, manifest: Manifest) -> Iterable[str]:
    return (path for path in sorted(manifest.outputs) if is_offered(path, source.kept_back))


def _recorded(manifest: Manifest) -> dict[str, str]:
    files = manifest.site.get("files")
    return files if isinstance(files, dict) else {}


def _hash_inputs(source: SiteSource, manifest: Manifest) -> str:
    pages = {path: record["content"] for path, record in manifest.outputs.items() if path.startswith(f"{PAGES}/")}
    return digest(repr((sorted(pages.items()), hash_files(source.config, source.theme, *_MAKERS), source.epoch)))
