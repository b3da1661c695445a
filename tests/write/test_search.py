"""The file the browser searches in: readable, complete, no larger than it need be, a script that runs."""

import json
from datetime import date
from typing import Any

import quickjs

from generators.view.handbook import Index
from generators.write.search import read_readings, read_traditional, search_output
from tests.builders import LABELS, clause, duty, library, policy

BEGIN = "globalThis.searchData = "


def written(**changes: Any) -> str:
    content = library(policy(clause("一", duty(**changes)))) if changes else library()
    return search_output(Index(library=content, as_of=date(2023, 6, 1)), LABELS).make().decode()


def test_the_file_is_a_script_of_plain_text() -> None:
    text = written()
    assert text.startswith(BEGIN)
    assert "检查临时用电" in text
    assert "\\u" not in text


def test_a_browser_reads_back_what_was_written() -> None:
    nasty = "</script>\u2028\"'\\"
    context = quickjs.Context()
    context.eval(written(does=nasty))
    content = json.loads(context.eval("JSON.stringify(searchData)"))
    rows = [dict(zip(content["columns"], row, strict=True)) for row in content["entries"]]
    (found,) = [row for row in rows if row["kind"] == "duty"]
    assert (found["title"], found["address"]) == (nasty, "policies/zz-2023.html#zz-2023.1.a")
    assert content["policies"][found["policies"][0]] == ["zz-2023", "某市工地用电安全方案"]
    assert {row["kind"] for row in rows} <= set(content["words"])


def test_only_characters_that_stand_in_the_texts_have_readings() -> None:
    assert dict(read_readings("重点")) == {"chong": "重", "dian": "点", "zhong": "重"}


def test_traditional_characters_lead_to_the_simplified_ones_that_stand_in_the_texts() -> None:
    assert dict(read_traditional("动云")) == {"動": "动", "雲": "云"}
    assert "乾" not in dict(read_traditional("干乾"))


def test_the_file_is_made_again_when_a_text_or_a_word_changes() -> None:
    def made_from(words: str, does: str) -> dict[str, str]:
        labels = {**LABELS, "搜索": {**LABELS["搜索"], "duty": words}}
        index = Index(library=library(policy(clause("一", duty(does=does)))), as_of=date(2023, 6, 1))
        return search_output(index, labels).ingredients()

    plain = made_from("职责", "检查")
    assert made_from("职责", "检查") == plain
    assert made_from("职责", "查验") != plain
    assert made_from("事项", "检查") != plain
