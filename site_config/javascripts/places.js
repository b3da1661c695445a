// Copies the address of a clause or duty, also where browsers offer no clipboard (plain http); follows ids that moved.
(() => {
  const COPY = "复制此处的链接", COPIED = "已复制", COPY_THIS = "按 Ctrl+C 复制：", SHOWN = 4000;
  for (const link of document.querySelectorAll("a.copy, a.headerlink")) {
    link.title = COPY;
    if (link.textContent.length < 3) link.setAttribute("aria-label", `${COPY}：${decodeURIComponent(link.hash.slice(1))}`);
  }
  const notice = Object.assign(document.createElement("div"), { className: "copied", role: "status" });
  notice.setAttribute("role", "status");
  document.body.append(notice);
  let timer = 0;
  const tell = (...parts) => {
    notice.replaceChildren(...parts);
    notice.classList.add("copied--shown");
    clearTimeout(timer);
    timer = setTimeout(() => notice.classList.remove("copied--shown"), SHOWN);
  };
  // Off the web the page's address is of no use to others; where the handbook has one there, that is copied.
  const addressOf = link => {
    const known = document.querySelector('link[rel="canonical"]');
    return (location.protocol === "file:" && known ? known.href : link.href.split("#")[0]) + new URL(link.href).hash;
  };
  const copyByHand = address => {
    const field = Object.assign(document.createElement("textarea"), { value: address, readOnly: true, rows: 2 });
    field.setAttribute("aria-label", COPY_THIS);
    tell(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* then readers press the keys */ }
    if (done) tell(`${COPIED} ${address}`);
    else { tell(COPY_THIS, field); field.select(); }
  };
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.copy, a.headerlink");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = addressOf(link);
    if (!navigator.clipboard?.writeText) copyByHand(address);
    else navigator.clipboard.writeText(address).then(() => tell(`${COPIED} ${address}`), () => copyByHand(address));
  });
  const follow = () => {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && place.dataset.movedTo) location.replace(place.dataset.movedTo);
  };
  follow();
  addEventListener("hashchange", follow);
})();
