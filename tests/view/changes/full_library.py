"""A library that holds a record of each kind, of our own words."""

from generators.model.policy import DutyThreshold, Enumeration, Metric, Milestone, Phase, Report
from generators.model.registry import DutyLink
from generators.phrases import parse_quantity, parse_threshold
from tests.builders import clause, duty, enterprise, form, known, library, measure_clause, policy, table_policy

FULL = library(
    policy(
        clause(
            "一",
            duty(
                recurrence="每月至少1次",
                evidence=("记录",),
                thresholds=(DutyThreshold(limit=known(parse_threshold("50人以上")), fact="从业人数"),),
            ),
            duty("zz-2023.1.b", due="2023年6月底前", who=("项目经理",)),
            enumerations=(Enumeration(name="五到位", members=("甲", "乙")),),
            phase=Phase(name="动员", deliverables=("方案",)),
            reports=(Report(what="总结", to=("住建部门",), duty="zz-2023.1.b"),),
            milestones=(Milestone(summary="建台账", metrics=(Metric(what="率", value=parse_quantity("100%")),)),),
        ),
        measure_clause("二", leads=("住建部门",)),
    ),
    table_policy(),
    forms=(form(),),
    links=(DutyLink(name="检查", duties=("zz-2023.1.a", "yy-2020.r1.a")),),
    enterprises=(enterprise(单位类型="施工总承包"),),
)
