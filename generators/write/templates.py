"""Fill the templates of the handbook: what they print is escaped for HTML and for Markdown alike."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

ENDING = ".md.j2"
MARKED = {character: f"&#{ord(character)};" for character in "&<>\"'`*_[]|\\#{}~^=+!$@"}
"""Every character that HTML or Markdown could take for more than itself, as an entity both leave alone."""
_CONTROLS: dict[str, str] = {chr(code): "" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}
"""Markdown marks its own pieces with two of these."""
_NOT_PLAIN_IN_CSS = re.compile(r"[^\w\u3000-\u303f\uff00-\uff5e· -]")
_ESCAPES = str.maketrans(MARKED | _CONTROLS)


def escape(value: object) -> Markup:
    """Return a value as text that stands for itself in Markdown and HTML, in one line; None as nothing."""
    if isinstance(value, Markup):
        return value
    return Markup() if value is None else _escape_text(str(value))


@lru_cache(maxsize=65_536)
def _escape_text(text: str) -> Markup:
    """Escape a text; names and addresses come again and again."""
    return Markup(" ".join(text.split()).translate(_ESCAPES))  # noqa: S704 - this is the escaping


def css_text(value: object) -> Markup:
    """Return a value as it stands between quotes in CSS; no character of it means anything to HTML or YAML either."""
    text = "" if value is None else " ".join(str(value).split())
    return Markup(_NOT_PLAIN_IN_CSS.sub(lambda found: f"\\{ord(found[0]):x} ", text))  # noqa: S704 - this is the escaping


@cache
def open_templates(folder: Path) -> Environment:
    """Open a folder of templates; a name that a template misspells is an error, not nothing."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="<#",  # Markdown writes the id of a heading {#id}
        comment_end_string="#>",
    )
    environment.filters["css"] = css_text
    return environment


def fill(folder: Path, template: str, values: Mapping[str, Any]) -> str:
    """Fill a template, named without its ending."""
    return open_templates(folder).get_template(template + ENDING).render(values)
