"""The heavy part of `build`: reads the content, lists every output, writes what changed, makes the site."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import click

from generators.commands import ROOT
from generators.commands.content import open_library, show_problems
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.problem import Place, Problem
from generators.read.labels import read_labels
from generators.read.library import locate
from generators.read.official_text import read_official_text
from generators.view.handbook import Index
from generators.view.status import turning_days
from generators.write.checklist import checklist_outputs
from generators.write.form import form_outputs
from generators.write.handbook import handbook_outputs
from generators.write.manifest import Manifest, Step, find_sizes, write_manifest, write_outputs
from generators.write.output import Output
from generators.write.site import SiteResult, SiteSource, is_current, write_site

BUILD = ROOT / "build"
LABELS = "templates/labels.yaml"
KINDS = {"handbook": "手册页", "forms": "表单", "lists": "清单", "schema": "编辑器提示"}
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
SOME_FAILED = 3


def make(
    *, manifest: Manifest, inputs: str, day: date, sources: Path | None, dry_run: bool, with_site: bool
) -> int:
    """Build everything and say what was done; with `dry_run` say what would be done and why."""
    library, problems = open_library()
    labels, label_problems = read_labels(ROOT / LABELS, LABELS)
    official, source_problems = read_sources(library, sources) if sources else ({}, [])
    problems += locate(label_problems + source_problems, ROOT)
    if problems:
        return show_problems(problems)
    files = list_files(library, day)
    sizes = find_sizes(BUILD, files, manifest)
    index = Index(library=library, as_of=day, official=official, files=sizes)
    outputs = [*files, *handbook_outputs(index, labels)]
    steps = write_outputs(BUILD, outputs, manifest, dry_run=dry_run)
    source = SiteSource(build=BUILD, config=ROOT / "mkdocs.yml", theme=ROOT / "site_config", epoch=find_epoch(library))
    if dry_run:
        return announce(steps, site_too=with_site and (bool(steps) or not is_current(source, manifest)))
    manifest.inputs, manifest.as_of = inputs, day.isoformat()
    manifest.turning_days = [turn.isoformat() for turn in turning_days(library)]
    report(steps, outputs)
    code = build_site(source, manifest) if with_site else 0
    write_manifest(BUILD, manifest)
    return code


def list_files(library: Library, day: date) -> list[Output]:
    """List everything but the pages; each is made at most once, even if its size is asked for first."""
    outputs = [
        *form_outputs(library),
        *checklist_outputs(library, day),
    ]
    return [replace(output, make=cache(output.make)) for output in outputs]


def read_sources(library: Library, sources: Path) -> tuple[dict[str, OfficialText], list[Problem]]:
    """Read the official texts that are there; one that is not the text a policy was encoded from is a problem."""
    texts: dict[str, OfficialText] = {}
    problems: list[Problem] = []
    for policy in library.policies:
        path = sources / policy.source
        if not path.exists():
            click.echo(f"没有「{policy.title}」的原文 {policy.source}，该页不附原文。", err=True)
            continue
        text, found = read_official_text(path)
        problems += found
        if text is None:
            continue
        texts[policy.id] = text
        known = {place.hash for place in text.places}
        differing = [clause for clause in policy.clauses if clause.hash and clause.hash not in known]
        if differing:
            message = f"原文 {policy.source} 与编码时的不是同一份：{len(differing)} 处校验不符"
            hint = f"换回编码所据的原文，或运行 python3 run.py trace --sources {sources} 逐处核对"
            problems.append(Problem(place=Place(file=str(path), line=1, column=1), message=message, hint=hint))
    return texts, problems


def find_epoch(library: Library) -> int:
    """Return the latest date of any policy in seconds: the moment that stands in for now."""
    days = (one for policy in library.policies for one in (policy.issued.value, policy.effective.start) if one)
    moments = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days]
    return int(max(moments, default=EARLIEST).timestamp())


def announce(steps: list[Step], *, site_too: bool) -> int:
    """Say what a build would do."""
    for step in steps:
        click.echo(f"{step.action} {step.path}：{step.reason}")
    pages = "，随后重新生成网页" if site_too else ""
    click.echo(f"共 {len(steps)} 个文件会变{pages}；这次没有写任何文件。" if steps or site_too else "没有变化。")
    return 0


def report(steps: list[Step], outputs: list[Output]) -> None:
    """Say how many files of each kind were written, removed and left alone."""
    done = {path.split("/", 1)[0]: Counter[str]() for path in sorted(KINDS, key=list(KINDS).index)}
    total = Counter(output.path.split("/", 1)[0] for output in outputs)
    for step in steps:
        done.setdefault(step.path.split("/", 1)[0], Counter())["移除" if step.action == "移除" else "写"] += 1
    for kind, counts in done.items():
        if total[kind] or counts:
            click.echo(say_counts(KINDS.get(kind, kind), counts["写"], total[kind] - counts["写"], counts["移除"]))


def say_counts(kind: str, written: int, unchanged: int, removed: int) -> str:
    """Say what happened to the files of one kind."""
    return f"{kind}：写 {written}，未变 {unchanged}，移除 {removed}"


def build_site(source: SiteSource, manifest: Manifest) -> int:
    """Make the site and say how it went."""
    result: SiteResult = write_site(source, manifest)
    if result.failure:
        click.echo(f"网页没有生成，原有网页保持不变。mkdocs 说：\n{result.failure}", err=True)
        return SOME_FAILED
    manifest.site["built_with"] = manifest.inputs
    click.echo(say_counts("网页", result.written, result.unchanged, result.removed))
    click.echo(f"完成，打开 {BUILD / 'site' / 'index.html'}")
    return 0


