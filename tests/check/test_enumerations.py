"""Names that tell how many there are."""

import pytest

from generators.check.enumerations import check_enumerations, size_in_name
from tests.check.samples import a_clause, a_library, an_enumeration, said


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("八个一次", 8),
        ("五落实", 5),
        ("三个挂钩", 3),
        ("六有", 6),
        ("四色", 4),
        ("5S", 5),
        ("1+5", 6),
        ("六微机制", 6),
        ("四不放过", 4),
        ("十二条硬措施", 12),
        ("“五到位”", 5),
        ("10项清单", 10),
        # what tells no size
        ("一企一清单", None),
        ("三层三级", None),
        ("两重两新", None),
        ("三年行动", None),
        ("二级企业", None),
        ("二十大", None),
        ("3456", None),
        ("六", None),
        ("检查对象", None),
        ("企业三项制度", None),
    ],
)
def test_the_size_a_name_tells(name: str, size: int | None) -> None:
    assert size_in_name(name) == size


@pytest.mark.parametrize(("name", "size"), [("三项制度", 3), ("三级教育对象", None), ("四色标识的颜色", None)])
def test_a_name_of_our_own_tells_a_size_only_with_a_measure_word(name: str, size: int | None) -> None:
    assert size_in_name(name, ours=True) == size


@pytest.mark.parametrize(
    ("enumeration", "messages"),
    [
        (an_enumeration("三查", "甲", "乙", "丙"), []),
        (an_enumeration("三查"), []),
        (an_enumeration("三查", "甲", open=True), []),
        (an_enumeration("三查", "甲", count=1), []),
        (an_enumeration("三查", "甲", "乙"), ["列举「三查」应有 3 个成员，这里有 2 个"]),
        (an_enumeration("三查", *"甲乙丙丁"), ["列举「三查」应有 3 个成员，这里有 4 个"]),
        (an_enumeration("对象", "甲", "乙", count=3), ["列举「对象」的项数是 3，成员却有 2 个"]),
        (an_enumeration("对象", "甲", "乙", "甲"), ["列举「对象」的成员「甲」重复"]),
    ],
)
def test_members_are_as_many_as_said(enumeration: object, messages: list[str]) -> None:
    assert said(check_enumerations(a_library(a_clause(enumerations=(enumeration,))))) == messages
