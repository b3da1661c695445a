"""Run mkdocs in a process of its own, which gets ready at once and then waits to be told what to build.

Loading mkdocs and its theme takes long beside building the pages; here it happens while the pages are still being
made. The file runs by itself, as a script. It reads one line of JSON, {"arguments": […], "environment": {…}}; the end
of its input means that nothing is to be built.
"""

import gc
import json
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

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
    compile_templates()
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


def compile_templates() -> None:
    """Compile the templates of the theme while there is nothing else to do, and keep them for the build."""
    jinja2 = import_module("jinja2")
    theme = import_module("mkdocs.theme").Theme(name="material")

    class Kept(jinja2.BytecodeCache):  # type: ignore[misc,name-defined]
        """Compiled templates, by their source."""

        def __init__(self) -> None:
            self.code: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Any) -> None:  # noqa: ANN401 - jinja2's
            if bucket.key + bucket.checksum in self.code:
                bucket.bytecode_from_string(self.code[bucket.key + bucket.checksum])

        def dump_bytecode(self, bucket: Any) -> None:  # noqa: ANN401 - jinja2's
            self.code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()

    kept = Kept()
    begin = jinja2.Environment.__init__
    jinja2.Environment.__init__ = lambda self, *given, **named: begin(self, *given, **{"bytecode_cache": kept, **named})
    environment = theme.get_env()
    for name in environment.list_templates(
        filter_func=lambda name: name == "base.html" or name.startswith("partials/")
    ):
        with suppress(jinja2.TemplateError):  # asks for a filter of a plugin that we do not use
            environment.get_template(name)


if __name__ == "__main__":
    sys.exit(main())
