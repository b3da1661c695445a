"""A block that somebody wrote gets the path, row and hash of its new place, and is otherwise left alone."""

import pytest

from generators.model.official import OfficialPlace
from generators.model.policy import Clause
from generators.write.moved_block import move_block

HASH = "0123456789ab"
NEW = OfficialPlace(path="三", text="检查。", line=9)
ROW = OfficialPlace(path="三", row=7, text="检查。", line=9)


def moved(block: str, new: OfficialPlace, row: int | None = None) -> str:
    return "\n".join(move_block(block.split("\n"), Clause(clause="二/1", row=row, hash=HASH), new))


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"  - 条款: 二/1\n    校验: {HASH}", f'  - 条款: "三"\n    校验: "{NEW.hash}"'),
        (
            f"  -\n    条款: '二/1'  # 先写的\n    校验: \"{HASH}\"",
            f'  -\n    条款: "三"  # 先写的\n    校验: "{NEW.hash}"',
        ),
        (f"  - {{条款: 二/1, 校验: {HASH}}}", f'  - {{条款: "三", 校验: "{NEW.hash}"}}'),
        (f"  - {{ 校验: {HASH} , 条款: 二/1 }}", f'  - {{ 校验: "{NEW.hash}" , 条款: "三" }}'),
    ],
)
def test_path_and_hash_are_written_where_the_old_ones_stood(block: str, expected: str) -> None:
    assert moved(block, NEW) == expected


def test_only_the_clause_itself_is_moved() -> None:
    rest = """\
    # 条款: 二/1
    标题: 条款: 二/1
    职责:
      - 编号: tt-2023.2.a
        条款: 二/1
        事项: 按二/1检查"""
    block = f"  # 说明 {HASH}\n  - 条款: 二/1\n{rest}\n    校验: {HASH}"
    assert moved(block, NEW) == f'  # 说明 {HASH}\n  - 条款: "三"\n{rest}\n    校验: "{NEW.hash}"'


def test_a_path_that_only_begins_alike_is_another() -> None:
    assert moved("  - 条款: 二/11", NEW) == "  - 条款: 二/11"


@pytest.mark.parametrize(
    ("row", "new", "block", "expected"),
    [
        (4, ROW, "  - 条款: 二/1\n    行: 4", '  - 条款: "三"\n    行: 7'),
        (4, NEW, "  - {条款: 二/1, 行: 4}", '  - {条款: "三", 行: null}'),
        (None, ROW, "  - 条款: 二/1\n    标题: 检查", '  - 条款: "三"  # 行: 7\n    标题: 检查'),
    ],
)
def test_a_row_is_written_over_the_old_one_and_else_is_named_beside(
    row: int | None, new: OfficialPlace, block: str, expected: str
) -> None:
    assert moved(block, new, row) == expected
