"""The damage table: whatever happens to a form on its way, every value is right or reported."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from lxml import etree

from generators.model.filled_form import FilledForm, Verdict
from generators.model.form import Form
from generators.word.package import packed, unpacked
from tests.damage import damages
from tests.damage.filling import changed, filled
from tests.damage.table import DAMAGES, STATES
from tests.read.form_filling import BLANKS, TABLES, TRIED, answers_to, read

RIGHT, REPORTED, WRONG = "对", "报告", "错"
BY_NATURE = {("两列只换内容", "都剥掉"), ("首行移到末尾", "都剥掉"), ("两个标题的字对调", "都剥掉")}
"""Without control and bookmark the paper itself says so: what stands under a heading is what was answered."""
PASTED = {"连表头贴进新文档": True, "表格贴进新文档": False}
HARMLESS = {"没有别的损伤", "一字一段", "修订未接受", "写在控件旁", "Word 记下的光标"}
ON_TABLES_ONLY = {*DAMAGES, *PASTED} - HARMLESS


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    damage: str
    state: str
    counts: Counter[str]


def pasted(package: bytes, *, with_head: bool) -> bytes:
    """Paste the tables, or the table alone, into a new document that knows nothing of the form."""
    parts = {
        name: content
        for name, content in unpacked(package).items()
        if not name.startswith(("docProps", "customXml")) and "item" not in name
    }
    relations = etree.fromstring(parts["_rels/.rels"])
    for relation in list(relations):
        if "officeDocument" not in relation.get("Type", "").rsplit("/", 1)[-1]:
            relations.remove(relation)
    parts["_rels/.rels"] = etree.tostring(relations)

    def paste(root: etree._Element) -> None:
        main = damages.main_table(root)
        kept = set(root.iter("{*}tbl")) if with_head else {main}
        body = root[0]
        for block in list(body):
            if block not in kept and not block.tag.endswith("sectPr"):
                body.remove(block)

    return changed(packed(parts), paste)


def outcome(back: FilledForm, texts: dict[str, str]) -> Counter[str]:
    """Count what became of every value."""
    answers = {answer.tag: answer for answer in back.answers}
    counts: Counter[str] = Counter({RIGHT: 0, REPORTED: 0, WRONG: 0})
    for tag, text in texts.items():
        answer = answers.get(tag)
        if answer is None or answer.verdict not in {Verdict.OK, Verdict.NORMALISED}:
            counts[REPORTED] += 1
        else:
            counts[RIGHT if answer.text == text else WRONG] += 1
    return counts


def tried(form: Form, state: str, spoil: Callable[[bytes], bytes]) -> Counter[str]:
    texts = answers_to(form)
    return outcome(read(changed(spoil(filled(BLANKS[form.id], texts)), STATES[state])), texts)


def shown(lines: list[Line]) -> str:
    head = f"\n{'损伤':<20}{'控件与书签':<16}{RIGHT:>6}{REPORTED:>6}{WRONG:>6}"
    rows = [
        f"{line.damage:<20}{line.state:<16}{line.counts[RIGHT]:>6}{line.counts[REPORTED]:>6}{line.counts[WRONG]:>6}"
        for line in lines
    ]
    return "\n".join([head, *rows])


def count_all(spoil: Callable[[bytes], bytes], name: str, state: str) -> Line:
    counts: Counter[str] = Counter()
    for form in TABLES if name in ON_TABLES_ONLY else TRIED:
        counts.update(tried(form, state, spoil))
    return Line(name, state, counts)


def lines_of_the_table() -> Iterator[Line]:
    for name, damage in DAMAGES.items():
        for state in STATES:
            if (name, state) not in BY_NATURE:
                yield count_all(partial(changed, change=damage), name, state)
    for name, with_head in PASTED.items():
        for state in STATES:
            yield count_all(partial(pasted, with_head=with_head), name, state)


def test_no_value_is_silently_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(lines_of_the_table())
    with capsys.disabled():
        print(shown(lines))  # noqa: T201 - the table is part of the test's output
    assert [line for line in lines if line.counts[WRONG]] == []
    harmless = [line for line in lines if line.damage in HARMLESS]
    assert all(line.counts[RIGHT] and not line.counts[REPORTED] for line in harmless)
