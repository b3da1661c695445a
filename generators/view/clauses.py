"""How a place of a policy is called by those who cite it."""

from dataclasses import replace

from generators.model.policy import OtherReading


def say_clause(path: str, row: int | None = None) -> str:
    """Say a place as people write it: 二/（一）/3 is 二（一）3, 附件4/注/4 is 附件4注4, row 10 adds （第10行）."""
    return path.replace("/", "") + ("" if row is None else f"（第{row}行）")


def say_reading(reading: OtherReading) -> OtherReading:
    """Return what another place says of a date, that place called as people write it."""
    return replace(reading, clause=say_clause(reading.clause))
