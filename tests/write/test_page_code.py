"""The code of a page stands on it only where the handbook is on the web."""

from datetime import date

from generators.model.labels import ADDRESS, SITE
from generators.view.handbook import Index
from generators.write.handbook import handbook_outputs
from generators.write.page_code import page_code
from tests.builders import LABELS, library

ON_THE_WEB = {**LABELS, SITE: {ADDRESS: "https://example.com/"}}


def test_a_code_holds_the_address_of_its_page_in_a_small_picture() -> None:
    code = page_code("policies/zz-2023", ON_THE_WEB)
    assert code is not None
    assert code.address == "https://example.com/policies/zz-2023.html"
    assert code.picture.startswith("data:image/png;base64,")
    assert len(code.picture) < 1500
    assert page_code("policies/zz-2023", ON_THE_WEB) == code
    assert page_code("policies/zz-2023", LABELS) is None


def test_every_page_has_its_code_there_and_none_elsewhere() -> None:
    index = Index(library=library(), as_of=date(2023, 6, 1), prose={"guide": "# 怎么用\n\n看。\n"})
    for labels, count in ((ON_THE_WEB, 1), (LABELS, 0)):
        pages = [one for one in handbook_outputs(index, labels) if one.path.endswith(".md")]
        assert {one.make().decode().count('class="qr"') for one in pages} == {count}
