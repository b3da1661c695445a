// The questions: what the visitor answered, and an answer put into its control. Nothing answered is nothing known.
(() => {
  const boxesOf = (one) => [...one.querySelectorAll("input")];
  const fieldOf = (one) => one.querySelector("select, input");
  const READ = {
    多选: (one) => {
      const on = boxesOf(one).filter((box) => box.checked);
      if (on.some((box) => "none" in box.dataset)) return [];
      return on.length ? on.map((box) => box.value) : undefined;
    },
    是否: (one) => boxesOf(one).find((box) => box.checked)?.value || undefined,
  };
  const readField = (one) => fieldOf(one).value.trim() || undefined;
  const WRITE = {
    多选: (one, value) =>
      boxesOf(one).forEach((box) => {
        const among = "none" in box.dataset ? !value?.length : [].concat(value).includes(box.value);
        box.checked = value !== undefined && among;
      }),
    是否: (one, value = "") => boxesOf(one).forEach((box) => (box.checked = box.value === value)),
  };
  const writeField = (one, value = "") => (fieldOf(one).value = value);

  const controls = (form) => [...form.querySelectorAll("[data-fact]")];
  // The answers, in the order of the questionnaire.
  const readFacts = (form, data) => {
    const found = Object.fromEntries(
      controls(form).map((one) => [one.dataset.fact, (READ[one.dataset.type] ?? readField)(one)]),
    );
    const known = data.facts.map(({ name }) => [name, found[name]]).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known);
  };
  const writeFacts = (form, facts) =>
    controls(form).forEach((one) => (WRITE[one.dataset.type] ?? writeField)(one, facts[one.dataset.fact]));

  // 一项也没有 and a choice exclude each other.
  const settleChoices = (box) => {
    const all = box.type === "checkbox" ? boxesOf(box.closest("[data-fact]")) : [];
    if (box.checked) {
      all.forEach((other) => {
        if ("none" in other.dataset !== "none" in box.dataset) other.checked = false;
      });
    }
  };

  // Says beside each question how much waits for it, and where an answer cannot be one.
  const markQuestions = (form, list, words) => {
    const waiting = new Map(list.questions.map(({ fact, duties }) => [fact, duties.length]));
    for (const one of controls(form)) {
      const { fact, type } = one.dataset;
      const [waits, fault] = [one.querySelector(".own-fact__waits"), one.querySelector(".own-fact__fault")];
      waits.hidden = !waiting.has(fact);
      waits.textContent = ownList.fillWords(words.waits, { count: waiting.get(fact) });
      const wrong = list.misfits.includes(fact);
      fault.hidden = !wrong;
      fault.textContent = wrong ? (type === "数值" ? words.fault_number : words.fault) : "";
      fieldOf(one).setAttribute("aria-invalid", String(wrong));
    }
  };
  Object.assign(ownList, { readFacts, writeFacts, settleChoices, markQuestions });
})();
