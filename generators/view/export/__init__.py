"""Flat records of everything encoded, for other programs: one function per kind, in the order of policy and text."""

from generators.view.export.kinds import KINDS, view_export

__all__ = ["KINDS", "view_export"]
