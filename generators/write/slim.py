"""The site without what no page can use: most rules of the theme's styles, its own search, the maps to its sources.

A rule stays where every class, id, element and value its selector names stands on some page, is made by the theme's
script, or is a word of a script of ours. What stands in brackets like `:not(…)` or `:is(…)` is not asked for. Of our
own styles only comments and spaces go.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

_PIECE = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|url\([^)"']*\))|([{};])""", re.DOTALL)
"""Either what is passed over whole, or a sign that structures."""
_QUOTED = re.compile(_PIECE.pattern.rpartition("|")[0], re.DOTALL)
_NESTED = ("@media", "@supports", "@layer", "@container")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_NAME = r"-?[A-Za-z_][\w-]*"
_NAMED = re.compile(rf"[.#]({_NAME})|\[{_NAME}[~|^$*]?=[\"']?({_NAME})[\"']?\s*i?\]")
_BESIDES = re.compile(r"\[[^\]]*\]|::?[\w-]+|[.#][\w-]+")
_ELEMENT = re.compile(_NAME)
_PROPERTY = re.compile(r"\s*(--[\w-]+)\s*:")
_USED = re.compile(r"var\(\s*(--[\w-]+)")

_WORD = re.compile(_NAME)
_MADE = re.compile(
    r"""class(?:Name)?\s*[:=]\s*(?:"([^"]*)"|`([^`]*)`)|classList\.\w+\("([^"]*)"|\b\w\("([a-z]+)",\{|<([a-z]+)[ >]"""
)
_TAG = re.compile(rb"<([a-z][a-z0-9]*)")
_VALUE = re.compile(rb"=\"([^\"]*)\"")
_STANDING = re.compile(rb"(<(?:pre|textarea|script)\b.*?</(?:pre|textarea|script)>)", re.DOTALL)
_AS_IT_STANDS = (b"<pre", b"<textarea", b"<script")
_INDENT = re.compile(rb"[ \t]*\n\s*")
_BEFORE_BLOCK = re.compile(
    rb">\n(?=</?(?:article|d[dlt]|details|div|h[1-6]|li|nav|[ou]l|p|section|summary|t(?:able|body|[dhr]|head))[ >])"
)
_OPTIONAL = re.compile(
    rb"</li>\n?(?=<li[ >]|</[uo]l>)|</d[dt]>\n?(?=<d[dt][ >]|</d(?:iv|l)>)|</t[dh]>(?=<t[dh][ >]|</tr>)"
    rb"|(?:</t[dh]>)?</tr>\n?(?=<tr[ >]|</t(?:body|head|able)>)|</p>\n?(?=<(?:p|[uod]l)[ >]|</(?:article|section|div)>)"
)
"""End tags that a browser adds by itself, with the line end behind them."""
_TAGS = rb"<(?:a|article|d[dlt]|details|div|h[1-6]|li|[ou]l|p|section|small|span|t[dhr])"
_UNQUOTED = rb"[^\s\"'=<>`]+"
_FIRST = re.compile(rb'(%b (?:class|href|id|scope)=)"(%b)"' % (_TAGS, _UNQUOTED))
_SECOND = re.compile(rb'(%b (?:class|href|id)=%b (?:class|href|id)=)"(%b)"' % (_TAGS, _UNQUOTED, _UNQUOTED))
"""Quotes that a value can do without; those of `data-size` stay, which tells where a number goes."""
_REFERENCE = re.compile(rb"&#(\d+);")
_NEEDED = frozenset(b"<>&\"'")


THEME_STYLES, THEME_SCRIPTS, OUR_SCRIPTS = "assets/stylesheets/*.css", "assets/javascripts/*.js", "javascripts/**/*.js"
_NEVER_MADE = ("md-annotation", "md-code__", "md-source", "md-tag", "md-tooltip", "md-version", "tabbed-")
"""How the classes begin that the theme's script makes for features which mkdocs.yml does not ask for."""
_SPACES = re.compile(r"\s*([{};,])\s*|\s+")
UNUSED = ("assets/javascripts/lunr/**/*.js", "assets/javascripts/workers/*.js")
"""The theme's search, in whose place ours stands."""


class Rule(NamedTuple):
    """What stands before the braces and in them; `body` is None for a statement without."""

    head: str
    body: str | None


def slim_site(folder: Path) -> None:
    """Slim the pages and the theme's styles of a site that mkdocs made in a folder; take away what nothing asks for."""
    for needless in (*folder.rglob("*.map"), *(file for name in UNUSED for file in folder.glob(name))):
        needless.unlink()
    words = gather_words(map(_slim_file, folder.rglob("*.html"))) | gather_made(_read(folder.glob(THEME_SCRIPTS)))
    words |= set(_WORD.findall(_read(folder.glob(OUR_SCRIPTS))))
    styles = sorted(folder.glob(THEME_STYLES))
    ours = [style for style in folder.rglob("*.css") if style not in styles]
    texts = [style.read_text("utf-8") for style in styles]
    for style, text in zip(styles, slim_styles(texts, words | find_used(_read(ours))), strict=True):
        style.write_text(text, "utf-8")
    for style in ours:
        style.write_text(tighten(style.read_text("utf-8")), "utf-8")


def _slim_file(page: Path) -> bytes:
    """Write a page anew; return what it was."""
    content = page.read_bytes()
    page.write_bytes(slim_page(content))
    return content


def _read(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text("utf-8") for file in files)


def slim_page(page: bytes) -> bytes:
    """Leave out what shows nothing: indents, line ends before blocks, end tags, quotes; write plainly what can be."""
    return b"".join(piece if piece.startswith(_AS_IT_STANDS) else _slim_piece(piece) for piece in _STANDING.split(page))


