// The list as a Word file: the same parts, tables and texts as generators/write/checklist sets.
(() => {
  const { unique, isStricter, setTexts, putValues, wordTable, nameBoxes } = ownList;
  const PAIRS = 3;
  const NAMED_DUTIES = 5;
  const RHYTHMS = ["day", "week", "month", "quarter", "half_year", "year", "dated", "event", "standing"];
  const DENSE = ["day", "week"];
  const RINGS = "①②③④⑤⑥⑦⑧⑨⑩";
  const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const sourcesOf = (item) => [item, ...item.also];
  const merge = (mark, groups) => unique(groups.flat().filter(Boolean)).join(mark);
  const number = (texts) =>
    unique(texts).length === 1 ? texts[0] : texts.map((text, place) => RINGS[place % 10] + text).join("\n");
  const breakBasis = (basis) => basis.replace("》", "》\n");

  // What a row says of a duty, column by column.
  const sayDuty = (item, words) => {
    const sources = sourcesOf(item);
    const act = ({ duty }) => (duty.strength === "必须" ? duty.does : `【${duty.strength}】${duty.does}`);
    const basis = ({ duty, timing, mark }) =>
      breakBasis(duty.basis) + (timing && timing !== item.timing ? `（${timing}）` : "") + (mark ? `\n${mark}` : "");
    const days = item.schedule.occurrences;
    const free = days.length === 1 && days[0].freeDay ? fill(words.free_day, { why: days[0].freeDay }) : "";
    return {
      level: item.level || words.blank,
      who: merge("、", sources.map((one) => one.actors)),
      does: number(sources.map(act)),
      standard: merge("；", sources.map((one) => one.duty.standard.split("；"))) || words.blank,
      timing: (item.timing || words.blank) + (isStricter(item) ? words.stricter : "") + free,
      grounds: merge("；", sources.map((one) => one.grounds.split("；"))),
      basis: number(sources.map(basis)),
      evidence: merge("、", sources.map((one) => one.duty.evidence)) || words.blank,
    };
  };

  const makeBlocks = (list, data, skeleton) => {
    const words = data.words["清单"];
    const paragraph = (style, text) => setTexts(skeleton.paragraphs[style], [text]);
    const plainTable = (pattern, rows) => wordTable(pattern, rows.map((row) => setTexts(pattern.row, row)));

    const head = () => {
      const { enterprise } = list;
      const all = String(list.bases.length + list.exclusions.length);
      const facts = [
        [words.enterprise, enterprise.name + (enterprise.sample ? words.sample : "")],
        [words.year, fill(words.of_year, { year: list.year })],
        [words.version, list.version],
        [words.code, list.code],
        ...list.profile,
        [words.searched, fill(words.searched_count, { all, listed: String(list.bases.length) })],
      ];
      const rows = [];
      for (let start = 0; start < facts.length; start += PAIRS) rows.push(facts.slice(start, start + PAIRS));
      const set = (row) => setTexts(skeleton.profile.rows[row.length - 1], row.flat());
      return wordTable(skeleton.profile, rows.map(set));
    };

    const count = () => {
      const shown = RHYTHMS.filter((rhythm) => list.listed.some(({ duty }) => duty.rhythm === rhythm));
      const pattern = skeleton.count[shown.length];
      const sheets = (received) =>
        list.sheets.filter((one) => (one.relation === "received") === received).map((one) => [one.name, one.items]);
      const groups = [...sheets(false), [words.total, list.toDo], ...sheets(true)];
      const each = (items) =>
        shown.map((rhythm) => String(items.filter(({ duty }) => duty.rhythm === rhythm).length || words.blank));
      const names = [words.sheet, words.count, ...shown.map((rhythm) => data.words["清单频次"][rhythm])];
      const rows = groups.map(([name, items]) => setTexts(pattern.row, [name, String(items.length), ...each(items)]));
      const notes = [words.shared_note, fill(words.order_note, { blank: words.blank })];
      const ended = list.bases.filter(({ note }) => note).map(({ title, note }) => `《${title}》${note}。`);
      return wordTable(pattern, rows, setTexts(pattern.openHeading, names)) +
        [...notes, ...ended].map((note) => paragraph("note", note)).join("");
    };

    const months = () => {
      const due = (items) =>
        MONTHS.map((month) => {
          const start = `${list.year}-${String(month).padStart(2, "0")}-`;
          const ends = ({ schedule }) => schedule.occurrences.filter((one) => one.end.startsWith(start)).length;
          const counted = items.filter(({ duty }) => !DENSE.includes(duty.rhythm));
          return counted.reduce((sum, item) => sum + ends(item), 0);
        });
      const rows = list.sheets.map((sheet) => [sheet.name, due(sheet.items)]).filter(([, all]) => all.some(Boolean));
      if (!rows.length) return "";
      const texts = rows.map(([name, all]) => [name, ...all.map((one) => String(one || words.blank))]);
      return plainTable(skeleton.months, texts) + paragraph("note", words.months_note);
    };

    const taken = new Set();
    const dutyRow = (sheet) => (item, place) => {
      const texts = [String(place + 1), ...Object.values(sayDuty(item, words))];
      if (item.relation === "received") return setTexts(skeleton.received, texts);
      const values = nameBoxes(item.duty.id, sheet.name, skeleton.boxes, taken);
      const pieces = skeleton.duties.row.map((one) => putValues(one, values));
      return setTexts(pieces, texts);
    };
    const duties = () =>
      list.sheets
        .map((sheet, place) => {
          const style = place ? "sheet!" : "sheet";
          const name = paragraph(style, `（${data.numerals[place + 1]}）${sheet.name}`);
          return name + wordTable(skeleton.duties, sheet.items.map(dutyRow(sheet)));
        })
        .join("");

    const questions = () => {
      const some = (all) =>
        all.slice(0, NAMED_DUTIES).join("；") +
        (all.length > NAMED_DUTIES ? fill(words.and_more, { count: all.length }) : "");
      const rows = list.questions.map((one) => [one.fact, one.question, String(one.duties.length), some(one.duties)]);
      const misfits = fill(words.misfits, { facts: list.misfits.join("、") });
      return (
        (rows.length ? plainTable(skeleton.questions, rows) : "") +
        (list.misfits.length ? paragraph("note", misfits) : "")
      );
    };

    const exclusions = () => {
      const { policy } = skeleton.exclusions;
      const policies = list.exclusions.map(({ title, why }) => setTexts(policy, [`《${title}》`, why]));
      const out = list.keptOut.map(({ duty, grounds }) =>
        setTexts(skeleton.exclusions.row, [duty.does, breakBasis(duty.basis), grounds]),
      );
      return policies.length + out.length ? wordTable(skeleton.exclusions, [...policies, ...out]) : "";
    };

    const bases = () => {
      const names = ["policy", "issuer", "policy_number", "period", "in_year", "today", "listed"];
      const heading = names.map((name) => fill(words[name], { year: list.year }));
      const statuses = data.words["状态"];
      const row = (one) => [
        ...[`《${one.title}》`, one.issuer || words.blank, one.number || words.blank, one.period],
        ...[statuses[one.inYear], statuses[one.today], String(one.duties)],
      ];
      const rows = list.bases.map((one) => setTexts(skeleton.bases.row, row(one)));
      return wordTable(skeleton.bases, rows, setTexts(skeleton.bases.openHeading, heading));
    };

    const parts = { summary: count, months, duties, questions, exclusions, bases };
    const filled = Object.entries(parts).map(([name, make]) => [name, make()]).filter(([, blocks]) => blocks);
    const blocks = filled.map(([name, made], place) => {
      const alone = [name, filled[place - 1]?.[0]].includes("duties"); // sheets are handed out one by one
      return paragraph(alone ? "part!" : "part", `${data.numerals[place + 1]}、${words[name]}`) + made;
    });
    return [paragraph("title", words.title), ...list.suspects.map((says) => paragraph("note", says)), head(), ...blocks];
  };

  // Every part of the package, by name.
  const wordParts = (list, data, skeleton = globalThis.ownListSkeleton) => {
    const words = data.words["清单"];
    const { enterprise, year, version, code } = list;
    const digests = list.listed.map((item) =>
      sourcesOf(item).map(({ duty }) => `${duty.id}:${duty.digest}`).join("+"),
    );
    const values = {
      ...{ year, code, author: words.author, sender: enterprise.id, digests: digests.join("\n") },
      title: fill(words.full_title, { enterprise: enterprise.name, year }),
    };
    const runningHead = fill(words.running_head, { enterprise: enterprise.name, year, version, code });
    const filled = Object.entries(skeleton.filled).map(([name, part]) => [
      name,
      putValues(part, values).replace("></form>", "/>"), // as the generator writes an element that holds nothing
    ]);
    return {
      "[Content_Types].xml": "",
      "_rels/.rels": "",
      "word/document.xml": skeleton.opening + makeBlocks(list, data, skeleton).join("") + skeleton.closing,
      ...skeleton.parts,
      ...Object.fromEntries(filled),
      "word/header1.xml": setTexts(skeleton.header, [runningHead]),
    };
  };

  // The file itself, zipped by fflate; the same list gives the same bytes.
  const wordFile = (list, data) => {
    const parts = Object.entries(wordParts(list, data)).map(([name, part]) => [name, fflate.strToU8(part)]);
    return fflate.zipSync(Object.fromEntries(parts), { level: 6, mtime: new Date(1980, 0, 1) });
  };
  Object.assign(ownList, { fillWords: fill, sourcesOf, sayDuty, wordParts, wordFile });
})();
