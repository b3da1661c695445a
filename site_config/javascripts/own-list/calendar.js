// The dates of a list, and as a calendar file (RFC 5545): as generators/write/checklist/ics.py writes it.
(() => {
  const { sourcesOf, fillWords } = ownList;
  const LINE = 75;
  const ESCAPES = { "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n" };
  const escaped = (text) => text.replace(/[\x00-\x1f\\;,]/g, (sign) => ESCAPES[sign] ?? "");
  const octets = (sign) => (sign < "\x80" ? 1 : sign < "\u0800" ? 2 : sign.length > 1 ? 4 : 3);

  // Every date of the strictest place, then the last days that only other places name; what is due daily, or is done
  // by others, is left out.
  const occurrencesOf = (item) => {
    if (item.relation === "received" || item.duty.rhythm === "day") return [];
    const found = [...item.schedule.occurrences];
    const taken = new Set(found.map((one) => one.end));
    for (const other of item.also) {
      for (const one of other.duty.due ? other.schedule.occurrences : []) {
        if (!taken.has(one.end)) found.push(one);
        taken.add(one.end);
      }
    }
    return found;
  };
  const sayDayOff = (one, words) =>
    one.freeDay ? fillWords(words.day_off, { why: one.freeDay }) : one.provisional ? words.provisional : "";

  const fold = (line) => {
    let [length, folded] = [0, ""];
    for (const sign of line) {
      if (length + octets(sign) > LINE) [length, folded] = [1, `${folded}\r\n `];
      length += octets(sign);
      folded += sign;
    }
    return `${folded}\r\n`;
  };
  const plainDay = (day) => day.replace(/-/g, "");
  const nextDay = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

  const describe = (item, occurrence, words) => {
    const places = sourcesOf(item).map(({ duty, mark }) => duty.basis + (mark ? `　${mark}` : ""));
    const note = sayDayOff(occurrence, words);
    return [`${item.actors.join("、")}：${item.timing}`, ...places, ...(note ? [note] : [])].join("\n");
  };
  const eventLines = (item, occurrence, list, words) => {
    const act = escaped(item.duty.does + (item.inForce ? "" : `【${item.mark}】`));
    return [
      "BEGIN:VEVENT",
      `UID:${item.duty.id}-${plainDay(occurrence.end)}@${list.enterprise.id}.anjian-handbook`,
      `DTSTAMP:${list.year}0101T000000Z`,
      `DTSTART;VALUE=DATE:${plainDay(occurrence.end)}`,
      `DTEND;VALUE=DATE:${plainDay(nextDay(occurrence.end))}`,
      `SUMMARY:${act}`,
      `DESCRIPTION:${escaped(describe(item, occurrence, words))}`,
      `CATEGORIES:${item.actors.map(escaped).join(",")}`,
      ...["TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${act}`, "TRIGGER:-P3D"],
      ...["END:VALARM", "END:VEVENT"],
    ];
  };
  const calendarFile = (list, data) => {
    const words = data.words["清单"];
    const title = fillWords(words.full_title, { enterprise: list.enterprise.name, year: list.year });
    const product = "PRODID:-//anjian-handbook//checklist//ZH";
    const named = [`X-WR-CALNAME:${escaped(title)}`];
    if (list.suspects.length) named.push(`X-WR-CALDESC:${escaped(list.suspects.join("\n"))}`);
    const opening = ["BEGIN:VCALENDAR", "VERSION:2.0", product, "CALSCALE:GREGORIAN"];
    const events = list.listed.flatMap((item) =>
      occurrencesOf(item).flatMap((occurrence) => eventLines(item, occurrence, list, words)),
    );
    return [...opening, ...named, ...events, "END:VCALENDAR"].map(fold).join("");
  };
  Object.assign(ownList, { occurrencesOf, sayDayOff, calendarFile });
})();
