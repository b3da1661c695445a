"""Changes as people read them: that a text is another, not which digits its hash has."""

from generators.view.changes import view_changes
from generators.view.changes.lines import say_changes
from tests.builders import clause, library, policy


def test_a_text_that_was_altered_is_said_without_its_hash() -> None:
    old, new = (library(policy(clause("一", title="检查", hash=one))) for one in ("0123456789ab", "ba9876543210"))
    assert list(say_changes(view_changes(old, new))) == [
        "调整　条款 zz-2023 一",
        "    原文（调整）：文字有改动",
        "职责 0 项，表单 0 张，其他 1 处。",
    ]


def test_a_hash_that_was_not_there_is_told_as_any_other_field() -> None:
    old, new = (library(policy(clause("一", title="检查", hash=one))) for one in (None, "ba9876543210"))
    assert "    校验（调整）：（无） → ba9876543210" in list(say_changes(view_changes(old, new)))
