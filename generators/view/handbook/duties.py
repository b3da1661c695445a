"""All duties in one table, and which topics each belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generators.model.registry import Topic
from generators.view.handbook.cards import DutyCard, Rhythm, is_asked, make_card
from generators.view.handbook.index import Index, Spot
from generators.view.handbook.table import (
    BLANK,
    Cell,
    Column,
    Row,
    Table,
    link_cell,
    mark_suspects,
    offer,
    text_cell,
    text_cells,
)

DUTIES = "duties"
COLUMNS = (
    Column(name="does", heads=True),
    Column(name="rhythm", facet=True),
    Column(name="who", facet=True),
    Column(name="topic", facet=True),
    Column(name="policy", facet=True),
    Column(name="clause"),
    Column(name="strength", filed=True),
    Column(name="whom", filed=True),
    Column(name="limits", filed=True),
    Column(name="evidence", filed=True),
    Column(name="supervised_by", filed=True),
    Column(name="condition", filed=True),
)


@dataclass(frozen=True, kw_only=True)
class DutiesPage:
    """All duties."""

    table: Table


@lru_cache(maxsize=1)
def view_duties(index: Index) -> DutiesPage:
    """Lay out the table of all duties, in the order of policies and text."""
    return DutiesPage(table=make_duty_table(DUTIES, ("表格", DUTIES), index.spots, index))


def make_duty_table(table_id: str, title: tuple[str, str] | str, spots: Iterable[Spot], index: Index) -> Table:
    """Make a table of duties."""
    rows = tuple(_all_rows(index)[spot.duty.id] for spot in spots if is_asked(spot.duty))
    downloads = offer(table_id, index)
    return mark_suspects(Table(id=table_id, title=title, columns=COLUMNS, rows=rows, downloads=downloads))


@lru_cache(maxsize=1)
def topics_of(index: Index) -> dict[str, tuple[Topic, ...]]:
    """Return duty id -> its topics, in the order of their list."""
    return {
        spot.duty.id: tuple(topic for topic in index.library.topics if topic.covers(spot.duty, spot.clause))
        for spot in index.spots
        if is_asked(spot.duty)
    }


@lru_cache(maxsize=1)
def _all_rows(index: Index) -> dict[str, Row]:
    """Return duty id -> its row, which all tables share."""
    return {spot.duty.id: _row(spot, index) for spot in index.spots if is_asked(spot.duty)}


def _row(spot: Spot, index: Index) -> Row:
    card, duty = make_card(spot, index), spot.duty
    cells = (
        link_cell((card.link,)),
        rhythm_cell(card),
        link_cell(card.who),
        text_cells(topic.name for topic in topics_of(index)[duty.id]),
        text_cell(card.policy.text),
        link_cell((card.clause,)),
        text_cell(duty.strength.value),
        link_cell(card.whom),
        text_cells(card.limits),
        text_cells(duty.evidence),
        link_cell(card.supervised_by),
        text_cell(card.condition),
    )
    return Row(cells=cells, key=duty.id, record=duty, suspects=card.suspects)


def rhythm_cell(card: DutyCard) -> Cell:
    """Make the cell of how often: the group to choose by, then the times as printed; nothing where none is."""
    if card.rhythm is Rhythm.STANDING and not card.timings:
        return BLANK
    times = (timing.text for timing in card.timings)
    order = str(list(Rhythm).index(card.rhythm))
    return text_cells(times, word=("频次", card.rhythm.value), mark="time", sort=order)
