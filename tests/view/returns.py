"""A small monthly form, and returns of it as they are after reading."""

from typing import Any

from generators.model.filled_form import Answer, FilledForm, Route, Status, Value, Verdict
from generators.model.form import Check, CheckKind, CheckLevel, Column, FieldType, FormRow, HeaderField
from generators.model.ledger import ReturnedFile
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
