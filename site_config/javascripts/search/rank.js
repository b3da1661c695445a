// Ranks the entries for one reading of a query: pairs of neighbouring atoms count as words do elsewhere (BM25F), then
// how much of the query an entry covers, and whole phrases, most of all in what it is called.
const rankEntries = (() => {
  const SATURATION = 4; // how soon a second mention of the same pair stops counting
  const WORD = 0.6; // a number or a word of Latin letters by itself, beside a pair
  const IDLE = 0.1; // a pair with a word that only makes a question
  const AROUND = 0.45; // what stands at the entry's place, not in itself
  const AROUND_COVERS = 0.75;
  const STRICTNESS = 1.5; // how much it costs to leave part of the query out
  const REVIEWED = 120; // how many of the best are looked at closely
  const PHRASE = { title: 1.1, names: 1.1, when: 0.9, who: 0.9, text: 0.6, parts: 0.4, around: 0.5, official: 0.3 };
  const SHARE = 1.5; // of a phrase that is all of a name
  const EXACT = 3; // of a query that is all of a name
  const EXACT_OTHER = 1.8;
  const KINDS = { term: 1.1, form: 1.2, enumeration: 1, policy: 1, document: 0.75, role: 0.8, page: 0.6, goal: 0.8 };
  const isAct = (entry) => entry.kind === "duty";
  const HINTED = {
    often: (entry) => (isAct(entry) && entry.when.some((one) => /每|次/.test(one)) ? 1.7 : 1),
    limit: (entry) => (isAct(entry) && entry.when.some((one) => /内|前|日|底/.test(one)) ? 1.6 : 1),
    list: (entry) => (entry.kind === "enumeration" ? 1.25 : 1),
    term: (entry) => (entry.kind === "term" ? 1.5 : 1),
  };
  const RARITY = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  const listGrams = (query, grams) => {
    const found = [];
    query.atoms.forEach((atom, at) => {
      const idle = query.idle[at];
      if (isWord(atom)) found.push({ key: grams.keyOf(atom), weight: WORD * (idle ? IDLE : 1) });
      if (at && !query.apart[at]) {
        const weight = query.idle[at - 1] || idle ? IDLE : 1;
        found.push({ key: grams.keyOf(query.atoms[at - 1], atom), weight });
      }
    });
    return found;
  };

  // Add up what the grams give each entry, and what share of the query they cover.
  const addUp = (query, index) => {
    const count = index.entries.length;
    const [scores, covered, mark] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    const [own, around] = [listGrams(query, index.own), listGrams(query, index.around)];
    let total = 0;
    own.forEach(({ key, weight }, number) => {
      const near = around[number].key;
      const rarity = RARITY(count, index.own.size(key) || index.around.size(near)) * weight;
      total += rarity;
      index.own.each(key, (entry, times) => {
        scores[entry] += rarity * (times / (SATURATION + times));
        covered[entry] += rarity;
        mark[entry] = number + 1;
      });
      index.around.each(near, (place, times) => {
        for (const entry of index.members[place]) {
          scores[entry] += rarity * (times / (SATURATION + times)) * AROUND;
          if (mark[entry] !== number + 1) covered[entry] += rarity * AROUND_COVERS;
        }
      });
    });
    return { scores, covered, total };
  };

  // The stretches of a query that stand for something, as they stand in the lines of the index.
  const listPhrases = (query) => {
    const phrases = [];
    let atoms = [];
    const close = () => {
      if (atoms.length > 1 || isWord(atoms[0] ?? "")) phrases.push(`|${atoms.join("|")}|`);
      atoms = [];
    };
    query.atoms.forEach((atom, at) => {
      if (query.apart[at] || query.idle[at]) close();
      if (!query.idle[at]) atoms.push(atom);
    });
    close();
    return phrases;
  };

  const PARTS = Object.entries(PHRASE).sort(([, one], [, other]) => other - one);
  const holds = (lines, phrase) => PARTS.find(([name]) => lines[name]?.includes(phrase))?.[1] ?? 0;
  // How much of a name a phrase is: all of it is best.
  const share = (lines, phrase) => {
    const names = `${lines.title}\u0001${lines.names ?? ""}`.split("\u0001").filter((name) => name.includes(phrase));
    return Math.max(0, ...names.map((name) => phrase.length / name.length));
  };

  // Whether the whole query is what an entry is called, or is called besides; a remark in brackets does not count.
  const isCalled = (lines, whole) => {
    const isName = (line = "") => line.split("\u0001").includes(whole);
    return isName(lines.title) || isName(lines.bare) ? EXACT : isName(lines.names) ? EXACT_OTHER : 0;
  };

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

  // How much more an entry counts for whole phrases, for its name, for its kind, and for the kind that was asked for.
  const favour = ({ phrases, whole, asTyped, hints }, index, number) => {
    const entry = index.entries[number];
    const lines = index.own.lines[number];
    const around = entry.place === null ? {} : index.around.lines[entry.place];
    const held = phrases.map((phrase) => Math.max(holds(lines, phrase), holds(around, phrase)));
    const shares = phrases.map((phrase) => share(lines, phrase));
    const called = asTyped ? isCalled(lines, whole) : 0;
    const hinted = [...hints].reduce((product, hint) => product * HINTED[hint](entry), 1);
    return (1 + mean(held) + SHARE * mean(shares) + called) * (KINDS[entry.kind] ?? 1) * hinted;
  };

  // Where no pair is found, and for a single character: how many of the atoms stand in what an entry is called.
  const addSingles = (query, index) => {
    const wanted = query.atoms.filter((_, at) => !query.idle[at]).map((atom) => `|${atom}|`);
    const covered = Float64Array.from(index.own.lines, (lines) => {
      const called = `${lines.title}${lines.names ?? ""}`;
      return wanted.filter((atom) => called.includes(atom)).length;
    });
    return { scores: covered, covered, total: wanted.length };
  };

  return (query, index) => {
    const pairs = addUp(query, index);
    const { scores, covered, total } = pairs.scores.some(Boolean) ? pairs : addSingles(query, index);
    const reading = { ...query, phrases: listPhrases(query), whole: `|${query.atoms.join("|")}|` };
    const coverageOf = (number) => covered[number] / total;
    const rough = scores.map((score, number) => score * coverageOf(number) ** STRICTNESS);
    const found = [...rough.keys()].filter((number) => rough[number] > 0);
    return found
      .sort((one, other) => rough[other] - rough[one])
      .slice(0, REVIEWED)
      .map((number) => ({
        number,
        coverage: coverageOf(number),
        score: rough[number] * favour(reading, index, number),
      }));
  };
})();
