// What a query may have been meant to say where one of its characters is wrong, missing, too many or swapped: pairs of
// neighbours that no text holds betray the place; what the texts say there instead mends it.
//   holds    (first, second) => whether some text holds this pair
//   text     lines of the index in one: |atom|atom|
//   answer   (atoms without a gap) => the same with one error mended, the likeliest first
const makeMending = (() => {
  const TRIED = 2;
  const NEAR = 2; // how many neighbours on each side must agree
  const FEWEST = 3; // atoms; of two, one says too little
  const WIDEST = 3; // pairs side by side; one error makes no more
  const COUNTED = 20; // times; more do not make a word likelier
  const HAN = /^\p{Script=Han}$|^[0-9]{1,2}$/u;
  const ESCAPED = /[.*+?^${}()|[\]\\]/g;

  const lineOf = (atoms) => `|${atoms.map((atom) => `${atom}|`).join("")}`;
  const suspects = (atoms, holds) => {
    const strange = atoms.map((_, at) => at).filter((at) => at && !holds(atoms[at - 1], atoms[at]));
    if (strange[strange.length - 1] - strange[0] >= WIDEST) return [];
    return [...new Set(strange.flatMap((at) => [at - 1, at]))].filter((at) => HAN.test(atoms[at]));
  };

  return (holds, text) => {
    const count = (atoms) => {
      let times = 0;
      const line = lineOf(atoms);
      for (let at = text.indexOf(line); at >= 0 && times < COUNTED; at = text.indexOf(line, at + 1)) times += 1;
      return times;
    };
    // What stands between these neighbours in the texts: [atom, how often].
    const listBetween = (left, right) => {
      const [begin, end] = [lineOf(left), lineOf(right)].map((line) => line.replace(ESCAPED, "\\$&"));
      const counted = new Map();
      for (const [, atom] of text.matchAll(new RegExp(`${begin}([^|]+)(?=${end})`, "g")))
        if (HAN.test(atom)) counted.set(atom, Math.min(COUNTED, (counted.get(atom) ?? 0) + 1));
      return [...counted];
    };
    const mendAt = (atoms, at) => {
      const [before, after] = [atoms.slice(0, at), atoms.slice(at + 1)];
      const [left, right] = [before.slice(-NEAR), after.slice(0, NEAR)];
      if (left.length + right.length < NEAR) return [];
      const [own, next] = [atoms[at], after[0]];
      const found = listBetween(left, right).map(([atom, times]) => [[...before, atom, ...after], times]);
      if (left.length && right.length) found.push([[...before, ...after], count([...left, ...right])]);
      if (next) {
        found.push([[...before, next, own, ...after.slice(1)], count([...left, next, own, ...right.slice(1)])]);
        for (const [atom, times] of listBetween([...left, own].slice(-NEAR), right))
          found.push([[...before, own, atom, ...after], times]);
      }
      return found.filter(([mended, times]) => times && mended.join() !== atoms.join());
    };
    return (atoms) => {
      if (atoms.length < FEWEST) return [];
      const found = suspects(atoms, holds).flatMap((at) => mendAt(atoms, at));
      return found.sort(([, one], [, other]) => other - one).slice(0, TRIED).map(([mended]) => mended);
    };
  };
})();
