"""The command `explain`: why a duty applies to an enterprise, or why not, or what to ask first."""

from collections.abc import Iterator, Mapping
from datetime import date

import click

from generators.check.hints import say_nearest
from generators.commands.content import find_enterprise, open_library, show_problems
from generators.commands.options import as_of_option, year_option
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy, Statement
from generators.view.applicability import Applicability, Decision, Relation, view_applicability
from generators.view.checklist import say_basis
from generators.view.clauses import say_clause
from generators.view.conditions import say_condition
from generators.view.handbook.cards import list_timings
from generators.view.periods import mark_standing, say_standing

DECISIONS = {Decision.APPLIES: "适用", Decision.TO_CONFIRM: "待确认", Decision.NOT_APPLICABLE: "不适用"}
RELATIONS = {
    Relation.OWN: "由本单位履行",
    Relation.POST: "由本单位的岗位履行",
    Relation.RECEIVED: "由其他单位对本单位进行",
}

_OVER = "这份政策在这一天已被取代或废止，没有职责可说明；看以前的，用 --as-of 写一个更早的日期。"


@click.command(
    help="说明一项职责对一家企业为何适用、为何不适用，或还缺什么情况。「企业」写编号，或企业档案文件的路径。"
)
@click.argument("enterprise", metavar="企业")
@click.argument("duty", metavar="职责编号")
@year_option
@as_of_option
def command(enterprise: str, duty: str, year: int | None, as_of: date) -> int:
    """Print the decision on one duty and everything it rests on."""
    library, problems = open_library(day=as_of)
    if problems:
        return show_problems(problems, closing="")
    found, problems = find_enterprise(enterprise, library)
    if found is None:
        return show_problems(problems, closing="")
    judged = {one.duty.id: one for one in view_applicability(found, library, year)}
    if duty not in judged:
        raise click.BadParameter(say_no_duty(duty, judged, library))
    click.echo(f"{found.name}，{year or found.year}年度")
    for line in (*explanation(judged[duty], library), *say_same(judged, duty, library)):
        click.echo(line)
    return 0


def say_no_duty(asked: str, judged: Mapping[str, Applicability], library: Library) -> str:
    """Say what an id names that is none of the duties judged: a policy, another record, what is over, or nothing."""
    for policy in library.policies:
        if policy.id == asked:
            return _say_policy(policy, judged)
        for clause in policy.clauses:
            for record in clause.duties:
                if record.id == asked:
                    return _say_record(record, clause, policy, judged)
    return f"没有编号为「{asked}」的职责。{say_nearest(asked, judged)}"


def _say_policy(policy: Policy, judged: Mapping[str, Applicability]) -> str:
    says = f"「{policy.id}」是政策《{policy.title}》的编号，不是职责的编号。"
    first = next((one for one in judged.values() if one.rule.policy.id == policy.id), None)
    return f"{says}写它的一条职责，如 {first.duty.id}（{first.duty.does}）。" if first else f"{says}{_OVER}"


def _say_record(record: Duty, clause: Clause, policy: Policy, judged: Mapping[str, Applicability]) -> str:
    where = f"《{policy.title}》{say_clause(clause.clause, clause.row)}"
    if record.kind is Statement.DUTY:
        return f"「{record.id}」是{where}的职责。{_OVER}"
    says = f"「{record.id}」是{where}的{record.kind.value}，不是职责：{record.does}。"
    beside = [judged[one.id].duty for one in clause.duties if one.id in judged]
    if not beside:
        return f"{says}这一条没有职责。"
    return "\n".join((f"{says}同一条的职责：", *(f"  {duty.id}　{duty.does}" for duty in beside)))


def say_same(judged: Mapping[str, Applicability], duty: str, library: Library) -> Iterator[str]:
    """Yield the other places that ask the same, with what becomes of each; the list shows those that apply as one."""
    for link in library.links:
        for other in link.duties if duty in link.duties else ():
            if other != duty and other in judged:
                said = f"{say_basis(judged[other].rule)}（{other}，{DECISIONS[judged[other].status]}）"
                yield f"同一职责「{link.name}」：{said}"


def explanation(one: Applicability, library: Library) -> Iterator[str]:
    """Yield the lines of an explanation."""
    duty, rule = one.duty, one.rule
    relation = "" if one.status is Decision.NOT_APPLICABLE else f"，{RELATIONS[one.relation]}"
    yield f"职责：{duty.id}　{duty.does}"
    yield f"依据：{say_basis(rule)}"
    yield f"责任人：{'、'.join(duty.who)}"
    timings = "；".join(timing.text for timing in list_timings(duty))
    if timings:
        yield f"频次或时限：{timings}"
    for name, condition in (("政策的适用条件", rule.policy.condition), ("职责的适用条件", duty.condition)):
        if condition is not None:
            yield f"{name}：{say_condition(condition, rule.vocabulary)}"
    yield f"结论：{DECISIONS[one.status]}{relation}"
    yield f"理由：{one.why}"
    questions = {fact.name: fact.question for fact in library.facts}
    for fact in one.asks:
        yield f"要问：{fact}（{questions.get(fact, fact)}）"
    # A list holds nothing that does not apply: there the period alone is said, not what it means for the list.
    say = mark_standing if one.status is Decision.NOT_APPLICABLE else say_standing
    standing = say(rule.policy, one.standing)
    if standing:
        yield f"时效：{standing}"
