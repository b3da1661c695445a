"""What happens to a form between leaving us and coming back: each takes the text of a file and spoils it."""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tests.damage.filling import W

Damage = Callable[[etree._Element], None]  # noqa: SLF001 - lxml has no other name for it


def keep(root: etree._Element) -> None:
    """Leave everything as it is."""
    del root


def strip_tags(root: etree._Element) -> None:
    """Lose the tags of the controls, as older LibreOffice does."""
    for tag in list(root.iter(f"{W}tag")):
        drop(tag)


def strip_controls(root: etree._Element) -> None:
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        assert content is not None
        for child in list(content):
            control.addprevious(child)
        drop(control)


def strip_bookmarks(root: etree._Element) -> None:
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        drop(mark)


def strip_both(root: etree._Element) -> None:
    strip_controls(root)
    strip_bookmarks(root)


def split_runs(root: etree._Element) -> None:
    """Write every character in a run of its own."""
    for run in list(root.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) != 1 or len(texts[0].text or "") < 2:
            continue
        for sign in texts[0].text or "":
            twin = deepcopy(run)
            part = twin.find(f"{W}t")
            assert part is not None
            part.text = sign
            run.addprevious(twin)
        drop(run)


def track_changes(root: etree._Element) -> None:
    """Mark every answer as inserted, beside a deleted 7."""
    for run in body_runs(root):
        if not (run.findtext(f"{W}t") or "").strip():
            continue
        inserted = etree.Element(f"{W}ins", {f"{W}id": "1", f"{W}author": "甲"})
        run.addprevious(inserted)
        inserted.append(run)
        deleted = etree.Element(f"{W}del", {f"{W}id": "2", f"{W}author": "甲"})
        etree.SubElement(etree.SubElement(deleted, f"{W}r"), f"{W}delText").text = "7"
        inserted.addprevious(deleted)


def type_beside(root: etree._Element) -> None:
    """Let the answers of table cells stand beside their controls, as typing at an empty one does."""
    for control in list(root.iter(f"{W}sdt")):
        run = control.find(f"{W}sdtContent/{W}r")
        if run is not None and next(control.iterancestors(f"{W}tc"), None) is not None:
            control.addnext(run)


def leave_cursor(root: etree._Element) -> None:
    """Set the bookmark with which Word remembers where somebody last typed, in the middle of the fields."""
    controls = list(root.iter(f"{W}sdt"))
    mark = {f"{W}id": "99999", f"{W}name": "_GoBack"}
    place = controls[len(controls) // 2]
    place.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "99999"}))
    place.addnext(etree.Element(f"{W}bookmarkStart", mark))


