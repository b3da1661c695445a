"""Flat records of everything encoded, for other programs: one function per kind, in the order of policy and text."""

from generators.view.export.checklist import view_checklist_records
from generators.view.export.kinds import KINDS, view_export

__all__ = ["KINDS", "view_checklist_records", "view_export"]
