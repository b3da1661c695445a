"""The entries that belong to no place of a text: terms, roles, forms, cited documents, pages."""

from collections.abc import Iterator, Mapping

from generators.model.form import Form
from generators.model.form_parts import form_fields
from generators.model.registry import Document, Role, Term
from generators.view.handbook.anchors import document_anchor, role_page, term_anchor
from generators.view.handbook.cards import list_timings
from generators.view.handbook.index import Index
from generators.view.handbook.prose import list_prose
from generators.view.handbook.topics import link_topic
from generators.view.search.entries import Entry, EntryKind


def view_term(term: Term) -> Entry:
    """View a term of the glossary."""
    return Entry(
        kind=EntryKind.TERM,
        id=term.name,
        address=f"glossary.html#{term_anchor(term.name, term.policies)}",
        title=term.name,
        names=term.synonyms,
        text=(term.explanation,),
        policies=term.policies,
    )


def view_role(role: Role) -> Entry:
    """View a role."""
    return Entry(
        kind=EntryKind.ROLE,
        id=role.name,
        address=role_page(role.name, role.policies),
        title=role.name,
        names=role.aliases,
        text=tuple(filter(None, (role.note, role.parent))),
        policies=role.policies,
    )


def view_form(form: Form, index: Index) -> Entry:
    """View a form: what it is called, what it asks, who sends it by when."""
    spot = index.spots_by_duty.get(form.duty or "")
    labels = dict.fromkeys(part.label for part in form_fields(form) if part.label)
    notes = (*form.notes, *form.body)
    return Entry(
        kind=EntryKind.FORM,
        id=form.id,
        address=f"forms.html#{form.id}",
        title=form.title,
        names=tuple(filter(None, (*form.other_titles, form.attachment))),
        text=tuple(filter(None, ("、".join(labels), *notes))),
        who=spot.duty.who if spot else (),
        when=tuple(timing.text for timing in list_timings(spot.duty)) if spot else (),
        policies=(form.policy,),
    )


def view_document(document: Document) -> Entry:
    """View a document the policies cite."""
    return Entry(
        kind=EntryKind.DOCUMENT,
        id=f"《{document.title}》",
        address=f"sources.html#{document_anchor(document.title)}",
        title=document.title,
        names=tuple(filter(None, (document.number, *document.aliases))),
        text=tuple(filter(None, (document.note,))),
    )


def view_pages(index: Index, titles: Mapping[str, str]) -> Iterator[Entry]:
    """View the pages that lead somewhere (address without its ending -> title), topics, and those written by hand."""
    for path, title in titles.items():
        yield Entry(kind=EntryKind.PAGE, id=path, address=f"{path}.html", title=title)
    for topic in index.library.topics:
        address, note = link_topic(topic).address, (topic.note,) if topic.note else ()
        yield Entry(kind=EntryKind.PAGE, id=topic.id, address=address, title=topic.name, text=note)
    for link in list_prose(index):
        yield Entry(kind=EntryKind.PAGE, id=link.address, address=link.address, title=link.text)
