"""Texts put together of stretches: any program unzips them, and their checksums hold."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from generators.word.deflated import LEVEL, WINDOW, deflated, joined_checksum, put_together, stretch

TEXTS = st.lists(st.binary(max_size=200), max_size=8)


@given(st.binary(), st.binary())
def test_checksums_are_joined(first: bytes, second: bytes) -> None:
    assert joined_checksum(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def test_checksums_of_long_texts_are_joined() -> None:
    first, second = b"first", b"second" * 400_000
    assert joined_checksum(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


@given(TEXTS)
def test_stretches_are_one_text(texts: list[bytes]) -> None:
    """Each may refer to all that stands before it."""
    whole = b"".join(texts)
    places = [sum(map(len, texts[:place])) for place in range(len(texts))]
    made = put_together([stretch(text, whole[:place], LEVEL) for text, place in zip(texts, places, strict=True)])
    assert zlib.decompress(made.content, -zlib.MAX_WBITS) == whole
    assert (made.checksum, made.length) == (zlib.crc32(whole), len(whole))


def test_a_stretch_refers_to_what_stands_before_it_and_no_further_back_than_deflate_can() -> None:
    before, far = bytes(range(256)), b"x" * WINDOW
    assert len(stretch(before, before, LEVEL).content) < 32 < len(stretch(before, b"", LEVEL).content)
    made = put_together([stretch(before + far, b"", LEVEL), stretch(before, before + far, LEVEL)])
    assert zlib.decompress(made.content, -zlib.MAX_WBITS) == before + far + before


@given(st.binary())
def test_a_text_alone(text: bytes) -> None:
    made = deflated(text, LEVEL)
    assert zlib.decompress(made.content, -zlib.MAX_WBITS) == text
    assert (made.checksum, made.length) == (zlib.crc32(text), len(text))
