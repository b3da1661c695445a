// Shows what a word means beside it: on the pointer, on the keyboard's focus, on the first tap. The card stays while
// the pointer is on it, and Escape takes it away. Without this script the cards are a list at the end of the page.
(() => {
  const WAIT = 250, GAP = 6, EDGE = 8;
  let open = null, timer = 0, touched = false;
  const close = () => {
    clearTimeout(timer);
    open?.card.classList.remove("term-card--open");
    open?.word.removeAttribute("aria-describedby");
    open = null;
  };
  const place = () => {
    const at = open.word.getBoundingClientRect(), size = open.card.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) return close();
    const below = at.bottom + GAP + size.height < innerHeight || at.top < size.height + GAP;
    open.card.style.left = `${Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - size.width - EDGE))}px`;
    open.card.style.top = `${below ? at.bottom + GAP : at.top - GAP - size.height}px`;
  };
  const show = word => {
    const card = document.getElementById(word.dataset.card);
    if (!card || open?.word === word) return clearTimeout(timer);
    close();
    open = { word, card };
    card.classList.add("term-card--open");
    word.setAttribute("aria-describedby", card.id);
    place();
  };
  const wordOf = event => event.target.closest?.("a.term[data-card]");
  const cardOf = event => event.target.closest?.(".term-card--open");
  const later = action => { clearTimeout(timer); timer = setTimeout(action, WAIT); };
  document.addEventListener("pointerdown", event => {
    touched = event.pointerType !== "mouse";
    if (open && !cardOf(event) && wordOf(event) !== open.word) close();
  });
  document.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse") return;
    const word = wordOf(event);
    if (word) later(() => show(word));
    else if (open) cardOf(event) ? clearTimeout(timer) : later(close);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", event => {
    const word = wordOf(event);
    if (word && !touched) show(word);
    else if (open && !word && !cardOf(event)) close();
  });
  document.addEventListener("click", event => {
    const word = wordOf(event);
    if (word && touched && open?.word !== word) {
      event.preventDefault();
      show(word);
    }
    touched = false;
  });
  document.addEventListener("keydown", event => {
    touched = false;
    if (event.key === "Escape" && open) close();
  });
  for (const moved of ["scroll", "resize"]) addEventListener(moved, () => open && place(), { passive: true });
})();
