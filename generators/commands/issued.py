"""What `status` and `checklist --carry` share: the list as it would be made today, to hold an older one against."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generators.commands import ROOT
from generators.model.enterprise import Enterprise
from generators.model.issued_list import IssuedList
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.model.ticks import ReturnedList
from generators.read.issued_lists import find_issued
from generators.read.returned_list import ListWords, read_returned_list
from generators.read.returned_list_xlsx import read_returned_workbook
from generators.view.applicability import view_applicability
from generators.view.checklist import Checklist, plain_checklist, view_checklist
from generators.view.checklist.versions import issue, issue_plain, say_absent
from generators.write.checklist.duties import duty_texts

FOLDERS = (ROOT / "build", ROOT / "build" / "checklists")
"""Where lists are made by default."""
WORKBOOKS = (".xlsx", ".xlsm")
"""What ends the name of a list kept as a spreadsheet."""


@dataclass(frozen=True, kw_only=True)
class Today:
    """A list as it would be made today."""

    checklist: Checklist
    absent: dict[str, str]
    """Duty -> why it is not in it."""
    labels: Labels

    @property
    def on_paper(self) -> IssuedList:
        """The list with the words it prints, to be held against a file."""
        words = self.labels["清单"]
        return issue(self.checklist, {item.duty.id: duty_texts(item, words) for item in self.checklist.listed})

    @property
    def recorded(self) -> IssuedList:
        """The list with the words of its record, to be held against another record."""
        return issue_plain(plain_checklist(self.checklist))


def make_today(enterprise: Enterprise, library: Library, labels: Labels, as_of: date, year: int | None) -> Today:
    """Make the list of an enterprise."""
    checklist = view_checklist(enterprise, library, as_of, year, library.calendar)
    absent = say_absent(view_applicability(enterprise, library, checklist.year))
    return Today(checklist=checklist, absent=absent, labels=labels)


def find_record(code: str | None, folders: tuple[Path, ...]) -> IssuedList | None:
    """Find the record of a code where lists are made by default, or in other folders."""
    found = (find_issued(code, folder) for folder in (*folders, *FOLDERS)) if code else ()
    return next((one for one in found if one), None)


def list_words(library: Library, labels: Labels) -> ListWords:
    """Give what a returned list is known again by."""
    duties = (duty for policy in library.policies for clause in policy.clauses for duty in clause.duties)
    return ListWords(labels=labels, duties={duty.id: duty.does for duty in duties})


def with_record(words: ListWords, record: IssuedList | None) -> ListWords:
    """Add the duties that only the record of a list still knows."""
    gone = {row.duty: row.texts.get("does", "") for row in record.rows} if record else {}
    return replace(words, duties={**gone, **words.duties})


def read_list(
    path: Path, words: ListWords, folders: tuple[Path, ...]
) -> tuple[ReturnedList | None, IssuedList | None, list[Problem]]:
    """Read a list that came back, with the record of its code if there is one.

    Duties that only the record still knows are looked for in a second reading.
    """
    read = read_returned_workbook if path.suffix.lower() in WORKBOOKS else read_returned_list
    returned, problems = read(path, words)
    record = find_record(returned.code, folders) if returned else None
    if returned is None or record is None:
        return returned, None, problems
    known = with_record(words, record)
    if known.duties.keys() != words.duties.keys():
        returned, problems = read(path, known)
    if returned and returned.enterprise not in (None, record.enterprise.id if record.enterprise else None):
        says = f"代码 {record.code} 是另一家企业（{record.enterprise.id if record.enterprise else ''}）的清单"
        return None, record, [Problem(place=Place(file=path.name), message=says, hint="请核对文件是不是改过属性")]
    return returned, record, problems


def owner_of(returned: ReturnedList, record: IssuedList | None) -> str | None:
    """Tell whose list a file is: by what it says itself, else by the record of its code."""
    return returned.enterprise or (record.enterprise.id if record and record.enterprise else None)


def year_of(returned: ReturnedList, record: IssuedList | None) -> int | None:
    """Tell the year of a list: by what the file says itself, else by the record of its code."""
    return returned.year or (record.year if record else None)
