"""The heavy part of `build`: reads the content, lists every output, writes what changed, makes the site."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import click

from generators.commands import ROOT
from generators.commands.build import BuildOrder
from generators.commands.content import open_library, show_problems
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.read.labels import Labels, read_labels
from generators.read.library import locate
from generators.read.official_text import read_official_text
from generators.read.prose import read_prose
from generators.read.schema import read_schemas
from generators.view.handbook import Index
from generators.view.status import turning_days
from generators.write.checklist import checklist_outputs
from generators.write.form import form_outputs
from generators.write.handbook import handbook_outputs
from generators.write.manifest import Manifest, Step, find_sizes, write_manifest, write_outputs
from generators.write.mkdocs import Mkdocs
from generators.write.output import Output
from generators.write.schema import schema_outputs
from generators.write.site import SiteSource, is_current, write_site

LABELS = "templates/labels.yaml"
KINDS = {"handbook": "手册页", "forms": "表单", "lists": "清单", "schema": "编辑器提示"}
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
FOUND_PROBLEMS, SOME_FAILED = 1, 3


def make(order: BuildOrder, manifest: Manifest, inputs: str, mkdocs: Mkdocs | None) -> int:
    """Build everything and say what was done, without mkdocs all but the site; a dry run says what would be done."""
    opened = read_all(order)
    if opened is None:
        return FOUND_PROBLEMS
    index, labels = opened
    outputs = list_outputs(order, manifest, index, labels)
    steps = write_outputs(order.build, outputs, manifest, dry_run=order.dry_run)
    source = open_site(order, index.library)
    if order.dry_run:
        return announce(steps, site_too=order.with_site and not is_current(source, manifest, steps))
    report(steps, outputs)
    manifest.inputs, manifest.as_of = inputs, order.day.isoformat()
    manifest.turning_days = [day.isoformat() for day in turning_days(index.library)]
    code = build_site(source, manifest, mkdocs) if mkdocs else 0
    write_manifest(order.build, manifest)
    return code


def read_all(order: BuildOrder) -> tuple[Index, Labels] | None:
    """Read content, labels, prose and official texts; show what is wrong, and return nothing then."""
    library, problems = open_library(order.content)
    labels, label_problems = read_labels(ROOT / LABELS, LABELS)
    prose, prose_problems = read_prose(order.content / "pages", order.content)
    official, source_problems = read_sources(library, order.sources) if order.sources else ({}, [])
    problems += locate(label_problems + source_problems, ROOT) + prose_problems
    if problems:
        show_problems(problems)
        return None
    return Index(library=library, as_of=order.day, official=official, prose=prose), labels


def list_outputs(order: BuildOrder, manifest: Manifest, index: Index, labels: Labels) -> list[Output]:
    """List everything there is to write: the files first, because the pages tell their sizes."""
    files = list_files(index.library, order.day)
    sizes = find_sizes(order.build, files, manifest)
    return [*files, *handbook_outputs(replace(index, files=sizes), labels)]


def list_files(library: Library, day: date) -> list[Output]:
    """List everything but the pages; each is made at most once, even if its size is asked for first."""
    outputs = [
        *form_outputs(library),
        *checklist_outputs(library, day),
        *schema_outputs(read_schemas()),
    ]
    return [replace(output, make=cache(output.make)) for output in outputs]


def read_sources(library: Library, sources: Path) -> tuple[dict[str, OfficialText], list[Problem]]:
    """Read the official texts that are there, by policy; one a policy was not encoded from is a problem."""
    texts: dict[str, OfficialText] = {}
    problems: list[Problem] = []
    for policy in library.policies:
        path = sources / policy.source
        if not path.exists():
            click.echo(f"没有《{policy.title}》的原文 {policy.source}，该页不附原文。", err=True)
            continue
        text, found = read_official_text(path)
        problems += found
        if text is not None:
            texts[policy.id] = text
            problems += compare_source(policy, text, path)
    return texts, problems


def compare_source(policy: Policy, text: OfficialText, path: Path) -> list[Problem]:
    """Complain when a text is not the one a policy was encoded from."""
    known = {place.hash for place in text.places}
    differing = sum(clause.hash is not None and clause.hash not in known for clause in policy.clauses)
    if not differing:
        return []
    message = f"与编码 {policy.id} 所据的原文不是同一份：{differing} 处校验不符"
    hint = f"换回编码所据的原文，或运行 python3 run.py trace --sources {path.parent} 逐处核对"
    return [Problem(place=Place(file=str(path), line=1, column=1), message=message, hint=hint)]


def open_site(order: BuildOrder, library: Library) -> SiteSource:
    """Say what the site is made with."""
    return SiteSource(
        build=order.build, config=ROOT / "mkdocs.yml", theme=ROOT / "site_config", epoch=find_epoch(library)
    )


def find_epoch(library: Library) -> int:
    """Return the latest date of any policy in seconds: the moment that stands in for now."""
    days = (one for policy in library.policies for one in (policy.issued.value, policy.effective.start) if one)
    moments = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days]
    return int(max(moments, default=EARLIEST).timestamp())


def announce(steps: list[Step], *, site_too: bool) -> int:
    """Say what a build would do."""
    for step in steps:
        click.echo(f"{step.action} {step.path}：{step.reason}")
    pages = "，随后更新网页" if site_too else ""
    click.echo(f"共 {len(steps)} 个文件会变{pages}；这次没有写任何文件。" if steps or site_too else "没有变化。")
    return 0


def report(steps: list[Step], outputs: list[Output]) -> None:
    """Say how many files of each kind were written, left alone and removed."""
    total = Counter(kind_of(output.path) for output in outputs)
    written = Counter(kind_of(step.path) for step in steps if not step.removes)
    removed = Counter(kind_of(step.path) for step in steps if step.removes)
    for kind in dict.fromkeys([*KINDS, *total, *removed]):
        if total[kind] or removed[kind]:
            say_counts(KINDS.get(kind, kind), written[kind], total[kind] - written[kind], removed[kind])


def kind_of(path: str) -> str:
    """Return the folder of build/ a file lies in, which tells its kind."""
    return path.split("/", 1)[0]


def say_counts(kind: str, written: int, unchanged: int, removed: int) -> None:
    """Say what happened to the files of one kind."""
    click.echo(f"{kind}：写 {written}，未变 {unchanged}，移除 {removed}")


def build_site(source: SiteSource, manifest: Manifest, mkdocs: Mkdocs) -> int:
    """Make the site and say how it went."""
    result = write_site(source, manifest, mkdocs)
    if result.failure:
        click.echo(f"网页没有生成，原有网页保持不变。mkdocs 的说明：\n{result.failure}", err=True)
        return SOME_FAILED
    manifest.site["built_with"] = [manifest.inputs, manifest.as_of]
    say_counts("网页", result.written, result.unchanged, result.removed)
    click.echo(f"完成，打开 {source.build / 'site' / 'index.html'}")
    return 0