def _slim_piece(piece: bytes) -> bytes:
    plain = _REFERENCE.sub(_say_plainly, _INDENT.sub(b"\n", piece)).replace(b"&para;", "¶".encode())
    return _SECOND.sub(rb"\1\2", _FIRST.sub(rb"\1\2", _OPTIONAL.sub(b"", _BEFORE_BLOCK.sub(b">", plain))))


def _say_plainly(found: re.Match[bytes]) -> bytes:
    """Write a sign of ASCII that means nothing in HTML; Markdown had to have it written as a number."""
    number = int(found[1])
    return bytes([number]) if 32 < number < 127 and number not in _NEEDED else found[0]  # noqa: PLR2004 - ASCII


def gather_words(pages: Iterable[bytes]) -> set[str]:
    """Gather what selectors can name: elements and the words of attributes on pages."""
    tags: set[bytes] = set()
    values: set[bytes] = set()
    for page in pages:
        tags.update(_TAG.findall(page))
        values.update(_VALUE.findall(page))
    words = {tag.decode() for tag in tags}
    for value in values:
        words.update(value.decode().split())
    return words


def gather_made(script: str) -> set[str]:
    """Gather the elements and classes that the theme's script makes; what it only looks for need not be there."""
    made = {word for groups in _MADE.findall(script) for text in groups for word in _WORD.findall(text)}
    return {word for word in made if not word.startswith(_NEVER_MADE)}


def tighten(css: str) -> str:
    """Leave comments and needless spaces out of a stylesheet; what stands in quotes stays as it is."""
    said = _QUOTED.sub(lambda found: "" if found[0].startswith("/*") else found[0], css)
    pieces = _QUOTED.split(said)  # what stands in quotes or is an address has the odd numbers
    return "".join(
        piece if number % 2 else _SPACES.sub(lambda found: found[1] or " ", piece)
        for number, piece in enumerate(pieces)
    )


def slim_styles(styles: Iterable[str], words: AbstractSet[str]) -> list[str]:
    """Return of each stylesheet the rules that can match, without custom properties that none of them reads."""
    kept = [_keep_rules(css, words) for css in styles]
    slimmer = _drop_properties(kept, words)
    while slimmer != kept:  # one property may be read only by another that goes
        kept, slimmer = slimmer, _drop_properties(slimmer, words)
    return kept


def find_used(css: str) -> set[str]:
    """Name the custom properties that are read."""
    return set(_USED.findall(css))


def _keep_rules(css: str, words: AbstractSet[str]) -> str:
    kept = []
    for head, body in split_rules(css):
        if body is None:
            kept.append(f"{head};")
        elif head.startswith(_NESTED):
            inner = _keep_rules(body, words)
            kept.append(f"{head}{{{inner}}}" if inner else "")
        else:
            selector = head if head.startswith("@") else ",".join(_selectors_that_match(head, words))
            kept.append(f"{selector}{{{body}}}" if selector else "")
    return "".join(kept)


def _drop_properties(styles: Sequence[str], words: AbstractSet[str]) -> list[str]:
    used = words | find_used("".join(styles))
    return ["".join(_without_properties(css, used)) for css in styles]


def _without_properties(css: str, used: AbstractSet[str]) -> Iterator[str]:
    for head, body in split_rules(css):
        if body is None:
            yield f"{head};"
        elif head.startswith(_NESTED):
            yield f"{head}{{{''.join(_without_properties(body, used))}}}"
        elif head.startswith("@") or "--" not in body:
            yield f"{head}{{{body}}}"
        else:
            left = [one for one in _split(body, ";") if not (found := _PROPERTY.match(one)) or found[1] in used]
            yield f"{head}{{{';'.join(left)}}}" if left else ""


def split_rules(css: str) -> Iterator[Rule]:
    """Cut a stylesheet at its outermost braces and semicolons; comments between rules go."""
    depth = start = opened = 0
    for found in _PIECE.finditer(css):
        sign = found[2]
        if sign is None:
            if depth == 0 and found[1].startswith("/*") and not css[start : found.start()].strip():
                start = found.end()
        elif sign == "{":
            opened = opened if depth else found.end()
            depth += 1
        elif sign == "}" and depth > 1:
            depth -= 1
        elif depth == 0 or sign == "}":
            body = css[opened : found.start()] if depth else None
            yield Rule(css[start : opened - 1 if depth else found.start()].strip(), body)
            depth, start = 0, found.end()


def _split(text: str, mark: str) -> Iterator[str]:
    """Cut a text at a mark outside of quotes, comments and brackets."""
    depth = start = 0
    for found in re.finditer(rf"{_QUOTED.pattern}|[()\[\]]|{mark}", text, re.DOTALL):
        sign = found[0]
        depth += (sign in "([") - (sign in ")]")
        if sign == mark and depth == 0:
            yield text[start : found.start()]
            start = found.end()
    if text[start:].strip():
        yield text[start:]


def _selectors_that_match(head: str, words: AbstractSet[str]) -> Iterator[str]:
    return (selector for selector in _split(head, ",") if _can_match(selector, words))


def _can_match(selector: str, words: AbstractSet[str]) -> bool:
    if "\\" in selector:
        return True
    plain = _BRACKETS.sub("", selector)
    named = ("".join(groups) for groups in _NAMED.findall(plain))
    elements = _ELEMENT.findall(_BESIDES.sub(" ", plain))
    return all(name in words for name in (*named, *elements))
