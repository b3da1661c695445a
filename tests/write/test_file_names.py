"""The names of the files, said before any is made."""

from datetime import date

from generators.model.form import Copy
from generators.write.checklist import checklist_outputs
from generators.write.file_names import name_files
from generators.write.form import form_outputs
from tests.builders import LABELS, enterprise, form, library


def test_the_files_named_are_those_that_are_made() -> None:
    copies = (Copy(to="企业", note="留存"), Copy(to="某市住建局"))
    forms = (form(), form("yd-2023-2", copies=copies))
    content = library(forms=forms, enterprises=(enterprise(),))
    made = [*form_outputs(content, LABELS), *checklist_outputs(content, date(2023, 6, 1), LABELS)]
    assert list(name_files(content, LABELS)) == [output.path for output in made]
    assert len(made) == 2 + 4 + 4
