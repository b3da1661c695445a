// Word's XML from the generator's own patterns (word/own-list.js): what is cut open there is filled in here.
(() => {
  const { crc32 } = ownList;
  const BREAKS = { "\n": "<w:br/>", "\t": "<w:tab/>" };
  const SHARED_SIGNS = /[\u00a0-\u00ff\u2000-\u2bff]/; // Word would set them in the Latin typeface
  const UNWRITABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const LARGEST_ID = 0x7fffffff;
  const [LONGEST_TAG, LONGEST_BOOKMARK] = [64, 40];

  const escaped = (text) => String(text).replace(UNWRITABLE, "").replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
  const piece = (part) =>
    BREAKS[part] || `<w:t${part === part.trim() ? "" : ' xml:space="preserve"'}>${escaped(part)}</w:t>`;
  const run = (text) => {
    const parts = text.replace(/\r/g, "").split(/([\n\t])/).filter(Boolean);
    const hint = SHARED_SIGNS.test(text) ? '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' : "";
    return parts.length ? `<w:r>${hint}${parts.map(piece).join("")}</w:r>` : "<w:r/>";
  };

  // Sets texts between the pieces of a pattern.
  const set = (pieces, texts) => {
    if (texts.length !== pieces.length - 1) throw new Error(`${texts.length} texts for ${pieces.length - 1} places`);
    return pieces.map((one, place) => (place ? run(texts[place - 1]) : "") + one).join("");
  };
  // Puts values into the holes of a part that have a name.
  const put = (part, values) => part.replace(/\ue000(\w+)\ue000/g, (_, name) => escaped(values[name]));
  const table = (pattern, rows, heading = pattern.heading) =>
    pattern.opening + heading + rows.join("") + pattern.closing;

  const bookmarkName = (tag) => {
    const ending = `_${crc32(tag).toString(16).padStart(8, "0")}`;
    const readable = `f_${tag}`.replace(/[^A-Za-z0-9]+/g, "_").slice(0, LONGEST_BOOKMARK - ending.length);
    return readable.replace(/_+$/, "") + ending;
  };
  // Gives the fields of a row their names and numbers; `taken` are the numbers the document has used.
  const nameBoxes = (duty, sheet, boxes, taken) => {
    const mark = crc32(sheet).toString(16).padStart(8, "0");
    const values = {};
    for (const box of boxes) {
      const tag = `${duty.slice(0, LONGEST_TAG - mark.length - box.length - 2)}/${mark}/${box}`;
      let id = crc32(tag) & LARGEST_ID || 1;
      while (taken.has(id)) id = (id % LARGEST_ID) + 1;
      taken.add(id);
      Object.assign(values, { [`${box}_tag`]: tag, [`${box}_id`]: id, [`${box}_bookmark`]: bookmarkName(tag) });
    }
    return values;
  };
  Object.assign(ownList, { setTexts: set, putValues: put, wordTable: table, nameBoxes });
})();
