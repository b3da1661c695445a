"""Whether an official text is the one a policy was encoded from."""

from pathlib import PurePath

from generators.model.official import OfficialText
from generators.model.policy import Policy
from generators.model.problem import Place, Problem


def check_source(policy: Policy, text: OfficialText, folder: PurePath) -> list[Problem]:
    """Compare the hashes of the places; `folder`, where the text lies, is only named."""
    known = {place.hash for place in text.places}
    differing = sum(clause.hash is not None and clause.hash not in known for clause in policy.clauses)
    if not differing:
        return []
    message = f"与编码 {policy.id} 所据的原文不是同一份：{differing} 处校验不符"
    hint = f"换回编码所据的原文，或运行 python3 run.py trace --sources {folder} 逐处核对"
    return [Problem(place=Place(file=str(folder / text.file), line=1, column=1), message=message, hint=hint)]
