"""The pages of the handbook as Markdown files in build/handbook."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generators.model.labels import Labels
from generators.view.handbook import Index, Page, view_handbook
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.templates import ENDING, fill

FOLDER = "handbook"
TEMPLATES = ROOT / "templates" / "handbook"
PROGRAM = (
    "generators/view/handbook",
    "generators/view/status.py",
    "generators/view/conditions",
    "generators/phrases",
    "generators/write/templates.py",
)


def handbook_outputs(index: Index, labels: Labels, templates: Path = TEMPLATES) -> Iterator[Output]:
    """Yield every page of the handbook."""
    for page in view_handbook(index):
        title = page.title or labels["页面"][page.template]
        yield Output(
            path=f"{FOLDER}/{page.path}.md",
            view=(title, page.view),
            means=_means(page, labels, templates),
            make=partial(_make, page, title, labels, templates),
        )


def _make(page: Page, title: str, labels: Labels, templates: Path) -> bytes:
    text = fill(templates, page.template, {"title": title, "view": page.view, "labels": labels})
    return text.encode()


def _means(page: Page, labels: Labels, templates: Path) -> dict[str, str]:
    shared = sorted(templates.glob(f"_*{ENDING}"))
    return {
        f"模板 {page.template}": hash_files(templates / (page.template + ENDING)),
        "模板 共用": hash_files(*shared),
        "用语": digest(repr(labels)),
        "程序": hash_files(*(ROOT / path for path in PROGRAM)),
    }
