// Turns ranked entries into what the theme's search box shows: groups of entries of one page, each entry with what it
// is, whose, by when, where it stands, and the words of the query marked. Texts become HTML here and are escaped here.
const makeResults = (() => {
  const MOST = 40; // entries
  const LEAST = 0.02; // of the best one's score
  const LENGTH = 90; // characters of a text that is shown in part
  const BEFORE = 20; // of them before the first mark
  const TERMS = 4; // marked on the page that is opened
  const OVERVIEWS = { term: "glossary.html", form: "forms.html", role: "roles/index.html", document: "sources.html", policy: "policies/index.html", page: "index.html" };
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  const escapeText = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
  const pageOf = (address) => address.split("#")[0];

  // The stretches of a text that the query asks for: neighbours that are neighbours there, numbers and Latin words.
  const makeMarking = (query, fold) => {
    const pairs = new Set(query.atoms.slice(1).map((atom, at) => (query.apart[at + 1] || query.idle[at] || query.idle[at + 1] ? "" : `${query.atoms[at]}|${atom}`)));
    const wanted = new Set(query.atoms.filter((atom, at) => !query.idle[at] && ((isWord(atom) && atom.length > 1) || query.atoms.length === 1)));
    const find = (text) => {
      const { atoms, starts, ends } = fold(text);
      const marks = [];
      const mark = (from, to) => {
        const last = marks[marks.length - 1];
        if (last && from < last[1]) last[1] = Math.max(to, last[1]);
        else marks.push([from, to]);
      };
      atoms.forEach((atom, at) => {
        if (wanted.has(atom)) mark(starts[at], ends[at]);
        if (pairs.has(`${atom}|${atoms[at + 1]}`)) mark(starts[at], ends[at + 1]);
      });
      return marks;
    };
    const known = new Map();
    return (text) => known.get(text) ?? (known.set(text, find(text)), known.get(text));
  };
  const markUp = (text, marks, from = 0, to = text.length) => {
    let [html, at] = ["", from];
    for (const [start, end] of marks) {
      if (end <= from || start >= to) continue;
      html += `${escapeText(text.slice(at, Math.max(start, from)))}<mark>${escapeText(text.slice(Math.max(start, from), Math.min(end, to)))}</mark>`;
      at = Math.min(end, to);
    }
    return html + escapeText(text.slice(at, to));
  };
  const cut = (text, marks) => {
    const from = text.length > LENGTH && marks.length ? Math.max(0, Math.min(marks[0][0] - BEFORE, text.length - LENGTH)) : 0;
    const to = Math.min(text.length, from + LENGTH);
    return `${from ? "…" : ""}${markUp(text, marks, from, to)}${to < text.length ? "…" : ""}`;
  };
  const weigh = (marks) => marks.reduce((sum, [from, to]) => sum + to - from, 0);

  return (index) => {
    const { words, policies } = index.data;
    const titles = new Map(index.entries.filter((one) => one.kind === "page").map((one) => [one.address, one.title]));
    policies.forEach(([id, title]) => titles.set(`policies/${id}.html`, title));
    const overviewOf = (entry) => OVERVIEWS[entry.kind] ?? pageOf(entry.address);

    // The text that tells most of the query; the official wording only where nothing else tells anything.
    const chooseText = (entry, place, marksIn) => {
      const shown = [...entry.text, ...(place ? place.around.slice(1) : [])].map((text) => [text, marksIn(text)]);
      const [best] = shown.filter(([, marks]) => marks.length).sort((one, other) => weigh(other[1]) - weigh(one[1]));
      if (best) return best;
      const official = place?.official ? [place.official, marksIn(place.official)] : null;
      if (official?.[1].length && !marksIn(entry.title).length) return official;
      return entry.kind === "term" && entry.text.length ? [entry.text[0], []] : null;
    };
    const line = (name, html) => (html ? `<p class="found__${name}">${html}</p>` : "");

    const describe = (entry, marksIn) => {
      const place = entry.place === null ? null : index.places[entry.place];
      const marked = (text) => markUp(text, marksIn(text));
      const whose = entry.who.length ? `${escapeText(words.who)}${marked(entry.who.join("、"))}` : "";
      const when = entry.when.map((text) => `<span class="found__when">${marked(text)}</span>`).join(" ");
      const where = place && entry.kind !== "clause" ? marked(place.clause) : "";
      const from = place || entry.kind === "policy" ? "" : entry.policies.map((number) => escapeText(policies[number][1])).join("、");
      const text = chooseText(entry, place, marksIn);
      return [
        line("whose", [whose, when].filter(Boolean).join(" ")),
        line("text", text && cut(...text)),
        line("where", where || from),
      ].join("");
    };
    const listTerms = (entry, marksIn) => {
      const texts = [entry.title, ...entry.names, ...entry.text, ...entry.who, ...entry.when];
      const found = texts.flatMap((text) => marksIn(text).map(([from, to]) => text.slice(from, to)));
      return Object.fromEntries([...new Set(found)].sort((one, other) => other.length - one.length).slice(0, TERMS).map((one) => [one, true]));
    };
    const show = ({ number, score }, marksIn) => {
      const entry = index.entries[number];
      const title = entry.kind === "clause" ? index.places[entry.place].clause : entry.title;
      return {
        location: entry.address,
        title: `<span class="found__kind">${escapeText(words[entry.kind])}</span> ${markUp(title, marksIn(title))}`,
        text: describe(entry, marksIn),
        score,
        terms: listTerms(entry, marksIn),
      };
    };
    const head = (address) => ({ location: address, title: escapeText(titles.get(address) ?? address), text: "", score: 0, terms: {} });

    // Neighbours of one page stand under its title; the order stays that of the ranking.
    return (ranked) => {
      const groups = [];
      const markings = new Map();
      const markingOf = (query) =>
        markings.get(query) ?? (markings.set(query, makeMarking(query, index.fold)), markings.get(query));
      for (const one of ranked.slice(0, MOST)) {
        if (one.score < ranked[0].score * LEAST) break;
        const address = overviewOf(index.entries[one.number]);
        if (groups[groups.length - 1]?.[0].location !== address) groups.push([head(address)]);
        groups[groups.length - 1].push(show(one, markingOf(one.query)));
      }
      return groups;
    };
  };
})();
