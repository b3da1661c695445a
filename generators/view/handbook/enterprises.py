"""The page of enterprise lists: each enterprise, what is known of it, and its files."""

from dataclasses import dataclass, replace

from generators.model.enterprise import Enterprise, Project
from generators.model.suspect import Suspect, TargetKind
from generators.view.conditions.words import say_value
from generators.view.handbook.files import OFFERED, Download, list_downloads
from generators.view.handbook.index import Index
from generators.view.status import ListVersion

_DUTIES = "清单"
"""What the files of the list of duties are called."""


@dataclass(frozen=True, kw_only=True)
class EnterpriseEntry:
    """An enterprise and its files."""

    enterprise: Enterprise
    facts: tuple[tuple[str, str], ...]
    """(fact, value in words)."""
    projects: tuple[tuple[str, str], ...]
    """(name, what is known of it) of each project."""
    downloads: tuple[Download, ...]
    version: ListVersion
    """The version of its list as it is now; a printed list with another code is out of date."""
    suspect: Suspect | None = None

    @property
    def code(self) -> str:
        """The short code of that version."""
        return self.version.code


@dataclass(frozen=True, kw_only=True)
class EnterprisesPage:
    """All enterprises."""

    enterprises: tuple[EnterpriseEntry, ...]


def view_enterprises(index: Index) -> EnterprisesPage:
    """Lay out the page of enterprise lists."""
    return EnterprisesPage(enterprises=tuple(_view_one(one, index) for one in index.library.enterprises))


def _view_one(enterprise: Enterprise, index: Index) -> EnterpriseEntry:
    known = index.vocabulary.facts
    return EnterpriseEntry(
        enterprise=enterprise,
        facts=tuple(
            (name, say_value(value, known[name], index.vocabulary))
            for name, value in enterprise.facts.items()
            if name in known
        ),
        projects=tuple((project.name, _say_project(project)) for project in enterprise.projects),
        downloads=_name_projects(list_downloads(f"lists/{enterprise.id}/", index.files), enterprise),
        version=ListVersion(of=enterprise.id, code=index.codes.get(enterprise.id, "")),
        suspect=index.suspect(TargetKind.LIST, enterprise.id),
    )


def _name_projects(downloads: tuple[Download, ...], enterprise: Enterprise) -> tuple[Download, ...]:
    """Call a project's list by the project; the list of duties stands first, then the risks of all, then each one's."""
    names = {project.id: project.name for project in enterprise.projects}
    order = list(names)
    placed: list[tuple[tuple[bool, int, int], Download]] = []
    for one in downloads:
        kind, _, project = one.name.rsplit(".", 1)[0].partition("-")
        known = names.get(project)
        label = f"{kind}：{known}" if known else one.label
        place = (kind != _DUTIES, order.index(project) if known else -1, OFFERED.index(f".{one.format}"))
        placed.append((place, replace(one, label=label)))
    return tuple(one for _, one in sorted(placed, key=lambda pair: pair[0]))


def _say_project(project: Project) -> str:
    """Say what is known of a project: its kind, its stage, its colour of risk, its dangerous works."""
    colour = project.colour.value if project.colour else None
    return "，".join(part for part in (project.kind, project.stage, colour, "、".join(project.works)) if part)
