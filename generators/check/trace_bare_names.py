"""Documents that a text names without 《》: known titles that stand in it bare must be cited as well."""

import re
from collections.abc import Iterator

from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause, Duty, Milestone
from generators.model.problem import Problem

_SHORTEST_NAME = 4
_PRINTED = re.compile(r"《[^》]*》|“[^”]*”")
_ATTACHED = "附件"


def check_bare_names(clause: Clause, place: OfficialPlace, documents: tuple[str, ...]) -> Iterator[Problem]:
    """Complain of a known document that the place names without 《》 and no citation of the place holds."""
    if place.path.startswith(_ATTACHED):
        return
    bare = _PRINTED.sub("|", squeeze(place.text))
    records: tuple[Clause | Duty | Milestone, ...] = (clause, *clause.duties, *clause.milestones)
    cited = [squeeze(cite) for record in records for cite in record.cites]
    for name in documents:
        # 法律 after 安全生产 is no title: the sign after a name that ends in 法 must not go on.
        if len(name) < _SHORTEST_NAME or not re.search(rf"{re.escape(name)}(?!律)", bare):
            continue
        if not any(name in cite for cite in cited):
            message = f"「{clause.clause}」提到的文件「{name}」没有写进依据"
            yield Problem(place=clause.place, message=message, hint="写进职责或条款的依据，不加书名号")
