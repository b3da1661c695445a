"""The lists of risks: what they cost an enterprise of a roster, whether it gets one or not."""

import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._checklists_word import content, labels  # noqa: E402 - the project's folder comes first
from bench._roster import draw_roster  # noqa: E402
from bench._timing import Figures, peak, play  # noqa: E402
from generators.write.risk_list import risk_list_outputs  # noqa: E402


def make_all(_: Path, count: int) -> Figures:
    """Make the lists of risks of a roster as `checklists` does, one enterprise after the other."""
    roster, library, words = draw_roster(count), content(), labels()
    files = size = 0
    started = process_time()
    for one in roster:
        for output in risk_list_outputs(library, (one,), words, {}):
            files, size = files + 1, size + len(output.make())
    spent = (process_time() - started) * 1000
    return {"ms": spent / count, "of_file": spent / max(files, 1), "files": files, "bytes": size / max(files, 1)} | {
        "megabytes": peak()
    }


if __name__ == "__main__":
    play({"risks": make_all})
