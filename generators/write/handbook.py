"""The pages of the handbook as Markdown files in build/handbook."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from generators.model.labels import Labels
from generators.view.handbook import Index, Page, view_handbook
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.page_code import page_code
from generators.write.table_rows import table_bodies
from generators.write.templates import ENDING, fill

FOLDER = "handbook"
TEMPLATES = ROOT / "templates" / "handbook"
PROGRAM = (
    "generators/view/handbook",
    "generators/view/changes",
    "generators/view/status.py",
    "generators/view/conditions",
    "generators/view/suspects/words.py",
    "generators/phrases",
    "generators/write/templates.py",
    "generators/write/page_code.py",
    "generators/write/table_rows.py",
)
_VERSION_HERE = "\ue000"
"""Stands for the page's version until all else of the page is there to be hashed. No text of ours holds it."""
_VERSION_LENGTH = 8
_PICTURE = re.compile(r"!\[[^\]\n]*\]\((images/[\w-]+\.png)\)")


def handbook_outputs(index: Index, labels: Labels, templates: Path = TEMPLATES) -> Iterator[Output]:
    """Yield every page of the handbook."""
    shared = _shared_means(labels, templates)
    for page in view_handbook(index):
        title = page.title or labels["页面"][page.template]
        template = hash_files(templates / (page.template + ENDING))
        yield Output(
            path=f"{FOLDER}/{page.path}.md",
            view=(title, page.view),
            means={f"模板 {page.template}": template, **shared},
            make=partial(_make, page, title, labels, templates),
        )


def picture_outputs(prose: Mapping[str, str], pages: Path) -> Iterator[Output]:
    """Yield the pictures that pages written by hand show, as they are in the folder of the pages."""
    names = dict.fromkeys(name for text in prose.values() for name in _PICTURE.findall(text))
    for name in names:
        file = pages / name
        yield Output(path=f"{FOLDER}/pages/{name}", view=name, means={"图片": hash_files(file)}, make=file.read_bytes)


def _make(page: Page, title: str, labels: Labels, templates: Path) -> bytes:
    code = page_code(page.path, labels)
    values = {"title": title, "view": page.view, "labels": labels, "code": code, "version": _VERSION_HERE}
    text = fill(templates, page.template, {**values, "table_bodies": table_bodies})
    return text.replace(_VERSION_HERE, digest(text)[:_VERSION_LENGTH]).encode()


def _shared_means(labels: Labels, templates: Path) -> dict[str, str]:
    return {
        "模板 共用": hash_files(*sorted(templates.glob(f"_*{ENDING}"))),
        "用语": digest(repr(labels)),
        "程序": hash_files(*(ROOT / path for path in PROGRAM)),
    }
