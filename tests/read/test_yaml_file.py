"""YAML as people write it, and as it should never come."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.read import yaml_file
from generators.read.yaml_file import find_positions, is_deep, read_yaml


def read(text: str | bytes, folder: Path) -> tuple[Any, list[str]]:
    """Read a text as a file; problems as `line:column message`."""
    path = folder / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    value, problems = read_yaml(path, "a.yaml")
    return value, [f"{p.place.line}:{p.place.column} {p.message}" for p in problems]


@pytest.mark.parametrize("text", ["12.10", "no", "0512", "12:30:45", "2024-02-30", "1_000", "~", "null", "100%", "<<"])
def test_every_scalar_stays_as_it_is_written(text: str, tmp_path: Path) -> None:
    assert read(f"键: {text}", tmp_path) == ({"键": text}, [])


def test_a_mark_before_the_text_and_other_line_ends_are_taken(tmp_path: Path) -> None:
    assert read("\ufeff甲: 乙\r\n丙: 丁\r\n", tmp_path) == ({"甲": "乙", "丙": "丁"}, [])


REFUSED = {
    "an anchor": ("a: &b c", ["1:4 不能用锚点（&）和引用（*）"]),
    "an alias": ("a: [&b c, *b]", ["1:5 不能用锚点（&）和引用（*）", "1:11 不能用锚点（&）和引用（*）"]),
    "a tag": ("a: !!int 5", ["1:4 不能用标签（!）"]),
    "a tag of text": ("a: !!str 5", ["1:4 不能用标签（!）"]),
    "a tag of one's own": ("- !x 5", ["1:3 不能用标签（!）"]),
    "brackets too deep": ("[" * 51 + "]" * 51, ["1:51 嵌套太深（超过 50 层）"]),
    "brackets without end": ("[" * 100_000, ["1:51 嵌套太深（超过 50 层）"]),
    "dashes too deep": ("- " * 60, ["1:101 嵌套太深（超过 50 层）"]),
    "indents too deep": ("\n".join("  " * n + "a:" for n in range(60)), ["51:101 嵌套太深（超过 50 层）"]),
    "a tab": ("a:\n\tb: c", ["2:1 用了制表符（Tab）"]),
    "a tab within": ("a:\tb", ["1:3 用了制表符（Tab）"]),
    "a full-width colon": ("标题：甲\n编号: 乙", ["1:3 「标题」后面是全角冒号「：」"]),
    "a full-width colon that YAML swallows": ("摘要: 甲\n  乙\n  标题：丙", ["3:5 「标题」后面是全角冒号「：」"]),
    "a full-width colon in braces": ("{标题: 甲, 编号：乙}", ["1:11 「编号」后面是全角冒号「：」"]),
    "a full-width colon of an unknown key": ("标提：甲\n编号: 乙", ["1:3 这里是全角冒号「：」"]),
    "two documents": ("a: b\n---\nc: d", ["2:1 文件里有不止一份内容（---）"]),
    "an open quote": ("a: 'b", ["1:6 不合 YAML 的写法"]),
    "a wrong indent": ("a: b\n  c: d", ["2:4 不合 YAML 的写法"]),
    "a control character": ("a: b\nc: d\x02", ["2:5 有 YAML 不允许的控制字符"]),
    "nothing": ("", ["1:1 文件里没有内容"]),
    "a comment only": ("# 空\n", ["1:1 文件里没有内容"]),
    "another encoding": ("甲: 乙\n丙: 丁".encode("gbk"), ["1:1 不是 UTF-8 编码"]),
    "another encoding further on": ("甲: 乙\n丙: ".encode() + b"\xff", ["2:4 不是 UTF-8 编码"]),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_said_at_its_place(text: str | bytes, said: list[str], tmp_path: Path) -> None:
    assert read(text, tmp_path) == (None, said)


def test_what_only_looks_refused_is_text(tmp_path: Path) -> None:
    text = 'a: "&b"\nc: 甲&乙 *丙\nd: "! 丁"\ne: ["[[", "{{"]\nf: 单位：甲'
    assert read(text, tmp_path) == (
        {"a": "&b", "c": "甲&乙 *丙", "d": "! 丁", "e": ["[[", "{{"], "f": "单位：甲"},
        [],
    )


def test_a_key_written_twice_is_said_and_the_rest_is_still_read(tmp_path: Path) -> None:
    assert read("甲: 1\n乙: 2\n甲: 3", tmp_path) == ({"甲": "1", "乙": "2"}, ["3:1 键「甲」重复"])


def test_a_key_that_is_no_text_is_said(tmp_path: Path) -> None:
    assert read("? [甲]\n: 乙", tmp_path) == ({}, ["1:3 键只能是一段文字"])


def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "LARGEST_FILE", 3)
    assert read("a: bcd", tmp_path) == (None, ["None:None 文件过大（0.0 MB）"])


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    said = [read_yaml(tmp_path / f"{name}.yaml", name)[1][0].message for name in ("folder", "pipe", "gone", "loop")]
    assert said == ["不是普通文件", "不是普通文件", "读不出文件：文件不存在", "读不出文件：链接绕回了自己"]


def test_positions_are_of_values_or_keys_and_skip_what_is_not_there() -> None:
    text = "甲:\n  - {乙: 丙, 丁: [戊, 己]}"
    ways: list[tuple[tuple[str | int, ...], bool]] = [
        (("甲", 0, "乙"), False),
        (("甲", 0, "乙"), True),
        (("甲", 0, "丁", 1), False),
        (("甲", 0, "没有"), False),
        (("甲", 0, "没有", 7, "乙"), False),
    ]
    places = find_positions(text, "a.yaml", ways)
    assert [(place.line, place.column) for place in places] == [(2, 9), (2, 6), (2, 19), (2, 5), (2, 9)]


@given(st.integers(0, 120))
def test_depth_is_told_by_brackets_that_are_open(depth: int) -> None:
    assert is_deep("[]{}" * 100 + "[" * depth + "]" * depth) == (depth > yaml_file.DEEPEST)
