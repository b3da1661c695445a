"""A policy of our own as a tree, printed in every style of numbering, with the paths it must be cut into."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.phrases.numbers import say_han


@dataclass(frozen=True, kw_only=True)
class Node:
    """A clause: its heading, its sentence, what stands under it."""

    heading: str
    text: str = ""
    under: tuple["Node", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A style: how the marker of each level is printed and how a path says it; levels below go without."""

    name: str
    levels: tuple[tuple[Callable[[tuple[int, ...]], str], Callable[[tuple[int, ...]], str]], ...]
    runs_on: frozenset[int] = frozenset()
    """Levels whose numbers run on through the whole text."""


TITLE = "河湾市在建工地消防检查办法"
PAGE = 6
"""Lines of a page of a scan."""
PREFACE = "为防止火灾，制定本办法。"
TREE = (
    Node(heading="总体要求", text="各项目要在2024年6月30日前建立消防台账。"),
    Node(
        heading="检查安排",
        under=(
            Node(
                heading="日常检查",
                under=(
                    Node(heading="检查灭火器", text="安全员每周至少检查一次，每处不少于2具。"),
                    Node(heading="检查动火", text="动火前应当审批，24小时值班人员看护。"),
                    Node(heading="检查电箱", text="电工每两天检查一次，发现隐患后24小时内上报。"),
                ),
            ),
            Node(
                heading="专项检查",
                under=(
                    Node(heading="查宿舍", text="项目经理每月22日前后带队检查。"),
                    Node(heading="查仓库", text="从业人员50人以上的项目应当配备消防员。"),
                ),
            ),
        ),
    ),
    Node(
        heading="保障",
        under=(
            Node(heading="经费", text="2018年上半年，全市发生火灾3起，同比下降2%。"),
            Node(heading="培训", text="每季度至少培训一次，近两年发生火灾的企业每月一次。"),
        ),
    ),
)


def _han(numbers: tuple[int, ...]) -> str:
    return say_han(numbers[-1])


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


CHAPTERED = Numbered(
    name="一、（一）1.",
    levels=(
        (lambda n: f"{_han(n)}、", _han),
        (lambda n: f"（{_han(n)}）", lambda n: f"（{_han(n)}）"),
        (lambda n: f"{n[-1]}.", lambda n: str(n[-1])),
    ),
)
RUNNING = Numbered(name="一、（一）1. 连续编号", levels=CHAPTERED.levels, runs_on=frozenset({2}))
ARTICLED = Numbered(
    name="第一章第一条（一）",
    levels=(
        (lambda n: f"第{_han(n)}章　", lambda n: f"第{_han(n)}章"),
        (lambda n: f"第{_han(n)}条　", lambda n: f"第{_han(n)}条"),
        (lambda n: f"（{_han(n)}）", lambda n: f"（{_han(n)}）"),
    ),
    runs_on=frozenset({1}),
)
COUNTED = Numbered(
    name="1.（1）①",
    levels=(
        (lambda n: f"{n[-1]}.", lambda n: str(n[-1])),
        (lambda n: f"（{n[-1]}）", lambda n: f"（{n[-1]}）"),
        (lambda n: chr(ord("①") + n[-1] - 1), lambda n: chr(ord("①") + n[-1] - 1)),
    ),
)
POINTED = Numbered(
    name="1、1.1、1.1.1",
    levels=(
        (lambda n: f"{n[-1]}　", lambda n: str(n[-1])),
        (lambda n: f"{_dotted(n)}　", _dotted),
        (lambda n: f"{_dotted(n)}　", _dotted),
    ),
)
MIXED = Numbered(
    name="一、1.1",
    levels=(
        (lambda n: f"{_han(n)}、", _han),
        (lambda n: f"{_dotted(n)} ", _dotted),
        (lambda n: f"{_dotted(n)} ", _dotted),
    ),
)
REVERSED = Numbered(
    name="1.（一）①",
    levels=(
        (lambda n: f"{n[-1]}.", lambda n: str(n[-1])),
        (lambda n: f"（{_han(n)}）", lambda n: f"（{_han(n)}）"),
        COUNTED.levels[2],
    ),
)
STYLES = (CHAPTERED, RUNNING, ARTICLED, COUNTED, POINTED, MIXED, REVERSED)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A clause as printed: its path, its marker, heading and sentence."""

    path: str
    level: int
    marker: str
    heading: str
    text: str


def number_tree(style: Numbered, tree: tuple[Node, ...] = TREE) -> Iterator[Printed]:
    """Print every clause of the tree in a style."""
    running = dict.fromkeys(range(9), 0)

    def walk(nodes: tuple[Node, ...], above: tuple[int, ...], path: tuple[str, ...]) -> Iterator[Printed]:
        for position, node in enumerate(nodes, 1):
            level = len(above)
            running[level] += 1
            number = running[level] if level in style.runs_on else position
            numbers = (*above, number)
            marker, name = (say(numbers) for say in style.levels[level])
            here = (*path, name)
            yield Printed(path="/".join(here), level=level, marker=marker, heading=node.heading, text=node.text)
            yield from walk(node.under, numbers, here)

    return walk(tree, (), ())


def print_lines(style: Numbered) -> list[str]:
    """Print the whole text, a paragraph a line: a heading alone where nothing follows it, else before its sentence."""
    lines = [TITLE, PREFACE]
    for one in number_tree(style):
        if one.level == 0:
            lines += [one.marker + one.heading, *([one.text] if one.text else [])]
        else:
            lines.append(f"{one.marker}{one.heading}。{one.text}")
    return lines


def half_width(line: str) -> str:
    """Print brackets, commas and colons as a Western keyboard does."""
    return line.translate(str.maketrans("（），：；", "(),:;"))


def scanned(lines: list[str], seed: int, width: int = 26) -> list[str]:
    """Print a text as a scanner reads it: wrapped, pages numbered, some characters set apart, heads repeated."""
    chance = random.Random(seed)
    wrapped = [line[start : start + width] for line in lines for start in range(0, len(line), width)]
    printed: list[str] = []
    for number, line in enumerate(wrapped):
        if number and number % PAGE == 0:
            printed += [f"— {number // PAGE} —", "河湾市消防资料汇编", ""]
        printed.append(" ".join(line) if chance.random() < 0.2 and not line[:1].isascii() else line)
    return printed
