"""The scripts of 我的清单 against the generator: the same list, the same Word file, the same calendar, to the byte."""

import hashlib
from base64 import b32encode
from collections.abc import Callable
from random import Random
from zlib import crc32

import pytest

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.view.own_list.years import list_years
from generators.word.document import document_bytes
from generators.word.package import unpacked
from generators.write.checklist.ics import ics_bytes
from generators.write.checklist.paper import lay_out
from generators.write.output import ROOT
from tests.browser.own_list_engine import Engine, draw_enterprise, list_of, plain_list
from tests.builders import LABELS
from tests.conftest import LongRun

SAMPLES = sorted(path.stem for path in (ROOT / "content" / "enterprises").glob("*.yaml"))
NOBODY = Enterprise(id="own", name="本单位", year=2026, facts={})


@pytest.fixture(scope="module")
def engine(content: Library) -> Engine:
    return Engine(content, LABELS)


def find(name: str, content: Library) -> Enterprise:
    return next(one for one in content.enterprises if one.id == name)


def assert_equal(one: Enterprise, year: int, content: Library, engine: Engine) -> None:
    """Hold everything that is made for an enterprise and a year against the generator's."""
    ours = list_of(one, content, year)
    plain, word, calendar = engine.run(one, year, "plain", "wordParts", "calendarFile")
    assert plain == plain_list(ours)
    assert word == {name: part.decode() for name, part in unpacked(document_bytes(lay_out(ours, LABELS))).items()}
    assert calendar == ics_bytes(ours, LABELS).decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_enterprise_gets_what_the_generator_makes(name: str, content: Library, engine: Engine) -> None:
    one = find(name, content)
    assert_equal(one, one.year, content, engine)


def test_every_year_the_page_offers_gives_the_same_dates(content: Library, engine: Engine) -> None:
    one = find("sz-zcb-800", content)
    for year in list_years(content):
        assert engine.run(one, year) == plain_list(list_of(one, content, year)), year


def test_who_says_nothing_is_asked_and_told_nothing_applies(content: Library, engine: Engine) -> None:
    assert_equal(NOBODY, 2026, content, engine)
    statuses = {duty["status"] for duty in engine.run(NOBODY, 2026)["duties"]}
    assert statuses == {"to_confirm"}


def test_any_answers_give_the_same_list(
    content: Library, engine: Engine, long_run: Callable[[int, int], LongRun]
) -> None:
    run = long_run(20, 400)
    draw, years = Random(run.seed), list_years(content)
    for _ in range(run.count):
        one = draw_enterprise(content, draw, years)
        assert_equal(one, one.year, content, engine)


def test_a_name_may_hold_any_sign(content: Library, engine: Engine) -> None:
    one = Enterprise(id="own", name='<甲&乙>"🏗"\\;,公司', year=2023, facts=find("wl-sg", content).facts)
    assert_equal(one, 2023, content, engine)


@pytest.mark.parametrize("text", ["", "abc", "安" * 55, "x" * 55, "x" * 56, "x" * 64, "施工🏗" * 400])
def test_fingerprints_are_those_of_python(text: str, engine: Engine) -> None:
    digest = hashlib.sha256(text.encode())
    assert engine.call("hexDigest", text) == digest.hexdigest()
    assert engine.call("base32Digest", text)[:8] == b32encode(digest.digest()).decode()[:8]
    assert engine.call("crc32", text) == crc32(text.encode())
