"""The files of `build` beside the pages. Loaded when mkdocs is at work, because what makes them loads slowly."""

from collections.abc import Iterable

from generators.model.labels import Labels
from generators.model.library import Library
from generators.read.schema import SCHEMAS, read_schema
from generators.view.checklist import Checklist
from generators.write.checklist import list_outputs
from generators.write.form import form_outputs
from generators.write.output import Output
from generators.write.own_list.skeleton import own_list_skeleton
from generators.write.risk_list import risk_list_outputs
from generators.write.schema import schema_outputs


def list_files_of(library: Library, lists: Iterable[Checklist], labels: Labels) -> list[Output]:
    """List the forms, the lists and the help for editors."""
    fixed = (*schema_outputs(SCHEMAS, read_schema), own_list_skeleton(labels))
    return [*list_content_files(library, lists, labels), *fixed]


def list_content_files(library: Library, lists: Iterable[Checklist], labels: Labels) -> list[Output]:
    """List those that the content says something of: the forms and the lists."""
    return [
        *form_outputs(library, labels),
        *list_outputs(lists, labels),
        *risk_list_outputs(library, library.enterprises, labels),
    ]
