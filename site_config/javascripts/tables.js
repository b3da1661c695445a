// Filters and sorts the tables of a page; without it they are complete. What is chosen stands in the address behind
// #~, so that a filtered table can be sent to somebody: #~duties.q=培训&duties.policy=…&duties.sort=-2.
(() => {
  const FIND = "筛选", SORT = "排序", ALL = "全部", AS_PRINTED = "原来的顺序", RESET = "清除", EMPTY = "没有符合的", UP = "升序", DOWN = "降序";
  const FEWEST = 6, BETWEEN = "、", GROUP = ".listed__group";
  const count = (shown, all) => shown === all ? `共 ${all} 条` : `${shown} / ${all} 条`;
  const compare = new Intl.Collator("zh", { numeric: true }).compare;
  const create = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const state = () => new URLSearchParams(location.hash.startsWith("#~") ? location.hash.slice(2) : "");

  const equip = table => {
    const bodies = [...table.tBodies], heads = [...table.tHead.rows[0].cells];
    const groups = bodies.map(body => ({ body, head: body.querySelector(`:scope > ${GROUP}`) })).filter(({ head }) => head);
    const rows = [...table.querySelectorAll(`tbody > tr:not(${GROUP})`)], homes = rows.map(row => row.parentElement);
    if (rows.length < FEWEST) return null;
    const above = rows.map(row => groups.find(({ body }) => body === row.parentElement)?.head.textContent ?? "");
    const texts = rows.map((row, number) => `${row.textContent} ${above[number]}`.toLowerCase());
    const keys = new Map(rows.map(row => [row, [...row.cells].map(cell => cell.dataset.sort ?? cell.textContent)]));
    const valuesOf = cell => {
      const named = [...cell.children].filter(child => child.matches("a, span:not(.tag, .muted)"));
      if (named.length) return named.map(child => child.textContent);
      return (cell.firstChild?.data ?? cell.textContent).split(BETWEEN).filter(Boolean);
    };
    const facet = (name, label, values, keyOf) => {
      const tally = new Map(), order = new Map();
      rows.forEach((row, number) => values[number].forEach(value => {
        tally.set(value, (tally.get(value) ?? 0) + 1);
        order.set(value, keyOf(row, value));
      }));
      if (tally.size < 2 && [...tally.values()].every(held => held === rows.length)) return [];
      const sorted = [...tally.keys()].sort((one, other) => compare(order.get(one), order.get(other)));
      const choice = create("select", {}, new Option(ALL, ""), ...sorted.map(value => new Option(`${value}（${tally.get(value)}）`, value)));
      return [{ name, values, choice, label }];
    };
    const facets = heads.flatMap((head, column) => head.dataset.facet ? facet(head.dataset.facet, head.textContent,
      rows.map(row => valuesOf(row.cells[column])), (row, value) => row.cells[column].dataset.sort ?? value) : []);
    const { group, groupLabel } = table.dataset;
    if (group) facets.push(...facet(group, groupLabel, above.map(value => [value]), (row, value) => value));
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

    // Sorted rows leave their groups: each then says itself what stood above it.
    let flat = null;
    const flatten = () => {
      flat = table.createTBody();
      rows.forEach((row, number) => {
        if (above[number] && !row.querySelector(".listed__from"))
          row.lastElementChild.append(create("span", { className: "listed__from muted", textContent: above[number] }));
      });
    };
    const show = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const kept = new Set(rows.filter((row, number) => words.every(word => texts[number].includes(word))
        && facets.every(one => !one.choice.value || one.values[number].includes(one.choice.value))));
      for (const row of rows) row.hidden = !kept.has(row);
      const way = Math.sign(order.value), column = Math.abs(order.value) - 1;
      const sorted = way ? [...rows].sort((one, other) => {
        const [first, second] = [keys.get(one)[column], keys.get(other)[column]];
        return !first || !second ? !first - !second : way * compare(first, second); // what is blank comes last
      }) : rows;
      if (way) {
        if (!flat) flatten();
        flat.append(...sorted);
      } else if (flat) {
        rows.forEach((row, number) => homes[number].append(row));
        flat.remove();
        flat = null;
      }
      table.classList.toggle("listed--sorted", Boolean(way));
      for (const { body, head } of groups) head.hidden = ![...body.rows].some(row => row !== head && !row.hidden);
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
