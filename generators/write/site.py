"""The site: mkdocs turns build/handbook into HTML in a temporary folder; only what differs reaches build/site."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.view.handbook.files import OFFERED
from generators.write.files import remove_file, write_if_changed
from generators.write.handbook import FOLDER as PAGES
from generators.write.manifest import Manifest, Step, hash_content, hash_on_disk
from generators.write.mkdocs import Mkdocs
from generators.write.output import digest, hash_files

SITE = "site"
DOWNLOADS = ("forms/", "lists/")
"""Folders of build/ whose files the site offers."""


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


@dataclass(frozen=True, kw_only=True)
class SiteResult:
    """What became of the site: files per action, or why it could not be made."""

    written: int = 0
    removed: int = 0
    unchanged: int = 0
    failure: str = ""


def is_current(source: SiteSource, manifest: Manifest, pending: Iterable[Step] = ()) -> bool:
    """Say whether the site was made from these pages and holds every file whole; `pending` are steps not yet taken."""
    files = _recorded(manifest)
    if any(step.path.startswith((*DOWNLOADS, f"{PAGES}/")) for step in pending):
        return False
    if manifest.site.get("inputs") != _hash_inputs(source, manifest) or not files:
        return False
    downloads = {path: manifest.outputs[path]["content"] for path in _downloads(manifest)}
    if any(files.get(path) != content for path, content in downloads.items()):
        return False
    return all(hash_on_disk(source.build / SITE / path) == content for path, content in files.items())


def write_site(source: SiteSource, manifest: Manifest, mkdocs: Mkdocs) -> SiteResult:
    """Bring build/site to what the pages say; a failing mkdocs leaves it as it was. Updates the manifest in place."""
    result = SiteResult(unchanged=len(_recorded(manifest)))
    if not is_current(source, manifest):
        result = _make_site(source, manifest, mkdocs)
    if not result.failure:
        manifest.site["built_with"] = [manifest.inputs, manifest.as_of]
    return result


def _make_site(source: SiteSource, manifest: Manifest, mkdocs: Mkdocs) -> SiteResult:
    with tempfile.TemporaryDirectory(prefix=".site-", dir=source.build) as folder:
        made = Path(folder)
        failure = mkdocs.build(config=source.config, pages=source.build / PAGES, into=made, epoch=source.epoch)
        return SiteResult(failure=failure) if failure else _publish(source, made, manifest)


def _publish(source: SiteSource, made: Path, manifest: Manifest) -> SiteResult:
    """Bring the files that differ into the site, take away those it no longer has."""
    site = source.build / SITE
    files: dict[str, str] = {}
    written = 0
    for path, content in _contents(source, made, manifest):
        files[path] = hash_content(content)
        written += write_if_changed(site / path, content)
    left_over = set(_recorded(manifest)) - set(files)
    for path in left_over:
        remove_file(site / path, site)
    manifest.site = {"inputs": _hash_inputs(source, manifest), "files": files}
    return SiteResult(written=written, removed=len(left_over), unchanged=len(files) - written)


def _contents(source: SiteSource, made: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    for path in sorted(made.rglob("*")):
        if path.is_file():
            yield path.relative_to(made).as_posix(), path.read_bytes()
    for download in _downloads(manifest):
        yield download, (source.build / download).read_bytes()


def _downloads(manifest: Manifest) -> Iterable[str]:
    return (path for path in sorted(manifest.outputs) if path.startswith(DOWNLOADS) and path.endswith(OFFERED))


def _recorded(manifest: Manifest) -> dict[str, str]:
    files = manifest.site.get("files")
    return files if isinstance(files, dict) else {}


def _hash_inputs(source: SiteSource, manifest: Manifest) -> str:
    pages = {path: record["content"] for path, record in manifest.outputs.items() if path.startswith(f"{PAGES}/")}
    return digest(repr((sorted(pages.items()), hash_files(source.config, source.theme), source.epoch)))
