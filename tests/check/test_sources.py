from dataclasses import replace
from pathlib import PurePath

from generators.check.sources import check_source
from generators.model.official import OfficialText
from tests.builders import clause, policy

FOLDER = PurePath("原文")


def test_a_text_that_holds_every_place_of_the_encoding_is_its_source() -> None:
    assert check_source(policy(clause("一")), OfficialText(file="jia.txt", places=()), FOLDER) == []


def test_a_text_that_lacks_a_place_is_named_with_how_many_it_lacks() -> None:
    encoded = policy(replace(clause("一"), hash="0f"), replace(clause("二"), hash="1f"), clause("三"))
    (problem,) = check_source(encoded, OfficialText(file="jia.txt", places=()), FOLDER)
    assert problem.place.file == "原文/jia.txt"
    assert "2 处校验不符" in problem.message
    assert "--sources 原文" in problem.hint
