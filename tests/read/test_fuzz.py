"""Whatever happens to a file, reading and checking ends in problems, never in an exception."""

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.commands.content import open_library, say_problem
from generators.read.records import Way
from generators.read.yaml_file import read_yaml

SMALL = Path(__file__).parent.parent / "examples" / "small" / "content"
FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yaml"))

SIGNS = [
    ": ",
    "：",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "? ",
    "---\n",
    "，",
    "\x00",
    "\u2028",
    "%",
    "",
    "",
]
WORDS = ["一", "八个", "2024", "-1", "0", "是", "编号", "place", "条款", "适用"]
PIECES = st.sampled_from([*SIGNS, *WORDS])


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        shutil.copytree(SMALL, Path(folder) / "content")
        yield Path(folder)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """Draw a file and a few stretches of it to be replaced by something else."""
    name = draw(st.sampled_from(FILES))
    size = len((SMALL / name).read_text(encoding="utf-8"))
    cut = st.tuples(st.integers(0, size), st.integers(0, 12), st.one_of(PIECES, st.text(max_size=6)))
    return name, draw(st.lists(cut, min_size=1, max_size=4))


def mutate(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for start, length, new in cuts:
        text = text[:start] + new + text[start + length :]
    return text


@settings(max_examples=150, deadline=None)
@given(mutation=mutations())
@example(mutation=("roles.yaml", [(0, 4000, "- {名称: [甲], 类别: {}, 上级: , 别名: 乙}")]))
@example(mutation=("policies/jia-2024.yaml", [(0, 9000, "编号: jia-2024\n条款: [[], 甲, {条款: {}, 职责: [[]]}]")]))
@example(mutation=("policies/jia-2024.yaml", [(0, 9000, "年度: {值: [2]}\n印发日期: []\n有效期: [起]\n条款: ")]))
@example(mutation=("forms/jia-2024-1.yaml", [(0, 9000, "列: [{下级: [{下级: 甲}]}]\n各行: [{格: [a], 合并: {}}]")]))
@example(mutation=("enterprises/shili.yaml", [(0, 9000, "年度: [2]\n情况: {甲: {乙: 丙}, 丁: [[戊]]}")]))
def test_no_change_of_a_file_raises(project: Path, mutation: tuple[str, list[tuple[int, int, str]]]) -> None:
    name, cuts = mutation
    original = (SMALL / name).read_text(encoding="utf-8")
    (project / "content" / name).write_bytes(mutate(original, cuts).encode("utf-8", errors="surrogatepass"))
    try:
        for problem in open_library(project / "content")[1]:
            assert problem.message
            assert say_problem(problem).startswith("content")
    finally:
        (project / "content" / name).write_text(original, encoding="utf-8")


@settings(max_examples=100, deadline=None)
@given(raw=st.binary(max_size=60), name=st.sampled_from(FILES))
def test_no_bytes_raise(project: Path, raw: bytes, name: str) -> None:
    (project / "content" / name).write_bytes(raw)
    try:
        assert open_library(project / "content")[1]
    finally:
        shutil.copy(SMALL / name, project / "content" / name)


def ways_of(tree: Any, way: Way = ()) -> Iterator[Way]:
    """Go through the ways to every value of a tree."""
    yield way
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield from ways_of(value, (*way, key))


TREES = {name: read_yaml(SMALL / name, name)[0] for name in FILES}
VALUES = st.recursive(
    st.sampled_from(["", "甲", "是", "每月", "50人以上", "2024", "2024-02-30", "一/1", "jia-2024.1.1.a", "施工单位"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from([*WORDS, "标题"]), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def grafts(draw: st.DrawFn) -> tuple[str, Any]:
    """Draw a file whose tree has other values in a few places."""
    name = draw(st.sampled_from(FILES))
    tree = copy.deepcopy(TREES[name])
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from([way for way in ways_of(tree) if way]))
        holder = tree
        for key in way[:-1]:
            holder = holder[key]
        holder[way[-1]] = draw(VALUES)
    return name, tree


@settings(max_examples=150, deadline=None)
@given(graft=grafts())
def test_no_value_in_the_wrong_place_raises(project: Path, graft: tuple[str, Any]) -> None:
    name, tree = graft
    (project / "content" / name).write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    try:
        for problem in open_library(project / "content")[1]:
            assert problem.place.line is not None
    finally:
        shutil.copy(SMALL / name, project / "content" / name)
