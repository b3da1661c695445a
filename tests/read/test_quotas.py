"""Which column tells how far a quota is reached: mistakes are told where they stand."""

from pathlib import Path

import pytest

from generators.model.form import Column, FormRow
from generators.model.ledger import UNREPORTED
from generators.read.library import locate, read_library
from generators.read.quotas import read_quotas
from tests import builders

CONTENT = Path(__file__).resolve().parents[2] / "content"
FORMS = (
    builders.form(id="yd-9", columns=(Column(id="good", label="好"),), rows=(FormRow(id="r", cells={"good": "10"}),)),
    builders.form(id="yd-1"),
)
HEAD = "表单: yd-9\n任务:\n"


def test_every_quota_of_the_content_names_a_figure_and_a_column() -> None:
    quotas, problems = read_quotas(CONTENT / "quotas", read_library(CONTENT)[0].forms)
    assert problems == []
    assert {quota.taken_from.rpartition(".")[0] for quota in quotas} == {"ax-2023-4", "ax-2023-6", ""}
    assert [quota.name for quota in quotas if quota.taken_from == UNREPORTED] == ["物业小区示范岗位"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- 1\n", None, "应写明表单和任务"),
        ("表单: yd-8\n任务: []\n", 1, "没有编号为「yd-8」的表单"),
        (f"{HEAD}  - {{名称: 甲, 行: q, 列: good, 取自: yd-1.checked}}\n", 3, "行「q」在 yd-9 里没有"),
        (f"{HEAD}  - {{名称: 甲, 行: r, 列: good}}\n", 3, "每项任务应写"),
        (f"{HEAD}  - {{名称: 甲, 行: r, 列: bad, 取自: yd-1.checked}}\n", 3, "没有印数"),
        (f"{HEAD}  - {{名称: 甲, 行: r, 列: good, 取自: yd-1.none}}\n", 3, "不是任何表单的列"),
        (f"{HEAD}  - {{名称: 甲, 行: r, 列: good, 取自: checked}}\n", 3, "不是任何表单的列"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    folder = tmp_path / "content" / "quotas"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(text, "utf-8")
    quotas, problems = read_quotas(folder, FORMS)
    (problem,) = locate(problems, tmp_path)
    assert quotas == ()
    assert words in problem.message
    assert line is None or problem.place.line == line


def test_a_folder_that_is_not_there_holds_no_quotas(tmp_path: Path) -> None:
    assert read_quotas(tmp_path / "quotas", FORMS) == ((), [])
