"""What people wrote into the last cell of a row: the box they ticked, the day, the name, further lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generators.check.answers import judge_date
from generators.model.official import squeeze
from generators.model.ticks import Outcome, Tick

TICKS = frozenset("√☑✓✔☒■●✅")
"""What stands for a tick, however it came there; ☒ is what Word's own box shows."""
EMPTY = frozenset("□☐○")
UNCLEAR = frozenset("×✗✘╳Xx")
"""Typed over a box, could mean yes as well as no."""
_AROUND = "".join(TICKS | EMPTY | UNCLEAR) + "()（）[]［］【】 \t\u3000\xa0\ufe0e\ufe0f"
_COLONS = "：:"
LONGEST = 2000
"""Characters of a cell that is read."""
_LONGEST_SHOWN = 40


@dataclass(kw_only=True)
class Entered:
    """A cell while it is read."""

    boxes: dict[Outcome, str] = field(default_factory=dict)
    """Box -> the signs around its word."""
    day: str = ""
    signed: str = ""
    notes: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def read_entered(text: str, words: Mapping[str, str]) -> tuple[Tick, tuple[str, ...]]:
    """Read a cell; what cannot be told is left out and said, and the rest still counts."""
    if len(text) > LONGEST:
        return Tick(), (f"这一格有 {len(text)} 个字，不像填写的内容",)
    entered = Entered()
    for line in filter(None, (line.strip(" \t\u3000\xa0") for line in text.split("\n"))):
        _read_line(line, entered, words)
    outcome, day = _judge_boxes(entered, words), _judge_day(entered)
    review = [*entered.review, *(f"{doubt}，没有带入" for doubt in entered.doubts)]
    tick = Tick(
        outcome=outcome,
        day=day,
        signed=entered.signed,
        notes=tuple(entered.notes),
        review="；".join(dict.fromkeys(review)),
    )
    return tick, tuple(entered.doubts)


def _read_line(line: str, entered: Entered, words: Mapping[str, str]) -> None:
    if line.startswith(words["review_mark"]):
        entered.review.append(line.removeprefix(words["review_mark"]).strip())
        return
    found = cut_boxes(line, words)
    if found:
        for box, signs in found:
            if box in entered.boxes:
                entered.doubts.append(f"“{words[box.value]}”出现了两次")
            entered.boxes[box] = signs
        return
    if _read_day_line(line, entered, words):
        return
    if not line.strip(_AROUND):
        entered.doubts.append(f"“{_short(line)}”看不出勾的是哪一格")
        return
    entered.notes.append(line)


def cut_boxes(line: str, words: Mapping[str, str]) -> list[tuple[Outcome, str]]:
    """Cut a line into boxes, each with the signs that belong to it; nothing where it holds other words too.

    Where several boxes share a line, the signs stand before their words, or nobody can tell whose they are.
    """
    spots = sorted((line.find(words[box.value]), box) for box in Outcome if words[box.value] in line) if line else []
    ends = [0, *(spot + len(words[box.value]) for spot, box in spots)]
    before = [line[start:spot] for start, (spot, _) in zip(ends, spots, strict=False)]
    after = line[ends[-1] :]
    if not spots or any(part.strip(_AROUND) for part in (*before, after)):
        return []
    if len(spots) == 1:
        return [(spots[0][1], before[0] + after)]
    if after.strip() or not all(squeeze(part) for part in before):
        return []
    return [(box, part) for (_, box), part in zip(spots, before, strict=True)]


def _read_day_line(line: str, entered: Entered, words: Mapping[str, str]) -> bool:
    """Read a line that holds the day, the name or both; return whether it is one."""
    plain = line.replace(":", "：")
    day, signed = words["done_on"].rstrip(_COLONS), words["signed"].rstrip(_COLONS)
    if not plain.startswith((f"{day}：", f"{signed}：")):
        return False
    first, _, name = plain.partition(f"{signed}：")
    entered.day += first.removeprefix(f"{day}：").strip(" \t\u3000\xa0")
    entered.signed += name.strip(" \t\u3000\xa0")
    return True


def _judge_boxes(entered: Entered, words: Mapping[str, str]) -> Outcome | None:
    missing = [words[box.value] for box in Outcome if box not in entered.boxes]
    for note in [note for note in entered.notes if any(label in note for label in missing)]:
        entered.doubts.append(f"“{_short(note)}”看不出勾选的是什么")
        entered.notes.remove(note)
    unclear = [signs for signs in entered.boxes.values() if UNCLEAR & set(signs) and not TICKS & set(signs)]
    entered.doubts += [f"“{squeeze(signs)}”看不出是不是勾选" for signs in unclear]
    entered.doubts += [
        f"“{words[box.value]}”前的方框不见了" for box, signs in entered.boxes.items() if not squeeze(signs)
    ]
    ticked = [box for box, signs in entered.boxes.items() if TICKS & set(signs)]
    if len(ticked) > 1:
        entered.doubts.append(f"同时勾了{'和'.join(f'“{words[box.value]}”' for box in ticked)}")
    if missing and not entered.doubts:
        entered.doubts.append(f"印好的“{'”“'.join(missing)}”不见了")
    return ticked[0] if len(ticked) == 1 and not entered.doubts else None


def _judge_day(entered: Entered) -> date | None:
    if not entered.day or not entered.day.strip("年月日 /-.\u3000"):
        return None
    judged = judge_date(entered.day)
    if isinstance(judged.value, str):
        return date.fromisoformat(judged.value)
    entered.doubts.append(f"日期写的是“{_short(entered.day)}”，读不出哪一天")
    return None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
