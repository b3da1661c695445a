"""Rosters of fictional enterprises: the same seed gives the same roster, whatever its length."""

from pathlib import Path
from random import Random

import xlsxwriter

from generators.model.enterprise import Enterprise

SEED = 4
YEAR = 2023
KINDS = {
    "施工总承包": 30,
    "专业承包": 20,
    "劳务": 8,
    "建设单位": 8,
    "房地产开发": 8,
    "监理": 8,
    "物业服务": 10,
    "设计": 3,
    "勘察": 2,
    "检验检测": 2,
    "行业协会": 1,
}
"""Kind of enterprise -> how often it comes."""
REGIONS = {"440300": 50, "440000": 15, "440100": 15, "350524": 15, "350500": 5}
BUILDERS = ("施工总承包", "专业承包", "劳务", "建设单位", "房地产开发", "监理")
SURNAMES, TRADES = "甲乙丙丁戊己庚辛壬癸", ("建设", "市政", "装饰", "基础工程", "物业", "咨询")
WORKS = ("深基坑", "高支模", "起重机械", "脚手架", "盾构", "暗挖", "拆除", "有限空间")
PROJECTS = ("房屋建筑", "市政工程", "城市轨道交通", "市政隧道", "小散工程", "物业服务")
LEFT_OUT = 0.08
"""Share of the facts that nobody filled in."""


def draw_roster(count: int, left_out: float = LEFT_OUT) -> tuple[Enterprise, ...]:
    """Draw enterprises; the first of a longer roster are those of a shorter one."""
    draw = Random(SEED)  # noqa: S311 - nothing is secret here
    return tuple(_draw_one(draw, number, left_out) for number in range(1, count + 1))


def _draw_one(draw: Random, number: int, left_out: float) -> Enterprise:
    (kind,) = draw.choices(tuple(KINDS), tuple(KINDS.values()))
    (region,) = draw.choices(tuple(REGIONS), tuple(REGIONS.values()))
    name = f"示例{draw.choice(SURNAMES)}{draw.choice(SURNAMES)}{draw.choice(TRADES)}有限公司（{number:06d}）"
    facts: dict[str, str | tuple[str, ...]] = {
        "从业人数": str(int(draw.lognormvariate(4.2, 1.2)) + 1),
        "资质等级": draw.choice(("特级", "一级", "二级", "三级", "不分等级")),
        "标准化等级": draw.choice(("一级", "二级", "三级", "未评定")),
        "近两年发生事故": _yes(draw, 0.1),
        "动态扣分": str(draw.randint(0, 30)),
        "曾被责令停工": _yes(draw, 0.1),
        "省属国有": _yes(draw, 0.05),
        "工务署项目": _yes(draw, 0.15),
        "重点项目": _yes(draw, 0.3),
        "项目类型": tuple(draw.sample(PROJECTS, draw.randint(1, 3))),
        "装饰装修": _yes(draw, 0.1),
        "有在建项目": _yes(draw, 0.9 if kind in BUILDERS else 0.2),
        "危险作业": tuple(draw.sample(WORKS, draw.randint(0, 4))),
        "专职安全员人数": str(draw.randint(0, 20)),
        "在建项目数": str(draw.randint(0, 12)),
    }
    kept: dict[str, str | tuple[str, ...]] = {"单位类型": kind, "地区": region}
    kept |= {name: value for name, value in facts.items() if draw.random() >= left_out}
    identifier = f"sl-{number:06d}"
    return Enterprise(id=identifier, name=name, sample=True, year=YEAR, facts=kept)


def _yes(draw: Random, share: float) -> str:
    return "是" if draw.random() < share else "否"


def write_roster(path: Path, count: int) -> None:
    """Write a roster as a workbook, as people keep it: a column for each fact."""
    roster = draw_roster(count)
    names = list(dict.fromkeys(name for one in roster for name in one.facts))
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, ("编号", "名称", "年度", *names))
        for row, one in enumerate(roster, start=1):
            values = (one.facts.get(name, "") for name in names)
            said = (value if isinstance(value, str) else "、".join(value) for value in values)
            sheet.write_row(row, 0, (one.id, one.name, one.year, *said))
