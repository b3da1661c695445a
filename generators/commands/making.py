"""The heavy part of `build`: reads the content, writes the pages, and the files while mkdocs makes the site of them."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path

import click

from generators.check.sources import check_source
from generators.commands import ROOT, SOME_FAILED
from generators.commands.build import BuildOrder
from generators.commands.content import open_content, show_problems
from generators.model.enterprise import Enterprise
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.problem import Problem
from generators.read.library import MEASURED, locate
from generators.read.measured import read_measured
from generators.read.official_text import read_official_texts
from generators.read.prose import read_prose
from generators.view.checklist import Checklist, view_checklists
from generators.view.handbook import Index
from generators.view.public import leave_out_real, real_enterprises
from generators.view.status import latest_day, turning_days
from generators.write.feed import feed_output
from generators.write.file_names import list_folder, name_files
from generators.write.handbook import FOLDER as PAGES
from generators.write.handbook import handbook_outputs, picture_outputs
from generators.write.list_versions import foretell_versions, keep_versions
from generators.write.manifest import Manifest, Step, write_manifest, write_outputs
from generators.write.mkdocs import Mkdocs
from generators.write.output import Naming, Output
from generators.write.own_list.content import own_list_content
from generators.write.search import search_output
from generators.write.site import SiteResult, SiteSource, is_current, making_site
from generators.write.tables import table_outputs, table_paths

KINDS = {
    "handbook": "手册页",
    "forms": "表单",
    "lists": "清单",
    "tables": "表格",
    "schema": "编辑器提示",
    "word": "我的清单的版式",
}
EARLIEST = date(1980, 1, 1)
"""Stands in for now where no policy says a date: the earliest a zip file knows."""


def make(order: BuildOrder, manifest: Manifest, inputs: str, mkdocs: Mkdocs | None) -> int:
    """Build everything and say what was done, without mkdocs all but the site; a dry run says what would be done."""
    opened, problems = read_all(order)
    if opened is None:
        return show_problems(problems)
    if order.dry_run:
        return foretell(order, manifest, opened)
    manifest.inputs = ""  # until all is written it answers for no inputs
    try:
        return write_all(order, manifest, inputs, opened, mkdocs)
    finally:
        write_manifest(order.build, manifest)


def foretell(order: BuildOrder, manifest: Manifest, opened: "Opened") -> int:
    """Say what a build would do."""
    outputs = [*list_pages(order, opened), *list_files(order, opened)]
    steps = write_outputs(order.build, outputs, manifest, dry_run=True)
    steps += foretell_versions(order.build, outputs)
    return announce(steps, site_too=order.with_site and not is_current(open_site(order, opened), manifest, steps))


def write_all(order: BuildOrder, manifest: Manifest, inputs: str, opened: "Opened", mkdocs: Mkdocs | None) -> int:
    """Write the pages, then the files while mkdocs makes HTML of the pages, then bring both to the site."""
    pages, naming = list_pages(order, opened), Naming()
    steps = write_outputs(order.build, pages, manifest, answers_for=is_page, naming=naming)
    source = open_site(order, opened)
    with making_site(source, manifest, mkdocs) if mkdocs else nullcontext() as publish:
        files = list_files(order, opened)
        steps += write_outputs(order.build, files, manifest, answers_for=lambda path: not is_page(path), naming=naming)
        keep_versions(order.build)
        report(steps, [*pages, *files])
        manifest.inputs, manifest.as_of = inputs, order.day.isoformat()
        manifest.turning_days = [day.isoformat() for day in turning_days(opened.index.library)]
        return report_site(source, publish()) if publish else 0


@dataclass(frozen=True, kw_only=True)
class Opened:
    """All that was read, and what the pages and the files of one build share, worked out once."""

    index: Index
    labels: Labels

    @cached_property
    def lists(self) -> tuple[Checklist, ...]:
        """The list of duties of every enterprise."""
        library = self.index.library
        return view_checklists(library.enterprises, library, self.index.as_of, calendar=library.calendar)

    @cached_property
    def public(self) -> Index:
        """The content as anybody may see it, with the names of the files."""
        return self._shown(leave_out_real(self.index.library))

    @cached_property
    def whole(self) -> Index:
        """The same with every enterprise."""
        return self._shown(self.index.library)

    def _shown(self, library: Library) -> Index:
        ids = {one.id for one in library.enterprises}
        codes = {one.enterprise.id: one.code for one in self.lists if one.enterprise.id in ids}
        files = (*name_files(library, self.labels), *table_paths(library, self.labels))
        return replace(self.index, library=library, files=files, codes=codes)


def read_all(order: BuildOrder) -> tuple[Opened | None, list[Problem]]:
    """Read content, labels, prose and official texts, or find what is wrong with them."""
    library, labels, problems = open_content(order.content, day=order.day)
    prose, prose_problems = read_prose(order.content / "pages", order.content)
    measured, found = read_measured(order.content / MEASURED, f"{order.content.name}/{MEASURED}")
    official, source_problems = open_sources(library, order.sources) if order.sources else ({}, [])
    problems += source_problems + prose_problems + locate(found, order.content.parent)
    if problems:
        return None, problems
    index = Index(library=library, as_of=order.day, official=official, prose=prose, measured=measured)
    return Opened(index=index, labels=labels), []


def open_sources(library: Library, sources: Path) -> tuple[dict[str, OfficialText], list[Problem]]:
    """Read the official texts that are there, by policy, and check that they are those the policies rest on."""
    texts, problems = read_official_texts(library.policies, sources)
    for policy in library.policies:
        if policy.id in texts:
            problems += check_source(policy, texts[policy.id], sources)
        elif not (sources / policy.source).exists():
            click.echo(f"没有《{policy.title}》的原文 {policy.source}，该页不附原文。", err=True)
    return texts, locate(problems, ROOT)


def list_pages(order: BuildOrder, opened: Opened) -> list[Output]:
    """List the pages and the pictures on them; they name the files, which need not be made yet."""
    index, labels = shown_index(order, opened), opened.labels
    pages = [*picture_outputs(index.prose, order.content / "pages"), *handbook_outputs(index, labels)]
    return [*pages, own_list_content(index.library, labels), search_output(index, labels), feed_output(index, labels)]


def list_files(order: BuildOrder, opened: Opened) -> list[Output]:
    """List everything but the pages."""
    from generators.commands.making_files import list_files_of  # noqa: PLC0415 - slow to load: mkdocs is at work by then

    tables = table_outputs(shown_index(order, opened), opened.labels)
    return [*list_files_of(opened.index.library, opened.lists, opened.labels), *tables]


def shown_index(order: BuildOrder, opened: Opened) -> Index:
    """Return the index of what the pages of a build show."""
    return opened.whole if order.with_enterprises else opened.public


def is_page(path: str) -> bool:
    """Tell pages and their pictures from the other outputs."""
    return path.startswith(f"{PAGES}/")


def open_site(order: BuildOrder, opened: Opened) -> SiteSource:
    """Say what the site is made with."""
    moment = datetime.combine(latest_day(opened.index.library) or EARLIEST, time(), tzinfo=UTC)
    return SiteSource(
        build=order.build,
        config=ROOT / "mkdocs.yml",
        theme=ROOT / "site_config",
        epoch=int(moment.timestamp()),
        kept_back=tuple(list_folder(one.id) for one in kept_back(order, opened)),
    )


def kept_back(order: BuildOrder, opened: Opened) -> tuple[Enterprise, ...]:
    """Return the enterprises the site does not show."""
    return () if order.with_enterprises else real_enterprises(opened.index.library)


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


def report_site(source: SiteSource, result: SiteResult) -> int:
    """Say how it went with the site."""
    if result.failure:
        click.echo(f"网页没有生成，原有网页保持不变。mkdocs 的说明：\n{result.failure}", err=True)
        return SOME_FAILED
    say_counts("网页", result.written, result.unchanged, result.removed)
    if source.kept_back:
        click.echo(
            f"{len(source.kept_back)} 家企业没有标“示例: 是”，清单已写好，网页上不放；要放，加 --with-enterprises。"
        )
    click.echo(f"完成，打开 {source.build / 'site' / 'index.html'}")
    return 0
