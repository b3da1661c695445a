// What a query asks for.
//   answer  {asTyped, atoms, apart: whether a space or the end of a sentence stands before, idle: whether it only makes a
//           question, hints: what kind of answer is asked for}
const readQuery = (() => {
  // The longest first; what stands for nothing in the texts weighs next to nothing.
  const QUESTIONS = [
    "多长时间内", "什么时候", "什么时间", "多长时间", "可不可以", "需不需要", "是不是", "什么意思", "怎么处理",
    "怎么办", "怎么做", "怎么样", "要做什么", "做什么", "干什么", "是什么", "什么叫", "什么是", "为什么", "有没有",
    "要不要", "能不能", "会不会", "哪一天", "哪几个", "哪些人", "多少次", "多少", "多久", "几天", "几次", "几份",
    "几级", "几个", "几项", "几种", "几类", "几号", "几", "哪些", "哪个", "哪里", "哪儿", "哪", "谁来", "由谁", "谁",
    "怎么", "怎样", "如何", "什么", "请问", "需要", "应该", "必须", "可以", "吗", "呢", "啊",
  ];
  const FILLERS = [
    "的", "了", "是", "在", "被", "会", "要", "由", "对", "把", "和", "与", "得", "就", "都", "有", "我们", "我",
    "内", "给", "让", "请",
  ];
  const HINTS = [
    ["often", /多久|几次|多少次|频次|频率|几天.{0,4}一次/],
    ["limit", /多长时间|多久内|几天|几小时|几号|什么时候|什么时间|何时|哪一天|期限|截止/],
    ["list", /哪些|几级|几种|几类|几项|几个|哪几/],
    ["term", /是什么|什么是|什么叫|什么意思/],
  ];
  const patternOf = (words) => new RegExp(words.join("|"), "g");
  const [ASKING, FILLING] = [patternOf(QUESTIONS), patternOf(FILLERS)];

  const spansOf = (text, pattern) => [...text.matchAll(pattern)].map((one) => [one.index, one.index + one[0].length]);
  const inside = (spans, start, end) => spans.some(([from, to]) => start >= from && end <= to);

  return (text, { data, fold, holds }) => {
    const simple = [...text].map((sign) => data.traditional[sign] ?? sign).join("");
    const [asking, filling] = [spansOf(simple, ASKING), spansOf(simple, FILLING)];
    const { atoms, starts, ends, broken } = fold(simple);
    const joins = (at) => at > 0 && at < atoms.length && holds(atoms[at - 1], atoms[at]);
    // 有 in 有限空间 fills nothing: the texts hold it with its neighbour.
    const isIdle = (at) =>
      inside(asking, starts[at], ends[at]) || (inside(filling, starts[at], ends[at]) && !joins(at) && !joins(at + 1));
    const idle = atoms.map((_, at) => isIdle(at));
    return {
      asTyped: true,
      atoms,
      apart: broken.map((one, at) => one || (at > 0 && /\s/.test(simple.slice(ends[at - 1], starts[at])))),
      idle: idle.every(Boolean) ? idle.map(() => false) : idle,
      hints: new Set(HINTS.filter(([, pattern]) => pattern.test(simple)).map(([name]) => name)),
    };
  };
})();
