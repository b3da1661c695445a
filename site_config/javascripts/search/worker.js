// The search as the theme talks to it: what to set up (0) is answered when ready (1), a query (2) by its results (3).
// Opened from a folder it runs in a frame, where scripts load one after the other and address each other from its script.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const SCRIPTS = ["fold", "index", "query", "rank", "pinyin", "typos", "readings", "search", "results"];
const DATA = "../../data/search.js";

const here = typeof document === "undefined" ? location.href : document.querySelector("script[src]").src;
let [answer, warmUp] = [() => [], () => {}];

const setUp = async () => {
  await importScripts(...[...SCRIPTS.map((name) => `${name}.js`), DATA].map((file) => String(new URL(file, here))));
  const index = buildSearchIndex(searchData);
  const [search, show] = [makeSearch(index), makeResults(index)];
  warmUp = search.warmUp;
  answer = (text) => show(search(text));
};

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    await setUp();
    postMessage({ type: READY });
    setTimeout(warmUp); // what only some queries need
  }
  if (type === QUERY) postMessage({ type: RESULT, data: { items: answer(data) } });
});
