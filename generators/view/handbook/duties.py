"""All duties in one table, and which topics each belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from generators.model.registry import Topic, text_of
from generators.view.handbook.cards import DutyCard, Rhythm, is_asked, make_card
from generators.view.handbook.index import Index, Spot, once
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
    Column(name="policy", facet=True, groups=True),
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


@once
def view_duties(index: Index) -> DutiesPage:
    """Lay out the table of all duties, in the order of policies and text."""
    return DutiesPage(table=make_duty_table(DUTIES, ("表格", DUTIES), index.spots, index))


def make_duty_table(table_id: str, title: tuple[str, str] | str, spots: Iterable[Spot], index: Index) -> Table:
    """Make a table of duties."""
    every, downloads = _all_rows(index), offer(table_id, index)
    rows = tuple(every[spot.duty.id] for spot in spots if is_asked(spot.duty))
    return mark_suspects(Table(id=table_id, title=title, columns=COLUMNS, rows=rows, downloads=downloads))


@once
def topics_of(index: Index) -> dict[str, tuple[Topic, ...]]:
    """Return duty id -> its topics, in the order of their list."""
    asked = (spot for spot in index.spots if is_asked(spot.duty))
    texts = {spot.duty.id: text_of(spot.duty, spot.clause) for spot in asked}
    topics = index.library.topics
    return {duty: tuple([topic for topic in topics if topic.covers_text(duty, text)]) for duty, text in texts.items()}


@once
def _all_rows(index: Index) -> dict[str, Row]:
    """Return duty id -> its row, which all tables share."""
    topics = topics_of(index)
    return {spot.duty.id: _row(spot, topics[spot.duty.id], index) for spot in index.spots if is_asked(spot.duty)}


def _row(spot: Spot, topics: tuple[Topic, ...], index: Index) -> Row:
    card, duty = make_card(spot, index), spot.duty
    cells = (
        link_cell((card.link,)),
        rhythm_cell(card),
        link_cell(card.who),
        text_cells(topic.name for topic in topics),
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
