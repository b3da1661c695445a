"""Pages written by hand: their titles, their pictures."""

from pathlib import Path

import pytest

from generators.read.prose import read_prose
from generators.write.handbook import picture_outputs


def written(folder: Path, text: str) -> Path:
    pages = folder / "content" / "pages"
    (pages / "images").mkdir(parents=True)
    (pages / "images" / "a.png").write_bytes(b"picture")
    (pages / "how.md").write_text(text, "utf-8")
    return pages


def test_pictures_of_a_page_go_beside_it(tmp_path: Path) -> None:
    pages = written(tmp_path, "# 怎么办\n\n![甲](images/a.png)\n\n![甲](images/a.png)\n")
    prose, problems = read_prose(pages, pages.parent)
    assert not problems
    (output,) = picture_outputs(prose, pages)
    assert (output.path, output.make()) == ("handbook/pages/images/a.png", b"picture")


def test_a_picture_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    pages = written(tmp_path, "# 怎么办\n\n见 ![乙](images/b.png)\n")
    _, (problem,) = read_prose(pages, pages.parent)
    assert (problem.place.file, problem.place.line, problem.place.column) == ("content/pages/how.md", 3, 8)
    assert "images/b.png" in problem.message


def test_a_picture_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = written(tmp_path, "# 怎么办\n\n![甲](images/a.png)\n")
    monkeypatch.setattr("os.access", lambda path, _mode: path.suffix != ".png")
    _, (problem,) = read_prose(pages, pages.parent)
    assert "权限" in problem.message
    assert problem.place.line == 3


def test_pages_that_may_not_be_listed_are_left_to_who_reads_the_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = written(tmp_path, "# 怎么办\n")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert read_prose(pages, pages.parent) == ({}, [])


def test_a_page_without_title_is_a_problem(tmp_path: Path) -> None:
    pages = written(tmp_path, "怎么办\n")
    _, (problem,) = read_prose(pages, pages.parent)
    assert "标题" in problem.message
