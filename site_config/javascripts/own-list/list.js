// The list of one enterprise for one year, as generators/view/checklist makes it: duties, sheets, what is left out.
(() => {
  const { unique, fits, sayValue, sayAll, sayWhy, sayGrounds, judgeDuty, hexDigest, base32Digest } = ownList;
  const OWN_SHEET = "本单位";
  const RECEIVED_SHEET = "其他单位对本单位的检查等";
  const isoDay = (day) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;

  const readOccurrence = (text) => {
    const [days, freeDay, provisional] = text.split("|");
    const [start, end = start] = days.split("-").map(isoDay);
    return { start, end, freeDay: freeDay || null, provisional: Boolean(provisional) };
  };
  const readSchedule = (duty, year, data) => {
    if (duty.schedule === null) return { count: null, atLeast: null, occurrences: [] };
    const { atLeast, years } = data.schedules[duty.schedule];
    const [count, days] = years[year];
    return { count, atLeast, occurrences: days ? days.split(" ").map(readOccurrence) : [] };
  };

  const makeItem = (judged, profile, year, data) => {
    const { duty, policy, actors, relation, standing } = judged;
    const levels = (actors.length ? actors : duty.actors).map(([, , kind]) => kind).filter(Boolean);
    return {
      ...{ duty, policy, relation, status: judged.status, asks: judged.asks, keptOut: judged.keptOut },
      inForce: standing[0] === "running",
      mark: standing[1],
      actors: actors.length ? actors.map(([name]) => name) : duty.who,
      posts: unique(actors.map(([, post]) => post).filter(Boolean)),
      level: unique(levels).join("、"),
      timing: duty.timing + (duty.dueYear !== null && duty.dueYear < year ? "（早于清单年度）" : ""),
      why: sayWhy(judged, profile, data),
      grounds: sayGrounds(judged, profile, data),
      schedule: readSchedule(duty, year, data),
      link: "",
      also: [],
    };
  };

  // Strength first, then how often a year, then whether it has a date.
  const howStrict = ({ duty, schedule }) => [
    duty.strict,
    (schedule.count || 0) * (duty.recurs ? schedule.atLeast || 1 : 1),
    schedule.occurrences.length ? 1 : 0,
  ];
  const isAbove = (one, other) => {
    const place = one.findIndex((value, at) => value !== other[at]);
    return place >= 0 && one[place] > other[place];
  };
  const isStricter = (item) => item.also.some((other) => howStrict(item)[1] > howStrict(other)[1]);
  const join = (group, name) => {
    const lead = group.reduce((best, one) => (isAbove(howStrict(one), howStrict(best)) ? one : best));
    return {
      ...lead,
      link: name,
      also: group.filter((one) => one !== lead),
      inForce: group.some((one) => one.inForce),
      posts: unique(group.flatMap((one) => one.posts)),
    };
  };
  const joinItems = (items, links) => {
    const joined = new Map(items.map((item) => [item.duty.id, item]));
    const places = new Map([...joined.keys()].map((id, place) => [id, place]));
    for (const [name, ids] of links) {
      const linked = ids.map((id) => joined.get(id)).filter((item) => item && item.status === "applies");
      for (const relation of unique(linked.map((item) => item.relation))) {
        const group = linked.filter((item) => item.relation === relation);
        group.sort((one, other) => places.get(one.duty.id) - places.get(other.duty.id));
        if (group.length < 2) continue;
        joined.set(group[0].duty.id, join(group, name));
        group.slice(1).forEach((item) => joined.delete(item.duty.id));
      }
    }
    return [...joined.values()];
  };

  const inOrder = (items) =>
    [...items].sort((one, other) => other.inForce - one.inForce || one.duty.rank - other.duty.rank);
  const makeSheets = (listed, samePosts) => {
    const posts = new Map();
    for (const item of listed) {
      for (const post of item.posts) {
        const holder = samePosts[post] ?? post;
        if (!posts.has(holder)) posts.set(holder, { items: new Map(), names: new Set() });
        posts.get(holder).items.set(item.duty.id, item);
        posts.get(holder).names.add(post);
      }
    }
    const bySize = [...posts].sort(([, one], [, other]) => other.items.size - one.items.size);
    const ofPosts = bySize.map(([holder, { items, names }]) => ({
      name: [...names].sort((one, other) => (one !== holder) - (other !== holder)).join("、"),
      relation: "post",
      items: inOrder(items.values()),
    }));
    const ofRelation = (name, relation) => ({
      name,
      relation,
      items: inOrder(listed.filter((item) => item.relation === relation)),
    });
    const all = [ofRelation(OWN_SHEET, "own"), ...ofPosts, ofRelation(RECEIVED_SHEET, "received")];
    return all.filter((sheet) => sheet.items.length);
  };

  const makeQuestions = (items, facts) =>
    facts
      .map(({ name, question }) => ({
        fact: name,
        question,
        duties: items.filter((item) => item.asks.includes(name)).map((item) => item.duty.does),
      }))
      .filter((question) => question.duties.length);

  const compareDay = ({ start, end }, today) => {
    if (!start && !end) return "undated";
    if (start && today < start) return "before";
    return end && today > end ? "over" : "running";
  };
  const makeBases = (judged, year, today, data) =>
    data.policies
      .map((policy) => ({
        ...{ title: policy.title, issuer: policy.issuer, number: policy.number, period: policy.period },
        inYear: policy.standings[year][0],
        note: policy.standings[year][2],
        today: compareDay(policy, today),
        duties: judged.filter((one) => one.policy === policy && one.status === "applies").length,
      }))
      .filter((basis) => basis.duties);

  const sayNone = (policy, profile, data) => {
    const region = { fact: "地区", op: "=", value: policy.region };
    for (const tree of [region, data.trees[policy.condition] ?? null]) {
      const verdict = judgeCondition(tree, profile, data.vocabulary);
      if (verdict.truth === "no") return sayAll(verdict.tests, profile, data).join("；");
    }
    return "各项职责都由其他单位承担";
  };
  const makeExclusions = (judged, profile, data) =>
    data.policies
      .filter((policy) => {
        const its = judged.filter((one) => one.policy === policy);
        return its.length && its.every((one) => one.status === "not_applicable");
      })
      .map((policy) => ({ title: policy.title, why: sayNone(policy, profile, data) }));

  const listSaid = (item) => {
    const { duty, policy } = item;
    return [
      duty.print,
      [policy.id, duty.clause, duty.row, duty.basis],
      [item.status, item.relation, item.inForce, item.keptOut],
      [item.actors, item.posts, item.level],
      [duty.standard, item.timing, duty.rhythm],
      [item.why, item.grounds, item.asks],
      [item.mark, item.link],
      item.schedule.occurrences.filter((day) => day.freeDay).map((day) => [day.end, day.freeDay]),
      item.also.map(listSaid),
    ];
  };
  const byName = ([one], [other]) => (one < other ? -1 : 1);
  const versionOf = ({ enterprise, year, profile, questions, exclusions, items }) => {
    const { id, name, sample, facts } = enterprise;
    const said = [
      [id, name, sample, enterprise.year, Object.entries(facts).sort(byName)],
      [year, profile],
      questions.map((question) => [question.fact, question.question, question.duties]),
      exclusions.map((exclusion) => [exclusion.title, exclusion.why]),
    ];
    const prints = items.map((item) => hexDigest(JSON.stringify(listSaid(item))));
    return hexDigest(prints.join("") + JSON.stringify(said)).slice(0, 8);
  };

  // What is to be looked at again: the list itself, where it is one of the samples, then what it joins by a link.
  const saySuspects = (enterprise, items, { suspects, words }) => {
    const joined = items.map((item) => item.link);
    const links = suspects.links.filter(([name]) => joined.includes(name)).map(([, says]) => says);
    const own = enterprise.sample ? suspects.lists[enterprise.id] : null;
    return [own, ...links].filter(Boolean).map((says) => words["清单"].suspect.replace("{says}", () => says));
  };

  // What the data says, looked up by name; done once.
  const prepare = (data) => {
    data.factsByName = Object.fromEntries(data.facts.map((fact) => [fact.name, fact]));
    data.vocabulary = { facts: data.factsByName, regions: data.regions };
    return data;
  };

  // `enterprise` is {id, name, sample, year, facts}, `today` an ISO date: it acts through "现状" alone.
  const makeList = (enterprise, year, today, data) => {
    const profile = enterprise.facts;
    const judged = data.duties.map((duty) => judgeDuty(duty, profile, year, data));
    const concerning = judged.filter((one) => one.status !== "not_applicable" || one.keptOut);
    const items = joinItems(concerning.map((one) => makeItem(one, profile, year, data)), data.links);
    const listed = items.filter((item) => item.status === "applies");
    const known = data.facts.filter(({ name }) => profile[name] !== undefined);
    const list = {
      ...{ enterprise, year, judged, items, listed },
      profile: known.map((fact) => [fact.name, sayValue(profile[fact.name], fact, data)]),
      misfits: Object.keys(profile).filter((name) => !fits(name, profile, data)),
      sheets: makeSheets(listed, data.samePosts),
      questions: makeQuestions(items, data.facts),
      bases: makeBases(judged, year, today, data),
      exclusions: makeExclusions(judged, profile, data),
      toDo: listed.filter((item) => item.relation !== "received"),
      waiting: items.filter((item) => item.status === "to_confirm"),
      suspects: saySuspects(enterprise, items, data),
      keptOut: items.filter((item) => item.keptOut),
    };
    list.version = versionOf(list);
    list.code = base32Digest(`${enterprise.id}\n${list.version}`).slice(0, 8);
    return list;
  };
  Object.assign(ownList, { prepare, makeList, isStricter });
})();
