import pytest

from generators.word.signature import signature


@pytest.mark.parametrize(
    ("signer", "date", "indents"),
    [
        ("示例市建设局", "二〇二四年", (3.5, 4)),
        ("甲局", "2024年3月1日", (6, 4)),
        ("示例市示例区安全生产工作联合办公室", "3月1日", (0, 7)),
    ],
    ids=["nearly as long", "short", "too long"],
)
def test_signer_and_date_share_their_middle(signer: str, date: str, indents: tuple[float, float]) -> None:
    assert tuple(one.right for one in signature(signer, date)) == indents
