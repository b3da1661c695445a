"""The scripts 我的清单 reads: data that cannot end its script, and the Word skeleton with a hole for each text."""

import json
from dataclasses import replace
from typing import Any

from generators.model.library import Library
from generators.view.handbook.cards import Rhythm
from generators.word.markup import HOLE
from generators.write.own_list.content import own_list_content, plain_content
from generators.write.own_list.script import script_bytes
from generators.write.own_list.skeleton import list_skeleton, own_list_skeleton
from tests.builders import LABELS, clause, duty, enterprise, library, policy


def read_script(script: bytes, name: str) -> Any:
    text = script.decode()
    assert text.startswith(f"globalThis.{name} = ")
    return json.loads(text.removeprefix(f"globalThis.{name} = ").removesuffix(";\n"))


def test_no_text_ends_the_script() -> None:
    said = {"does": "</script><b><!-- <script>", "lines": "甲\u2028乙"}
    script = script_bytes("said", said)
    assert b"</" not in script
    assert b"<!--" not in script
    assert read_script(script, "said") == said


def test_the_content_holds_the_words_of_the_page_and_of_lists() -> None:
    content = library()
    made = read_script(own_list_content(content, LABELS).make(), "ownListData")
    assert made == json.loads(json.dumps(plain_content(content, LABELS)))
    assert made["words"]["我的清单页"] == LABELS["我的清单页"]
    assert made["numerals"][:3] == ["", "一", "二"]


def test_the_content_is_made_again_when_a_duty_changes_and_not_when_a_real_enterprise_does() -> None:
    def ingredients(content: Library) -> dict[str, str]:
        return own_list_content(content, LABELS).ingredients()

    one = library(policy(clause("一", duty())))
    real = replace(enterprise("real"), sample=False)
    assert ingredients(one) == ingredients(replace(one, enterprises=(real,)))
    assert ingredients(one) != ingredients(library(policy(clause("一", duty(does="查别的")))))


def test_the_skeleton_says_nothing_of_the_duties_it_was_taken_from() -> None:
    text = own_list_skeleton(LABELS).make().decode()
    assert "made-up" not in text
    assert ">甲<" not in text


def test_a_pattern_has_a_hole_for_each_text_of_its_row() -> None:
    skeleton = list_skeleton(LABELS)
    assert [len(one["row"]) - 1 for one in skeleton["count"]] == [2 + used for used in range(len(Rhythm) + 1)]
    assert [len(row) - 1 for row in skeleton["profile"]["rows"]] == [2, 4, 6]
    assert len(skeleton["duties"]["row"]) == len(skeleton["received"]) == len(LABELS["清单栏目"])
    assert {len(pieces) for pieces in skeleton["paragraphs"].values()} == {2}


def test_every_box_of_a_row_has_its_own_holes() -> None:
    row = "".join(list_skeleton(LABELS)["duties"]["row"])
    for box in ("done", "undone", "excused", "date"):
        assert row.count(f"{HOLE}{box}_tag{HOLE}") == row.count(f"{HOLE}{box}_bookmark{HOLE}") == 1
        assert row.count(f"{HOLE}{box}_id{HOLE}") == 3
