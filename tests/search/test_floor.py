"""On the project's own content: the half of the judged queries that the engine was tuned on stays above a floor.

The other half is measured by bench/search.py alone, and only in sums.
"""

from bench._search_judging import TUNING, name_entry, read_half, score
from generators.read.library import read_library
from generators.write.output import ROOT
from tests.search.engine import SearchEngine


def test_the_queries_it_was_tuned_on_are_answered() -> None:
    library, problems = read_library(ROOT / "content")
    assert problems == []
    engine = SearchEngine(library)
    reached = score(
        read_half(TUNING), lambda text: [name_entry(entry.kind.value, entry.id) for entry in engine.find(text)]
    )
    assert reached.first >= 0.90
    assert reached.within >= 0.98
    assert reached.empty == 0
    assert reached.both == reached.of_two
