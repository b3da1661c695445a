// Which entries hold which pairs of neighbouring atoms, numbers and words of Latin letters, and how much that tells.
//   data    what data/search.js holds
//   answer  {data, fold, entries, places, members: the entries of each place, own and around: grams and lines of the
//           entries and of the places, names: the line of every text something is called by -> how often, and what
//           the texts hold: knows an atom, holds a pair, listWords that begin so}
const buildSearchIndex = (() => {
  const WEIGHTS = { title: 5, names: 5, when: 2, who: 2, text: 1, parts: 0.8 };
  const AROUND = { around: 2, official: 0.3 };
  const NAMING = ["title", "names", "around"];
  const SHORTENING = 0.4; // how much a long text counts less than a short one
  const MOST_ATOMS = 32768; // two of them make a small integer
  const REMARK = /（[^（）]*）/g;
  const TEXT_END = "\u0001";

  const fieldsOf = (entry) => ({
    title: [entry.title],
    names: entry.names,
    when: entry.when,
    who: entry.who,
    text: entry.text,
    parts: entry.parts ?? [],
  });
  const rows = (table, columns) => table.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));

  // A clause is found by what its duties and lists are called, too.
  const addParts = (entries) => {
    const clauses = new Map(entries.filter((one) => one.kind === "clause").map((one) => [one.place, one]));
    for (const clause of clauses.values()) clause.parts = [];
    for (const one of entries) if (one.kind !== "clause") clauses.get(one.place)?.parts.push(one.title);
  };

  // Words and pairs -> the documents that hold them with their counts, as chains in three lists: last[key] is the
  // newest link, and each link names the one before it.
  const makeGrams = () => {
    const [ids, last] = [new Map(), new Map()];
    const lists = [Int32Array, Float32Array, Int32Array, Int32Array].map((List) => new List(4096));
    let [[documents, counts, before, sizes], links] = [lists, 0];
    const longer = (list) => {
      const grown = new list.constructor(list.length * 2);
      grown.set(list);
      return grown;
    };
    const idOf = (atom) => {
      let id = ids.get(atom);
      if (id === undefined && ids.size < MOST_ATOMS - 1) ids.set(atom, (id = ids.size + 1));
      return id ?? 0;
    };
    const count = (key, document, weight) => {
      const link = last.get(key);
      if (link !== undefined && documents[link] === document) counts[link] += weight;
      else {
        if (links === documents.length)
          [documents, counts, before, sizes] = [documents, counts, before, sizes].map(longer);
        last.set(key, links);
        documents[links] = document;
        counts[links] = weight;
        before[links] = link ?? -1;
        sizes[links] = link === undefined ? 1 : sizes[link] + 1;
        links += 1;
      }
    };
    return {
      ids,
      keyOf: (first, second) =>
        (ids.get(first) ?? NaN) * MOST_ATOMS + (second === undefined ? 0 : (ids.get(second) ?? NaN)),
      has: (key) => last.has(key),
      // Count a text in, and return its line of atoms between bars: |8|个|1|次|
      add: (document, text, weight, cut) => {
        let [previous, line] = [0, "|"];
        cut(text, (atom, _start, _end, broken) => {
          const id = idOf(atom);
          if (isWord(atom)) count(id * MOST_ATOMS, document, weight);
          if (previous && !broken) count(previous * MOST_ATOMS + id, document, weight);
          previous = id;
          line += `${atom}|`;
        });
        return line;
      },
      // How many documents hold a key; and each of them with its count.
      size: (key) => (last.has(key) ? sizes[last.get(key)] : 0),
      each: (key, take) => {
        for (let link = last.get(key) ?? -1; link >= 0; link = before[link]) take(documents[link], counts[link]);
      },
    };
  };

  const lengthOf = (texts) => texts.reduce((sum, text) => sum + text.length, 0);
  const averageLengths = (documents, weights) =>
    Object.fromEntries(
      Object.keys(weights).map((name) => {
        const lengths = documents.map((fields) => lengthOf(fields[name])).filter(Boolean);
        return [name, lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1)];
      }),
    );

  const gather = (documents, weights, cut, note) => {
    const [grams, averages] = [makeGrams(), averageLengths(documents, weights)];
    const lines = documents.map((fields, number) => {
      const joined = {};
      for (const [name, texts] of Object.entries(fields)) {
        const length = lengthOf(texts);
        if (!length) continue;
        const weight = weights[name] / (1 - SHORTENING + (SHORTENING * length) / averages[name]);
        const each = texts.map((text) => grams.add(number, text, weight, cut));
        each.forEach((line) => note(line, name));
        joined[name] = each.join(TEXT_END);
      }
      return joined;
    });
    return { ...grams, lines };
  };

  // What a title is without its remarks in brackets, where it has any.
  const addBareTitles = (entries, lines, fold) =>
    entries.forEach(({ title }, number) => {
      const bare = title.replace(REMARK, "");
      lines[number].bare = bare === title ? lines[number].title : `|${fold(bare).atoms.join("|")}|`;
    });

  return (data) => {
    const fold = makeFold(data.traditional);
    const [entries, places] = [rows(data.entries, data.columns), rows(data.places, data.placeColumns)];
    const names = new Map();
    const note = (line, field) => NAMING.includes(field) && names.set(line, (names.get(line) ?? 0) + 1);
    const members = places.map(() => []);
    addParts(entries);
    entries.forEach((entry, number) => entry.place !== null && members[entry.place].push(number));
    const own = gather(entries.map(fieldsOf), WEIGHTS, fold.cut, note);
    addBareTitles(entries, own.lines, fold);
    const placeFields = places.map(({ around, official }) => ({ around, official: [official] }));
    const around = gather(placeFields, AROUND, fold.cut, note);
    const both = [own, around];
    return {
      ...{ data, fold, entries, places, members, own, around, names },
      knows: (atom) => both.some((grams) => grams.ids.has(atom)),
      holds: (first, second) => both.some((grams) => grams.has(grams.keyOf(first, second))),
      listWords: (begin) => [...own.ids.keys()].filter((atom) => isWord(atom) && atom.startsWith(begin)),
    };
  };
})();
