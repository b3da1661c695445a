"""A policy's file is cut into clauses without losing a line."""

from pathlib import Path

import pytest

from generators.read.policy_blocks import cut_policy

POLICIES = sorted((Path(__file__).resolve().parent.parent.parent / "content" / "policies").glob("*.yaml"))
TEXT = """\
编号: x
条款:
  - 条款: 一
    校验: a
  # 说明第二条
  - 条款: 二
    职责:
      - 编号: x.2.a
摘要: 尾
"""


def test_a_comment_above_a_clause_belongs_to_it() -> None:
    blocks = cut_policy(TEXT)
    assert blocks.head == ("编号: x", "条款:")
    assert blocks.clauses == (
        ("  - 条款: 一", "    校验: a"),
        ("  # 说明第二条", "  - 条款: 二", "    职责:", "      - 编号: x.2.a"),
    )
    assert blocks.foot == ("摘要: 尾",)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_no_line_of_our_policies_is_lost(path: Path) -> None:
    text = path.read_text("utf-8")
    blocks = cut_policy(text)
    lines = [*blocks.head, *(line for block in blocks.clauses for line in block), *blocks.foot]
    assert lines == text.splitlines()
    assert len(blocks.clauses) == text.count("\n  - 条款: ")


def test_a_file_without_clauses_is_all_head() -> None:
    assert cut_policy("编号: x\n").clauses == ()
