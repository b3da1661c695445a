"""Read which column of a monthly form tells how far each quota is reached."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generators.check.hints import say_nearest
from generators.model.form import Form
from generators.model.form_parts import leaf_columns
from generators.model.ledger import UNREPORTED, Quota
from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_yaml

_TOP, _TOP_HINT = ("表单", "任务"), "第一行写 表单: 任务分解表的编号，下面写 任务: 一列"
_KEYS = ("名称", "行", "列", "取自")
_HINT = "写成 {名称: 工程项目标杆, 行: works, 列: benchmark, 取自: ax-2023-4.benchmark}"


def read_quotas(folder: Path, forms: Iterable[Form]) -> tuple[tuple[Quota, ...], list[Problem]]:
    """Read every file of a folder; a quota must name a printed figure and a column that exist."""
    by_id = {form.id: form for form in forms}
    problems: list[Problem] = []
    quotas: list[Quota] = []
    for path in sorted(folder.glob("*.yaml")):
        name = path.relative_to(folder.parent.parent).as_posix()
        raw, found = read_yaml(path, name)
        problems += found
        if raw is not None:
            quotas += _read_file(raw, name, by_id, problems)
    return tuple(quotas), problems


def _read_file(raw: Any, name: str, forms: dict[str, Form], problems: list[Problem]) -> Iterator[Quota]:  # noqa: ANN401 - as YAML gives it
    top = Place(file=name)
    if not isinstance(raw, dict) or set(raw) != set(_TOP) or not isinstance(raw["任务"], list):
        problems.append(Problem(place=top, message="应写明表单和任务，别的不写", hint=_TOP_HINT))
        return
    form = forms.get(str(raw["表单"]))
    if form is None:
        message = f"没有编号为「{raw['表单']}」的表单"
        problems.append(Problem(place=top.inside("表单"), message=message, hint=say_nearest(str(raw["表单"]), forms)))
        return
    for index, item in enumerate(raw["任务"]):
        place = top.inside("任务", index)
        if not _is_task(item):
            problems.append(Problem(place=place, message=f"每项任务应写{'、'.join(_KEYS)}", hint=_HINT))
            continue
        quota = Quota(name=item["名称"], form=form.id, row=item["行"], column=item["列"], taken_from=item["取自"])
        fault = _find_fault(quota, form, forms)
        if fault:
            key, says = fault
            problems.append(Problem(place=place.inside(key), message=f"任务「{quota.name}」的{says}", hint=_HINT))
        else:
            yield quota


def _is_task(item: object) -> bool:
    return isinstance(item, dict) and set(item) == set(_KEYS) and all(isinstance(one, str) for one in item.values())


def _find_fault(quota: Quota, form: Form, forms: dict[str, Form]) -> tuple[str, str] | None:
    """Return the key of what does not hold, and what is wrong with it."""
    row = next((row for row in form.rows if row.id == quota.row), None)
    if row is None:
        return "行", f"行「{quota.row}」在 {form.id} 里没有"
    if not row.cells.get(quota.column, "").isdigit():
        return "列", f"行「{quota.row}」列「{quota.column}」在 {form.id} 里没有印数"
    if quota.taken_from == UNREPORTED:
        return None
    source, _, column = quota.taken_from.rpartition(".")
    known = {one.id for _, one in leaf_columns(forms[source].columns)} if source in forms else set()
    return None if column in known else ("取自", f"取自「{quota.taken_from}」不是任何表单的列")
