"""Read where the handbook will be on the web, if it will be."""

import re
from pathlib import Path

from generators.read.yaml_file import read_text

_SITE_URL = re.compile(r"""^site_url:[ \t]*(["']?)(?P<address>https?://[^\s"'#]+)\1[ \t]*(?:#.*)?$""", re.MULTILINE)


def read_site_address(config: Path) -> str:
    """Return the `site_url` of mkdocs.yml, with a slash at its end; empty where there is none.

    The file is mkdocs' own and holds tags that no YAML of ours may have, so only this line of it is looked at.
    """
    text, _ = read_text(config, config.name)
    found = _SITE_URL.search(text or "")
    return f"{found['address'].rstrip('/')}/" if found else ""
