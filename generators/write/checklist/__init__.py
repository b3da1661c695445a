"""The lists of enterprises as files: Word and a spreadsheet to work from, a calendar, and the same facts as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from generators.model.labels import Labels
from generators.view.checklist import Checklist, ChecklistItem, plain_head, plain_item
from generators.view.checklist.carry import NOTHING, Carried, plain_carried
from generators.word.document import document_bytes
from generators.write.checklist.ics import ics_bytes
from generators.write.checklist.paper import lay_out
from generators.write.file_names import list_path
from generators.write.files import json_bytes
from generators.write.output import ROOT, Output, digest, hash_files


def list_outputs(checklists: Iterable[Checklist], labels: Labels) -> list[Output]:
    """Give the files of every list: lists/<id>/清单.docx, .xlsx, .ics and .json."""
    writers = (ROOT / "generators" / "write" / name for name in ("checklist", "row_heights.py"))
    program = hash_files(ROOT / "generators" / "word", *writers)
    means = {"清单的版式": program, "用语": digest(repr(labels))}
    return [output for checklist in checklists for output in one_checklist_outputs(checklist, labels, means)]


def one_checklist_outputs(
    checklist: Checklist, labels: Labels, means: Mapping[str, str], carried: Carried = NOTHING
) -> list[Output]:
    """Give the files of one enterprise, with what people entered in older ones."""
    name = partial(list_path, checklist.enterprise.id)
    without_today = replace(checklist, bases=())
    word, plain = partial(_word_bytes, checklist, labels, carried), partial(_plain_bytes, checklist, carried)
    sheet, calendar = partial(_sheet_bytes, checklist, labels, carried), partial(ics_bytes, checklist, labels)
    return [
        Output(path=name("docx"), view=checklist, means=means, make=word),
        Output(path=name("xlsx"), view=without_today, means=means, make=sheet),
        Output(path=name("ics"), view=without_today, means=means, make=calendar),
        Output(path=name("json"), view=without_today, means=means, make=plain),
    ]


def _word_bytes(checklist: Checklist, labels: Labels, carried: Carried) -> bytes:
    return document_bytes(lay_out(checklist, labels, carried))


def _sheet_bytes(checklist: Checklist, labels: Labels, carried: Carried) -> bytes:
    from generators.write.checklist.xlsx import xlsx_bytes  # noqa: PLC0415 - slow to load, and a build has a process for it

    return xlsx_bytes(checklist, labels, carried)


def _plain_bytes(checklist: Checklist, carried: Carried) -> bytes:
    """Write every duty of every policy with its status and why, and what was taken over if anything was."""
    taken = {} if carried is NOTHING else plain_carried(carried)
    whole = json_bytes({**plain_head(checklist), "duties": [], **taken}).decode()
    duties = ",\n  ".join([_item_text(item) for item in checklist.items])
    # A line feed inside a text is written as \n: what is looked for can only be the key of the whole.
    return whole.replace('\n "duties": []', f'\n "duties": [\n  {duties}\n ]', 1).encode() if duties else whole.encode()


@lru_cache(maxsize=2048)
def _item_text(item: ChecklistItem) -> str:
    """Write a duty as an entry of the list, as far in as it stands there; all enterprises that have it share it."""
    return json_bytes(plain_item(item)).decode().rstrip().replace("\n", "\n  ")
