"""The sides that read forms: ours, and the unzipping and parsing that no reader can do without."""

import gc
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._timing import Figures, play, timed  # noqa: E402 - the project's folder comes first

FORM, PERIOD = "ax-2023-4", "2023-04"


def parse_only(folder: Path, count: int) -> Figures:
    """Unzip and parse the text of the first `count` returns."""
    from lxml import etree  # noqa: PLC0415 - each side loads what it needs

    def parse(path: Path) -> int:
        with ZipFile(path) as archive:
            return len(etree.fromstring(archive.read("word/document.xml")))

    return timed(lambda: [parse(path) for path in sorted(folder.iterdir())[:count]], count)


def collect(folder: Path, count: int) -> Figures:
    """Read, check and add up all returns of a folder, as the command `collect` does."""
    from generators.check.returns import check_returns  # noqa: PLC0415
    from generators.model.ledger import Ledger, Sender  # noqa: PLC0415
    from generators.read.filled.plan import plan_forms  # noqa: PLC0415
    from generators.read.inbox import read_inbox  # noqa: PLC0415
    from generators.read.library import read_library  # noqa: PLC0415
    from generators.view.ledger import Gathering, view_ledger  # noqa: PLC0415
    from generators.view.ledger.pairing import pair_returns  # noqa: PLC0415

    library, _ = read_library(ROOT / "content")
    plans = plan_forms(library)
    form = plans[FORM].form
    roster = tuple(Sender(id=f"zhen-{number:04d}", name=f"示例第{number}镇") for number in range(count))
    ledgers: list[Ledger] = []

    def work() -> None:
        files = tuple(read_inbox(folder, plans))
        gathering = Gathering(form=form, period=PERIOD, files=files, forms=library.forms, roster=roster)
        ledgers.append(
            view_ledger(replace(gathering, files=check_returns(pair_returns(gathering, {}), gathering.policy_forms)))
        )

    gc.freeze()  # as the command does
    figures = timed(work, count)
    assert len(ledgers[0].entries) == count
    assert {(total.n, len(total.left_out)) for total in ledgers[0].totals} == {(count, 0)}
    totals = {total.tag: total.value for total in ledgers[0].totals}
    assert totals[f"{FORM}.a-national.total"] == sum(1000 + number for number in range(count))
    return figures


def read_back(folder: Path, count: int) -> Figures:
    """Read what a maker wrote, of whatever kind, and find the texts of every sender in it."""
    from bench._forms_making import tags, texts_of  # noqa: PLC0415
    from generators.read.filled.plan import plan_forms  # noqa: PLC0415
    from generators.read.filled_form import read_filled_form  # noqa: PLC0415
    from generators.read.library import read_library  # noqa: PLC0415

    plans = plan_forms(read_library(ROOT / "content")[0])
    for number in range(count):
        form, problems = read_filled_form(folder / f"{number:04d}.docx", plans)
        assert form is not None, problems
        texts = {answer.tag: answer.text for answer in form.answers}
        assert {tag: texts[tag] for tag in tags()} == texts_of(number), number
    return {}


def refuse(file: Path, refused: int) -> Figures:
    """Read one file that must be refused, or, if not, must at least cost little."""
    from generators.model.ledger import ReturnedFile  # noqa: PLC0415
    from generators.read.filled.plan import plan_forms  # noqa: PLC0415
    from generators.read.inbox import read_return  # noqa: PLC0415
    from generators.read.library import read_library  # noqa: PLC0415

    plans = plan_forms(read_library(ROOT / "content")[0])
    results: list[ReturnedFile] = []
    figures = timed(lambda: results.append(read_return(file, file.name, plans)))
    assert bool(results[0].refusal) is bool(refused), results
    assert results[0].filled is None or not results[0].filled.answers
    return figures


if __name__ == "__main__":
    play({"parse": parse_only, "collect": collect, "read-back": read_back, "refuse": refuse})
