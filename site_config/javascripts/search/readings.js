// The ways a query may be meant besides as it was typed: with the official word for an everyday one, with Chinese words
// for Latin letters, with a typing error mended.
//   answer  {plain: (query) => [[query, how much it counts]], mended: (query) => the same, warmUp}
const makeReadings = (() => {
  const SYNONYM = 0.85;
  const READ_ALOUD = 0.9;
  const BEGUN = 0.8;
  const MENDED = 0.8;
  const MOST = 8;
  const FEWEST_LETTERS = 2;

  const splice = (list, at, count, items) => [...list.slice(0, at), ...items, ...list.slice(at + count)];
  const replaceAt = (query, at, count, atoms) => ({
    ...query,
    atoms: splice(query.atoms, at, count, atoms),
    apart: splice(query.apart, at, count, atoms.map((_, nth) => (nth ? false : query.apart[at]))),
    idle: splice(query.idle, at, count, atoms.map(() => false)),
  });
  const findIn = (atoms, wanted) => atoms.findIndex((_, at) => wanted.every((atom, nth) => atoms[at + nth] === atom));
  const listSynonyms = ({ data, fold }) =>
    data.synonyms
      .map(([word, ...official]) => ({ atoms: fold(word).atoms, official: official.map((one) => fold(one).atoms) }))
      .sort((one, other) => other.atoms.length - one.atoms.length);
  const lazily = (make) => {
    let made = null;
    return () => (made ??= make());
  };

  return (index) => {
    const synonyms = listSynonyms(index);
    const pinyin = lazily(() => makePinyin(index.data.readings, index.names));
    const mending = lazily(() => makeMending(index.holds, [...index.names.keys()].join("\u0001")));

    const sayOfficially = (query) =>
      synonyms.flatMap(({ atoms, official }) => {
        const at = findIn(query.atoms, atoms);
        const others = at < 0 ? [] : official.filter((one) => findIn(one, atoms) < 0);
        return others.map((one) => [{ ...replaceAt(query, at, atoms.length, one), asTyped: false }, SYNONYM]);
      });
    // The first row of Latin letters that no text holds: a word that is still being typed, or pinyin.
    const readAloud = (query) => {
      const at = query.atoms.findIndex((atom) => /^[a-z]+$/.test(atom) && !index.knows(atom));
      const letters = query.atoms[at] ?? "";
      if (letters.length < FEWEST_LETTERS) return [];
      const begun = index.listWords(letters).map((word) => [replaceAt(query, at, 1, [word]), BEGUN]);
      const read = pinyin()(letters).map(({ atoms, weight }) => [replaceAt(query, at, 1, atoms), weight * READ_ALOUD]);
      return [...begun, ...read];
    };
    // Each stretch without a gap by itself.
    const mend = (query) => {
      const begins = query.atoms.map((_, at) => at).filter((at) => !at || query.apart[at]);
      return begins.flatMap((from, nth) => {
        const to = begins[nth + 1] ?? query.atoms.length;
        const mended = mending()(query.atoms.slice(from, to));
        return mended.map((atoms) => [replaceAt(query, from, to - from, atoms), MENDED]);
      });
    };
    return {
      plain: (query) => [[query, 1], ...readAloud(query), ...sayOfficially(query)].slice(0, MOST),
      mended: mend,
      warmUp: () => [pinyin(), mending()],
    };
  };
})();
