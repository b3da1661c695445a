"""Options that several commands take alike."""

from datetime import date, datetime

import click

EARLIEST, LATEST = 2000, 2100


def _to_day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    """Take the day of a moment; today where none is given, as the clock of this machine has it."""
    return (value or datetime.now().astimezone()).date()


as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    callback=_to_day,
    help="按哪一天判断状态，如 2023-06-30，默认今天。",
)
year_option = click.option(
    "--year", metavar="年份", type=click.IntRange(EARLIEST, LATEST), help="清单年度，默认取企业档案中的年度。"
)
