"""Read the fixed words of the outputs."""

from pathlib import Path

from generators.model.labels import Labels
from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_yaml


def read_labels(path: Path, name: str) -> tuple[Labels, list[Problem]]:
    """Read labels.yaml: groups of words, each a text; `name` is what problems call the file."""
    raw, problems = read_yaml(path, name)
    if problems:
        return {}, problems
    if not isinstance(raw, dict):
        return {}, [Problem(place=Place(file=name), message="用语文件应是键和值", hint="写成「组名:」下面「键: 用语」")]
    labels = {group: words for group, words in raw.items() if isinstance(words, dict)}
    problems = [
        Problem(place=Place(file=name, keys=(group,)), message=f"「{group}」下应是键和用语", hint="写成「键: 用语」")
        for group in raw
        if group not in labels
    ]
    return labels, problems + _not_texts(labels, name)


def _not_texts(labels: Labels, name: str) -> list[Problem]:
    return [
        Problem(place=Place(file=name, keys=(group, key)), message=f"「{key}」应是一段文字", hint="写成一行文字")
        for group, words in labels.items()
        for key, text in words.items()
        if not isinstance(text, str)
    ]
