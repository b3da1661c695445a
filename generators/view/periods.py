"""Where the year of a list lies against the period of a policy, and how lists say it."""

from generators.model.policy import Policy
from generators.view.status import Status, policy_period


def view_standing(policy: Policy, year: int) -> Status:
    """Say where a year lies against a policy's period: RUNNING if they share a day.

    Where the start is left open, the date of issue stands for it, then the year the policy says it is for.
    """
    start, end = policy_period(policy)
    if end is not None and end.year < year:
        return Status.OVER
    first = str(start.year) if start is not None else policy.year.value
    return Status.BEFORE if first is not None and int(first) > year else Status.RUNNING


def say_standing(policy: Policy, standing: Status) -> str:
    """Say what a policy's period means for the list; nothing for a policy in force."""
    mark = mark_standing(policy, standing)
    if standing is Status.OVER:
        return f"{mark}。之后如何执行，已编入的内容没有写明；清单仍列出它的职责，供参照"
    return f"{mark}。清单仍列出它的职责，供提前准备" if mark else ""


def mark_standing(policy: Policy, standing: Status) -> str:
    """Mark in a few words what lies outside its period: 已届满（有效期至2022年12月31日）."""
    if standing is Status.OVER:
        return f"已届满（有效期至{_say_date(policy.effective.end or '')}）"
    if standing is Status.BEFORE:
        first = policy.effective.start or policy.issued.value or policy.year.value or ""
        return f"尚未生效（自{_say_date(first)}起）"
    return ""


def _say_date(iso: str) -> str:
    return "".join(f"{int(part)}{word}" for part, word in zip(iso.split("-"), "年月日", strict=False))
