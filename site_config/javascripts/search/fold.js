// Cuts a text into atoms that are written one way only: a Han character, a number, a word of Latin letters.
// 八个一次, 8个一次 and 八個一次 give 8 个 1 次; 安建〔2023〕17号 and 安建[2023]17号 give 安 建 2023 17 号.
//   traditional  {traditional character: simplified}
//   answer       (text) => {atoms: [text], starts: [where each begins], ends: [], broken: [a sentence ends before it]};
//                its `cut` gives the same one by one and keeps nothing
// Numbers and words of Latin letters say something by themselves, unlike a single character.
const isWord = (atom) => /^[0-9a-zà-ÿα-ω]/.test(atom);

const makeFold = (() => {
  const HAN = /\p{Script=Han}/u;
  const DIGITS = new Map([..."〇零一二三四五六七八九"].map((sign, at) => [sign, Math.max(0, at - 1)])).set("两", 2);
  const TENS = new Map([..."十百千"].map((sign, at) => [sign, 10 ** (at + 1)]));
  const STOP = /[。；;：:！!？?\n]/;

  // 二十三 is 23, 一百二 is read digit by digit after its tens; 二〇二三 and 三四五六 hold no tens and stay a row of digits.
  const readNumeral = (signs) => {
    if (!signs.some((sign) => TENS.has(sign))) return signs.map((sign) => DIGITS.get(sign)).join("");
    let [sum, digit] = [0, null];
    for (const sign of signs) {
      if (TENS.has(sign)) sum += (digit ?? 1) * TENS.get(sign);
      digit = TENS.has(sign) ? null : DIGITS.get(sign);
    }
    return String(sum + (digit ?? 0));
  };
  const kindOf = (sign) => {
    if (DIGITS.has(sign) || sign === "十") return "numeral";
    return /[0-9]/.test(sign) ? "digit" : /[a-zà-ÿα-ω]/.test(sign) ? "letter" : HAN.test(sign) ? "han" : "";
  };

  // A sign as it counts: one or several plain ones, each with its kind; the same ones come again and again.
  const makeReading = (traditional) => {
    const known = new Map();
    const read = (sign) =>
      [...sign.normalize("NFKC").toLowerCase()].map((plain) => {
        const simple = traditional[plain] ?? plain;
        return { simple, kind: kindOf(simple), stops: STOP.test(simple) };
      });
    return (sign) => {
      if (!known.has(sign)) known.set(sign, read(sign));
      return known.get(sign);
    };
  };

  // Goes through a text and gives every atom away: (atom, where it begins, where it ends, whether a sentence ended before).
  const makeCut = (readSign) => (text, take) => {
    let [written, numeral, begun, kind, at, broken] = ["", [], 0, "", 0, true];
    const close = () => {
      if (kind) {
        take(kind === "numeral" ? readNumeral(numeral) : written.replace(/\.+$/, ""), begun, at, broken);
        broken = false;
        kind = "";
      }
    };
    const add = (sign, is) => {
      if (is !== kind || is === "han") {
        close();
        [written, numeral, begun, kind] = ["", [], at, is];
      }
      if (is === "numeral") numeral.push(sign);
      else written += sign;
    };
    for (const sign of text) {
      for (const plain of readSign(sign)) {
        if (kind === "numeral" && TENS.has(plain.simple)) add(plain.simple, kind);
        else if (plain.kind) add(plain.simple, plain.kind);
        else if (plain.simple === "." && kind === "digit") add(".", kind);
        else close();
        broken ||= plain.stops;
      }
      at += sign.length;
    }
    close();
  };

  return (traditional) => {
    const cut = makeCut(makeReading(traditional));
    const fold = (text) => {
      const found = { atoms: [], starts: [], ends: [], broken: [] };
      cut(text, (atom, start, end, broken) => {
        found.atoms.push(atom);
        found.starts.push(start);
        found.ends.push(end);
        found.broken.push(broken);
      });
      return found;
    };
    return Object.assign(fold, { cut });
  };
})();
