// The theme starts its search on every page. Here it waits until the box is used, so that a page loads nothing of it.
window.Worker = ((Worker) =>
  class extends EventTarget {
    #waiting = [];
    #worker = null;

    constructor(address) {
      super();
      const start = (target) => target?.matches(".md-search__input") && this.#start(address);
      document.addEventListener("focusin", ({ target }) => start(target));
      start(document.activeElement);
    }

    #start(address) {
      if (this.#worker) return;
      this.#worker = new Worker(address);
      this.#worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      for (const message of this.#waiting.splice(0)) this.#worker.postMessage(message);
    }

    postMessage(message) {
      if (this.#worker) this.#worker.postMessage(message);
      else this.#waiting.push(message);
    }
  })(window.Worker);

// The theme searches when a key goes up. Pasting, dictating and some input methods for Chinese raise no key: tell it.
document.addEventListener("input", (event) => {
  if (event.target.matches(".md-search__input")) event.target.dispatchEvent(new Event("keyup"));
});
