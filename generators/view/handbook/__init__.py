"""The handbook: which pages there are, and what each shows. One module per kind of page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.model.suspect import TargetKind
from generators.view.handbook.deadlines import view_deadlines
from generators.view.handbook.duties import view_duties
from generators.view.handbook.enterprises import view_enterprises
from generators.view.handbook.enumerations import view_enumerations
from generators.view.handbook.forms import view_forms
from generators.view.handbook.glossary import view_glossary
from generators.view.handbook.home import view_home, view_policies
from generators.view.handbook.index import Index, link_to
from generators.view.handbook.measures import view_measures
from generators.view.handbook.own_list import view_own_list
from generators.view.handbook.policy import view_policy
from generators.view.handbook.prose import ProsePage, title_of
from generators.view.handbook.retired import gone_policies
from generators.view.handbook.roadmap import view_roadmap
from generators.view.handbook.roles import view_role, view_roles
from generators.view.handbook.scale import view_scale
from generators.view.handbook.sources import view_sources
from generators.view.handbook.topics import link_topic, view_topic, view_topics
from generators.view.handbook.updates import view_updates

__all__ = ["Index", "Page", "view_handbook"]

SINGLE_PAGES: dict[str, Callable[[Index], object]] = {
    "index": view_home,
    "policies/index": view_policies,
    "roles/index": view_roles,
    "topics/index": view_topics,
    "duties": view_duties,
    "measures": view_measures,
    "roadmap": view_roadmap,
    "deadlines": view_deadlines,
    "enumerations": view_enumerations,
    "glossary": view_glossary,
    "sources": view_sources,
    "forms": view_forms,
    "enterprises": view_enterprises,
    "own-list": view_own_list,
    "scale": view_scale,
    "updates": view_updates,
}
"""Address of a page of which there is one, without its ending -> its view; the template bears the same name."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the handbook."""

    path: str
    """Below the handbook, without its ending: policies/gd-2023."""
    template: str
    """Name of its template, without its ending."""
    title: str = ""
    """Left out where the labels give it."""
    view: object


def view_handbook(index: Index) -> Iterator[Page]:
    """Yield every page of the handbook."""
    for path, view in SINGLE_PAGES.items():
        yield Page(path=path, template=path.replace("/index", ""), view=view(index))
    for policy in index.library.policies:
        view_of_policy = view_policy(policy, index)
        yield Page(path=f"policies/{policy.id}", template="policy", title=policy.title, view=view_of_policy)
    for topic in index.library.topics:
        path = link_topic(topic).address.removesuffix(".html")
        yield Page(path=path, template="topic", title=topic.name, view=view_topic(topic, index))
    for gone, moved in gone_policies(index):
        yield Page(path=f"policies/{gone}", template="moved", view=moved)
    for role in index.library.roles:
        path = link_to(role).address.removesuffix(".html")
        yield Page(path=path, template="role", title=role.name, view=view_role(role, index))
    for name, text in index.prose.items():
        page = ProsePage(text=text, suspect=index.suspect(TargetKind.PAGE, name))
        yield Page(path=f"pages/{name}", template="prose", title=title_of(text), view=page)
