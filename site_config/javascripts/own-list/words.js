// What a profile answers to a comparison, in words: as generators/view/conditions/words.py says it.
(() => {
  const OPERATORS = { ">=": "不少于", "<=": "不多于", ">": "多于", "<": "少于" };
  const OPPOSITES = { ">=": "<", "<=": ">", ">": "<=", "<": ">=" };
  const NAMED_VALUES = 3;
  const unique = (items) => [...new Set(items)];
  const withUnit = (value, fact) => `${value}${fact.unit}`;
  const link = (fact) => ({ 多选: "含", 地区: "在" })[fact.type] || "为";
  const oneOf = (values) => (values.length === 1 ? values[0] : `${values.slice(0, -1).join("、")}或${values.at(-1)}`);
  const shortened = (values) =>
    values.length <= NAMED_VALUES
      ? oneOf(values)
      : `${values.slice(0, NAMED_VALUES).join("、")}等${values.length}类之一`;

  const sayOne = (value, fact, data) =>
    fact.type === "地区" ? data.regionNames[value] ?? value : withUnit(value, fact);
  const sayValue = (value, fact, data) => [].concat(value).map((one) => sayOne(one, fact, data)).join("、") || "无";
  // Whether a value is one the fact can take: what it cannot take leaves any comparison open.
  const fits = (name, profile, data) =>
    judgeCondition({ fact: name, op: "in", value: [] }, profile, data.vocabulary).truth !== "unknown";

  const sayOutcome = (test, profile, data) => {
    const [fact, value] = [data.factsByName[test.fact], profile[test.fact]];
    if (!fact || value === undefined || value === null) return `${test.fact}未填写`;
    if (!fits(test.fact, profile, data)) return `${test.fact}填写有误（${sayValue(value, fact, data)}）`;
    const holds = judgeCondition(test, profile, data.vocabulary).truth === "yes";
    const said = `${test.fact}${link(fact)}${sayValue(value, fact, data)}`;
    if (OPERATORS[test.op]) {
      return `${said}，${OPERATORS[holds ? test.op : OPPOSITES[test.op]]}${withUnit(test.value, fact)}`;
    }
    const wanted = [].concat(test.value);
    const names = wanted.map((one) => sayOne(one, fact, data));
    if (fact.type === "地区" && !wanted.includes(value)) return `${said}，${holds ? "属于" : "不属于"}${oneOf(names)}`;
    if (holds || fact.type === "是否") return said;
    return `${said}，${fact.type === "多选" ? "不含" : "不是"}${shortened(names)}`;
  };
  Object.assign(ownList, { unique, fits, sayValue, sayOutcome });
})();
