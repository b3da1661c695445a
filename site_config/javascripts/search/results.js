// Turns ranked entries into what the theme's search box shows: groups of entries of one page, each entry with what it
// is, whose, by when, where it stands, and the words of the query marked. Texts become HTML here and are escaped here.
//   answer  (results of the search) => [[head of a group, entry, entry …], …] as the theme takes them
const makeResults = (() => {
  const MOST = 40; // entries
  const LEAST = 0.02; // of the best one's score
  const LENGTH = 90; // characters of a text that is shown in part
  const BEFORE = 20; // of them before the first mark
  const TERMS = 4; // marked on the page that is opened
  const OVERVIEWS = {
    term: "glossary.html",
    form: "forms.html",
    role: "roles/index.html",
    document: "sources.html",
    policy: "policies/index.html",
    page: "index.html",
  };
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const escapeText = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

  // Finds the stretches of a text that a query asks for: its neighbours where they are neighbours, numbers, Latin words.
  const makeMarking = ({ atoms, apart, idle }, fold) => {
    const joined = (at) => at > 0 && !apart[at] && !idle[at - 1] && !idle[at];
    const tells = (atom, at) => !idle[at] && (atoms.length === 1 || (isWord(atom) && atom.length > 1));
    const pairs = new Set(atoms.map((atom, at) => joined(at) && `${atoms[at - 1]}|${atom}`));
    const singles = new Set(atoms.filter(tells));
    const find = (text) => {
      const folded = fold(text);
      const marks = [];
      const mark = (from, to) => {
        const last = marks[marks.length - 1];
        if (last && from < last[1]) last[1] = Math.max(to, last[1]);
        else marks.push([from, to]);
      };
      folded.atoms.forEach((atom, at) => {
        if (singles.has(atom)) mark(folded.starts[at], folded.ends[at]);
        if (pairs.has(`${atom}|${folded.atoms[at + 1]}`)) mark(folded.starts[at], folded.ends[at + 1]);
      });
      return marks;
    };
    const known = new Map();
    return (text) => known.get(text) ?? (known.set(text, find(text)), known.get(text));
  };

  const markUp = (text, marks, from = 0, to = text.length) => {
    let [html, at] = ["", from];
    for (const [start, end] of marks) {
      const [begin, stop] = [Math.max(start, from), Math.min(end, to)];
      if (begin >= stop) continue;
      html += `${escapeText(text.slice(at, begin))}<mark>${escapeText(text.slice(begin, stop))}</mark>`;
      at = stop;
    }
    return html + escapeText(text.slice(at, to));
  };
  // A long text from shortly before its first mark.
  const cut = (text, marks) => {
    const first = marks.length ? marks[0][0] - BEFORE : 0;
    const from = Math.max(0, Math.min(first, text.length - LENGTH));
    const to = Math.min(text.length, from + LENGTH);
    return `${from ? "…" : ""}${markUp(text, marks, from, to)}${to < text.length ? "…" : ""}`;
  };
  const measure = (marks) => marks.reduce((sum, [from, to]) => sum + to - from, 0);
  const line = (name, html) => (html ? `<p class="found__${name}">${html}</p>` : "");

  // The text that tells most of the query; the official wording only where nothing else tells anything.
  const chooseText = (entry, place, marksIn) => {
    const texts = [...entry.text, ...(place ? place.around.slice(1) : [])].map((text) => [text, marksIn(text)]);
    const [best] = texts.filter(([, marks]) => marks.length).sort((one, other) => measure(other[1]) - measure(one[1]));
    if (best) return best;
    const official = place ? marksIn(place.official) : [];
    if (official.length && !marksIn(entry.title).length) return [place.official, official];
    return entry.kind === "term" && entry.text.length ? [entry.text[0], []] : null;
  };
  const listTerms = (entry, marksIn) => {
    const texts = [entry.title, ...entry.names, ...entry.text, ...entry.who, ...entry.when];
    const found = new Set(texts.flatMap((text) => marksIn(text).map(([from, to]) => text.slice(from, to))));
    const longest = [...found].sort((one, other) => other.length - one.length).slice(0, TERMS);
    return Object.fromEntries(longest.map((one) => [one, true]));
  };

  return (index) => {
    const { words, policies } = index.data;
    const titles = new Map(index.entries.filter(({ kind }) => kind === "page").map((one) => [one.address, one.title]));
    policies.forEach(([id, title]) => titles.set(`policies/${id}.html`, title));

    const describe = (entry, place, marksIn) => {
      const marked = (text) => markUp(text, marksIn(text));
      const whose = entry.who.length ? `${escapeText(words.who)}${marked(entry.who.join("、"))}` : "";
      const when = entry.when.map((text) => `<span class="found__when">${marked(text)}</span>`);
      const text = chooseText(entry, place, marksIn);
      // What stands at a place stands under its policy's title; a clause is called by its place.
      const under = entry.kind === "policy" ? [] : entry.policies.map((number) => escapeText(policies[number][1]));
      const where = place ? (entry.kind === "clause" ? "" : marked(place.clause)) : under.join("、");
      const lines = { whose: [whose, ...when].filter(Boolean).join(" "), text: text && cut(...text), where };
      return Object.entries(lines).map(([name, html]) => line(name, html)).join("");
    };
    const show = ({ number, score }, marksIn) => {
      const entry = index.entries[number];
      const place = entry.place === null ? null : index.places[entry.place];
      const title = entry.kind === "clause" ? place.clause : entry.title;
      const kind = `<span class="found__kind">${escapeText(words[entry.kind])}</span>`;
      return {
        location: entry.address,
        title: `${kind} ${markUp(title, marksIn(title))}`,
        text: describe(entry, place, marksIn),
        score,
        terms: listTerms(entry, marksIn),
      };
    };
    const head = (address) => {
      const title = escapeText(titles.get(address) ?? address);
      return { location: address, title, text: "", score: 0, terms: {} };
    };

    // Neighbours of one page stand under its title; the order stays that of the ranking.
    return (ranked) => {
      const [groups, markings] = [[], new Map()];
      for (const one of ranked.slice(0, MOST)) {
        if (one.score < ranked[0].score * LEAST) break;
        const entry = index.entries[one.number];
        const address = OVERVIEWS[entry.kind] ?? entry.address.split("#")[0];
        if (groups[groups.length - 1]?.[0].location !== address) groups.push([head(address)]);
        if (!markings.has(one.query)) markings.set(one.query, makeMarking(one.query, index.fold));
        groups[groups.length - 1].push(show(one, markings.get(one.query)));
      }
      return groups;
    };
  };
})();
