// What a query may have been meant to say where one of its characters is wrong, missing, too many or swapped: pairs of
// neighbours that no text holds betray the place, what stands between the rest elsewhere mends it.
//   holds    (first, second) => whether some text holds this pair
//   text     all lines of the index in one
//   answer   (query) => queries with one character mended, the likeliest first
const makeMending = (() => {
  const TRIED = 2;
  const NEAR = 2; // how many neighbours on each side must agree
  const MOST_STRANGE = 2; // pairs; one wrong character makes no more
  const FEWEST = 3; // atoms; of two, one says too little
  const ESCAPED = /[.*+?^${}()|[\]\\]/g;
  const quote = (atoms) => atoms.map((atom) => atom.replace(ESCAPED, "\\$&")).join("\\|");
  const HAN = /^\p{Script=Han}$|^[0-9]{1,2}$/u;

  // The stretches without a gap: [first, last + 1].
  const stretches = (query) => {
    const found = [];
    query.atoms.forEach((_, at) => (query.apart[at] || !at ? found.push([at, at + 1]) : (found[found.length - 1][1] = at + 1)));
    return found.filter(([from, to]) => to - from >= FEWEST);
  };
  const suspects = (query, holds, from, to) => {
    const strange = [];
    for (let at = from + 1; at < to; at += 1) if (!holds(query.atoms[at - 1], query.atoms[at])) strange.push(at);
    if (strange.length > MOST_STRANGE) return [];
    const found = new Set(strange.flatMap((at) => [at - 1, at]));
    return [...found].filter((at) => HAN.test(query.atoms[at]));
  };

  return (holds, text) => {
    const count = (pattern) => {
      const counted = new Map();
      for (const [, atom] of text.matchAll(pattern)) counted.set(atom, (counted.get(atom) ?? 0) + 1);
      return [...counted].filter(([atom]) => HAN.test(atom));
    };
    // What stands between the neighbours in the texts, instead of the atom or of nothing.
    const between = (before, after) => {
      const [left, right] = [before.slice(-NEAR), after.slice(0, NEAR)];
      if (left.length + right.length < 2) return [];
      return count(new RegExp(`${left.length ? `\\|${quote(left)}` : ""}\\|([^|\\u0001]+)(?=\\|${quote(right)}${right.length ? "\\|" : ""})`, "g"));
    };
    const mend = (query, from, to, at) => {
      const [before, after] = [query.atoms.slice(from, at), query.atoms.slice(at + 1, to)];
      return between(before, after)
        .filter(([atom]) => atom !== query.atoms[at])
        .map(([atom, times]) => ({ at, atom, times }));
    };
    return (query) => {
      const found = stretches(query).flatMap(([from, to]) =>
        suspects(query, holds, from, to).flatMap((at) => mend(query, from, to, at)),
      );
      found.sort((one, other) => other.times - one.times);
      return found.slice(0, TRIED).map(({ at, atom }) => ({ ...query, atoms: query.atoms.with(at, atom) }));
    };
  };
})();
