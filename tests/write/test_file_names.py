"""The names of the files, said before any is made."""

from dataclasses import replace
from datetime import date

from generators.model.enterprise import Project
from generators.model.form import Copy
from generators.view.checklist import view_checklists
from generators.view.form import view_form
from generators.view.form_sending import Sending
from generators.view.risk_list import RiskList
from generators.write.checklist import list_outputs
from generators.write.file_names import file_name, name_files, risk_list_path
from generators.write.form import form_outputs
from tests.builders import LABELS, enterprise, form, library, policy


def test_the_files_named_are_those_that_are_made() -> None:
    copies = (Copy(to="企业", note="留存"), Copy(to="某市住建局"))
    forms = (form(), form("yd-2023-2", copies=copies))
    content = library(forms=forms, enterprises=(enterprise(),))
    lists = view_checklists(content.enterprises, content, date(2023, 6, 1))
    made = [*form_outputs(content, LABELS), *list_outputs(lists, LABELS)]
    assert list(name_files(content, LABELS)) == [output.path for output in made]
    assert len(made) == 2 + 4 + 4


def test_a_form_made_for_somebody_is_named_after_whom_and_which_month() -> None:
    sending = Sending(enterprise=replace(enterprise(), name="甲/..公司"), period="2023-04")
    assert file_name(view_form(form(), policy(), sending), LABELS, protected=True) == "甲公司-附件1-2023年4月.docx"
    month = Sending(period="2023-04")
    assert file_name(view_form(form(), policy(), month), LABELS, protected=False).startswith("附件1-2023年4月")


def test_lists_of_risks_stand_beside_the_list_and_name_the_project() -> None:
    project, firm = Project(id="2", name="东楼"), enterprise("jia")
    view = view_form(form(), policy())
    lists = [
        RiskList(enterprise=firm, project=of, part=part, form=form(), view=view)
        for of in (None, project)
        for part in (1, 2)
    ]
    assert [risk_list_path(one).removeprefix("lists/jia/") for one in lists] == [
        "风险清单.docx",
        "风险清单-续2.docx",
        "风险清单-2.docx",
        "风险清单-2-续2.docx",
    ]
