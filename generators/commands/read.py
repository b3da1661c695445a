"""The command `read`: what a form that came back holds, as JSON or as a table."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from generators.check.form_checks import plan_checks
from generators.check.returns import check_return
from generators.commands import FOUND_PROBLEMS
from generators.commands.content import find_form, open_content, say_problem, show_problems
from generators.model.filled_form import Answer, FilledForm, Status, Value, Verdict
from generators.model.form import CheckLevel
from generators.model.labels import Words
from generators.model.ledger import Companions
from generators.model.library import Library
from generators.model.problem import Problem
from generators.read.filled.plan import plan_forms
from generators.read.filled_form import read_filled_form
from generators.view.form_due import is_monthly
from generators.view.ledger.days import doubt_day

_VERDICTS = {
    Verdict.OK: "",
    Verdict.NORMALISED: "已规整",
    Verdict.MISSING: "未填",
    Verdict.NOT_APPLICABLE: "不填",
    Verdict.REFUSED: "不采用",
    Verdict.CONFLICT: "对不上",
}
_UNREADABLE = "文件"
_NOT_WRITTEN = "未填"


@click.command(help="读回填好的表单，逐格核对。例：read 回表.docx --json")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON；一个文件一个对象，几个文件成一列。")
@click.option("--form", "expected", metavar="编号", help="应是哪一张表单；别的表单一律退回。")
def command(*, files: tuple[Path, ...], as_json: bool, expected: str | None) -> int:
    """Read files one by one; one that cannot be read never stops the others."""
    library, labels, problems = open_content()
    if problems:
        return show_problems(problems, "；没有读任何文件")
    plans = plan_forms(library)
    if expected is not None:
        find_form(expected, library, "--form")
    results = []
    for path in files:
        form, found = read_filled_form(path, plans, expected)
        results.append((path, form and check_form(form, library), found))
    if as_json:
        objects = [form_json(form, problems) for _, form, problems in results]
        click.echo(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))
    else:
        for path, form, problems in results:
            click.echo(f"{path}")
            click.echo(say_form(form, labels["回表状态"]) if form else "\n".join(map(say_problem, problems)))
    rejected = any(form is None or form.status is Status.REJECTED for _, form, _ in results)
    return FOUND_PROBLEMS if rejected else 0


def check_form(form: FilledForm, library: Library) -> FilledForm:
    """Run the form's own checks over a return; those that need other returns say that they were not run."""
    if not form.answers:
        return form
    definition = next(one for one in library.forms if one.id == form.form)
    monthly = is_monthly(definition, library.policy_of(definition))
    companions = Companions(date_doubt=doubt_day(form.date, form.period, monthly=monthly))
    return check_return(form, {definition.id: plan_checks(definition)}, companions)


def form_json(form: FilledForm | None, problems: list[Problem]) -> dict[str, Any]:
    """Return what `--json` prints of one file; an unreadable one is rejected and says why."""
    if form is None:
        says = "；".join(f"{problem.message}。{problem.hint}" for problem in problems)
        about = {"name": _UNREADABLE, "level": CheckLevel.CERTAIN.value, "cells": [], "says": says}
        check = {**about, "reason": None, "failed": True}
        head = dict.fromkeys(("form", "version", "sender", "period", "date"))
        return {**head, "status": Status.REJECTED.value, "answers": [], "checks": [check]}
    names = {answer.tag: f"{answer.row}·{answer.column}" for answer in form.answers}
    return {
        "form": form.form,
        "version": form.version,
        "sender": form.sender,
        "period": form.period,
        "date": form.date,
        "status": form.status.value,
        "answers": [answer_json(answer) for answer in form.answers],
        "checks": [
            {
                "name": check.name,
                "level": check.level.value,
                "cells": [names.get(tag, tag) for tag in check.cells],
                "says": check.says,
                "reason": check.reason or None,
                "failed": check.failed,
            }
            for check in form.checks
        ],
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return what `--json` prints of one answer."""
    return {
        "row": answer.row,
        "column": answer.column,
        "unit": answer.unit,
        "text": answer.text,
        "value": float(answer.value) if isinstance(answer.value, Decimal) else answer.value,
        "route": answer.route and answer.route.value,
        "verdict": answer.verdict.value,
        "says": answer.says,
    }


def say_form(form: FilledForm, statuses: Words) -> str:
    """Say a return as people read it: what it is, then every answer with what became of it."""
    head = [
        f"  表单 {form.form or '不明'}　版本 {form.version or '不明'}　状态：{statuses[form.status.value]}",
        f"  填报单位：{form.sender or _NOT_WRITTEN}",
        f"  月份：{form.period or _NOT_WRITTEN}　填报日期：{form.date or _NOT_WRITTEN}",
    ]
    answers = [_say_answer(answer) for answer in form.answers if answer.verdict is not Verdict.NOT_APPLICABLE]
    checks = [f"  【{check.level.value}】{check.name}：{check.says}" for check in form.checks if check.failed]
    reasons = [f"  单位说明：{reason}" for reason in dict.fromkeys(check.reason for check in form.checks) if reason]
    return "\n".join([*head, *checks, *reasons, *_say_not_run(form), *answers])


def _say_not_run(form: FilledForm) -> list[str]:
    """Say in one line what could not be tested: it needs last month's return, another form, or a figure left open."""
    not_run = list(dict.fromkeys(check.says for check in form.checks if not check.failed))
    return [f"  未核对（不影响状态）：{'；'.join(not_run)}"] if not_run else []


def _say_answer(answer: Answer) -> str:
    value = _say_value(answer.value, answer.unit)
    told = "　".join(part for part in dict.fromkeys((_VERDICTS[answer.verdict], answer.says)) if part)
    return f"  {answer.row}·{answer.column}：{value}{f'　（{told}）' if told else ''}"


def _say_value(value: Value, unit: str | None) -> str:
    if value is None:
        return "—"
    return f"{value}{unit or ''}" if isinstance(value, int | Decimal) else str(value)
