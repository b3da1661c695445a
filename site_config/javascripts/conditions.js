// Judges a condition of the export (`condition.tree`) over a profile, exactly as generators/view/conditions does: a fact
// nobody gave, or with a value it cannot have, leaves the question open and is named; it never means no.
//   vocabulary  {facts: {name: {type, values}}, regions: {code: parent or null}}
//   profile     {fact: text, number, or list of these}; anything else tells nothing
//   answer      {truth: "yes" | "no" | "unknown", tests: the comparisons that decided, asks: the facts it waits for}
const judgeCondition = (() => {
  const OPPOSITE = { yes: "no", no: "yes", unknown: "unknown" };
  const NUMBER = /^(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,6}))?$/;
  const INK = /[^\s\x1c-\x1f\x85]|\ufeff/; // what Python does not take for blank
  const HOLDS = { ">=": (by) => by >= 0, "<=": (by) => by <= 0, ">": (by) => by > 0, "<": (by) => by < 0 };
  const own = (object, name) => (Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined);
  const textOf = (value) => (["string", "number"].includes(typeof value) ? String(value) : undefined);
  const unique = (items) => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

  // Two whole numbers, units and millionths: together they hold more digits than one number of JavaScript.
  const readNumber = (text) => {
    const [, minus, units, rest = ""] = NUMBER.exec(text) || [];
    return units && [units, rest.padEnd(6, "0")].map((digits) => Number(minus + digits));
  };
  const around = (code, regions, inner = []) =>
    code === null || code === undefined || inner.includes(code)
      ? inner
      : around(own(regions, code), regions, [...inner, code]);

  // The texts a value is compared by; none where the fact cannot have it.
  const readValue = (value, { type, values }, regions) => {
    const texts = [].concat(value).map(textOf);
    if (type === "多选") return texts.every((text) => values.includes(text)) && texts;
    if (Array.isArray(value) || texts[0] === undefined) return null;
    if (type === "地区") return own(regions, texts[0]) !== undefined && around(texts[0], regions);
    if (type === "数值" || type === "文字") return (type === "数值" ? NUMBER : INK).test(texts[0]) && texts;
    return (type === "是否" ? ["是", "否"] : values).includes(texts[0]) && texts;
  };
  const compare = (texts, { op, value }, type) => {
    const wanted = [].concat(value).map(String);
    if (type !== "数值") return texts.some((text) => wanted.includes(text));
    const [number, ...limits] = [texts[0], ...wanted].map(readNumber);
    const over = limits.map((limit) => limit && (number[0] - limit[0] || number[1] - limit[1]));
    return !over.includes(undefined) && (own(HOLDS, op) ? HOLDS[op](over[0]) : over.includes(0));
  };
  const judgeTest = (test, profile, { facts, regions }) => {
    const [fact, value] = [own(facts, test.fact), own(profile, test.fact)];
    const texts = fact && readValue(value, fact, regions);
    if (!texts) return { truth: "unknown", tests: [test], asks: [test.fact] };
    return { truth: compare(texts, test, fact.type) ? "yes" : "no", tests: [test], asks: [] };
  };

  // The first part that decides settles it; else what is open leaves it open.
  const join = (parts, decisive, ...given) => {
    const verdicts = [];
    for (const part of parts) {
      verdicts.push(judge(part, ...given));
      if (verdicts[verdicts.length - 1].truth === decisive) return verdicts.pop();
    }
    const open = verdicts.filter(({ truth }) => truth === "unknown");
    const gather = (name) => unique([].concat(...(open.length ? open : verdicts).map((verdict) => verdict[name])));
    return { truth: open.length ? "unknown" : OPPOSITE[decisive], tests: gather("tests"), asks: gather("asks") };
  };
  const judge = (tree, ...given) => {
    if (!tree || tree.all) return join(tree ? tree.all : [], "no", ...given);
    if (tree.any) return join(tree.any, "yes", ...given);
    if (!tree.none) return judgeTest(tree, ...given);
    const verdict = join(tree.none, "yes", ...given);
    return Object.assign({}, verdict, { truth: OPPOSITE[verdict.truth] });
  };
  return judge;
})();
