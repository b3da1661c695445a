"""Options that several commands take alike."""

import re
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from generators.commands import ROOT

EARLIEST, LATEST = 2000, 2100
PERIOD = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class PeriodType(click.ParamType[str]):
    """A month as 2023-04."""

    name = "月份"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no month."""
        if not PERIOD.fullmatch(value):
            self.fail(f"「{value}」不是月份，写作 2023-04", param, ctx)
        return value


def today() -> date:
    """Return the day it is, as the clock of this machine has it."""
    return datetime.now().astimezone().date()


def day_of(period: str | None) -> date:
    """Return the day whose content a form is of: the first of its month, today where it is for none."""
    return date.fromisoformat(f"{period}-01") if period else today()


def _to_day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    """Take the day of a moment; today where none is given."""
    return value.date() if value else today()


def _to_day_if_given(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


_day_option = partial(click.option, type=click.DateTime(["%Y-%m-%d"]), metavar="日期")
as_of_option = _day_option("--as-of", callback=_to_day, help="按哪一天的内容和状态，如 2023-06-30，默认今天。")
if_as_of_option = _day_option(
    "--as-of",
    callback=_to_day_if_given,
    help="只要这一天的内容：到这天为止的取代、修订和废止都算进去；不写是编码的原样。",
)
on_option = _day_option("--on", callback=_to_day, help="哪一天确认的，如 2024-03-01，默认今天。")
year_option = click.option(
    "--year", metavar="年份", type=click.IntRange(EARLIEST, LATEST), help="清单年度，默认取企业档案中的年度。"
)
sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="文件夹",
    help="存放原文的文件夹；给出时，条款旁附上原文。",
)
drafts_out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    default=ROOT,
    help="草稿和原文放到哪个文件夹的 drafts/ 和 sources/ 里；默认是项目文件夹。",
)
