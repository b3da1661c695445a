"""The damage table: whatever happens to a form on its way, every value is right or reported."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from lxml import etree

from generators.model.filled_form import FilledForm, Verdict
from generators.model.form import FieldType, Form
from generators.view.form import Blank
from generators.word.package import packed, unpacked
from tests.damage import damages
from tests.damage.filling import changed, filled
from tests.read.test_filled_form import BLANKS, FORMS, fields_of, read
from tests.sample_forms import LETTER, TABLE

RIGHT, REPORTED, WRONG = "对", "报告", "错"
STATES: dict[str, damages.Damage] = {
    "控件书签都在": damages.keep,
    "控件标记丢失": damages.strip_tags,
    "控件剥掉": damages.strip_controls,
    "书签剥掉": damages.strip_bookmarks,
    "都剥掉": damages.strip_both,
}
DAMAGES: dict[str, damages.Damage] = {
    "没有别的损伤": damages.keep,
    "一字一段": damages.split_runs,
    "修订未接受": damages.track_changes,
    "写在控件旁": damages.type_beside,
    "Word 记下的光标": damages.leave_cursor,
    "插入空行": damages.insert_row,
    "复制一行": damages.copy_row,
    "删去一行": damages.delete_row,
    "首行移到末尾": damages.swap_rows,
    "改标题的字": damages.reword_headings,
    "两个标题的字对调": damages.swap_heading_texts,
    "两列连标题对调": damages.swap_columns,
    "两列只换内容": damages.swap_body_columns,
    "左右两格合并": damages.merge_cells,
    "上下两格合并": damages.merge_down,
    "一格拆成两格": damages.split_cell,
    "删格左移": damages.delete_cell,
    "划掉重写": damages.strike_answers,
    "划掉行名": damages.strike_labels,
    "改行名": damages.reword_rows,
    "删去标题行": damages.drop_headings,
    "套进另一个表格": damages.wrap_table,
}
BY_NATURE = {("两列只换内容", "都剥掉"), ("首行移到末尾", "都剥掉"), ("两个标题的字对调", "都剥掉")}
"""Without control and bookmark the paper itself says so: what stands under a heading is what was answered."""
PASTED = {"连表头贴进新文档": True, "表格贴进新文档": False}
HARMLESS = {"没有别的损伤", "一字一段", "修订未接受", "写在控件旁", "Word 记下的光标"}
ON_TABLES_ONLY = {*DAMAGES, *PASTED} - HARMLESS
TRIED = [FORMS[name] for name in ("ax-2023-4", "ax-2023-5", "sz-2020-risks-firm", "ax-2023-file", TABLE.id, LETTER.id)]
"""One form of each shape: fixed rows, unnamed rows, spare rows on a wide sheet, a grid with a table, ours, a letter."""
TABLES = [form for form in TRIED if form.columns]


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    damage: str
    state: str
    counts: Counter[str]


def answers_to(form: Form) -> dict[str, str]:
    """Answer every blank with something no other has."""
    return {blank.tag: answer_to(blank, number) for number, blank in enumerate(fields_of(form))}


def answer_to(blank: Blank, number: int) -> str:
    match blank.type:
        case FieldType.DATE:
            return f"2023年{number % 12 + 1}月{number % 28 + 1}日"
        case FieldType.CHOICE:
            return blank.choices[number % len(blank.choices)]
        case FieldType.TICK:
            return "☑"
        case FieldType.DECIMAL:
            return f"{number + 1000}.5"
        case FieldType.WHOLE:
            return str(number + 1000)
        case _:
            return f"word{number}"


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
