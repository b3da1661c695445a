"""Files made ahead in two processes: the same bytes, and nothing lost when a process fails."""

import os
from collections.abc import Callable

from generators.write.ahead import FEWEST, make_ahead
from generators.write.output import Output


def output(number: int, make: Callable[[], bytes] | None = None) -> Output:
    return Output(path=f"{number}.txt", view=number, make=make or (lambda: str(number).encode()))


def test_what_is_due_holds_the_same_bytes() -> None:
    outputs = [output(number) for number in range(2 * FEWEST + 2)]
    made = make_ahead(outputs, {one.path for one in outputs[2:]})
    assert [one.path for one in made] == [one.path for one in outputs]
    assert [one.make() for one in made] == [one.make() for one in outputs]


def test_half_of_it_is_made_by_another_process() -> None:
    outputs = [output(number, lambda: str(os.getpid()).encode()) for number in range(2 * FEWEST)]
    assert len({one.make() for one in make_ahead(outputs, {one.path for one in outputs})}) == 2


def test_few_files_are_left_to_be_made_when_asked_for() -> None:
    outputs = [output(number) for number in range(FEWEST)]
    assert make_ahead(outputs, {one.path for one in outputs}) == outputs


def test_a_process_that_ends_early_loses_nothing() -> None:
    here = os.getpid()

    def die_elsewhere() -> bytes:
        if os.getpid() != here:
            os._exit(1)
        return b"made"

    outputs = [output(number, die_elsewhere) for number in range(2 * FEWEST)]
    assert {one.make() for one in make_ahead(outputs, {one.path for one in outputs})} == {b"made"}
