"""Every table there is to download."""

from collections.abc import Iterator

from generators.model.library import Library
from generators.view.handbook.deadlines import DATES, PERIODS, view_deadlines
from generators.view.handbook.duties import DUTIES, view_duties
from generators.view.handbook.enumerations import ENUMERATIONS, view_enumerations
from generators.view.handbook.forms import FORMS, view_forms
from generators.view.handbook.glossary import GLOSSARY, view_glossary
from generators.view.handbook.index import Index
from generators.view.handbook.measures import MEASURES, view_measures
from generators.view.handbook.roadmap import ROADMAP, view_roadmap
from generators.view.handbook.sources import SOURCES, view_sources
from generators.view.handbook.table import Table
from generators.view.handbook.topics import topic_table_id, view_topic

SINGLE = (DUTIES, DATES, PERIODS, MEASURES, ROADMAP, SOURCES, GLOSSARY, ENUMERATIONS, FORMS)
"""Ids of the tables of which there is one; the labels name them."""


def name_tables(library: Library) -> dict[str, str]:
    """Return the id of every table -> its name where the content gives it, else nothing: the labels do."""
    return {**dict.fromkeys(SINGLE, ""), **{topic_table_id(topic): topic.name for topic in library.topics}}


def list_tables(index: Index) -> Iterator[Table]:
    """Yield every table."""
    yield view_duties(index).table
    yield view_deadlines(index).dates
    yield view_deadlines(index).periods
    yield view_measures(index).table
    yield view_roadmap(index).table
    yield view_sources(index).table
    yield view_glossary(index).table
    yield view_enumerations(index).table
    yield view_forms(index).table
    for topic in index.library.topics:
        yield view_topic(topic, index).table
