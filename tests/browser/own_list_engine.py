"""The scripts of the page 我的清单 in an engine of their own, and a list as plain data from Python and from them."""

import json
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

import quickjs

from generators.model.enterprise import Enterprise
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.registry import FactType
from generators.view.checklist import Checklist, plain_item, view_checklist
from generators.write.output import ROOT
from generators.write.own_list.content import plain_content
from generators.write.own_list.skeleton import list_skeleton

SCRIPTS = ROOT / "site_config" / "javascripts"
PURE = ("digests", "words", "judging", "list", "word", "paper", "calendar")
"""The scripts that know no page, in the order the page loads them."""
TODAY = date(2026, 11, 21)

PLAIN = """
const plainSource = (item) => ({
  id: item.duty.id, policy: item.policy.id, clause: item.duty.clause, row: item.duty.row, basis: item.duty.basis,
  digest: item.duty.digest, status: item.status, relation: item.relation, in_force: item.inForce, who: item.actors,
  does: item.duty.does, standard: item.duty.standard, frequency: item.duty.frequency, due: item.duty.due,
  timing: item.timing || null, count: item.schedule.count, at_least: item.schedule.atLeast,
  dates: item.schedule.occurrences.map((one) => one.end), evidence: item.duty.evidence, why: item.why, asks: item.asks,
});
const plainItem = (item) => ({
  ...plainSource(item), link: item.link || null, follows: ownList.isStricter(item) ? item.duty.id : null,
  also: item.also.map(plainSource),
});
globalThis.plainList = (list) => ({
  code: list.code, version: list.version, duties: list.items.map(plainItem),
  sheets: list.sheets.map((sheet) => [sheet.name, sheet.items.map((item) => item.duty.id)]),
  questions: list.questions.map((one) => [one.fact, one.duties]), profile: list.profile, misfits: list.misfits,
  exclusions: list.exclusions.map((one) => [one.title, one.why]), kept: list.keptOut.map((item) => item.duty.id),
  bases: list.bases.map((one) => [one.title, one.period, one.inYear, one.note, one.today, one.duties]),
  why: Object.fromEntries(list.items.map((item) => [item.duty.id, [item.grounds, item.level, item.posts]])),
});
"""


def plain_list(checklist: Checklist) -> dict[str, Any]:
    """Give what a list of the generator says, as `plainList` gives that of the page."""
    said = {
        "code": checklist.code,
        "version": checklist.version,
        "duties": [plain_item(item) for item in checklist.items],
        "sheets": [(sheet.name, [item.duty.id for item in sheet.items]) for sheet in checklist.sheets],
        "questions": [(one.fact, one.duties) for one in checklist.questions],
        "profile": checklist.profile,
        "misfits": checklist.misfits,
        "exclusions": [(one.title, one.why) for one in checklist.exclusions],
        "kept": [item.duty.id for item in checklist.kept_out],
        "bases": [
            (one.title, one.period, one.in_year.value, one.note, one.today.status.value, one.duties)
            for one in checklist.bases
        ],
        "why": {item.duty.id: (item.grounds, item.level, item.posts) for item in checklist.items},
    }
    plain: dict[str, Any] = json.loads(json.dumps(said))
    return plain


class Engine:
    """The scripts with the data of a library."""

    def __init__(self, content: Library, labels: Labels) -> None:
        self._context = quickjs.Context()
        files = [SCRIPTS / "conditions.js", *(SCRIPTS / "own-list" / f"{name}.js" for name in PURE)]
        for file in files:
            if file.exists():
                self._context.eval(file.read_text(encoding="utf-8"))
        data, skeleton = (
            json.dumps(json.dumps(one)) for one in (plain_content(content, labels), list_skeleton(labels))
        )
        self._context.eval(PLAIN + f"const data = ownList.prepare(JSON.parse({data}));")
        self._context.eval(f"globalThis.ownListSkeleton = JSON.parse({skeleton});")
        self._context.eval(
            "globalThis.run = (text) => { const [enterprise, year, today, asked] = JSON.parse(text);"
            " const list = ownList.makeList(enterprise, year, today, data);"
            " return JSON.stringify(asked.map((what) => (ownList[what] ?? plainList)(list, data))); }"
        )

    def run(self, enterprise: Enterprise, year: int, *asked: str) -> Any:
        """Make a list, and what is asked of it; its plain data where nothing is."""
        given = [plain_enterprise(enterprise), year, str(TODAY), asked or ["plain"]]
        answers = json.loads(self._context.get("run")(json.dumps(given)))
        return answers if asked else answers[0]

    def call(self, name: str, text: str) -> Any:
        """Call a function of the scripts on a text."""
        return json.loads(self._context.eval(f"JSON.stringify(ownList.{name}({json.dumps(text)}))"))


def plain_enterprise(one: Enterprise) -> dict[str, Any]:
    """Give an enterprise as the page knows it."""
    return {"id": one.id, "name": one.name, "sample": one.sample, "year": one.year, "facts": one.facts}


def list_of(enterprise: Enterprise, content: Library, year: int | None = None) -> Checklist:
    """Make the generator's list."""
    return view_checklist(enterprise, content, TODAY, year, content.calendar)


def draw_enterprise(content: Library, draw: Random, years: tuple[int, ...]) -> Enterprise:
    """Draw an enterprise that answers some questions, a few of them with what cannot be."""
    chance, facts = draw.choice((0.2, 0.6, 0.9)), {}
    for fact in content.facts:
        if draw.random() < chance:
            facts[fact.name] = _draw_value(fact.type, fact.values, content, draw)
    return Enterprise(id="own", name="某某公司", sample=False, year=draw.choice(years), facts=facts)


def _draw_value(kind: FactType, values: Iterable[str], content: Library, draw: Random) -> str | tuple[str, ...]:
    if kind is FactType.CHOICES:
        return tuple(value for value in values if draw.random() < 0.4)
    if kind is FactType.NUMBER:
        return draw.choice(("0", "7", "40", "49", "50", "300", "12.5", "很多"))
    if kind is FactType.REGION:
        return draw.choice([region.code for region in content.regions])
    return draw.choice(("是", "否")) if kind is FactType.YES_NO else draw.choice((*values, "某甲"))
