"""The heavy part of `build`: reads the content, lists every output, writes what changed, makes the site."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import click

from generators.check.sources import check_source
from generators.commands import ROOT
from generators.commands.build import BuildOrder
from generators.commands.content import open_calendar, open_labels, open_library, show_problems
from generators.model.calendar import Calendar
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.problem import Problem
from generators.read.library import locate
from generators.read.official_text import read_official_texts
from generators.read.prose import read_prose
from generators.read.schema import read_schemas
from generators.view.handbook import Index
from generators.view.status import latest_day, turning_days
from generators.write.ahead import make_ahead
from generators.write.checklist import checklist_outputs
from generators.write.form import form_outputs
from generators.write.handbook import handbook_outputs, picture_outputs
from generators.write.manifest import Manifest, Step, find_due, find_sizes, write_manifest, write_outputs
from generators.write.mkdocs import Mkdocs
from generators.write.output import Output
from generators.write.schema import schema_outputs
from generators.write.site import SiteSource, is_current, write_site

KINDS = {"handbook": "手册页", "forms": "表单", "lists": "清单", "schema": "编辑器提示"}
EARLIEST = date(1980, 1, 1)
"""Stands in for now where no policy says a date: the earliest a zip file knows."""
FOUND_PROBLEMS, SOME_FAILED = 1, 3


def make(order: BuildOrder, manifest: Manifest, inputs: str, mkdocs: Mkdocs | None) -> int:
    """Build everything and say what was done, without mkdocs all but the site; a dry run says what would be done."""
    opened = read_all(order)
    if opened is None:
        return FOUND_PROBLEMS
    index, labels, calendar = opened
    outputs = list_outputs(order, manifest, index, labels, calendar)
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


def read_all(order: BuildOrder) -> tuple[Index, Labels, Calendar] | None:
    """Read content, labels, prose, workdays and official texts; show what is wrong, and return nothing then."""
    library, problems = open_library(order.content)
    labels, label_problems = open_labels()
    calendar, calendar_problems = open_calendar()
    prose, prose_problems = read_prose(order.content / "pages", order.content)
    official, source_problems = open_sources(library, order.sources) if order.sources else ({}, [])
    problems += label_problems + calendar_problems + source_problems + prose_problems
    if problems:
        show_problems(problems)
        return None
    return Index(library=library, as_of=order.day, official=official, prose=prose), labels, calendar


def open_sources(library: Library, sources: Path) -> tuple[dict[str, OfficialText], list[Problem]]:
    """Read the official texts that are there, by policy, and check that they are those the policies rest on."""
    texts, problems = read_official_texts(library.policies, sources)
    for policy in library.policies:
        if policy.id in texts:
            problems += check_source(policy, texts[policy.id], sources)
        elif not (sources / policy.source).exists():
            click.echo(f"没有《{policy.title}》的原文 {policy.source}，该页不附原文。", err=True)
    return texts, locate(problems, ROOT)


def list_outputs(
    order: BuildOrder, manifest: Manifest, index: Index, labels: Labels, calendar: Calendar
) -> list[Output]:
    """List everything there is to write: the files first, because the pages tell their sizes."""
    files = list_files(index.library, order.day, labels, calendar)
    due = find_due(order.build, files, manifest)
    files = make_ahead(files, due)
    sizes = find_sizes(order.build, files, due)
    pictures = picture_outputs(index.prose, order.content / "pages")
    return [*files, *pictures, *handbook_outputs(replace(index, files=sizes), labels)]


def list_files(library: Library, day: date, labels: Labels, calendar: Calendar) -> list[Output]:
    """List everything but the pages; each is made at most once, even if its size is asked for first."""
    outputs = [
        *form_outputs(library, labels),
        *checklist_outputs(library, day, labels, calendar),
        *schema_outputs(read_schemas()),
    ]
    return [replace(output, make=cache(output.make)) for output in outputs]


def open_site(order: BuildOrder, library: Library) -> SiteSource:
    """Say what the site is made with."""
    moment = datetime.combine(latest_day(library) or EARLIEST, time(), tzinfo=UTC)
    return SiteSource(
        build=order.build,
        config=ROOT / "mkdocs.yml",
        theme=ROOT / "site_config",
        epoch=int(moment.timestamp()),
    )


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
    say_counts("网页", result.written, result.unchanged, result.removed)
    click.echo(f"完成，打开 {source.build / 'site' / 'index.html'}")
    return 0
