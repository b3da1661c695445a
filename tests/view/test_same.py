"""What is kept by which record it is told of."""

from datetime import date

from generators.view.handbook.index import Index, once
from generators.view.same import Same, once_for_each
from tests.builders import duty, library


def test_a_function_is_asked_once_for_each_record_and_again_when_too_many_are_kept() -> None:
    asked: list[str] = []

    @once_for_each(2)
    def tell(name: list[str]) -> str:
        asked.append(name[0])
        return name[0]

    one, two, three = ["甲"], ["甲"], ["丙"]
    assert [tell(one), tell(one), tell(two)] == ["甲", "甲", "甲"]
    assert asked == ["甲", "甲"], "equal is not the same"
    assert [tell(three), tell(one)] == ["丙", "甲"]
    assert asked == ["甲", "甲", "丙", "甲"]


def test_a_function_that_is_given_something_else_than_the_last_time_tells_anew() -> None:
    asked: list[tuple[str, int]] = []

    @once_for_each(2)
    def tell(name: list[str], year: int) -> str:
        asked.append((name[0], year))
        return f"{name[0]}{year}"

    one, two = ["甲"], ["乙"]
    told = [tell(one, 2022), tell(one, 2022), tell(two, 2022), tell(one, 2023)]
    assert told == ["甲2022", "甲2022", "乙2022", "甲2023"]
    assert asked == [("甲", 2022), ("乙", 2022), ("甲", 2023)]


def test_a_record_is_a_key_by_which_it_is() -> None:
    one, equal = duty(), duty()
    assert one == equal
    assert Same(one) == Same(one)
    assert Same(one) != Same(equal)


def test_what_is_laid_out_of_an_index_stays_with_it() -> None:
    @once
    def lay_out(index: Index) -> list[Index]:
        return [index]

    first, second = (Index(library=library(), as_of=date(2023, 6, 1)) for _ in range(2))
    assert lay_out(first) is lay_out(first)
    assert lay_out(second) == [second]
