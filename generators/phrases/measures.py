"""Measure words: what may stand behind a number, and the words that only look like one.

Behind a Chinese numeral a character that begins a longer word is no measure: 三项 counts, 一项目 does not.
Behind Arabic digits it always is one.
"""

_WORDS = """
个小时 小时 个工作日 工作日 个自然日 自然日 个月 个季度 季度 个星期 星期 个年度 分钟 秒钟 秒 个百分点
百分点 学时 课时 人次 个次 家次 项次 台次 场次 班次 批次 车次 起次 条次 万元 亿元 元
平方米 立方米 平方公里 公里 千米 厘米 毫米 米 公顷 亩 公斤 千克 吨 千瓦 兆帕 伏
版本 名 位 户 套 张 幅 块 间 栋 幢 座 层 台 辆 部 件 处 起 宗 篇 期 届 轮 类 种 项 份 倍 段 支 本 册 枚 根
例 批 遍 回 个 条 级 人 家 天 日 周 年 次 场 步 岁 度 号 分 版 章 节 款 组 队 班 型 具 把 盏 瓶 桶 页
"""
_SYMBOLS = r"(?:mm|cm|km|m[²³23]?|㎡|m³|kN(?:/m[²2]?)?|kg|t|MPa|kW|kV|V|℃|dB|h)(?![A-Za-z0-9])"

_NOT_BEFORE = {
    "个": "人体别性案半",
    "条": "件例理线目码",
    "级": "别联差",
    "人": "员民工身才口群文脸物格性心证社防",
    "家": "庭属长具装电用居园乡",
    "天": "然气窗花津半",
    "日": "常报益志历程照",
    "周": "期边围密转末",
    "年": "半度龄轻代鉴薪终审检会",
    "次": "性要数品生序氯",
    "名": "单称义录牌优额誉字胜",
    "位": "置于列移",
    "部": "分门署队位委",
    "件": "数",
    "处": "理置罚分于室长",
    "起": "重草步降吊伏到点来因",
    "期": "间限望末初",
    "轮": "训换流岗胎廓",
    "类": "似型别",
    "种": "类植",
    "项": "目",
    "份": "额子",
    "段": "落",
    "支": "持部出付撑护队架模",
    "本": "着单质企身地级行人位市县省项工次方通",
    "根": "本据源治",
    "例": "如会外检行",
    "批": "准示复评",
    "回": "复访头应顾收归",
    "场": "所地景",
    "步": "骤行",
    "度": "假",
    "号": "召码",
    "分": "之布别类级析工解包为期批开层管区公局支项部享配散明担歧离阶门",
    "章": "程",
    "节": "点能约假日制",
    "款": "项",
    "组": "织长成建合",
    "队": "伍长员",
    "班": "组长前后次子",
    "型": "号",
    "具": "体备有",
    "把": "握关手控",
    "层": "级面次层出",
    "版": "本权",
    "台": "账风帐阶",
    "间": "隔接断",
    "座": "谈",
    "张": "贴",
    "套": "取用",
    "块": "状",
    "户": "外籍",
    "倍": "增",
    "幅": "度",
    "元": "素件旦",
    "米": "",
    "伏": "",
}


def _measure(word: str) -> str:
    banned = _NOT_BEFORE.get(word, "")
    return f"{word}(?![{banned}])" if banned else word


_LONGEST_FIRST = sorted(_WORDS.split(), key=len, reverse=True)
_BEHIND_DIGITS = rf"(?<=[0-9])(?:[百千万亿]?(?:{'|'.join(_LONGEST_FIRST)})|{_SYMBOLS})"
_BEHIND_WORDS = "|".join(_measure(word) for word in _LONGEST_FIRST)
MEASURE = rf"(?:(?:{_BEHIND_DIGITS}|{_BEHIND_WORDS})(?:（[个条幅份张块项家人次]）)?)"
"""A measure word, with its alternative in brackets: 条（幅）."""
