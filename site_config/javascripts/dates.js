// Tells how dates stand on the reader's own day; a page is whole without it. `?day=2023-06-01` stands in for today.
(() => {
  const OVER = "已过", TODAY = "今天到期", LEFT = "还有", DAY = "天", MONTHS = "个月", YEARS = "年", THIS_MONTH = "本月", THIS_YEAR = "本年";
  const COLUMN = "现在";
  const asked = new URLSearchParams(location.search).get("day");
  const today = /^\d{4}-\d{2}-\d{2}$/.test(asked ?? "") ? new Date(asked + "T00:00") : new Date();
  const pad = number => String(number).padStart(2, "0");
  const iso = `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`;

  // 2023-03 lasts to the end of March, 2023 to the end of the year; without a year nothing is told.
  const lastDay = text => {
    const [year, month, day] = text.split("-").map(Number);
    return Number.isNaN(year) ? null : new Date(year, (month || 12) - (day ? 1 : 0), day || 0);
  };
  const days = day => Math.round((day - new Date(today.getFullYear(), today.getMonth(), today.getDate())) / 86_400_000);
  const span = count => count < 60 ? `${count} ${DAY}` : count < 730 ? `${Math.floor(count / 30.4)} ${MONTHS}` : `${Math.floor(count / 365.25)} ${YEARS}`;
  const mark = (kind, text) => Object.assign(document.createElement("span"), { className: `badge badge--${kind}`, textContent: text });
  const say = left => left < 0 ? `${OVER} ${span(-left)}` : left === 0 ? TODAY : `${LEFT} ${span(left)}`;

  for (const badge of document.querySelectorAll("[data-words]")) {
    const { since = "", until = "", words } = badge.dataset;
    if (!since && !until) continue;
    const place = since && iso < since ? 0 : until && iso > until ? 2 : 1;
    badge.textContent = words.split("|")[place];
    badge.className = `badge badge--${["before", "running", "over"][place]}`;
  }
  for (const table of document.querySelectorAll("table[data-table]")) {
    if (!table.querySelector("td[data-due]")) continue;
    table.tHead.rows[0].cells[0].after(Object.assign(document.createElement("th"), { scope: "col", textContent: COLUMN }));
    table.tHead.rows[0].cells[1].dataset.facet = "now";
    table.classList.add("listed--dated");
    for (const row of table.tBodies[0].rows) {
      const cell = row.insertCell(1), day = lastDay(row.cells[0].dataset.due ?? "");
      if (!day) continue;
      const left = days(day), soon = left >= 0 && row.cells[0].dataset.due.slice(0, 7) === iso.slice(0, 7);
      const badge = mark(left < 0 ? "over" : soon ? "running" : "before", left < 0 ? OVER : soon ? THIS_MONTH : LEFT);
      cell.append(badge, ` ${say(left).replace(OVER, "").replace(LEFT, "")}`);
      cell.dataset.sort = String(left + 1_000_000).padStart(8, "0");
    }
  }
  const month = document.querySelector(`[data-month="${today.getMonth() + 1}"]`);
  if (month) {
    month.open = true;
    month.querySelector("summary").append(" ", mark("running", THIS_MONTH));
  }
  for (const head of document.querySelectorAll("[data-year-head]")) {
    const year = Number(head.dataset.yearHead), now = today.getFullYear();
    if (year <= now) head.append(" ", mark(year < now ? "over" : "running", year < now ? OVER : THIS_YEAR));
  }
})();
