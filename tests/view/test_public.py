from dataclasses import replace

from generators.view.public import leave_out_real, real_enterprises
from tests.builders import enterprise, library


def test_only_what_is_marked_as_a_sample_is_for_everybody() -> None:
    real = replace(enterprise("zhenshi"), sample=False)
    content = library(enterprises=(enterprise("shi-li"), real))
    assert real_enterprises(content) == (real,)
    assert [one.id for one in leave_out_real(content).enterprises] == ["shi-li"]


def test_a_library_of_samples_stays_the_same_object() -> None:
    content = library(enterprises=(enterprise(),))
    assert leave_out_real(content) is content
