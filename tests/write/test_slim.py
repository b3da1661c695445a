"""What is left of a stylesheet: every rule that some page or script can need, and nothing of the others."""

from pathlib import Path

import pytest

from generators.write.slim import gather_words, slim_site, slim_styles

WORDS = frozenset({"a", "p", "table", "card", "card--wide", "open", "ltr", "top"})


@pytest.mark.parametrize(
    "css",
    [
        ".card{color:red}",
        "p .card>a:hover,table::after{color:red}",
        "#top{color:red}",
        "[dir=ltr] .card{color:red}",
        '[dir="ltr"] .card{color:red}',
        "[hidden] a{color:red}",
        "a:not(.lost):is(.gone,:hover){color:red}",
        ".card\\:lost{color:red}",
        '@charset "utf-8";.card{color:red}',
        "@font-face{font-family:x;src:url(a;b.woff)}",
        "@keyframes lost{0%{top:0}to{top:1px}}",
        "@media screen{.card{color:red}}",
        "@media screen{@supports (color:red){.card{color:red}}}",
        '.card::after{content:"};{"}',
        ".card{background:url('data:image/svg+xml;utf8,<svg>{}</svg>')}",
        ":root{--line:red}.card{color:var(--line)}",
        "*{margin:0}",
    ],
)
def test_what_can_match_stays_as_it_is(css: str) -> None:
    assert slim_styles([css], WORDS) == [css]


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".lost{color:red}.card{color:red}", ".card{color:red}"),
        (".lost,.card,p .lost{color:red}", ".card{color:red}"),
        (".card .lost{color:red}", ""),
        ("kbd{color:red}", ""),
        ("p>kbd+a{color:red}", ""),
        ("#lost{color:red}", ""),
        ("[dir=rtl] .card{color:red}", ""),
        ("@media screen{.lost{color:red}}", ""),
        ("/* } */.card{color:red}", ".card{color:red}"),
        (":root{--line:red;--lost:';'}.card{color:var(--line)}", ":root{--line:red}.card{color:var(--line)}"),
        (":root{--first:var(--second);--second:red}", ""),
        (".card{--line:red;color:red}", ".card{color:red}"),
    ],
)
def test_what_cannot_match_goes(css: str, left: str) -> None:
    assert slim_styles([css], WORDS) == [left]


def test_a_property_that_another_stylesheet_reads_stays() -> None:
    styles = [":root{--line:red}", ".card{color:var(--line)}"]
    assert slim_styles(styles, WORDS) == styles


def test_pages_and_scripts_say_what_can_match() -> None:
    page = '<p class="card card--wide" data-md="open" id="甲">字</p>'.encode()
    assert gather_words([page], ['x.className = "md-late"']) >= {"p", "card", "card--wide", "open", "甲", "md-late"}


def test_only_the_styles_of_the_theme_are_touched(tmp_path: Path) -> None:
    theme, ours = tmp_path / "assets" / "stylesheets" / "main.css", tmp_path / "stylesheets" / "ours.css"
    for style in (theme, ours):
        style.parent.mkdir(parents=True)
    theme.write_text(":root{--line:red;--lost:red}.card{color:red}.lost{color:red}", "utf-8")
    ours.write_text(".lost{color:var(--line)}", "utf-8")
    (theme.parent / "main.css.map").write_text("{}", "utf-8")
    (tmp_path / "index.html").write_text('<p class="card">', "utf-8")
    slim_site(tmp_path)
    assert theme.read_text("utf-8") == ":root{--line:red}.card{color:red}"
    assert ours.read_text("utf-8") == ".lost{color:var(--line)}"
    assert not (theme.parent / "main.css.map").exists()
