"""Read YAML as people meant it: every scalar as text, nothing guessed, every mistake with its place."""

import re
import stat
from collections.abc import Iterator
from errno import EACCES, EISDIR, ELOOP, ENOENT, EPERM
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs forget it

from generators.model.problem import Place, Problem
from generators.model.words import YAML_WORDS

LARGEST_FILE = 5_000_000
"""Bytes; a policy of 3,000 duties is about 2 MB."""
DEEPEST = 50
"""Levels of nesting; a form with five levels of headings needs 12."""
MOST_OF_A_KIND = 20
"""How many problems of one kind are told of one file: the rest are alike."""

TEXT_TAG = "tag:yaml.org,2002:str"
LIST_TAG = "tag:yaml.org,2002:seq"
MAP_TAG = "tag:yaml.org,2002:map"
_KEY_WORDS = "|".join(sorted(map(re.escape, set(YAML_WORDS.values())), key=len, reverse=True))
_BEFORE_A_KEY = re.compile(rf"(?:.*[\[{{,])? *(?P<key>{_KEY_WORDS})")
_FULL_WIDTH_KEY = re.compile(r"^ *(?:- +)?[\u4e00-\u9fff]{1,8}(?P<colon>：)")
_SPECIAL = re.compile(r"[&*!](?<![^\s\[{,:-].)(?:(?<=!)|(?=[^\s,\]}]))", re.DOTALL)
"""What may be an anchor, an alias or a tag; most hits are text, which a walk through the events tells."""
_BRACKET = re.compile(r"[\[\]{}]+")
_DEEP_BLOCK = re.compile(rf"^ {{{DEEPEST * 2}}}|(?:[-?] +){{{DEEPEST}}}", re.MULTILINE)
_REASONS = {
    ENOENT: "文件不存在",
    EACCES: "没有读取权限",
    EPERM: "没有读取权限",
    EISDIR: "这是一个文件夹",
    ELOOP: "链接绕回了自己",
}


class _TextParser(CParser):
    """PyYAML's C parser with its Python resolver taken out: no scalar becomes a number, date or boolean."""

    def resolve(self, kind: type[yaml.Node], _value: Any, _implicit: Any) -> str:  # noqa: ANN401 - PyYAML's signature
        """Tag every node by its shape alone."""
        if kind is yaml.ScalarNode:
            return TEXT_TAG
        return LIST_TAG if kind is yaml.SequenceNode else MAP_TAG

    def descend_resolver(self, _parent: Any, _index: Any) -> None:  # noqa: ANN401
        """Nothing to resolve below a node."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve above a node."""


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Read one YAML file into dicts, lists and texts, with everything wrong in it as YAML.

    `name` is how messages call the file. The value is None where the file cannot be read as YAML at all;
    a key written twice is a problem too, but the rest of the file is still there to be checked.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    problems = [*find_tabs(text, name), *find_full_width_colons(text, name)]
    if not problems and (_SPECIAL.search(text) or is_deep(text)):
        problems = find_refused(text, name)
    if problems:
        return None, problems
    root, problems = compose(text, name)
    if problems:
        return None, problems
    if root is None:
        return None, [_at(name, 0, 0, "文件里没有内容", "删去这个文件，或按 content/README.md 写上内容")]
    found: list[Problem] = []
    return _value_of(root, name, found), found


def say_unreadable(error: OSError) -> str:
    """Say why a file cannot be opened."""
    return _REASONS.get(error.errno or 0, "系统不让读")


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8 text, refusing what is too large or not text."""
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            return None, [_about(name, "不是普通文件", "移走它；内容只放文本文件")]
        if known.st_size > LARGEST_FILE:
            hint = f"上限是 {LARGEST_FILE // 1_000_000} MB；请拆成几个文件"
            return None, [_about(name, f"文件过大（{known.st_size / 1_000_000:.1f} MB）", hint)]
        raw = path.read_bytes()
    except OSError as error:
        reason = say_unreadable(error)
        return None, [_about(name, f"读不出文件：{reason}", "检查文件是否存在、有没有读取权限")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace"))
        return None, [
            _at(name, before.count(b"\n"), column, "不是 UTF-8 编码", "用编辑器另存为 UTF-8（不要用 GBK、ANSI）")
        ]
    return text.replace("\r\n", "\n"), []


def compose(text: str, name: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Compose the YAML tree, or say in Chinese why it cannot be."""
    parser = _TextParser(text)
    try:
        return parser.get_single_node(), []
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, text, name)]
    finally:
        parser.dispose()


def find_positions(text: str, name: str, ways: list[tuple[tuple[str | int, ...], bool]]) -> list[Place]:
    """Look up line and column of values (or of their keys, where the flag says so) in a file that composes.

    Steps that are not there are skipped: a missing key is reported at its record, and a test of a condition at its
    fact, whether the group around it is written out or not.
    """
    root, problems = compose(text, name)
    if root is None or problems:
        return [Place(file=name, keys=keys) for keys, _ in ways]
    return [_position(root, name, keys, on_key=on_key) for keys, on_key in ways]


