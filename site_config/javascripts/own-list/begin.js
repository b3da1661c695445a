// The page 我的清单 loads what lists are made from when a visitor begins: with the first touch of the questions, a kept
// answer, or an address that brings answers. What is answered or pressed meanwhile counts once the rest is there.
(() => {
  const NAMES = ["digests", "words", "judging", "list", "word", "paper", "calendar", "memory", "dom", "form", "duties", "dates", "page"];
  const SCRIPTS = ["data/own-list.js", "javascripts/conditions.js", ...NAMES.map((name) => `javascripts/own-list/${name}.js`)];
  const KEPT = "anjian-own-list-"; // memory.js keeps answers under it
  const PLACES = ".own-part, .md-sidebar--secondary";
  const form = document.querySelector(".own-form"), root = document.documentElement;
  const summary = form.querySelector("[data-own=summary]");
  let pressed = null;

  const hasKept = () => {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(KEPT));
    } catch {
      return false;
    }
  };
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address, async: false, onload: resolve });
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });
  const begin = async () => {
    if (root.dataset.ownList) return;
    root.dataset.ownList = "loading";
    summary.textContent = summary.dataset.loading;
    startTheme(); // before the list is there, because of what it does to all that is folded
    try {
      await Promise.all(SCRIPTS.map(load));
      document.querySelector(":target")?.scrollIntoView();
      pressed?.click();
    } catch (error) {
      delete root.dataset.ownList; // the next touch tries again
      summary.textContent = `${summary.dataset.failed}${error.message}`;
    }
  };

  const year = document.getElementById("own-year"), years = [...year.options].map(({ value }) => Number(value));
  year.value = Math.min(Math.max(new Date().getFullYear(), years[0]), years.at(-1));
  for (const kind of ["pointerdown", "focusin", "input"]) {
    document.addEventListener(kind, ({ target }) => target.closest?.(PLACES) && begin());
  }
  form.addEventListener("input", ({ target }) => {
    if (root.dataset.ownList !== "ready") form.dataset.changed = target.id || target.name;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-own]");
    if (button && root.dataset.ownList !== "ready") pressed = button;
  });
  addEventListener("hashchange", begin);
  if (location.hash || hasKept()) begin();
})();
