// What the visitor answered and ticked, kept in this browser alone, or as long as the page is open.
(() => {
  const PREFIX = "anjian-own-list-";
  const held = new Map();
  let works = true;
  const recall = (name, otherwise) => {
    try {
      const text = localStorage.getItem(PREFIX + name);
      return text === null ? held.get(name) ?? otherwise : JSON.parse(text);
    } catch {
      return held.get(name) ?? otherwise;
    }
  };
  const keep = (name, value) => {
    held.set(name, value);
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      works = false;
    }
  };
  const forget = () => {
    held.clear();
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
    } catch {
      works = false;
    }
  };
  const isKept = () => works;

  // A tick belongs to a duty, in a year, on a day if it has one.
  const tickName = (year, duty, day = "") => `${year}|${duty}|${day}`;
  const ticks = () => {
    const found = recall("ticks", {});
    return found && typeof found === "object" ? found : {};
  };
  const isTicked = (name) => Object.prototype.hasOwnProperty.call(ticks(), name);
  const tick = (name, on) => {
    const { [name]: _, ...others } = ticks();
    keep("ticks", on ? { ...others, [name]: 1 } : others);
  };
  Object.assign(ownList, { recall, keep, forget, isKept, tickName, ticks, isTicked, tick });
})();
