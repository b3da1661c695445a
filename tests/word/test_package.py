from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from generators.word.deflated import LEVEL, deflated
from generators.word.package import packed, unpacked

NAMES = st.text("abcxyz/._", min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=6))
def test_parts_come_back_whatever_their_order(parts: dict[str, bytes]) -> None:
    turned = dict(reversed(parts.items()))
    assert packed(parts) == packed(turned)
    assert unpacked(packed(parts)) == parts


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=6), st.sets(NAMES))
def test_a_shared_part_comes_back_too(parts: dict[str, bytes], shared: set[str]) -> None:
    own = {name: part for name, part in parts.items() if name not in shared}
    others = {name: part for name, part in parts.items() if name in shared}
    package = packed(own, shared=others)
    assert unpacked(package) == parts
    with ZipFile(BytesIO(package)) as archive:
        assert archive.testzip() is None


@given(st.binary(max_size=200))
def test_a_part_may_come_deflated(part: bytes) -> None:
    assert unpacked(packed({"a.xml": deflated(part, LEVEL), "b.xml": part})) == {"a.xml": part, "b.xml": part}


def test_nothing_in_the_archive_depends_on_the_day_or_the_machine() -> None:
    package = packed({"word/a.xml": b"a" * 4000, "_rels/.rels": b"r"}, shared={"[Content_Types].xml": b"t"})
    with ZipFile(BytesIO(package)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "_rels/.rels", "word/a.xml"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o644)}
    # a short part of a document's own is stored
    assert [entry.compress_type for entry in entries] == [ZIP_DEFLATED, ZIP_STORED, ZIP_DEFLATED]
    assert entries[-1].compress_size < 100
