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


def test_the_extra_does_not_change_what_is_installed() -> None:
    """Both locks are installed into one environment."""
    ordinary, cluster = (locked_versions(name) for name in ("requirements.lock", "requirements-cluster.lock"))
    assert {name: ordinary[name] for name in ordinary if name in cluster} == {
        name: cluster[name] for name in cluster if name in ordinary
    }
    assert "click" in cluster


def locked_versions(name: str) -> dict[str, str]:
    """Read package -> version from a lock."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(";")[0].rstrip(" \\").split("==") for line in lines if "==" in line and line[0].isalpha()]
    return {package: version.strip() for package, version in pairs}
