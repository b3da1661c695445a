"""Read YAML as people meant it: every scalar as text, nothing guessed, every mistake with its place."""

import re
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs forget it

from generators.model.problem import Place, Problem
from generators.model.words import YAML_WORDS

LARGEST_FILE = 5_000_000
"""Bytes; a policy of 3,000 duties is about 2 MB."""

TEXT_TAG = "tag:yaml.org,2002:str"
_PLAIN_TAGS = {TEXT_TAG, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
_KEY_WORDS = "|".join(sorted(map(re.escape, set(YAML_WORDS.values())), key=len, reverse=True))
_FULL_WIDTH_COLON = re.compile(rf"^[ ]*(?:- +|\{{ *)?(?P<key>{_KEY_WORDS})(?P<colon>：)", re.MULTILINE)
_SHARING = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*,\]}]", re.MULTILINE)


class _TextParser(CParser):
    """PyYAML's C parser with its Python resolver taken out: no scalar becomes a number, date or boolean."""

    def resolve(self, kind: type[yaml.Node], _value: Any, _implicit: Any) -> str:  # noqa: ANN401 - PyYAML's signature
        """Tag every node by its shape alone."""
        if kind is yaml.ScalarNode:
            return TEXT_TAG
        return "tag:yaml.org,2002:seq" if kind is yaml.SequenceNode else "tag:yaml.org,2002:map"

    def descend_resolver(self, _parent: Any, _index: Any) -> None:  # noqa: ANN401
        """Nothing to resolve below a node."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve above a node."""


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Read one YAML file into dicts, lists and texts, with everything wrong in it as YAML.

    `name` is how messages call the file. With problems the value is None.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    problems = find_full_width_colons(text, name)
    if _SHARING.search(text):
        problems += find_sharing(text, name)
    if problems:
        return None, problems
    root, problems = compose(text, name)
    if problems:
        return None, problems
    if root is None:
        return None, [_at(name, 0, 0, "文件里没有内容", "删去这个文件，或按 content/README.md 写上内容")]
    found: list[Problem] = []
    return _value_of(root, name, found), found


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8 text, refusing what is too large or not text."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            hint = f"上限是 {LARGEST_FILE // 1_000_000} MB；请拆成几个文件"
            return None, [_at(name, 0, 0, f"文件过大（{size / 1_000_000:.1f} MB）", hint)]
        raw = path.read_bytes()
    except OSError as error:
        return None, [_at(name, 0, 0, f"读不出文件：{error.strerror}", "检查文件是否存在、有没有读取权限")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start)
        return None, [_at(name, line, 0, "不是 UTF-8 编码", "用编辑器另存为 UTF-8（不要用 GBK、ANSI）")]
    return text.replace("\r\n", "\n"), []


def compose(text: str, name: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Compose the YAML tree, or say in Chinese why it cannot be."""
    parser = _TextParser(text)
    try:
        return parser.get_single_node(), []
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, text, name)]
    except RecursionError:
        return None, [_at(name, 0, 0, "嵌套太深", "检查括号和缩进")]
    finally:
        parser.dispose()


def find_positions(text: str, name: str, ways: list[tuple[tuple[str | int, ...], bool]]) -> list[Place]:
    """Look up line and column of values (or of their keys, where the flag says so) in a file that composes.

    A way that leads nowhere stops at the last value it reaches: a missing key is reported at its record.
    """
    root, problems = compose(text, name)
    if root is None or problems:
        return [Place(file=name, keys=keys) for keys, _ in ways]
    return [_position(root, name, keys, on_key=on_key) for keys, on_key in ways]


def find_full_width_colons(text: str, name: str) -> list[Problem]:
    """Find keys written with a full-width colon, which YAML would swallow into the text before."""
    problems = []
    for match in _FULL_WIDTH_COLON.finditer(text):
        start = match.start("colon")
        line, column = text.count("\n", 0, start), start - (text.rfind("\n", 0, start) + 1)
        message = f"「{match['key']}」后面是全角冒号「：」"
        problems.append(_at(name, line, column, message, "改成半角冒号加一个空格「: 」"))
    return problems


def find_sharing(text: str, name: str) -> list[Problem]:
    """Find anchors and aliases, which can blow a small file up without end."""
    parser = _TextParser(text)
    problems = []
    try:
        while parser.check_event():
            event = parser.get_event()
            mark = event and event.start_mark
            if mark and getattr(event, "anchor", None):
                hint = "把内容写全；值以 & 或 * 开头时加引号"
                problems.append(_at(name, mark.line, mark.column, "不能用锚点（&）和引用（*）", hint))
    except yaml.YAMLError as error:
        return [_syntax_problem(error, text, name)]
    finally:
        parser.dispose()
    return problems[:20]


def _value_of(node: yaml.Node, name: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - YAML holds anything
    if node.tag not in _PLAIN_TAGS:
        mark = node.start_mark
        problems.append(_at(name, mark.line, mark.column, f"不能用标签「{node.tag}」", "直接写值，不要写 !"))
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(item, name, problems) for item in node.value]
    return _mapping_of(cast("yaml.MappingNode", node), name, problems)


def _mapping_of(node: yaml.MappingNode, name: str, problems: list[Problem]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(_at(name, mark.line, mark.column, "键只能是一段文字", "检查冒号和括号"))
            continue
        key = key_node.value
        if key in mapping:
            problems.append(
                _at(name, mark.line, mark.column, f"键「{key}」重复", "同一处每个键只写一次；合并或删去一个")
            )
            continue
        mapping[key] = _value_of(value_node, name, problems)
    return mapping


def _position(root: yaml.Node, name: str, keys: tuple[str | int, ...], *, on_key: bool) -> Place:
    node, mark = root, root.start_mark
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == key), None)
            if pair is None:
                break
            node, mark = pair[1], pair[0].start_mark if on_key else pair[1].start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
        else:
            break
    return Place(file=name, keys=keys, line=mark.line + 1, column=mark.column + 1)


def _syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = getattr(error, "position", 0) or 0
        line = text.count("\n", 0, position)
        return _at(name, line, 0, "有 YAML 不允许的控制字符", "删去看不见的字符")
    lines = text.splitlines()
    written = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in written:
        message, hint = "用了制表符（Tab）", "缩进和分隔只用空格"
        return _at(name, mark.line, written.index("\t"), message, hint)
    if "：" in written and ": " not in written:
        return _at(name, mark.line, written.index("："), "这里是全角冒号「：」", "改成半角冒号加一个空格「: 」")
    hint = "检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对"
    return _at(name, mark.line, mark.column, "不合 YAML 的写法", hint)


def _at(name: str, line: int, column: int, message: str, hint: str) -> Problem:
    """Make a problem at a line and column counted from 0, as PyYAML counts them."""
    return Problem(place=Place(file=name, line=line + 1, column=column + 1), message=message, hint=hint)
