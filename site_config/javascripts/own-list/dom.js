// Elements from plain values: texts become text, never markup.
(() => {
  const make = (name, properties = {}, ...children) => {
    const { data = {}, ...others } = properties;
    const one = Object.assign(document.createElement(name), others);
    Object.assign(one.dataset, data);
    one.append(...children.flat().filter((child) => child !== "" && child !== null));
    return one;
  };
  // Names and values side by side, as on the other pages.
  const facts = (pairs) =>
    make("dl", { className: "facts" }, pairs.map(([name, value]) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, value)),
    ));
  // What is folded is made when it is first unfolded: a list may hold a thousand dates.
  const folded = (className, summary, fill, open = false, name = "") => {
    const about = { className: `block ${className}`, open, data: { name } };
    const one = make("details", about, make("summary", {}, summary));
    const unfold = () => {
      if (!one.open || one.dataset.filled) return;
      one.dataset.filled = "yes";
      one.append(...[fill()].flat());
    };
    one.addEventListener("toggle", unfold);
    if (open) unfold();
    return Object.assign(one, { unfold });
  };
  // All boxes of one tick follow each other, wherever they stand.
  const tickBox = (name, text) => {
    const box = make("input", { type: "checkbox", checked: ownList.isTicked(name), data: { tick: name } });
    return make("label", { className: "own-tick" }, box, " ", text);
  };
  Object.assign(ownList, { make, facts, folded, tickBox });
})();
