// Filters and sorts the tables of a page; without it they are complete. What is chosen stands in the address behind
// #~, so that a filtered table can be sent to somebody: #~duties.q=培训&duties.policy=…&duties.sort=-2.
(() => {
  const FIND = "筛选", SORT = "排序", ALL = "全部", AS_PRINTED = "原来的顺序", RESET = "清除", EMPTY = "没有符合的", UP = "升序", DOWN = "降序";
  const FEWEST = 6;
  const count = (shown, all) => shown === all ? `共 ${all} 条` : `${shown} / ${all} 条`;
  const compare = new Intl.Collator("zh", { numeric: true }).compare;
  const create = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const state = () => new URLSearchParams(location.hash.startsWith("#~") ? location.hash.slice(2) : "");

  const equip = table => {
    const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
    if (rows.length < FEWEST) return null;
    const texts = rows.map(row => row.textContent.toLowerCase());
    const valuesOf = cell => {
      const named = [...cell.children].filter(child => child.matches("a, span:not(.tag, .muted)"));
      return named.length ? named.map(child => child.textContent) : cell.textContent ? [cell.textContent] : [];
    };
    const facets = heads.flatMap((head, column) => {
      if (!head.dataset.facet) return [];
      const values = rows.map(row => valuesOf(row.cells[column])), tally = new Map(), keys = new Map();
      rows.forEach((row, number) => values[number].forEach(value => {
        tally.set(value, (tally.get(value) ?? 0) + 1);
        keys.set(value, row.cells[column].dataset.sort ?? value);
      }));
      if (tally.size < 2 && [...tally.values()].every(held => held === rows.length)) return [];
      const sorted = [...tally.keys()].sort((one, other) => compare(keys.get(one), keys.get(other)));
      const choice = create("select", {}, new Option(ALL, ""), ...sorted.map(value => new Option(`${value}（${tally.get(value)}）`, value)));
      return [{ name: head.dataset.facet, values, choice, label: head.textContent }];
    });
    const find = create("input", { type: "search", autocomplete: "off" });
    const order = create("select", {}, new Option(AS_PRINTED, ""), ...heads.flatMap((head, column) =>
      [new Option(`${head.textContent} ${UP}`, column + 1), new Option(`${head.textContent} ${DOWN}`, -column - 1)]));
    const told = create("output", { className: "filter__count" }), reset = create("button", { type: "button", textContent: RESET });
    const label = (text, field, name) => {
      field.id = `${table.id}-${name}`;
      return create("div", { className: `filter__${name}` }, create("label", { htmlFor: field.id, textContent: text }), field);
    };
    const bar = create("form", { className: "filter" }, label(FIND, find, "find"), ...facets.map(one => label(one.label, one.choice, one.name)),
      label(SORT, order, "sort"), reset, told);
    bar.setAttribute("aria-label", `${FIND}：${table.parentElement.getAttribute("aria-label")}`);
    bar.addEventListener("submit", event => event.preventDefault());
    table.parentElement.before(bar);

    let moved = false;
    const keyOf = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const show = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const kept = new Set(rows.filter((row, number) => words.every(word => texts[number].includes(word))
        && facets.every(one => !one.choice.value || one.values[number].includes(one.choice.value))));
      for (const row of rows) row.hidden = !kept.has(row);
      const way = Math.sign(order.value), column = Math.abs(order.value) - 1;
      const sorted = way ? [...rows].sort((one, other) => {
        const [first, second] = [keyOf(one, column), keyOf(other, column)];
        return !first || !second ? !first - !second : way * compare(first, second); // what is blank comes last
      }) : rows;
      if (way || moved) body.append(...sorted);
      moved = Boolean(way);
      heads.forEach((head, number) => head.setAttribute("aria-sort", number !== column || !way ? "none" : way > 0 ? "ascending" : "descending"));
      told.textContent = kept.size ? count(kept.size, rows.length) : EMPTY;
      reset.hidden = !words.length && !way && facets.every(one => !one.choice.value);
    };
    const fields = [["q", find], ...facets.map(one => [one.name, one.choice]), ["sort", order]];
    const read = () => {
      const asked = state();
      for (const [name, field] of fields) {
        field.value = asked.get(`${table.id}.${name}`) ?? "";
        if (field.selectedIndex === -1) field.value = "";
      }
      show();
    };
    const write = () => {
      const asked = state();
      for (const [name, field] of fields) field.value ? asked.set(`${table.id}.${name}`, field.value) : asked.delete(`${table.id}.${name}`);
      history.replaceState(history.state, "", String(asked) ? `#~${asked}` : location.pathname + location.search);
      show();
    };
    heads.forEach((head, column) => {
      const button = create("button", { type: "button", className: "sorter" }); // beside the heading, which paper repeats
      button.setAttribute("aria-label", `${SORT}：${head.textContent}`);
      button.addEventListener("click", () => {
        order.value = Number(order.value) === column + 1 ? -column - 1 : Number(order.value) === -column - 1 ? "" : column + 1;
        write();
      });
      head.append(button);
    });
    bar.addEventListener("input", write);
    reset.addEventListener("click", () => {
      for (const [, field] of fields) field.value = "";
      write();
      find.focus();
    });
    return read;
  };

  const readers = [...document.querySelectorAll("table[data-table]")].map(equip).filter(Boolean);
  const readAll = () => readers.forEach(read => read());
  readAll();
  const first = [...state().keys()][0];
  if (first) document.getElementById(first.split(".")[0])?.parentElement.previousElementSibling.scrollIntoView();
  addEventListener("hashchange", readAll);
})();
