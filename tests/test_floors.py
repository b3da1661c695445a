"""The floors that import-linter checks: no package stands outside them."""

import ast
import sys
import tomllib
from collections.abc import Iterator

from generators.commands import ROOT


def test_every_third_party_package_has_its_floors() -> None:
    """A package that no contract of pyproject.toml names could be imported anywhere."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    named = {
        package
        for contract in contracts["contracts"]
        if contract["type"] == "protected"
        for package in contract["protected_modules"]
    }
    assert set(outside_packages()) <= named


def outside_packages() -> Iterator[str]:
    """Go through the packages that generators/ imports and Python does not bring."""
    for path in (ROOT / "generators").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            yield from {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"generators"}
