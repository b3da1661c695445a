// The page 我的清单: answers in, list out, at once; ticks and answers stay in this browser, nothing is sent anywhere.
(() => {
  const form = document.querySelector(".own-form");
  const { make, fillWords, recall, keep, readFacts, writeFacts } = ownList;
  const data = ownList.prepare(ownListData);
  const words = data.words["我的清单页"];
  const NOBODY = "own";
  const DELAY = 120; // milliseconds after the last key
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const SCRIPTS = { fflate: "vendor/fflate-0.8.3/index.js", ownListSkeleton: "word/own-list.js" };
  const HASH = "#list=";
  const place = (name) => document.querySelector(`[data-own="${name}"]`);
  const [sample, nameField, yearField] = ["sample", "name", "year"].map((id) => document.getElementById(`own-${id}`));
  const pad = (number) => String(number).padStart(2, "0");
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  };
  const firstYear = () => Math.min(Math.max(new Date().getFullYear(), data.years[0]), data.years.at(-1));

  // Who is asked about: one of the samples as long as nothing was changed in it, else the visitor's own firm.
  const same = (one, other) => {
    const names = Object.keys(one);
    const equal = (name) => JSON.stringify(one[name]) === JSON.stringify(other[name]);
    return names.length === Object.keys(other).length && names.every(equal);
  };
  const state = () => ({
    name: nameField.value.trim(),
    year: Number(yearField.value),
    facts: readFacts(form, data),
  });
  const enterpriseOf = ({ name, year, facts }) =>
    data.samples.find((one) => one.name === name && same(one.facts, facts)) ?? {
      ...{ id: NOBODY, name: name || words.nameless, sample: false, year, facts },
    };
  const show = ({ name = "", year = firstYear(), facts = {} }) => {
    nameField.value = name;
    yearField.value = data.years.includes(year) ? year : firstYear();
    writeFacts(form, facts);
    sample.value = data.samples.find((one) => one.name === name && same(one.facts, facts))?.id ?? "";
  };

  let list = null;
  const countTicks = () => {
    const ticked = Object.keys(ownList.ticks()).filter((name) => name.startsWith(`${list.year}|`)).length;
    return ticked ? fillWords(words.ticked, { count: ticked }) : "";
  };
  const saySummary = () => {
    const [listed, waiting, kept] = [list.toDo.length, list.waiting.length, list.keptOut.length];
    const rest = list.judged.filter((one) => one.status === "not_applicable").length - kept;
    const received = list.listed.length - listed;
    const others = received ? fillWords(words.received, { count: received }) : "";
    place("summary").textContent = fillWords(words.summary, { listed, others, waiting, kept, rest }) + countTicks();
  };
  const refresh = () => {
    const asked = state();
    list = ownList.makeList(enterpriseOf(asked), asked.year, today(), data);
    sample.value = list.enterprise.sample ? list.enterprise.id : "";
    ownList.markQuestions(form, list, words);
    saySummary();
    const { enterprise, year, version, code } = list;
    place("code").textContent = fillWords(words.code, { name: enterprise.name, year, version, code });
    const notes = list.bases.filter(({ note }) => note).map(({ title, note }) => `《${title}》${note}。`);
    const doubts = list.suspects.map((says) => make("p", {}, says));
    place("notes").replaceChildren(
      ...(doubts.length ? [ownList.folded("suspect", fillWords(words.suspects, { count: doubts.length }), () => doubts)] : []),
      ...notes.map((note) => make("p", { className: "muted" }, note)),
    );
    ownList.fillQuestions(place("questions"), list, data);
    ownList.fillDuties(place("duties"), list, data);
    ownList.fillDates(place("dates"), list, today(), data);
    ownList.fillOthers(place("others"), list, data);
    globalThis.ownList.current = list;
  };
  const changed = () => {
    refresh();
    keep("answers", state());
    if (!list.enterprise.sample) keep("own", state());
    place("said").textContent = ownList.isKept() ? "" : words.not_kept;
  };

  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target === sample) return;
    if (event.target.matches("[data-fact] input")) ownList.settleChoices(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(changed, DELAY);
  });
  sample.addEventListener("change", () => {
    const chosen = data.samples.find((one) => one.id === sample.value);
    show(chosen ?? recall("own", { year: Number(yearField.value) }));
    changed();
  });

  document.addEventListener("change", ({ target }) => {
    const name = target.dataset?.tick;
    if (!name) return;
    ownList.tick(name, target.checked);
    for (const box of document.querySelectorAll("[data-tick]")) {
      if (box.dataset.tick === name) box.checked = target.checked;
    }
    for (const late of document.querySelectorAll("[data-late]")) {
      if (late.dataset.late === name) late.hidden = target.checked || name.split("|")[2] >= today();
    }
    for (const one of document.querySelectorAll("[data-counts]")) {
      const names = JSON.parse(one.dataset.counts);
      const done = names.filter(ownList.isTicked).length;
      if (names.includes(name)) one.textContent = fillWords(one.dataset.words, { count: names.length, done });
    }
    saySummary();
  });

  place("clear").addEventListener("click", () => {
    if (!confirm(words.clear_sure)) return;
    ownList.forget();
    history.replaceState(null, "", location.pathname + location.search);
    show({});
    refresh();
    place("said").textContent = words.cleared;
  });
  place("link").addEventListener("click", () => {
    history.replaceState(null, "", HASH + encodeURIComponent(JSON.stringify(state())));
    place("said").textContent = words.link_made;
  });

  const load = (name) =>
    new Promise((resolve, reject) => {
      if (globalThis[name]) return resolve();
      const script = make("script", { src: SCRIPTS[name], onload: resolve });
      script.onerror = () => reject(new Error(SCRIPTS[name]));
      document.head.append(script);
    });
  const save = (bytes, type, ending) => {
    const stem = fillWords(words.file, { name: list.enterprise.name, year: list.year }).replace(/[\\/:*?"<>|\s]+/g, "");
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    const link = make("a", { href: address, download: `${stem}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    place("file").textContent = fillWords(words.made, { name: link.download });
  };
  const onClick = (name, work) =>
    place(name).addEventListener("click", async () => {
      place("file").textContent = words.making;
      try {
        await work();
      } catch (error) {
        place("file").textContent = fillWords(words.failed, { why: error.message });
      }
    });
  onClick("word", async () => {
    await Promise.all(Object.keys(SCRIPTS).map(load));
    save(ownList.wordFile(list, data), WORD, "docx");
  });
  onClick("calendar", () => save(ownList.calendarFile(list, data), "text/calendar;charset=utf-8", "ics"));

  // On paper the duties stand unfolded; the dates and what does not concern the firm only if the visitor unfolded them.
  const PRINTED = "[data-own=notes] details, [data-own=duties] details.own-sheet, #to-confirm, #kept_out, #left_out";
  addEventListener("beforeprint", () => {
    document.querySelectorAll(PRINTED).forEach((one) => {
      one.open = true;
      one.unfold();
    });
  });

  const linked = () => {
    try {
      const found = location.hash.startsWith(HASH) && JSON.parse(decodeURIComponent(location.hash.slice(HASH.length)));
      return found && typeof found === "object" ? { ...found, facts: { ...found.facts } } : null;
    } catch {
      return null;
    }
  };
  // begin.js says what was changed while this was on its way: that counts, and not what was kept.
  document.documentElement.dataset.ownList = "ready";
  const { changed: early } = form.dataset;
  if (early === sample.id) sample.dispatchEvent(new Event("change"));
  else if (early) changed();
  else {
    show(linked() ?? recall("answers", {}) ?? {});
    refresh();
  }
})();
