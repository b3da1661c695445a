"""The command `trace`: holds the encodings against the official texts."""

from pathlib import Path

import click

from generators.check.hints import say_nearest
from generators.check.occurrences import OccurrenceKind
from generators.check.trace import Coverage, trace_policy
from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import open_library, show_problems
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.policy import Policy
from generators.model.problem import Problem
from generators.read.library import locate
from generators.read.official_text import read_official_text


@click.command(help="把编码与政策原文逐处核对：每一处、每个数字、期限、频次、文件名和引语都要有着落。")
@click.option(
    "--sources",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default=ROOT / "sources",
    help="存放原文的文件夹，默认 sources/。",
)
@click.option("--policy", "only", metavar="编号", help="只核对一个政策（编号）。")
@click.option("--hashes", is_flag=True, help="只列出原文各处的校验值，供编码时填写。")
def command(*, sources: Path, only: str | None, hashes: bool) -> int:
    """Trace each policy whose text is there; exit 1 where anything is missing or left over."""
    library, problems = open_library()
    if problems:
        return show_problems(problems)
    policies = [policy for policy in library.policies if only in (None, policy.id)]
    if not policies:
        nearest = say_nearest(only or "", (policy.id for policy in library.policies))
        raise click.BadParameter(f"没有编号为「{only}」的政策。{nearest}", param_hint="--policy")
    complete = [_trace_one(policy, sources, library, hashes=hashes) for policy in policies]
    if not hashes:
        click.echo(f"共 {len(complete)} 个政策，{sum(complete)} 个完整。")
    return 0 if all(complete) else FOUND_PROBLEMS


def _trace_one(policy: Policy, sources: Path, library: Library, *, hashes: bool) -> bool:
    official, problems = read_official_text(sources / policy.source)
    if official is None:
        show_problems(problems, "")
        return False
    if hashes:
        _print_hashes(policy, official)
        return True
    coverage = trace_policy(policy, official, library)
    _print_coverage(coverage, locate(coverage.problems, ROOT))
    return coverage.complete


def _print_hashes(policy: Policy, official: OfficialText) -> None:
    click.echo(f"# {policy.id}")
    for place in official.places:
        click.echo(f"{place.hash}\t{place.path}\t{place.row or ''}\t{place.cell or ''}")


def _print_coverage(coverage: Coverage, problems: list[Problem]) -> None:
    total, held = coverage.facts.total(), coverage.facts_held.total()
    click.echo(
        f"{coverage.policy}：{coverage.share:.2%}"
        f"　原文 {coverage.places} 处，有编码且校验相符 {coverage.places_held} 处"
        f"　事实 {total} 个，有着落 {held} 个，豁免 {coverage.waived} 个（{_share(coverage.waived, total)}）"
        f"　只能记作数值 {coverage.in_figures} 个（{_share(coverage.in_figures, total)}）"
    )
    kinds = [kind for kind in OccurrenceKind if coverage.facts[kind]]
    click.echo("　　" + "　".join(f"{kind.value} {coverage.facts_held[kind]}/{coverage.facts[kind]}" for kind in kinds))
    if problems:
        show_problems(problems, "")


def _share(part: int, total: int) -> str:
    return f"{part / total:.1%}" if total else "0.0%"
