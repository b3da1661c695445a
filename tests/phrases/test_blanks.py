"""The tidy copy of a text and the places of the original."""

import pytest

from generators.phrases.blanks import tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月 22 日", "每月22日"),
        ("２０２３年", "2023年"),
        ("2020—2022", "2020-2022"),
        ("118 2", "118 2"),
        ("GB/T 33000", "GB/T 33000"),
        ("118\t2\n3", "118\t2\n3"),
        ("　每　周　", "每周"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text).text == expected


def test_places_are_those_of_the_original() -> None:
    text = "  每月 22 日前，共 3 次"
    clean = tidy(text)
    start = clean.text.index("3次")
    assert text[clean.start(start) : clean.end(start + 2)] == "3 次"
    assert text[clean.start(0) : clean.end(6)] == "每月 22 日前"
