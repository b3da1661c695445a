"""The stylesheets that all pages ask for become one; the others stay where they are."""

from pathlib import Path

import pytest

from generators.write.one_style import MERGED, merge_styles

MAIN, OURS, SINGLE = "assets/stylesheets/main.1a.min.css", "stylesheets/ours.css", "stylesheets/single.css"


def link(path: str, up: str = "") -> str:
    return f'<link rel="stylesheet" href="{up}{path}">'


def make(folder: Path, pages: dict[str, str], ours: str = ".b{color:red}") -> None:
    styles = {MAIN: '@charset "UTF-8";.a{color:red}', OURS: ours, SINGLE: ".c{color:red}"}
    for path, text in (styles | pages).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def styles_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.css")}


def test_what_all_pages_ask_for_is_one_file_in_the_order_it_was_asked_for(tmp_path: Path) -> None:
    pages = {
        "index.html": f"<head>{link(MAIN)}\n{link(OURS)}\n{link(SINGLE)}\n</head>",
        "policies/a.html": f"<head>{link(MAIN, '../')}\n{link(OURS, '../')}\n</head>",
        "404.html": "<head></head>",
    }
    make(tmp_path, pages)
    merge_styles(tmp_path)
    assert styles_of(tmp_path) == {MERGED: '@charset "UTF-8";\n.a{color:red}\n.b{color:red}', SINGLE: ".c{color:red}"}
    assert (tmp_path / "index.html").read_text("utf-8") == f"<head>{link(MERGED)}\n{link(SINGLE)}\n</head>"
    assert (tmp_path / "policies/a.html").read_text("utf-8") == f"<head>{link(MERGED, '../')}\n</head>"
    assert (tmp_path / "404.html").read_text("utf-8") == "<head></head>"


@pytest.mark.parametrize("ours", ["@import 'a.css';", ".b{background:url(a.png)}", "@charset 'utf-8';"])
def test_styles_that_may_not_move_stay(tmp_path: Path, ours: str) -> None:
    make(tmp_path, {"index.html": link(MAIN) + link(OURS)}, ours)
    merge_styles(tmp_path)
    assert {MAIN, OURS} <= set(styles_of(tmp_path))
    assert (tmp_path / "index.html").read_text("utf-8") == link(MAIN) + link(OURS)


def test_a_picture_that_is_data_may_move(tmp_path: Path) -> None:
    make(tmp_path, {"index.html": link(MAIN) + link(OURS)}, ".b{mask:url('data:image/svg+xml;utf8,<svg/>')}")
    merge_styles(tmp_path)
    assert MAIN not in styles_of(tmp_path)
