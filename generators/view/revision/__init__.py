"""What a new version changes: every place of the new text aligned with the encoding of the old one.

The stored hashes tell exactly which places are unchanged, and which only stand elsewhere now: a hash is taken of
path, row and text, so that of a moved place is found by trying the old path with the new text. What is left is paired
by what it says, the likest first; a number alone pairs nothing, because another clause may bear it now. Without the
old text, what somebody encoded of it has to do: the words of a duty are mostly those of its clause.
"""

from generators.view.revision.aligning import texts_of, view_revision
from generators.view.revision.differences import say_difference

__all__ = ["say_difference", "texts_of", "view_revision"]
