"""The sides that make forms: ours, docxtpl and python-docx; and the folders all sides work on."""

import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._timing import Figures, play, timed  # noqa: E402 - the project's folder comes first
from generators.model.enterprise import Enterprise  # noqa: E402
from generators.model.form import Form  # noqa: E402
from generators.model.policy import Policy  # noqa: E402
from generators.read.labels import read_labels  # noqa: E402 - the project's folder comes first
from generators.read.library import read_library  # noqa: E402
from generators.view.form import Blank, BodyCell, FormView, find_blanks, view_form  # noqa: E402
from generators.view.form_sending import Sending  # noqa: E402
from generators.word.package import packed, unpacked  # noqa: E402
from generators.write.form import form_bytes  # noqa: E402

LABELS, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
FORM, PERIOD = "ax-2023-4", "2023-04"
HEAD_TEXTS = ("示例第{}镇", "示例甲", "0", "2023年4月28日")
TEMPLATE, DOCUMENT = "template.docx", "word/document.xml"


@cache
def definition() -> tuple[Form, Policy]:
    """Read the form and its policy once."""
    library, _ = read_library(ROOT / "content")
    form = next(form for form in library.forms if form.id == FORM)
    return form, next(policy for policy in library.policies if policy.id == form.policy)


def view_of(number: int) -> FormView:
    """Lay the form out for one of the senders."""
    form, policy = definition()
    sender = Enterprise(id=f"zhen-{number:04d}", name=HEAD_TEXTS[0].format(number), year=2023, facts={})
    return view_form(form, policy, Sending(enterprise=sender, number=sender.id, period=PERIOD))


@cache
def tags() -> tuple[str, ...]:
    """List the blanks in the order of reading: four in the head, then the rows."""
    return tuple(blank.tag for blank in find_blanks(view_of(0)))


def texts_of(number: int) -> dict[str, str]:
    """Return what a sender writes: plain figures, each total large enough for its parts, differing between senders."""
    texts = {tag: str((number * 7 + place) % 40) for place, tag in enumerate(tags())}
    texts |= {tag: str(1000 + number) for tag in tags() if tag.endswith((".total", ".found"))}
    texts |= {tag: "示例类型" for tag in tags() if tag.endswith(".unit_type")}
    return texts | {tag: text.format(number) for tag, text in zip(tags(), HEAD_TEXTS, strict=False)}


def filled_view(number: int) -> FormView:
    """Put a sender's texts into the blanks, as the county's total does with its sums."""
    view, texts = view_of(number), texts_of(number)
    head = tuple(replace(field, blank=_put(field.blank, texts)) for field in view.head)
    return replace(view, head=head, rows=tuple(tuple(_fill(cell, texts) for cell in row) for row in view.rows))


def _fill(cell: BodyCell, texts: Mapping[str, str]) -> BodyCell:
    return replace(cell, content=_put(cell.content, texts)) if isinstance(cell.content, Blank) else cell


def _put(blank: Blank, texts: Mapping[str, str]) -> Blank:
    return replace(blank, value=texts[blank.tag])


def make_blanks(folder: Path, count: int) -> Figures:
    """Write the blank of every sender."""
    definition()
    return timed(
        lambda: [save(folder, one, form_bytes(view_of(one), LABELS, protected=True)) for one in range(count)], count
    )


def make_filled(folder: Path, count: int) -> Figures:
    """Write the filled form of every sender."""
    definition()
    return timed(
        lambda: [save(folder, one, form_bytes(filled_view(one), LABELS, protected=True)) for one in range(count)], count
    )


def save(folder: Path, number: int, content: bytes) -> int:
    """Write one file."""
    return (folder / f"{number:04d}.docx").write_bytes(content)


def fill_by_docxtpl(folder: Path, count: int) -> Figures:
    """Render a template with one variable for each blank; escaping on, without which it drops text in silence."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped] # noqa: PLC0415 - nobody else pays for loading it

    def fill(number: int) -> None:
        template = DocxTemplate(folder.parent / TEMPLATE)
        names = (f"v{place}" for place in range(len(tags())))
        template.render(dict(zip(names, texts_of(number).values(), strict=True)), autoescape=True)
        template.save(folder / f"{number:04d}.docx")

    texts_of(0)
    return timed(lambda: deque(map(fill, range(count)), maxlen=0), count)


def fill_by_python_docx(folder: Path, count: int) -> Figures:
    """Write into the cells that hold a variable, found once; row by row, because `table.cell` is quadratic."""
    from docx import Document  # noqa: PLC0415 - nobody else pays for loading it
    from docx.document import Document as Opened  # noqa: PLC0415

    def cells(document: Opened) -> dict[str, tuple[int, int, int]]:
        return {
            cell.text: (number, row, column)
            for number, table in enumerate(document.tables)
            for row, line in enumerate(table.rows)
            for column, cell in enumerate(line.cells)
            if cell.text.startswith("{{") and (column == 0 or line.cells[column - 1]._tc is not cell._tc)  # noqa: SLF001
        }

    content = (folder.parent / TEMPLATE).read_bytes()
    places = cells(Document(BytesIO(content)))
    assert len(places) == len(tags())

    def fill(number: int) -> None:
        document = Document(BytesIO(content))
        lines = {
            (one, row): line.cells for one, table in enumerate(document.tables) for row, line in enumerate(table.rows)
        }
        for place, text in enumerate(texts_of(number).values()):
            one, row, column = places[f"{{{{ v{place} }}}}"]
            lines[one, row][column].text = text
        document.save(str(folder / f"{number:04d}.docx"))

    return timed(lambda: deque(map(fill, range(count)), maxlen=0), count)


def set_apart(package: bytes, number: int) -> bytes:
    """Leave the mark of a cursor, another in each file: no two have the same bytes around what is written in them."""
    parts = unpacked(package)
    mark = f'<w:body><w:bookmarkStart w:id="{number + 1000}" w:name="_GoBack"/><w:bookmarkEnd w:id="{number + 1000}"/>'
    return packed({**parts, DOCUMENT: parts[DOCUMENT].replace(b"<w:body>", mark.encode())})


def prepare(folder: Path, count: int) -> Figures:
    """Write the returns, typed into our own blanks as people do, the same set apart, and the template of the others."""
    from tests.damage.damages import strip_both  # noqa: PLC0415
    from tests.damage.filling import changed, filled  # noqa: PLC0415

    for name in ("returns", "apart"):
        (folder / name).mkdir()
    for number in range(count):
        one = filled(form_bytes(view_of(number), LABELS, protected=True), texts_of(number))
        save(folder / "returns", number, one)
        save(folder / "apart", number, set_apart(one, number))
    variables = {tag: f"{{{{ v{place} }}}}" for place, tag in enumerate(tags())}
    template = changed(filled(form_bytes(view_of(0), LABELS, protected=False), variables), strip_both)
    (folder / TEMPLATE).write_bytes(template)
    return {"blanks": len(tags())}


if __name__ == "__main__":
    play(
        {
            "prepare": prepare,
            "blanks": make_blanks,
            "filled": make_filled,
            "docxtpl": fill_by_docxtpl,
            "python-docx": fill_by_python_docx,
        }
    )
