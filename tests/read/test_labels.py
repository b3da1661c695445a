"""The fixed words: what may stand in their file, and that templates ask for none that is not there."""

import re
from pathlib import Path

import pytest

from generators.commands import ROOT
from generators.read.labels import read_labels

TEMPLATES = sorted((ROOT / "templates" / "handbook").glob("*.j2"))


def test_words_are_read_by_group(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text("状态:\n  over: 已届满\n", "utf-8")
    assert read_labels(path, "labels.yaml") == ({"状态": {"over": "已届满"}}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 甲\n", "应是键和值"),
        ("状态: 已届满\n", "「状态」下应是键和用语"),
        ("状态:\n  over: [甲]\n", "「over」应是一段文字"),
    ],
)
def test_a_file_of_another_shape_is_a_problem(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text(text, "utf-8")
    (problem,) = read_labels(path, "labels.yaml")[1]
    assert said in problem.message


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_only_for_words_that_are_there(template: Path) -> None:
    labels, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
    text = template.read_text("utf-8")
    short = dict(re.findall(r"set (\w+) = labels\.(\w+)", text))
    asked = re.findall(r"\blabels\.(\w+)\.(\w+)", text)
    asked += [(group, word) for name, group in short.items() for word in re.findall(rf"\b{name}\.(\w+)", text)]
    assert [(group, word) for group, word in asked if word not in labels.get(group, {})] == []


def test_no_words_are_left_that_nothing_asks_for() -> None:
    labels, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
    programs = [*(ROOT / "generators").rglob("*.py"), *(ROOT / "site_config" / "javascripts").rglob("*.js")]
    text = "\n".join(path.read_text("utf-8") for path in (*programs, *TEMPLATES))
    asking = {*re.findall(r"\w+", text), *re.findall(r"[\w-]+", text)}
    assert [group for group in labels if group not in asking] == []
    assert [(group, word) for group, words in labels.items() for word in words if word not in asking] == []