def find_tabs(text: str, name: str) -> list[Problem]:
    """Find tab characters: YAML forbids them in indents, and elsewhere nobody sees them."""
    if "\t" not in text:
        return []
    lines = [(number, line.index("\t")) for number, line in enumerate(text.split("\n")) if "\t" in line]
    return [_at(name, *at, "用了制表符（Tab）", "缩进和分隔只用空格") for at in lines[:MOST_OF_A_KIND]]


def find_full_width_colons(text: str, name: str) -> list[Problem]:
    """Find keys written with a full-width colon, which YAML would swallow into the text before."""
    problems = []
    for match in re.finditer("：", text):
        start = text.rfind("\n", 0, match.start()) + 1
        key = _BEFORE_A_KEY.fullmatch(text, start, match.start())
        if key:
            message = f"「{key['key']}」后面是全角冒号「：」"
            hint = "改成半角冒号加一个空格「: 」；确是正文的，整段加引号写在一行"
            problems.append(_at(name, text.count("\n", 0, start), match.start() - start, message, hint))
    return problems[:MOST_OF_A_KIND]


def is_deep(text: str) -> bool:
    """Say whether a text may nest deeper than content ever does; brackets inside texts count too."""
    brackets = "".join(_BRACKET.findall(text))
    for _ in range(DEEPEST):
        brackets = brackets.replace("[]", "").replace("{}", "")
    return brackets.count("[") + brackets.count("{") > 0 or bool(_DEEP_BLOCK.search(text))


def find_refused(text: str, name: str) -> list[Problem]:
    """Find what we refuse of YAML: anchors and aliases (a small file could grow without end), tags, deep nesting."""
    parser = _TextParser(text)
    try:
        return list(_walk_events(parser, name))[:MOST_OF_A_KIND]
    except yaml.YAMLError as error:
        return [_syntax_problem(error, text, name)]
    finally:
        parser.dispose()


def _walk_events(parser: _TextParser, name: str) -> Iterator[Problem]:
    depth = 0
    while parser.check_event():
        event = cast("yaml.Event", parser.get_event())
        mark = cast("yaml.error.Mark", event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield _at(name, mark.line, mark.column, f"嵌套太深（超过 {DEEPEST} 层）", "检查括号和缩进")
            return
        if getattr(event, "anchor", None):
            hint = "把内容写全；值以 & 或 * 开头时加引号"
            yield _at(name, mark.line, mark.column, "不能用锚点（&）和引用（*）", hint)
        if getattr(event, "tag", None):
            hint = "直接写值；值以 ! 开头时加引号"
            yield _at(name, mark.line, mark.column, "不能用标签（!）", hint)


def _value_of(node: yaml.Node, name: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - YAML holds anything
    if node.__class__ is yaml.ScalarNode:
        return node.value
    if node.__class__ is yaml.SequenceNode:
        return [_value_of(item, name, problems) for item in node.value]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if key_node.__class__ is not yaml.ScalarNode:
            problems.append(_of(key_node, name, "键只能是一段文字", "检查冒号和括号"))
        elif key_node.value in mapping:
            hint = "同一处每个键只写一次；合并或删去一个"
            problems.append(_of(key_node, name, f"键「{key_node.value}」重复", hint))
        else:
            mapping[key_node.value] = _value_of(value_node, name, problems)
    return mapping


def _of(node: yaml.Node, name: str, message: str, hint: str) -> Problem:
    mark = node.start_mark
    return _at(name, mark.line, mark.column, message, hint)


def _position(root: yaml.Node, name: str, keys: tuple[str | int, ...], *, on_key: bool) -> Place:
    node, mark = root, root.start_mark
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == key), None)
            if pair:
                node, mark = pair[1], pair[0].start_mark if on_key else pair[1].start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
    return Place(file=name, keys=keys, line=mark.line + 1, column=mark.column + 1)


def _syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        line, column = _find_control_character(text)
        return _at(name, line, column, "有 YAML 不允许的控制字符", "删去看不见的字符")
    if "single document" in str(getattr(error, "context", "")):
        return _at(
            name, mark.line, mark.column, "文件里有不止一份内容（---）", "一个文件只写一份；删去 --- 或分成两个文件"
        )
    lines = text.split("\n")
    for number in (mark.line, mark.line - 1):
        colon = _FULL_WIDTH_KEY.match(lines[number]) if 0 <= number < len(lines) else None
        if colon:
            hint = "改成半角冒号加一个空格「: 」"
            return _at(name, number, colon.start("colon"), "这里是全角冒号「：」", hint)
    hint = "检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对"
    return _at(name, mark.line, mark.column, "不合 YAML 的写法", hint)


def _find_control_character(text: str) -> tuple[int, int]:
    """Find the line and column, from 0, of the first character that YAML does not allow."""
    refused = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)
    start = refused.start() if refused else 0
    return text.count("\n", 0, start), start - (text.rfind("\n", 0, start) + 1)


def _about(name: str, message: str, hint: str) -> Problem:
    """Make a problem of a file as a whole."""
    return Problem(place=Place(file=name), message=message, hint=hint)


def _at(name: str, line: int, column: int, message: str, hint: str) -> Problem:
    """Make a problem at a line and column counted from 0, as PyYAML counts them."""
    return Problem(place=Place(file=name, line=line + 1, column=column + 1), message=message, hint=hint)
