"""What anybody may see: of the enterprises only those marked as samples.

A profile without the mark may be somebody's; that nobody said so is no leave to publish it.
"""

from dataclasses import replace

from generators.model.enterprise import Enterprise
from generators.model.library import Library


def real_enterprises(library: Library) -> tuple[Enterprise, ...]:
    """Return the enterprises that are not marked as samples."""
    return tuple(one for one in library.enterprises if not one.sample)


def leave_out_real(library: Library) -> Library:
    """Return the library without them; itself where there are none."""
    samples = tuple(one for one in library.enterprises if one.sample)
    return library if samples == library.enterprises else replace(library, enterprises=samples)
