"""A small monthly form, and returns of it as they are after reading."""

from datetime import date
from typing import Any

from generators.model.filled_form import Answer, FilledForm, Route, Status, Value, Verdict
from generators.model.form import Check, CheckKind, CheckLevel, Column, FieldType, FormRow, HeaderField
from generators.model.ledger import Entry, Ledger, ListName, ReturnedFile, Sender
from generators.view.due import Due
from generators.view.ledger import Gathering, view_ledger
from tests import builders

FORM = builders.form(
    id="yd-2023-3",
    header_fields=(HeaderField(id="unit", label="填报单位", seal=True),),
    columns=(
        Column(id="boxes", label="配电箱", unit="个"),
        Column(id="good", label="合格", unit="个"),
        Column(id="found", label="隐患", unit="条"),
        Column(id="fines", label="罚款", unit="万元", type=FieldType.DECIMAL),
    ),
    rows=(FormRow(id="a", label="自有"), FormRow(id="b", label="租用", cells={"good": "--"})),
    checks=(
        Check(
            name="合格", kind=CheckKind.NOT_ABOVE, level=CheckLevel.CERTAIN, whole="boxes", parts=("good",), says="x"
        ),
        Check(name="相符", kind=CheckKind.SUM, level=CheckLevel.HINT, whole="boxes", parts=("good",), says=""),
        Check(name="隐患", kind=CheckKind.NOT_ABOVE, level=CheckLevel.HINT, whole="boxes", parts=("found",), says=""),
    ),
)
PERIOD = "2023-04"


def answer(cell: str, value: Value, verdict: Verdict = Verdict.OK) -> Answer:
    return Answer(
        row="",
        column="",
        unit=None,
        text=str(value),
        value=value if verdict in (Verdict.OK, Verdict.NORMALISED) else None,
        route=Route.TAG,
        verdict=verdict,
        says="",
        tag=f"{FORM.id}.{cell}",
    )


def returned(file: str, sender: str | None = "第1队", date: str | None = "2023-04-30", **changes: Any) -> ReturnedFile:
    plain: dict[str, Any] = {
        "form": FORM.id,
        "version": "x",
        "sender": sender,
        "period": PERIOD,
        "date": date,
        "status": Status.ACCEPTED,
        "answers": (answer("a.boxes", 3),),
    }
    return ReturnedFile(file=file, digest=file, filled=FilledForm(**(plain | changes)))


ROSTER = tuple(Sender(id=f"s{number}", name=f"第{number}队") for number in (1, 2, 3))
DAY = Due(day=date(2023, 5, 1), rule="次月1日前", clause="一/1")


def ledger_of(*files: ReturnedFile, roster: tuple[Sender, ...] | None = ROSTER, **changes: Any) -> Ledger:
    plain: dict[str, Any] = {
        "form": FORM,
        "period": PERIOD,
        "forms": (FORM,),
        "due": DAY,
        "monthly": frozenset({FORM.id}),
    }
    return view_ledger(Gathering(files=files, roster=roster, **(plain | changes)))


def entry(ledger: Ledger, file: str) -> Entry:
    return next(one for one in ledger.entries if one.file == file)


def names(ledger: Ledger, name: ListName) -> list[str]:
    return [one.name for one in ledger.lists[name]]


def total(ledger: Ledger, cell: str) -> tuple[object, int]:
    return next((one.value, one.n) for one in ledger.totals if one.tag == f"{FORM.id}.{cell}")
