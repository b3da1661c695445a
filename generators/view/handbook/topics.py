"""The pages of topics: what people look for by its subject, in whichever policy it stands."""

from dataclasses import dataclass

from generators.model.registry import Topic
from generators.view.handbook.duties import make_duty_table, topics_of
from generators.view.handbook.index import Index, Link, Spot, once
from generators.view.handbook.table import Table


@dataclass(frozen=True, kw_only=True)
class TopicSummary:
    """A topic in a line."""

    topic: Topic
    link: Link
    duty_count: int


@dataclass(frozen=True, kw_only=True)
class TopicsPage:
    """All topics."""

    topics: tuple[TopicSummary, ...]
    duty_count: int
    others: int
    """How many duties belong to none."""


@dataclass(frozen=True, kw_only=True)
class TopicPage:
    """The duties of one topic."""

    topic: Topic
    table: Table


def view_topics(index: Index) -> TopicsPage:
    """Lay out the index of topics."""
    every, covered = topics_of(index), _spots_by_topic(index)
    summaries = tuple(
        TopicSummary(topic=topic, link=link_topic(topic), duty_count=len(covered[topic.id]))
        for topic in index.library.topics
    )
    return TopicsPage(topics=summaries, duty_count=len(every), others=sum(not topics for topics in every.values()))


def view_topic(topic: Topic, index: Index) -> TopicPage:
    """Lay out the page of a topic."""
    spots = _spots_by_topic(index)[topic.id]
    return TopicPage(topic=topic, table=make_duty_table(topic_table_id(topic), topic.name, spots, index))


@once
def _spots_by_topic(index: Index) -> dict[str, tuple[Spot, ...]]:
    """Return topic id -> its duties, in the order of policies and text."""
    found: dict[str, list[Spot]] = {topic.id: [] for topic in index.library.topics}
    for duty, topics in topics_of(index).items():
        for topic in topics:
            found[topic.id].append(index.spots_by_duty[duty])
    return {topic: tuple(spots) for topic, spots in found.items()}


def link_topic(topic: Topic) -> Link:
    """Link a topic to its page."""
    return Link(text=topic.name, address=f"topics/{topic.id}.html")


def topic_table_id(topic: Topic) -> str:
    """Name the table of a topic."""
    return f"topics/{topic.id}"
