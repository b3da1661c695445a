"""Files of a look or frame met before are read as if it had never been met."""

import re
from functools import cache
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generators.model.filled_form import FilledForm
from generators.model.form import Form
from generators.read.filled.looks import Looks, look_of
from generators.read.filled_form import judge_document, judge_return
from generators.word.package import packed, unpacked
from generators.word.refusal import Refusal
from generators.word.returned import OpenedReturn, ReturnedDocument, open_returned, read_returned
from tests.damage import damages
from tests.damage.filling import DOCUMENT, W, changed, filled
from tests.damage.table import DAMAGES, STATES
from tests.read.form_filling import BLANKS, FORMS, PLANS, TABLES, answers_to
from tests.sample_forms import TABLE

FORM = FORMS["ax-2023-4"]
PIECE = re.compile(rb"(?<=<w:t>)[^<]*(?=</w:t>)|(?<=<w:t xml:space=\"preserve\">)[^<]*(?=</w:t>)")
AS_TYPED = st.text(st.characters(codec="utf-8"), max_size=6).map(escape)
AS_NOBODY_TYPES = st.sampled_from(
    [
        *("&amp;lt;", "&quot;&apos;", "&#65;", "&#x3c;", "&#0;", "&eacute;", "&", "a>b", "]]>", "<w:br/>", "<!--1-->"),
        *("\ue0003\ue001", "\x00", "\x0b", "\r\n", "\ufffe", "</w:t><w:t>2", "单击此处输入文字。", "国标", "--"),
    ]
)


def document(package: bytes) -> ReturnedDocument:
    read = read_returned(package)
    assert isinstance(read, ReturnedDocument)
    return read


def met(form: Form) -> Looks:
    """Meet the look of a form as it goes out, filled with one thing everywhere."""
    looks = Looks()
    judge_document(document(filled(BLANKS[form.id], dict.fromkeys(answers_to(form), "7"))), PLANS, looks=looks)
    return looks


def same_with_looks(package: bytes, looks: Looks) -> None:
    read = document(package)
    for _ in range(2):  # what the first file left behind must not change the second
        assert judge_document(read, PLANS, looks=looks) == judge_document(read, PLANS)


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.id)
def test_every_damage_reads_as_without_looks(form: Form) -> None:
    looks = met(form)
    package = filled(BLANKS[form.id], answers_to(form))
    for damage in DAMAGES.values():
        for state in STATES.values():
            same_with_looks(changed(changed(package, damage), state), looks)


def test_a_known_look_is_read_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = met(FORM)
    monkeypatch.delattr("generators.read.filled_form.find_fields")
    texts = answers_to(FORM)
    back = judge_document(document(filled(BLANKS[FORM.id], texts)), PLANS, looks=looks)
    assert {answer.tag: answer.text for answer in back.answers if answer.tag in texts} == texts


@pytest.mark.parametrize("text", ["联系电话", "联系电话：", "国标", "总数", "--", ""])
def test_an_answer_that_reads_as_a_label_is_read_as_without_looks(text: str) -> None:
    texts = answers_to(FORM)
    for tag in list(texts)[:12]:
        package = filled(BLANKS[FORM.id], texts | {tag: text})
        same_with_looks(package, met(FORM))
        assert returned(package, met_twice(FORM.id, "没有别的损伤", "控件书签都在")) == in_full(package)


def test_looks_differ_in_all_but_answers() -> None:
    plan, package = PLANS[FORM.id], filled(BLANKS[FORM.id], answers_to(FORM))
    look = look_of(plan, document(package))
    assert look == look_of(plan, document(filled(BLANKS[FORM.id], {})))

    def reword(root: etree._Element) -> None:
        next(one for one in root.iter(f"{W}t") if one.text == "国标").text = "省标"

    assert look_of(plan, document(changed(package, reword))) not in {look, None}
    assert look_of(plan, document(changed(package, damages.strip_tags))) not in {look, None}
    assert look_of(plan, document(changed(package, damages.track_changes))) is None


def returned(package: bytes, looks: Looks) -> FilledForm | Refusal:
    opened = open_returned(package)
    return judge_return(opened, PLANS, looks) if isinstance(opened, OpenedReturn) else opened


