// The dates of the year, month by month, to tick off; what is past and open is marked.
(() => {
  const { make, folded, tickBox, fillWords, occurrencesOf, sayDayOff, sayDay, tickName, isTicked } = ownList;

  const eventsOf = (list) =>
    list.listed
      .flatMap((item) =>
        occurrencesOf(item).map((occurrence) => ({
          ...{ item, occurrence, day: occurrence.end },
          tick: tickName(list.year, item.duty.id, occurrence.end),
        })),
      )
      .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));

  const line = ({ item, occurrence, day, tick }, today, data) => {
    const words = data.words["我的清单页"];
    const off = sayDayOff(occurrence, data.words["清单"]);
    const overdue = day < today && !isTicked(tick);
    return make(
      "li",
      {},
      tickBox(tick, [make("span", { className: "tag tag--time" }, sayDay(day, words)), " ", item.duty.does]),
      make("small", { className: "muted" }, ` ${item.actors.join("、")}`, off ? `；${off}` : ""),
      make("span", { className: "badge badge--over", hidden: !overdue, data: { late: tick } }, words.overdue),
    );
  };
  const fillDates = (box, list, today, data) => {
    const words = data.words["我的清单页"];
    const open = [...box.querySelectorAll("details[open]")].map((one) => one.dataset.name);
    const months = new Map();
    for (const event of eventsOf(list)) {
      const month = event.day.slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), event]);
    }
    const groups = [...months].map(([key, events]) => {
      const [year, month] = key.split("-").map(Number);
      const name = fillWords(year === list.year ? words.month : words.next_year, { year, month });
      const lines = () => make("ul", { className: "brief" }, events.map((event) => line(event, today, data)));
      const done = events.filter(({ tick }) => isTicked(tick)).length;
      const said = fillWords(words.month_count, { count: events.length, done });
      const counts = { counts: JSON.stringify(events.map(({ tick }) => tick)), words: words.month_count };
      const summary = [
        make("strong", {}, name),
        " ",
        make("span", { className: "count", data: counts }, said),
      ];
      const isOpen = box.childElementCount ? open.includes(key) : key === today.slice(0, 7);
      return Object.assign(folded("own-month", summary, lines, isOpen, key), { id: `month-${key}` });
    });
    const note = make("p", { className: "muted" }, groups.length ? words.dates_note : words.dates_none);
    box.replaceChildren(note, ...groups);
  };
  Object.assign(ownList, { fillDates });
})();
