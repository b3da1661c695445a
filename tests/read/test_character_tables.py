"""Which readings and forms of characters the search takes along."""

import pytest

from generators.read.character_tables import choose_readings, group_forms, without_tone

OF_CHARACTERS = {ord("重"): "zhòng,chóng", ord("绿"): "lǜ,lù", ord("犰"): "qiú"}


@pytest.mark.parametrize(
    ("reading", "typed"), [("zhòng", "zhong"), ("nǚ", "nv"), ("lüè", "lve"), ("é", "e"), ("a", "a")]
)
def test_a_reading_is_written_as_it_is_typed(reading: str, typed: str) -> None:
    assert without_tone(reading) == typed


def test_a_character_has_the_readings_that_enough_of_its_words_have() -> None:
    words = {f"重{second}": [["zhòng"], ["x"]] for second in "甲乙丙丁戊己庚辛壬癸"}
    words |= {f"重{second}": [["chóng"], ["x"]] for second in "子丑寅"} | {"重卯": [["tóng"], ["x"]]}
    assert choose_readings("重", OF_CHARACTERS, words) == {"zhong": ["重"], "chong": ["重"]}


def test_a_reading_of_a_few_among_many_words_is_left_out() -> None:
    words = {f"绿{chr(0x4E00 + count)}": [["lǜ"], ["x"]] for count in range(30)}
    words |= {f"绿{second}": [["lù"], ["x"]] for second in "林营地"}
    assert choose_readings("绿", OF_CHARACTERS, words) == {"lv": ["绿"]}


def test_without_enough_words_the_first_reading_counts() -> None:
    assert choose_readings("犰重", OF_CHARACTERS, {"重来": [["chóng"], ["lái"]]}) == {"qiu": ["犰"], "zhong": ["重"]}


def test_a_word_whose_readings_do_not_fit_tells_nothing() -> None:
    words = {f"重{second}": [["chóng"]] for second in "甲乙丙丁"}
    assert choose_readings("重", OF_CHARACTERS, words) == {"zhong": ["重"]}


def test_forms_are_grouped_under_the_simplified_characters_wanted() -> None:
    pairs = [("万", "万"), ("個", "个"), ("箇", "个"), ("龘", "龙")]
    assert group_forms(pairs, {"万", "个"}) == {"个": ["個", "箇"]}
