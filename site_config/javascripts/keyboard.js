// The theme opens menu and search by labels of hidden boxes to tick, which only a mouse reaches: each becomes a button.
// Escape closes the menu again, and what is read out says whether it is open.
document.addEventListener("DOMContentLoaded", () => {
  for (const label of document.querySelectorAll(".md-header label[data-name]")) {
    const box = document.getElementById(label.htmlFor);
    const button = Object.assign(document.createElement("button"), { type: "button", className: label.className });
    button.setAttribute("for", label.htmlFor); // what the theme's styles know it by
    button.setAttribute("aria-label", label.dataset.name);
    button.setAttribute("aria-expanded", box.checked);
    button.append(...label.childNodes);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => button.setAttribute("aria-expanded", box.checked));
    label.replaceWith(button);
  }
  if (matchMedia("(max-width: 76.234375em)").matches)
    for (const label of document.querySelectorAll(".md-nav__item--nested > label.md-nav__link")) label.tabIndex = 0;
  const drawer = document.getElementById("__drawer");
  const sign = document.querySelector(".md-header button[for=__drawer]");
  drawer.addEventListener("change", () => {
    if (drawer.checked) document.querySelector(".md-nav--primary a.md-nav__link")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    sign.focus();
  });
});