def in_full(package: bytes) -> FilledForm | Refusal:
    read = read_returned(package)
    return read if isinstance(read, Refusal) else judge_document(read, PLANS)


@cache
def spoiled(form_id: str, damage: str, state: str, text: str = "") -> bytes:
    """Fill in a form with a text everywhere, else with something else everywhere, and spoil it."""
    answers = answers_to(FORMS[form_id])
    package = filled(BLANKS[form_id], dict.fromkeys(answers, text) if text else answers)
    return changed(changed(package, DAMAGES[damage]), STATES[state])


@cache
def met_twice(form_id: str, damage: str, state: str) -> Looks:
    """Meet the frame of a form often enough, filled with one thing everywhere."""
    looks = Looks()
    for _ in range(2):
        returned(spoiled(form_id, damage, state, "7"), looks)
    return looks


@pytest.mark.parametrize("form", [FORM, TABLE], ids=lambda form: form.id)
def test_every_damage_reads_as_without_frames(form: Form) -> None:
    for damage in DAMAGES:
        for state in STATES:
            package = spoiled(form.id, damage, state)
            assert returned(package, met_twice(form.id, damage, state)) == in_full(package), (damage, state)


def test_a_frame_that_comes_again_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, texts = Looks(), answers_to(FORM)
    for text in ("7", "8"):
        returned(filled(BLANKS[FORM.id], dict.fromkeys(texts, text)), looks)
    package = filled(BLANKS[FORM.id], texts)
    expected = in_full(package)
    monkeypatch.delattr("generators.read.filled_form.read_opened")
    assert returned(package, looks) == expected


def test_files_that_word_saved_are_of_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    def save(root: etree._Element) -> None:
        for number, line in enumerate(root.iter(f"{W}p")):
            line.set(f"{W}rsidR", f"{numbers[number % len(numbers)]:08X}")

    looks = Looks()
    for text in ("7", "8"):
        numbers = [int(text), 9]
        returned(changed(filled(BLANKS[FORM.id], dict.fromkeys(answers_to(FORM), text)), save), looks)
    package = changed(filled(BLANKS[FORM.id], answers_to(FORM)), save)
    expected = in_full(package)
    monkeypatch.delattr("generators.read.filled_form.read_opened")
    assert returned(package, looks) == expected


@cache
def pieces(package: bytes) -> tuple[bytes, ...]:
    return tuple(PIECE.findall(unpacked(package)[DOCUMENT]))


def with_pieces(package: bytes, texts: dict[int, bytes]) -> bytes:
    """Put raw bytes in the place of pieces of the text."""
    parts = unpacked(package)
    raw = iter([texts.get(number, piece) for number, piece in enumerate(pieces(package))])
    return packed({**parts, DOCUMENT: PIECE.sub(lambda _: next(raw), parts[DOCUMENT])})


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.id)
@pytest.mark.parametrize("state", STATES)
@settings(max_examples=10)  # of each form in each state
@given(data=st.data())
def test_whatever_is_written_reads_as_without_frames(form: Form, state: str, data: st.DataObject) -> None:
    damage = data.draw(st.sampled_from(["没有别的损伤", "写在控件旁", "一字一段", "Word 记下的光标"]))
    package = spoiled(form.id, damage, state, "7")
    places = st.integers(0, len(pieces(package)) - 1)
    texts = data.draw(st.dictionaries(places, st.one_of(AS_TYPED, AS_NOBODY_TYPES), min_size=1, max_size=8))
    one = with_pieces(package, {place: text.encode() for place, text in texts.items()})
    assert returned(one, met_twice(form.id, damage, state)) == in_full(one)


def test_a_file_with_a_piece_less_is_none_of_the_frame() -> None:
    """A zero stands between the parts of a frame; in a file it may stand anywhere."""
    package = spoiled(FORM.id, "没有别的损伤", "控件书签都在")
    parts = unpacked(package)
    before, _, after = parts[DOCUMENT].rpartition(b"</w:t>")
    one = packed({**parts, DOCUMENT: before[: before.rindex(b"<w:t")] + b"\x00" + after})
    assert isinstance(in_full(one), Refusal)
    assert returned(one, met_twice(FORM.id, "没有别的损伤", "控件书签都在")) == in_full(one)
