"""The feed of updates (Atom, RFC 4287), for readers and for other systems."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from generators.model.labels import ADDRESS, SITE, Labels, Words
from generators.model.update import Update, UpdateLine
from generators.view.handbook import Index
from generators.write.output import ROOT, Output, digest, hash_files

PATH = "handbook/feed.xml"
PAGE = "updates.html"
NAMESPACE = "http://www.w3.org/2005/Atom"
FIRST = "1980-01-01"
"""The day of a feed without entries: no output holds the day it was made."""


def feed_output(index: Index, labels: Labels) -> Output:
    """Make the feed an output, next to the pages."""
    updates = tuple(sorted(index.library.updates, key=lambda one: (one.day, one.id), reverse=True))
    return Output(
        path=PATH,
        view=updates,
        means={"程序": hash_files(ROOT / "generators" / "write" / "feed.py"), "用语": digest(repr(labels))},
        make=lambda: feed_bytes(updates, labels),
    )


def feed_bytes(updates: tuple[Update, ...], labels: Labels) -> bytes:
    """Write the feed; entries have absolute addresses where the handbook has one, else addresses beside the feed."""
    words, address = labels["更新页"], labels.get(SITE, {}).get(ADDRESS, "")
    name = labels["页面"]["index"]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<feed xmlns={quoteattr(NAMESPACE)}>",
        f"<title>{escape(name)}　{escape(labels['页面']['updates'])}</title>",
        f"<id>{uuid5(NAMESPACE_URL, address or name).urn}</id>",
        f"<author><name>{escape(name)}</name></author>",
        f"<updated>{max((one.day for one in updates), default=FIRST)}T00:00:00Z</updated>",
        f'<link rel="alternate" href={quoteattr(address + PAGE)}/>',
    ]
    for one in updates:
        lines += _entry(one, address, words)
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _entry(one: Update, address: str, words: Words) -> Iterator[str]:
    text = "\n".join(filter(None, (one.note, *(_say(line, words) for line in one.told))))
    yield "<entry>"
    yield f"<title>{escape(one.title)}</title>"
    yield f"<id>{uuid5(NAMESPACE_URL, f'{address}{one.id}').urn}</id>"
    yield f"<updated>{one.day}T00:00:00Z</updated>"
    yield f"<link href={quoteattr(f'{address}{PAGE}#u-{one.id}')}/>"
    yield f"<summary>{escape(text)}</summary>"
    yield "</entry>"


def _say(line: UpdateLine, words: Words) -> str:
    who = f"{'、'.join(line.who)}：" if line.who else ""
    what = f"（{line.what}）" if line.what else ""
    return words["line"].format(kind=line.kind.value, who=who, does=line.does, what=what)
