// The whole search: reads a query in every way it may be meant, ranks the entries for each, joins the answers.
const makeSearch = (() => {
  const SYNONYM = 0.85; // how much a reading counts beside the words as typed
  const MENDED = 0.8;
  const READ_ALOUD = 0.9;
  const POOR = 0.75; // a coverage below which a typing error is looked for
  const MOST_READINGS = 8;
  const SAME_PLACE = 0.75; // what each further entry of one place still counts
  const SAME_POLICY = 0.95;

  const replaceAt = (query, at, count, atoms) => ({
    ...query,
    atoms: query.atoms.toSpliced(at, count, ...atoms),
    apart: query.apart.toSpliced(at, count, ...atoms.map((_, nth) => (nth ? false : query.apart[at]))),
    idle: query.idle.toSpliced(at, count, ...atoms.map(() => false)),
  });
  const findIn = (atoms, wanted) =>
    atoms.findIndex((_, at) => wanted.every((atom, nth) => atoms[at + nth] === atom));

  const listSynonyms = ({ data, fold }) =>
    data.synonyms
      .map(([word, ...official]) => ({ atoms: fold(word).atoms, official: official.map((one) => fold(one).atoms) }))
      .sort((one, other) => other.atoms.length - one.atoms.length);

  return (index) => {
    const simplify = (text) => [...text].map((sign) => index.data.traditional[sign] ?? sign).join("");
    const synonyms = listSynonyms(index);
    const sound = makePinyin(index.data.readings, index.names);
    const holds = (first, second) =>
      [index.own, index.around].some((grams) => grams.has(grams.keyOf(first, second)));
    const mend = makeMending(holds, [...index.names.keys()].join("\u0001"));
    const isKnown = (atom) => index.own.ids.has(atom) || index.around.ids.has(atom);

    const readSynonyms = (query) => {
      const found = [];
      for (const { atoms, official } of synonyms) {
        const at = findIn(query.atoms, atoms);
        if (at < 0) continue;
        for (const one of official) if (findIn(one, atoms) < 0) found.push([{ ...replaceAt(query, at, atoms.length, one), asTyped: false }, SYNONYM]);
      }
      return found;
    };
    const readAloud = (query) => {
      const at = query.atoms.findIndex((atom) => /^[a-z]+$/.test(atom) && !isKnown(atom));
      if (at < 0) return [];
      return sound(query.atoms[at]).map(({ atoms, weight }) => [replaceAt(query, at, 1, atoms), weight * READ_ALOUD]);
    };

    const join = (readings) => {
      const best = new Map();
      for (const [query, weight] of readings) {
        for (const one of rankEntries(query, index)) {
          const score = one.score * weight;
          if (!(best.get(one.number)?.score >= score)) best.set(one.number, { ...one, score, query });
        }
      }
      return [...best.values()].sort((one, other) => other.score - one.score);
    };
    // Entries of one place say much the same: what comes after the first makes room for other places and policies.
    const spread = (results) => {
      const seen = new Map();
      const lessen = (one, name, factor) => {
        one.score *= factor ** (seen.get(name) ?? 0);
        seen.set(name, (seen.get(name) ?? 0) + 1);
      };
      for (const one of results) {
        const { place, policies } = index.entries[one.number];
        if (place !== null) lessen(one, place, SAME_PLACE);
        if (policies.length) lessen(one, `${policies}`, SAME_POLICY);
      }
      return results.sort((one, other) => other.score - one.score);
    };

    return (text) => {
      const query = readQuery(text, index.fold, simplify, holds);
      if (!query.atoms.length) return [];
      const aloud = readAloud(query);
      const plain = [[query, 1], ...readSynonyms(query), ...aloud].slice(0, MOST_READINGS);
      const results = join(plain);
      const poor = !aloud.length && !(results.length && Math.max(...results.slice(0, 5).map((one) => one.coverage)) >= POOR);
      const mended = poor ? mend(query).map((one) => [one, MENDED]) : [];
      return spread(mended.length ? join([...plain, ...mended]) : results);
    };
  };
})();
