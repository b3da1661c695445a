import pytest

from generators.word.blocks import Control, ControlKind, Text, paragraph
from generators.word.styles import Style


def test_plain_strings_become_text() -> None:
    field = Control(tag="a", label="甲")
    assert paragraph(Style.TEXT, "一", field).pieces == (Text(text="一"), field)


@pytest.mark.parametrize(
    ("tag", "kind", "choices"),
    [
        ("", ControlKind.TEXT, ()),
        ("x" * 65, ControlKind.TEXT, ()),
        ("a", ControlKind.CHOICE, ()),
        ("a", ControlKind.CHOICE, ("是", "是")),
        ("a", ControlKind.TEXT, ("是", "否")),
    ],
    ids=["no tag", "long tag", "no choices", "repeated choice", "choices of a text field"],
)
def test_a_field_word_would_refuse_is_refused(tag: str, kind: ControlKind, choices: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"tag|choice"):
        Control(tag=tag, label="甲", kind=kind, choices=choices)
