// Whether a duty concerns an enterprise, as what, and why: as generators/view/applicability.py judges it.
(() => {
  const { unique, sayOutcome } = ownList;
  const STATUSES = { yes: "applies", unknown: "to_confirm", no: "not_applicable" };
  const ACTOR_FACTS = ["单位类型", "地区"];
  const sayAll = (tests, profile, data) => tests.map((test) => sayOutcome(test, profile, data));

  // Who does not act may be the one it is done to; as long as both are open, both are asked.
  const chooseActing = (acting, received, judge) => {
    const own = judge(acting).truth;
    if (!received || own === "yes" || judge(received).truth === "no") return ["own", acting];
    if (own === "no") return ["received", received];
    return ["own", judge(received).truth === "unknown" ? { any: [acting, received] } : acting];
  };
  const whoOf = (people, data) => ({ any: people.map(([, , , tree]) => data.trees[tree]) });

  const judgeDuty = (duty, profile, year, data) => {
    const judge = (tree) => judgeCondition(tree, profile, data.vocabulary);
    const policy = data.policies[duty.policy];
    const received = duty.receivers.length ? whoOf(duty.receivers, data) : null;
    const [kind, acting] = chooseActing(whoOf(duty.actors, data), received, judge);
    const region = { fact: "地区", op: "=", value: policy.region };
    const whole = [region, data.trees[policy.condition] ?? null, acting, data.trees[duty.condition] ?? null];
    const verdict = judge({ all: whole });
    const truth = judge(acting).truth;
    const actors = duty.actors.filter(
      ([, , , tree]) => truth !== "no" && judge(data.trees[tree]).truth === truth,
    );
    const relation = actors.length && actors.every(([, post]) => post) ? "post" : kind;
    const [inRegion, ofPolicy] = [judge(whole[0]).truth, judge(whole[1]).truth];
    const judged = { duty, policy, actors, relation, verdict, status: STATUSES[verdict.truth] };
    judged.outside = inRegion === "no" || ofPolicy === "no";
    judged.keptOut =
      verdict.truth === "no" &&
      inRegion === "yes" &&
      ofPolicy === "yes" &&
      verdict.tests.some((test) => !ACTOR_FACTS.includes(test.fact));
    judged.standing = policy.standings[year];
    judged.asks = verdict.truth === "unknown" ? verdict.asks : [];
    return judged;
  };

  const sayExcluding = ({ duty, actors, relation, outside }) => {
    if (outside) return ["政策不适用：", []];
    if (actors.length || relation === "received") return ["情况不符：", []];
    const unknown = duty.actors.filter(([, , kind]) => kind === null).map(([name]) => `「${name}」未登记`);
    return ["", [`责任人是${duty.who.join("、")}`, ...unknown]];
  };
  const sayActing = ({ duty, actors, relation }, profile, data) => {
    if (relation !== "received") return `责任人是${actors.map(([name]) => name).join("、")}`;
    const may = ([, , , tree]) => judgeCondition(data.trees[tree], profile, data.vocabulary).truth !== "no";
    return `由${duty.who.join("、")}对${duty.receivers.filter(may).map(([name]) => name).join("、")}进行`;
  };
  const sayWhy = (judged, profile, data) => {
    const outcomes = sayAll(judged.verdict.tests, profile, data);
    const excluded = judged.verdict.truth === "no";
    const [head, first] = excluded ? sayExcluding(judged) : ["", [sayActing(judged, profile, data)]];
    return head + unique([...first, ...outcomes]).join("；");
  };
  const sayGrounds = ({ verdict }, profile, data) =>
    unique(sayAll(verdict.tests.filter((test) => test.fact !== "地区"), profile, data)).join("；");
  Object.assign(ownList, { judgeDuty, sayWhy, sayGrounds, sayAll });
})();
