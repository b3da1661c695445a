// The duties of a list on the page: what applies by post, what waits for an answer, what does not apply, each with why.
(() => {
  const { make, facts, folded, tickBox, tickName, isTicked } = ownList;
  const { fillWords, sourcesOf, sayDuty, sayWhy, occurrencesOf } = ownList;
  const sayDay = (day, words) => {
    const [, month, date] = day.split("-").map(Number);
    return fillWords(words.day, { month, day: date });
  };

  // The clauses a duty rests on, each leading to its place in the handbook.
  const bases = (item) =>
    sourcesOf(item).map(({ duty, mark }) =>
      make(
        "span",
        { className: "own-basis" },
        make("a", { href: duty.clauseAddress }, duty.basis),
        mark ? `　${mark}` : "",
      ),
    );
  const dateTicks = (item, list, words) => {
    const names = occurrencesOf(item).map((one) => [tickName(list.year, item.duty.id, one.end), one.end]);
    if (names.length < 2) return tickBox(names[0]?.[0] ?? tickName(list.year, item.duty.id), words.done);
    const done = names.filter(([name]) => isTicked(name)).length;
    const summary = make(
      "span",
      { data: { counts: JSON.stringify(names.map(([name]) => name)), words: words.dates_done } },
      fillWords(words.dates_done, { count: names.length, done }),
    );
    const boxes = () => names.map(([name, day]) => tickBox(name, sayDay(day, words)));
    return folded("own-dates", summary, () => make("p", { className: "own-days" }, boxes()));
  };

  const tag = (text, kind) => (text ? make("span", { className: `tag ${kind}` }, text) : "");
  const card = (item, said, more, after = []) =>
    make(
      "article",
      { className: "duty own-duty", data: { duty: item.duty.id, status: item.status, relation: item.relation } },
      make(
        "p",
        {},
        make("a", { href: item.duty.address }, said.does),
        ...[" ", tag(said.timing, "tag--time"), " ", tag(item.inForce ? "" : item.mark, "")],
      ),
      facts(more.filter(([, value]) => value && value.length)),
      ...after,
    );
  const dutyCard = (item, list, data) => {
    const [words, headings] = [data.words["我的清单页"], data.words["清单栏目"]];
    const said = sayDuty(item, data.words["清单"]);
    const shown = (name) => (said[name] === data.words["清单"].blank ? "" : said[name]);
    const more = [
      [headings.who, said.who],
      [headings.standard, shown("standard")],
      [headings.evidence, shown("evidence")],
      [words.basis, bases(item)],
      [words.why, sourcesOf(item).map((one) => one.why).filter((why, at, all) => all.indexOf(why) === at).join("；")],
    ];
    return card({ ...item }, { ...said, timing: shown("timing") }, more, [
      item.relation === "received" ? "" : dateTicks(item, list, words),
    ]);
  };
  const openCard = (item, data, reason) => {
    const words = data.words["我的清单页"];
    const more = [[words.basis, bases(item)], [words[reason], item.why], [words.asks, item.asks.join("、")]];
    return card(item, { does: item.duty.does, timing: item.timing }, more);
  };

  // What is unfolded stays so when an answer changes.
  const openOnes = (box) => [...box.querySelectorAll("details.own-sheet[open]")].map((one) => one.dataset.name);
  const sheetOf = (name, number, fill, id, open) => {
    const items = fillWords(ownListData.words["我的清单页"].items, { count: number });
    const summary = [make("strong", {}, name), " ", make("span", { className: "count" }, items)];
    return Object.assign(folded("own-sheet", summary, fill, open.includes(name), name), { id });
  };
  const fillDuties = (box, list, data) => {
    const [words, open] = [data.words["我的清单页"], openOnes(box)];
    const sheets = list.sheets.map((sheet, place) => {
      const fill = () => sheet.items.map((item) => dutyCard(item, list, data));
      return sheetOf(sheet.name, sheet.items.length, fill, `sheet-${place + 1}`, open);
    });
    box.replaceChildren(...(sheets.length ? sheets : [make("p", { className: "muted" }, words.duties_none)]));
  };

  const fillQuestions = (box, list, data) => {
    const words = data.words["我的清单页"];
    if (!list.waiting.length) {
      box.replaceChildren(make("p", { className: "muted" }, words.questions_none));
      return;
    }
    const number = (fact) => data.facts.findIndex(({ name }) => name === fact) + 1;
    const rows = list.questions.map(({ fact, question, duties }) =>
      make(
        "li",
        {},
        make("a", { href: `#fact-${number(fact)}` }, question),
        ...[" ", tag(`${words.waiting} ${duties.length}`, "")],
      ),
    );
    const cards = () => list.waiting.map((item) => openCard(item, data, "why_open"));
    const waiting = sheetOf(words.to_confirm, list.waiting.length, cards, "to-confirm", openOnes(box));
    const note = make("p", { className: "muted" }, words.questions_note);
    box.replaceChildren(note, make("ul", { className: "brief" }, rows), waiting);
  };

  const fillOthers = (box, list, data) => {
    const [words, open] = [data.words["我的清单页"], openOnes(box)];
    const rest = list.judged.filter((one) => one.status === "not_applicable" && !one.keptOut);
    const group = (id, items, fill) =>
      items.length ? sheetOf(words[id], items.length, () => items.map(fill), id, open) : "";
    const line = (text, why) =>
      make("p", { className: "line" }, text, make("br"), make("small", { className: "muted" }, why));
    const restLine = (one) =>
      line(
        make("a", { href: one.duty.address }, one.duty.does),
        `${one.duty.basis}：${sayWhy(one, list.enterprise.facts, data)}`,
      );
    const parts = [
      group("kept_out", list.keptOut, (item) => openCard(item, data, "why_not")),
      group("left_out", list.exclusions, ({ title, why }) => line(`《${title}》`, why)),
      group("rest", rest, restLine),
    ];
    box.replaceChildren(...parts.filter(Boolean));
  };
  Object.assign(ownList, { sayDay, fillDuties, fillQuestions, fillOthers });
})();
