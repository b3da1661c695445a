"""Tables say in a last column what is to be looked at again; where nothing is, there is no such column."""

from dataclasses import replace
from datetime import date

from generators.model.library import Library
from generators.model.registry import DutyLink
from generators.view.handbook import Index
from generators.view.handbook.table import Table
from generators.view.handbook.tables import list_tables
from generators.view.suspects import confirm_targets, with_suspects
from generators.write.tables import lay_out
from tests.builders import LABELS, clause, duty, form, library, policy

DAY = date(2024, 3, 1)
LINK = DutyLink(name="查用电", duties=("zz-2023.1.a", "zz-2023.2.a"))


def content(said: str = "检查") -> Library:
    """Make a library with a joined duty that comes round, one with a date, and a form on the attachment."""
    first = duty("zz-2023.1.a", does=said, recurrence="每月")
    places = (clause("一", first), clause("二", duty("zz-2023.2.a", due="2023年6月底前")), clause("附件1", title=said))
    return library(policy(*places), links=(LINK,), forms=(form(attachment="附件1"),))


def tables(given: Library) -> dict[str, Table]:
    return {one.id: one for one in list_tables(Index(library=given, as_of=DAY))}


def altered() -> Library:
    """Alter what was confirmed."""
    return replace(content("查"), confirmations=confirm_targets(content(), {}, lambda _: True, "编写组", DAY))


def test_each_table_that_shows_something_suspect_says_so_row_by_row() -> None:
    found = tables(with_suspects(altered(), {}))
    last = {name: [row[-1] for row in lay_out(one, LABELS)[1]] for name, one in found.items() if one.rows}
    joined = "同一职责 查用电：zz-2023 一 改了职责 zz-2023.1.a"
    assert last["duties"] == [joined, joined]
    assert (last["periods"], last["dates"]) == ([joined], [joined])
    assert last["forms"] == ["zz-2023 附件1 改了标题"]
    marked = {name for name, one in found.items() if lay_out(one, LABELS)[0][-2:] == ("待复核", "依据的条款变了什么")}
    assert {row[-2] for row in lay_out(found["duties"], LABELS)[1]} == {"待复核"}
    assert [one.name for one in found["forms"].columns if not one.filed][-1] == "suspect"
    assert marked == {"duties", "periods", "dates", "forms"}


def test_where_nothing_is_suspect_tables_have_no_such_column() -> None:
    plain = tables(content())
    assert all(column.name != "suspect" for one in plain.values() for column in one.columns)
    assert plain == tables(with_suspects(replace(altered(), policies=content().policies), {}))


def test_what_nobody_confirmed_says_so() -> None:
    partly = confirm_targets(content(), {}, "同一职责 查用电".__eq__, "编写组", DAY)
    found = tables(with_suspects(replace(content(), confirmations=partly), {}))
    assert lay_out(found["forms"], LABELS)[1][0][-1] == "还没有人对照条款确认过"
    assert all(column.name != "suspect" for column in found["duties"].columns)


def test_the_head_of_a_policy_is_named_too() -> None:
    given = content()
    renamed = replace(given, policies=tuple(replace(one, title="新的方案") for one in given.policies))
    held = replace(renamed, confirmations=confirm_targets(given, {}, lambda _: True, "编写组", DAY))
    found = tables(with_suspects(held, {}))
    assert lay_out(found["forms"], LABELS)[1][0][-1] == "zz-2023 政策本身 改了标题"
