"""The address of the handbook on the web, from the line of mkdocs.yml."""

from pathlib import Path

import pytest

from generators.read.site_address import read_site_address
from generators.write.output import ROOT


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("site_url: https://example.org/book", "https://example.org/book/"),
        ("site_url: https://example.org/", "https://example.org/"),
        ('site_url: "http://example.org/a"  # ours', "http://example.org/a/"),
        ("site_url: 'https://example.org'", "https://example.org/"),
        ("# site_url: https://example.org", ""),
        ("  site_url: https://example.org", ""),
        ("site_url:", ""),
        ('site_url: ""', ""),
        ("site_url: !ENV [SITE, '']", ""),
        ("site_url: javascript:alert(1)", ""),
    ],
)
def test_only_a_plain_address_counts(line: str, address: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: 手册\n{line}\ntheme: {{name: material}}\n", encoding="utf-8")
    assert read_site_address(config) == address


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert read_site_address(tmp_path / "mkdocs.yml") == ""


def test_ours_has_none() -> None:
    """As long as it is so, lists have no QR code."""
    assert read_site_address(ROOT / "mkdocs.yml") == ""
