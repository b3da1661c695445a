// The theme's script (search, the switch of light and dark, bars that follow) comes with the first touch of a page:
// nothing of what a page says needs it. What was touched before it runs is told to it then.
(() => {
  const TOUCHES = ["pointerdown", "pointermove", "touchstart", "wheel", "keydown", "focusin"];
  const SEARCH = ["/", "f", "s"], TURN = ["p", ",", "n", "."]; // the theme's keys
  const EDITABLE = "input, select, textarea, [contenteditable]";
  const CALM = 400; // milliseconds
  const root = document.documentElement, theme = document.querySelector("script[data-src]");
  const box = document.querySelector(".md-search__input");
  let pressed = null, switched = null;

  const tellWhatWas = () => {
    root.dataset.theme = "runs";
    switched?.dispatchEvent(new Event("change"));
    if (pressed) dispatchEvent(new KeyboardEvent("keydown", { key: pressed }));
    if (!document.querySelector(":target")) return;
    // Where the address names a place it closes search and menu, though somebody may have just opened them.
    const stayOpen = (event) => {
      if (!event.isTrusted && event.target.matches("#__search, #__drawer") && !event.target.checked) event.preventDefault();
    };
    document.addEventListener("click", stayOpen, true);
    setTimeout(() => document.removeEventListener("click", stayOpen, true), CALM);
  };
  const start = () => {
    if (root.dataset.theme || !theme) return;
    root.dataset.theme = "loading";
    for (const kind of TOUCHES) document.removeEventListener(kind, start, true);
    const script = Object.assign(document.createElement("script"), { src: theme.dataset.src, async: false });
    script.onload = tellWhatWas;
    document.head.append(script);
  };
  const isWaiting = () => root.dataset.theme !== "runs";

  for (const kind of TOUCHES) document.addEventListener(kind, start, { capture: true, passive: true });
  document.addEventListener("change", ({ target }) => {
    if (isWaiting() && target.name === "__palette") switched = target;
  });
  document.addEventListener("keydown", (event) => {
    if (!isWaiting() || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(EDITABLE)) return;
    if (SEARCH.includes(event.key) && box) {
      event.preventDefault();
      box.focus();
    } else if (TURN.includes(event.key)) pressed = event.key;
  });

  // On paper, and where the address leads, what is folded stands open.
  const unfold = (one) => Object.assign(one, { open: true });
  let unfolded = [];
  addEventListener("beforeprint", () => {
    if (isWaiting()) unfolded = [...document.querySelectorAll(".md-content details:not([open])")].map(unfold);
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded.splice(0)) one.open = false;
  });
  const lead = () => {
    const place = document.querySelector(":target"), folded = place?.closest("details:not([open])");
    if (folded && isWaiting()) {
      unfold(folded);
      place.scrollIntoView();
    }
  };
  lead();
  addEventListener("hashchange", lead);

  globalThis.startTheme = start;
  if (/[?&][hq]=/.test(location.search)) start();
})();
