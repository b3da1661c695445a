"""How a place of a policy is called by those who cite it."""


def say_clause(path: str) -> str:
    """Say a place as people write it: 二/（一）/3 is 二（一）3, 附件4/注/4 is 附件4注4."""
    return path.replace("/", "")
