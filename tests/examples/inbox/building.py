"""The demo inbox: 40 files that ten towns sent for two forms and two months, some of them as people and attackers do.

Town number k fills the row 国标 of the first block of 附件4, or the only row of 附件6, and writes 0 in every other
cell. March: 总数 10k, 合格 k, 标杆 1, 示范岗位 k, 自查 3k, 整改 2k. April: the same, but 自查 3k + 1.
What departs from that stands in the tables below, one line for each file that does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.library import Library
from generators.read.library import read_library
from generators.view.form import view_form
from generators.view.form_sending import Sending
from generators.view.ledger.cells import number_cells
from generators.write.form import form_bytes
from tests.builders import LABELS
from tests.damage.damages import strip_both
from tests.damage.filling import changed, filled

CONTENT = Path(__file__).resolve().parents[3] / "content"
BUILDING, PROPERTY = "ax-2023-4", "ax-2023-6"
MARCH, APRIL = "2023-03", "2023-04"
NUMERALS = "一二三四五六七八九十"
TOWNS = tuple(f"示例{numeral}镇" for numeral in NUMERALS)
ROSTER = "".join(f"- {{编号: zhen-{number:02d}, 名称: {town}}}\n" for number, town in enumerate(TOWNS, start=1))
IN_TIME = {MARCH: "2023年3月31日", APRIL: "2023年4月28日"}
ROWS = {BUILDING: "a-national", PROPERTY: "a"}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One file that was sent, as far as it is not the plain one of its town."""

    file: str
    town: int
    """From 1."""
    date: str = ""
    changes: Mapping[str, str] | None = None
    """Column id -> what is typed in the town's row instead."""
    typed: str = ""
    """Another name where the sender's should stand."""
    bare: bool = False
    """Filled in a blank that was made for nobody and no month."""
    damaged: bool = False
    """Controls and bookmarks lost on the way."""
    zero: bool = False


PLAIN = {
    (BUILDING, MARCH): range(1, 8),
    (BUILDING, APRIL): (1,),
    (PROPERTY, MARCH): range(1, 10),
    (PROPERTY, APRIL): (1, 4, 5, 6, 7, 8),
}
"""The towns that sent their plain file in time."""
SENT = {
    (BUILDING, MARCH): (
        Sent(file="迟到.docx", town=8, date="2023年4月3日"),
        Sent(file="本月无.docx", town=10, zero=True),
    ),
    (BUILDING, APRIL): (
        Sent(file="二镇.docx", town=2),
        Sent(file="二镇（更正）.docx", town=2, date="2023年4月30日", changes={"total": "25", "posts": "0"}),
        Sent(file="合格比总数多.docx", town=3, changes={"qualified": "99"}),
        Sent(file="四镇 1.docx", town=4),
        Sent(file="四镇 2.docx", town=4, changes={"total": "41"}),
        Sent(file="转过格式.docx", town=5, damaged=True),
        Sent(file="大约.docx", town=6, bare=True, changes={"found": "约12"}),
        Sent(file="节后.docx", town=8, date="2023年5月4日"),
        Sent(file="冒名.docx", town=10, typed=TOWNS[0]),
    ),
    (PROPERTY, MARCH): (),
    (PROPERTY, APRIL): (
        Sent(file="全角.docx", town=2, changes={"total": "２０", "found": "1,007条"}),
        Sent(file="物业零报.docx", town=3, zero=True),
        Sent(file="不在名单.docx", town=10, bare=True, typed='=HYPERLINK("http://x")'),
    ),
}


def build_inbox(folder: Path) -> None:
    """Write the 40 files and nothing else."""
    for (form_id, period), towns in PLAIN.items():
        for town in towns:
            name = f"{form_id[-1]}-{period}-{town:02d}.docx"
            write(folder / period / name, make_return(form_id, period, Sent(file=name, town=town)))
    for (form_id, period), sent in SENT.items():
        for one in sent:
            write(folder / one.file, make_return(form_id, period, one))
    for name, content in hostile_files().items():
        write(folder / name, content)


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def make_return(form_id: str, period: str, sent: Sent) -> bytes:
    """Fill our own blank as a town would."""
    town = TOWNS[sent.town - 1]
    row = ROWS[form_id]
    texts = {cell.tag: "0" for cell in number_cells(form_of(form_id))}
    if not sent.zero:
        numbers = plain_numbers(form_id, period, sent.town)
        texts |= {f"{form_id}.{row}.{column}": text for column, text in {**numbers, **(sent.changes or {})}.items()}
    head = {"unit": sent.typed or town, "author": "示例甲", "phone": "0", "date": sent.date or IN_TIME[period]}
    texts |= {f"{form_id}.head.{field}": text for field, text in head.items()}
    texts |= {f"{form_id}.{one.id}.unit_type": "示例类型" for one in form_of(form_id).rows}
    package = filled(blank(form_id, "" if sent.bare else town, "" if sent.bare else period), texts)
    return changed(package, strip_both) if sent.damaged else package


def plain_numbers(form_id: str, period: str, town: int) -> dict[str, str]:
    """Return what a town reports when nothing is odd: column id -> text."""
    found = 3 * town + (period == APRIL)
    numbers = {"total": 10 * town, "qualified": town, "benchmark": 1, "found": found, "mended": 2 * town}
    numbers |= {"posts": town} if form_id == BUILDING else {}
    return {column: str(number) for column, number in numbers.items()}


@cache
def library() -> Library:
    """Read the content once."""
    return read_library(CONTENT)[0]


def form_of(form_id: str) -> Form:
    return next(form for form in library().forms if form.id == form_id)


@cache
def blank(form_id: str, town: str, period: str) -> bytes:
    """Make the blank that goes out to a town; for nobody and no month, the one anybody may download."""
    form = form_of(form_id)
    policy = next(policy for policy in library().policies if policy.id == form.policy)
    enterprise = Enterprise(id="town", name=town, year=2023, facts={}) if town else None
    sending = Sending(enterprise=enterprise, period=period or None)
    return form_bytes(view_form(form, policy, sending), LABELS, protected=True)


def hostile_files() -> dict[str, bytes]:
    """Make a zip bomb, a file with a macro and an old .doc under a new name; nobody can tell whose they are."""
    return {
        "炸弹.docx": packed_as(bomb_parts()),
        "带宏.docx": packed_as({**unpack(blank(PROPERTY, TOWNS[8], APRIL)), "word/vbaProject.bin": b"macro"}),
        "旧式.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048),
    }


def bomb_parts() -> dict[str, bytes]:
    return {**unpack(blank(BUILDING, TOWNS[6], APRIL)), "word/media/image1.png": bytes(7 * 1024 * 1024)}


def unpack(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed_as(parts: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def file_names(folder: Path) -> Iterator[str]:
    """Yield the files of the inbox as `collect` names them."""
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
