// The theme searches when a key goes up. Pasting, dictating and some input methods for Chinese raise no key: tell it.
document.addEventListener("input", (event) => {
  if (event.target.matches(".md-search__input")) event.target.dispatchEvent(new Event("keyup"));
});
