"""What the files are called that people get. Light to import: the pages name the files before any is made."""

import re

from generators.model.form import Form
from generators.model.labels import Labels
from generators.model.library import Library
from generators.view.form import FormView, view_form
from generators.view.form_sending import Sending, say_period
from generators.view.risk_list import RiskList, view_risk_lists

LONGEST_NAME = 49
"""Of a file name, in characters, without the mark and the ending: 60 with them."""
LISTS = ("docx", "xlsx", "ics", "json")
"""The formats of a list."""

_LONGEST_SENDER = 30
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What no file name on Windows may hold."""
_UNSAFE = re.compile(r"[^\w（）()-]+")
"""What a sender's name may hold and a file name should not: separators of folders, line breaks, signs of shells."""


def name_files(library: Library, labels: Labels) -> tuple[str, ...]:
    """Name every blank form and every list of a library by its path below build/."""
    views = [
        view_form(form, library.policy_of(form), Sending(copy_number=number))
        for form in library.forms
        for number in copy_numbers(form)
    ]
    forms = [form_path(view, labels, protected=protected) for view in views for protected in (True, False)]
    lists = [list_path(enterprise.id, ending) for enterprise in library.enterprises for ending in LISTS]
    return (*forms, *lists, *map(risk_list_path, view_risk_lists(library, library.enterprises)))


def list_folder(enterprise: str) -> str:
    """Name the folder of all lists of an enterprise, given by its id."""
    return f"lists/{enterprise}/"


def list_path(enterprise: str, ending: str) -> str:
    """Name a list of an enterprise, given by its id."""
    return f"{list_folder(enterprise)}清单.{ending}"


def risk_list_path(one: RiskList) -> str:
    """Name a list of risks: 风险清单.docx of the enterprise, 风险清单-<number>.docx of a project."""
    project = f"-{one.project.id}" if one.project else ""
    part = f"-续{one.part}" if one.part > 1 else ""
    return f"{list_folder(one.enterprise.id)}风险清单{project}{part}.docx"


def form_path(view: FormView, labels: Labels, *, protected: bool) -> str:
    """Name a blank form."""
    return f"forms/{view.id}/{file_name(view, labels, protected=protected)}"


def copy_numbers(form: Form) -> tuple[int | None, ...]:
    """Return the number of every copy to make: each goes somewhere else and says so. A form without copies is one."""
    return tuple(range(1, len(form.copies) + 1)) or (None,)


def file_name(view: FormView, labels: Labels, *, protected: bool) -> str:
    """Name the file of a form: its attachment, its title, its copy; if made for somebody, for whom and which month."""
    parts: tuple[str | None, ...] = (view.attachment, view.title)
    if view.sender or view.period:
        month = say_period(view.period) if view.period else ""
        parts = (safe_name(view.sender), view.attachment or view.title, month)
    title = _FORBIDDEN.sub("", "-".join(part for part in parts if part))
    ending = _copy_mark(view, labels) + ("" if protected else labels["表单件"]["unprotected"])
    return f"{title[: LONGEST_NAME - len(_copy_mark(view, labels))]}{ending}.docx"


def sent_name(view: FormView, labels: Labels) -> str:
    """Name the file of a form made for a sender of a roster: its number, its name, the form, the copy."""
    return f"{view.number}-{safe_name(view.sender)}-{view.attachment or view.title}{_copy_mark(view, labels)}.docx"


def safe_name(sender: str) -> str:
    """Return what a sender's name leaves of itself in the name of a file."""
    return _UNSAFE.sub("", sender)[:_LONGEST_SENDER]


def _copy_mark(view: FormView, labels: Labels) -> str:
    if view.copy_number is None:
        return ""
    to = view.copies[view.copy_number - 1][0]
    return labels["表单件"]["copy_mark"].format(number=view.copy_number, to=to)
