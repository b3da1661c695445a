"""Everything that can be held against the rules without the official texts, in one pass."""

from collections.abc import Collection

from generators.check.amendments import check_amendments
from generators.check.completeness import check_completeness
from generators.check.conditions import check_conditions
from generators.check.confirmations import check_confirmations
from generators.check.dates import check_dates
from generators.check.enumerations import check_enumerations
from generators.check.forms import check_forms
from generators.check.links import check_links
from generators.check.order import check_order
from generators.check.prose import check_prose
from generators.check.references import check_references
from generators.check.registries import check_registries
from generators.check.uniqueness import check_uniqueness
from generators.check.vocabulary import gather_vocabulary
from generators.check.waivers import check_waivers
from generators.check.ways import check_retired, check_topics
from generators.model.library import Library
from generators.model.problem import Place, Problem


def check_content(library: Library, unread: Collection[Place] = ()) -> list[Problem]:
    """Return every problem of a library, each with its place, in the order of the checks.

    `unread` are the places that could not be read: nothing there is not complained of once more as missing.
    """
    known = gather_vocabulary(library, unread)
    return [
        *check_uniqueness(library),
        *check_registries(library, known),
        *check_references(library, known),
        *(problem for policy in library.policies for problem in check_order(policy)),
        *check_completeness(library, known),
        *check_enumerations(library),
        *check_dates(library, known),
        *check_conditions(library, known),
        *check_forms(library, known),
        *check_links(library, known),
        *check_topics(library, known),
        *check_retired(library, known),
        *check_amendments(library, known),
        *check_confirmations(library),
        *check_prose(library, known),
        *check_waivers(library),
    ]
