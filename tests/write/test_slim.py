"""What is left of a stylesheet: every rule that some page or script can need, and nothing of the others."""

from pathlib import Path

import pytest

from generators.write.slim import gather_made, gather_words, slim_page, slim_site, slim_styles, tighten

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


def test_pages_say_what_can_match() -> None:
    page = '<p class="card card--wide" data-md="open" id="甲">字</p>'.encode()
    assert gather_words([page]) >= {"p", "card", "card--wide", "open", "甲"}


def test_of_the_themes_script_only_what_it_makes_counts() -> None:
    script = 'x("li",{class:"made one"});y.classList.add("two");z.className=`three-${t}`;"<mark data-a>";j(".sought")'
    assert gather_made(script) >= {"li", "made", "one", "two", "three-", "mark"}
    assert "sought" not in gather_made(script)


def test_what_it_makes_for_features_that_are_off_does_not_count() -> None:
    assert gather_made('x("div",{class:"md-tooltip2 md-dialog"})') >= {"md-dialog"}
    assert "md-tooltip2" not in gather_made('x("div",{class:"md-tooltip2 md-dialog"})')


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (
            ".a , .b > p {\n  color: red;\n}\n\n/* why */\n.c { top: calc(1px + 2px); }",
            ".a,.b > p{color: red;}.c{top: calc(1px + 2px);}",
        ),
        (".a::before { content: '； {  }'; }", ".a::before{content: '； {  }';}"),
        ("a :hover { color: red }", "a :hover{color: red}"),
        ('.a { background: url(data:x; y) "/* z */" }', '.a{background: url(data:x; y) "/* z */"}'),
    ],
)
def test_our_styles_lose_comments_and_spaces(css: str, left: str) -> None:
    assert tighten(css) == left


def test_a_page_loses_indents_but_not_in_what_is_shown_as_it_stands() -> None:
    page = b"<ul>\n\n    <li>a  b\n      c</li>\n</ul><pre>\n  x\n\n  y</pre>\n  <script>\n  z</script>"
    assert slim_page(page) == b"<ul><li>a  b\nc</ul><pre>\n  x\n\n  y</pre>\n<script>\n  z</script>"


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ('<a href="a&#35;b">&#95;</a>', "<a href=a#b>_</a>"),
        ('<a class="b c" href="d" download="e">', '<a class="b c" href="d" download="e">'),
        ('<a class="b" href="c=d">="e"', '<a class=b href="c=d">="e"'),
        ('<td id=""><p id="甲" class="a"><link href="b">', '<td id=""><p id=甲 class=a><link href="b">'),
        ("&#60;b&#62; &#38; &#34; &#39; &#160;", "&#60;b&#62; &#38; &#34; &#39; &#160;"),
        ("<tr>\n<th>a</th>\n<td>b</td></tr>\n</tbody>", "<tr><th>a<td>b</tbody>"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        ("<p>a</p>\n<p>b</p><b>c</b>", "<p>a<p>b</p><b>c</b>"),
        ("<a>b</a>\n<a>c</a>\n<pre>", "<a>b</a>\n<a>c</a>\n<pre>"),
        ("<li>a</li> b", "<li>a</li> b"),
    ],
)
def test_a_page_keeps_only_what_browsers_need(page: str, left: str) -> None:
    assert slim_page(page.encode()).decode() == left


def test_of_a_site_only_what_is_the_themes_is_touched(tmp_path: Path) -> None:
    before = {
        "assets/stylesheets/main.css": ":root{--line:red;--lost:red}.card{color:red}.lost{color:red}.late{color:red}",
        "assets/stylesheets/main.css.map": "{}",
        "assets/javascripts/lunr/min/lunr.zh.min.js": "",
        "assets/javascripts/bundle.js": 'j(".lost")',
        "javascripts/ours.js": 'name("late")',
        "stylesheets/ours.css": ".lost { color:var(--line) }",
        "index.html": '<p class="card">',
    }
    for path, text in before.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    slim_site(tmp_path)
    after = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.*")}
    gone = {"assets/stylesheets/main.css.map", "assets/javascripts/lunr/min/lunr.zh.min.js"}
    slimmer = {
        "assets/stylesheets/main.css": ":root{--line:red}.card{color:red}.late{color:red}",
        "stylesheets/ours.css": ".lost{color:var(--line)}",
        "index.html": "<p class=card>",
    }
    assert after == {path: text for path, text in before.items() if path not in gone} | slimmer
