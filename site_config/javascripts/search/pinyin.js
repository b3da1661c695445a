// What Chinese words Latin letters may stand for: whole readings (yinhuan), initials (aqzj), or both (anquanzj).
//   table   {reading: the characters read so}
//   names   lines of the index, |atom|atom| -> how often something is called so
//   answer  (letters) => [{atoms, weight}], the likeliest first
const makePinyin = (() => {
  const NUMBERS = ["yi", "er liang", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi"]; // 1 to 10
  const FEWEST = 2; // letters and characters; a single one could mean anything
  const PARTINGS = 8; // ways to cut the letters up that are followed
  const TRIED = 3;
  const INITIAL = 0.3; // how likely it is that only the first letter of a reading was typed
  const SAID_OTHERWISE = 0x4e00; // where the signs for characters with several initials begin

  const readingsOf = (table) => {
    const found = new Map(NUMBERS.map((readings, at) => [String(at + 1), readings.split(" ")]));
    for (const [reading, characters] of Object.entries(table)) {
      for (const one of characters) found.set(one, [...(found.get(one) ?? []), reading]);
    }
    return found;
  };

  // One sign for each atom: its initial, a sign of its own for each set of initials, a space for what has no reading.
  const makeInitials = (readings) => {
    const [signs, ofAtom] = [new Map(), new Map()];
    for (const [atom, all] of readings) {
      const initials = [...new Set(all.map((one) => one[0]))].sort().join("");
      if (!signs.has(initials))
        signs.set(initials, initials.length === 1 ? initials : String.fromCharCode(SAID_OTHERWISE + signs.size));
      ofAtom.set(atom, signs.get(initials));
    }
    const classOf = (letter) =>
      `[${[...signs].filter(([initials]) => initials.includes(letter)).map(([, sign]) => sign).join("")}]`;
    return { write: (atoms) => atoms.map((atom) => ofAtom.get(atom) ?? " ").join(""), classOf };
  };

  // The cheapest ways to cut letters into readings and initials: whole readings first.
  const part = (letters, readings) => {
    const lengths = [...new Set([...readings].map((one) => one.length))];
    const ways = [[{ pieces: [], cost: 0 }]];
    for (let end = 1; end <= letters.length; end += 1) {
      const found = [];
      for (let start = Math.max(0, end - 6); start < end; start += 1) {
        const piece = letters.slice(start, end);
        const whole = lengths.includes(piece.length) && readings.has(piece);
        const begun = end === letters.length && piece.length > 1 && [...readings].some((one) => one.startsWith(piece));
        const cost = whole ? 1 : begun ? 1.5 : piece.length === 1 || /^[zcs]h$/.test(piece) ? 2.2 : 0;
        if (cost) for (const way of ways[start]) found.push({ pieces: [...way.pieces, piece], cost: way.cost + cost });
      }
      ways.push(found.sort((one, other) => one.cost - other.cost).slice(0, PARTINGS));
    }
    return ways[letters.length].map((way) => way.pieces).filter((pieces) => pieces.length >= FEWEST);
  };

  return (table, names) => {
    const readings = readingsOf(table);
    const known = new Set([...readings.values()].flat());
    const initials = makeInitials(readings);
    const lines = [...names].map(([line, times]) => ({ atoms: line.split("|").slice(1, -1), times }));
    const written = lines.map(({ atoms }) => initials.write(atoms)).join("\n");
    const begins = [];
    lines.reduce((at, { atoms }) => (begins.push(at), at + atoms.length + 1), 0);
    const lineAt = (position) => {
      let [low, high] = [0, begins.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (begins[middle] <= position) low = middle;
        else high = middle - 1;
      }
      return low;
    };
    const likelihood = (pieces, atoms) =>
      pieces.reduce((product, piece, at) => {
        const own = readings.get(atoms[at]) ?? [];
        return product * (own.includes(piece) ? 1 : own.some((one) => one.startsWith(piece)) ? INITIAL : 0);
      }, 1);

    return (letters) => {
      if (letters.length < FEWEST) return [];
      const counted = new Map();
      for (const pieces of part(letters, known)) {
        const pattern = new RegExp(`(?=${pieces.map((piece) => initials.classOf(piece[0])).join("")})`, "g");
        for (const { index } of written.matchAll(pattern)) {
          const line = lineAt(index);
          const atoms = lines[line].atoms.slice(index - begins[line], index - begins[line] + pieces.length);
          const chance = likelihood(pieces, atoms);
          const name = atoms.join("|");
          if (chance) counted.set(name, (counted.get(name) ?? 0) + lines[line].times * chance);
        }
      }
      const best = [...counted].sort((one, other) => other[1] - one[1]).slice(0, TRIED);
      return best.map(([name, weight]) => ({ atoms: name.split("|"), weight: (weight / best[0][1]) ** 0.25 }));
    };
  };
})();
