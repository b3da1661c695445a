"""A day without a year has that of the column it stands in."""

from generators.model.draft import DraftTable
from generators.model.official import OfficialPlace
from generators.view.draft.year_columns import YearColumns


def test_lines_of_a_table_have_the_years_of_their_columns_in_their_order() -> None:
    rows = (("查基础", "6月底前", "6月底前"), ("查附着", "9月底前", "每月"))
    heads = ("任务", "2024年安排", "2025年安排")
    columns = YearColumns([DraftTable(clause="附件1", columns=heads, kinds=("task", "2024", "2025"), rows=rows)])
    text = "查基础\n6月底前\n6月底前\n查附着\n9月底前"
    parts = list(columns.part(OfficialPlace(path="附件1", text=text, line=1), 2023))
    assert [(line, year) for _, line, year in parts] == [
        ("查基础", 2023),
        ("6月底前", 2024),
        ("6月底前", 2025),
        ("查附着", 2023),
        ("9月底前", 2024),
    ]
    assert all(text[start:].startswith(line) for start, line, _ in parts)


def test_a_cell_has_the_year_its_column_names() -> None:
    place = OfficialPlace(path="附件1/一/2025年安排", cell="2025年安排", row=1, text="6月底前\n9月底前", line=1)
    assert list(YearColumns(()).part(place, 2023)) == [(0, place.text, 2025)]


def test_elsewhere_the_text_is_one_part_of_the_texts_own_year() -> None:
    place = OfficialPlace(path="一", text="6月底前\n9月底前", line=1)
    assert list(YearColumns(()).part(place, 2023)) == [(0, place.text, 2023)]
