"""Run mkdocs in a process of its own, which gets ready at once and then waits to be told what to build.

Loading mkdocs, its theme and the dictionary that splits Chinese into words takes half as long as building the
pages; here it happens while the pages are still being made. The file runs by itself, as a script. It reads one
line of JSON, {"arguments": […], "environment": {…}}; the end of its input means that nothing is to be built.
"""

import gc
import json
import logging
import os
import sys
from importlib import import_module

NEEDED = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs.config.defaults",
    "mkdocs.theme",
    "material.plugins.search.plugin",
    "material.plugins.offline.plugin",
    "markdown.extensions.attr_list",
    "markdown.extensions.codehilite",
    "markdown.extensions.fenced_code",
    "markdown.extensions.tables",
    "pygments.lexers",
    "pygments.formatters",
)


def main() -> int:
    """Get ready, wait, build. The process ends with the build, so nothing is gained by collecting garbage."""
    gc.disable()
    for name in NEEDED:
        import_module(name)
    words = import_module("jieba")
    words.setLogLevel(logging.WARNING)
    words.initialize()
    line = sys.stdin.readline()
    if not line:
        return 0
    order = json.loads(line)
    os.environ.update(order["environment"])
    try:
        import_module("mkdocs.__main__").cli(order["arguments"], prog_name="mkdocs")
    finally:
        gc.freeze()  # else it is collected at the end all the same
    return 0


if __name__ == "__main__":
    sys.exit(main())
