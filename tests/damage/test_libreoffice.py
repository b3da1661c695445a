"""Forms that LibreOffice opened and saved again, straight or through another format."""

from pathlib import Path

import pytest

from generators.model.filled_form import Status, Verdict
from tests.damage.filling import filled
from tests.damage.libreoffice import WAYS, saved_as
from tests.read.form_filling import BLANKS, FORMS, answers_to, read

IDS = ("ax-2023-4", "ax-2023-5", "ax-2023-2", "ax-2023-file", "sz-2020-risks-site")


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("way", WAYS)
def test_every_answer_comes_back(way: str, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    files = [sent / f"{form_id}.docx" for form_id in IDS]
    for file in files:
        file.write_bytes(filled(BLANKS[file.stem], answers_to(FORMS[file.stem])))
    for number, target in enumerate(WAYS[way]):
        files = saved_as(target, files, tmp_path / str(number))
    for file in files:
        back = read(file.read_bytes())
        texts = answers_to(FORMS[file.stem])
        assert {answer.tag: answer.text for answer in back.answers if answer.tag in texts} == texts
        assert {answer.verdict for answer in back.answers} <= {Verdict.OK, Verdict.NOT_APPLICABLE}
        assert back.status is Status.ACCEPTED
