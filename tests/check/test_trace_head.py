"""The head of a policy says what its text prints."""

from dataclasses import replace

import pytest

from generators.check.trace_head import check_issuer
from generators.model.official import OfficialPlace, OfficialText
from generators.model.policy import Stated
from tests.check.samples import a_policy

TEXT = OfficialText(
    file="x.txt",
    places=(OfficialPlace(path="末段", text="河湾市建设局　　河湾市消防支队\n2025年4月2日", line=1),),
)


@pytest.mark.parametrize(
    ("issuer", "problems"),
    [
        ("河湾市建设局", 0),
        ("河湾市建设局、河湾市消防支队", 0),
        ("河湾市建设局、河湾市财政局", 1),
        ("河湾市建设", 1),
        ("市住建局", 1),
    ],
)
def test_an_issuer_is_printed_each_of_several_by_itself(issuer: str, problems: int) -> None:
    policy = replace(a_policy(), issuer=Stated(value=issuer))
    assert len(list(check_issuer(policy, TEXT))) == problems
