"""Whatever happens to a file, reading and checking ends in problems, never in an exception."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.commands.content import open_library, say_problem

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