def insert_row(root: etree._Element) -> None:
    """Put an empty row before the first."""
    first = body_rows(root)[0]
    row = deepcopy(first)
    for mark in list(row.iter(f"{W}sdt", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t")):
        drop(mark)
    first.addprevious(row)


def copy_row(root: etree._Element) -> None:
    """Put a copy of the last row, with controls and answers, before the first; every answer is a 3."""
    rows = body_rows(root)
    row = deepcopy(rows[-1])
    for control in row.iter(f"{W}sdtContent"):
        for text in control.iter(f"{W}t"):
            text.text = "3"
    rows[0].addprevious(row)


def delete_row(root: etree._Element) -> None:
    drop(body_rows(root)[0])


def swap_rows(root: etree._Element) -> None:
    rows = body_rows(root)
    rows[-1].addnext(rows[0])


def reword_headings(root: etree._Element) -> None:
    """Write 累计 before every other heading of the last row of headings."""
    cells = [cell for row in heading_rows(root) for cell in row.findall(f"{W}tc") if cell_text(cell).strip()]
    for cell in cells[1::2]:
        text = next(cell.iter(f"{W}t"))
        text.text = f"累计{text.text}"


def swap_heading_texts(root: etree._Element) -> None:
    """Exchange the words of two headings that stand over single columns."""
    texts = [next(cell.iter(f"{W}t")) for cell in single_headings(root)]
    if len(texts) > 1:
        texts[0].text, texts[1].text = texts[1].text, texts[0].text


def swap_columns(root: etree._Element) -> None:
    """Exchange the last two columns, headings and all."""
    for row in (*heading_rows(root), *body_rows(root)):
        cells = row.findall(f"{W}tc")
        if len(cells) > 1 and span(cells[-1]) == span(cells[-2]) == 1:
            cells[-1].addnext(cells[-2])


def swap_body_columns(root: etree._Element) -> None:
    """Exchange the last two columns below the headings only."""
    for row in body_rows(root):
        cells = row.findall(f"{W}tc")
        if len(cells) > 1 and span(cells[-1]) == span(cells[-2]) == 1:
            cells[-1].addnext(cells[-2])


def merge_cells(root: etree._Element) -> None:
    """Merge the last two cells of every row into one, with what is written in both."""
    for row in body_rows(root):
        cells = row.findall(f"{W}tc")
        if len(cells) < 2:
            continue
        left, right = cells[-2:]
        set_span(left, span(left) + span(right))
        left.extend(right.findall(f"{W}p"))
        drop(right)


def merge_down(root: etree._Element) -> None:
    """Merge the last cells of the first two rows, as Word does: the lower one stays, unseen."""
    rows = body_rows(root)
    for number, row in enumerate(rows[:2]):
        cell = row.findall(f"{W}tc")[-1]
        merge = etree.SubElement(properties_of(cell), f"{W}vMerge")
        if number == 0:
            merge.set(f"{W}val", "restart")


def split_cell(root: etree._Element) -> None:
    """Split the last cell of every row in two, the grid of the table with it."""
    for row in heading_rows(root):
        cells = row.findall(f"{W}tc")
        if cells:
            set_span(cells[-1], span(cells[-1]) + 1)
    for row in body_rows(root):
        cell = row.findall(f"{W}tc")[-1]
        twin = etree.Element(f"{W}tc")
        twin.append(etree.Element(f"{W}p"))
        cell.addnext(twin)


def delete_cell(root: etree._Element) -> None:
    """Take the second cell of every row away; the others move to the left."""
    for row in body_rows(root):
        cells = row.findall(f"{W}tc")
        if len(cells) > 2:
            drop(cells[1])


def strike_answers(root: etree._Element) -> None:
    """Strike every answer out and write a 9 beside it."""
    strike(body_runs(root))


def strike_labels(root: etree._Element) -> None:
    """Strike every word printed in the rows out and write a 9 beside it, which makes 19 of row 1."""
    strike(printed_runs(root))


def strike(runs: list[etree._Element]) -> None:
    for run in runs:
        if not (run.findtext(f"{W}t") or "").strip():
            continue
        twin = deepcopy(run)
        text = twin.find(f"{W}t")
        assert text is not None
        text.text = "9"
        run.addnext(twin)
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        etree.SubElement(properties, f"{W}strike")


def reword_rows(root: etree._Element) -> None:
    """Write 其中 before every printed word of the rows."""
    for row in body_rows(root):
        for text in row.iter(f"{W}t"):
            if next(text.iterancestors(f"{W}sdt"), None) is None and (text.text or "").strip():
                text.text = f"其中{text.text}"


def drop_headings(root: etree._Element) -> None:
    for row in heading_rows(root):
        drop(row)


def wrap_table(root: etree._Element) -> None:
    """Put the tables inside a cell of another table."""
    for table in list(root.iter(f"{W}tbl")):
        outer = etree.Element(f"{W}tbl")
        table.addprevious(outer)
        cell = etree.SubElement(etree.SubElement(outer, f"{W}tr"), f"{W}tc")
        cell.append(table)
        etree.SubElement(cell, f"{W}p")


# What the damages above look at.


def main_table(root: etree._Element) -> etree._Element | None:
    return max(root.iter(f"{W}tbl"), key=lambda table: len(list(table.iter(f"{W}tc"))), default=None)


def heading_rows(root: etree._Element) -> list[etree._Element]:
    table = main_table(root)
    return (
        []
        if table is None
        else [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    )


def body_rows(root: etree._Element) -> list[etree._Element]:
    table = main_table(root)
    assert table is not None
    return [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def single_headings(root: etree._Element) -> list[etree._Element]:
    rows = heading_rows(root)
    return [cell for row in rows for cell in row.findall(f"{W}tc") if span(cell) == 1 and cell_text(cell).strip()][-2:]


def body_runs(root: etree._Element) -> list[etree._Element]:
    """Return the runs that hold answers in cells."""
    return [run for cell in root.iter(f"{W}tc") for run in cell.iterfind(f".//{W}sdtContent//{W}r")]


def printed_runs(root: etree._Element) -> list[etree._Element]:
    """Return the runs of the rows that hold no answers."""
    answers = set(body_runs(root))
    return [run for row in body_rows(root) for run in row.iter(f"{W}r") if run not in answers]


def cell_text(cell: etree._Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))


def span(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else int(found.get(f"{W}val", "1"))


def set_span(cell: etree._Element, columns: int) -> None:
    properties = properties_of(cell)
    found = properties.find(f"{W}gridSpan")
    if found is None:
        found = etree.SubElement(properties, f"{W}gridSpan")
    found.set(f"{W}val", str(columns))


def properties_of(cell: etree._Element) -> etree._Element:
    found = cell.find(f"{W}tcPr")
    if found is None:
        found = etree.Element(f"{W}tcPr")
        cell.insert(0, found)
    return found


def drop(one: etree._Element) -> None:
    """Take an element out, but not the text behind it."""
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)
