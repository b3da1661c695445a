// Answers on the page of lists whether the list of a code, typed or brought along by a QR code, is still current.
document.addEventListener("DOMContentLoaded", () => {
  const answer = document.querySelector("[data-list-code-answer]");
  const asked = new URLSearchParams(location.search).get("code")?.trim().toUpperCase();
  if (!answer || !asked) return;
  const current = [...document.querySelectorAll("[data-list-code]")].find((one) => one.dataset.listCode === asked);
  const word = current ? "current" : /^[A-Z2-7]{8}$/.test(asked) ? "other" : "none";
  answer.textContent = answer.dataset[word].replace("{code}", asked).replace("{name}", current?.dataset.listName ?? "");
  answer.className = current ? "answer answer--current" : "answer";
  if (current) {
    const way = Object.assign(document.createElement("a"), { href: `#${current.dataset.listId}` });
    way.textContent = answer.dataset.way;
    answer.append(" ", way);
  }
  answer.hidden = false;
  const field = document.querySelector("[data-list-code-field]");
  if (field) field.value = asked;
});
