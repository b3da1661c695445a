// The whole search: ranks the entries for every reading of a query, joins the answers, makes room for different ones.
//   answer  (text) => [{number of the entry, score, coverage: share of the query it holds, query: the reading}]
const makeSearch = (() => {
  const POOR = 0.75; // a coverage of the best ones below which a typing error is looked for
  const LOOKED_AT = 5;
  const SAME_PLACE = 0.75; // what each further entry of one place still counts
  const SAME_POLICY = 0.95;

  const bestFirst = (one, other) => other.score - one.score;

  // Entries of one place say much the same: what comes after the first makes room for other places and policies.
  const spread = (results, entries) => {
    const seen = new Map();
    const lessen = (one, name, factor) => {
      one.score *= factor ** (seen.get(name) ?? 0);
      seen.set(name, (seen.get(name) ?? 0) + 1);
    };
    for (const one of results) {
      const { place, policies } = entries[one.number];
      if (place !== null) lessen(one, place, SAME_PLACE);
      if (policies.length) lessen(one, `${policies}`, SAME_POLICY);
    }
    return results.sort(bestFirst);
  };

  return (index) => {
    const readings = makeReadings(index);
    const join = (meant) => {
      const best = new Map();
      for (const [query, weight] of meant) {
        for (const one of rankEntries(query, index)) {
          const score = one.score * weight;
          if (!(best.get(one.number)?.score >= score)) best.set(one.number, { ...one, score, query });
        }
      }
      return [...best.values()].sort(bestFirst);
    };
    const search = (text) => {
      const query = readQuery(text, index);
      if (!query.atoms.length) return [];
      const plain = readings.plain(query);
      const found = join(plain);
      const isPoor = found.slice(0, LOOKED_AT).every(({ coverage }) => coverage < POOR);
      const mended = isPoor ? readings.mended(query) : [];
      return spread(mended.length ? join([...plain, ...mended]) : found, index.entries);
    };
    return Object.assign(search, { warmUp: readings.warmUp });
  };
})();
