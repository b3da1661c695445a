"""Make HTML of single pages with mkdocs, in a process of its own that stays; nothing is written but what it answers.

The file runs by itself, as a script: preview_process.py mkdocs.yml. It first answers with the folders of the theme,
then reads one line of JSON for each page, {"pages": [every page there is], "path": "policies/gd-2023.md",
"markdown": "…"}, and answers with one, {"html": "…", "said": "what mkdocs complained of"}. It ends with its input.
"""

import json
import logging
import os
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any


class Complaints(logging.Handler):
    """Keeps what mkdocs warns of until it is asked."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.lines.append(record.getMessage())

    def take(self) -> str:
        """Return what was kept, and forget it."""
        lines, self.lines = self.lines, []
        return "\n".join(lines)


class Theme:
    """The configuration and the theme, loaded once; the navigation is made anew when there are other pages."""

    def __init__(self, config_file: str, site: str) -> None:
        config = import_module("mkdocs.config").load_config(config_file, site_dir=site)
        config.plugins.on_startup(command="build", dirty=True)
        self.config = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)
        self.pages: list[str] = []

    def gather(self, pages: list[str]) -> None:
        """Make the files and the navigation of these pages; what they hold is not asked."""
        if pages == self.pages:
            return
        structure = import_module("mkdocs.structure.files")
        self.env = self.config.theme.get_env()
        files = structure.Files([structure.File.generated(self.config, path, content="") for path in pages])
        files.add_files_from_theme(self.env, self.config)
        self.files = self.config.plugins.on_files(files, config=self.config)
        nav = import_module("mkdocs.structure.nav").get_navigation(self.files, self.config)
        self.nav = self.config.plugins.on_nav(nav, config=self.config, files=self.files)
        self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        self.pages = pages

    def render(self, path: str, markdown: str) -> str:
        """Make the HTML of one page, by the same steps as a build."""
        config, plugins = self.config, self.config.plugins
        file = self.files.get_file_from_path(path)
        file.content_string = markdown
        page = file.page or import_module("mkdocs.structure.pages").Page(None, file, config)
        page = plugins.on_pre_page(page, config=config, files=self.files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown, page=page, config=config, files=self.files)
        page.render(config, self.files)
        page.content = plugins.on_page_content(page.content, page=page, config=config, files=self.files)
        page.active = True
        try:
            shown = import_module("mkdocs.commands.build").get_context(
                self.nav, self.files.documentation_pages(), config, page
            )
            shown = plugins.on_page_context(shown, page=page, config=config, nav=self.nav)
            html = self.env.get_template(page.meta.get("template", "main.html")).render(shown)
        finally:
            page.active = False
        return str(plugins.on_post_page(html, page=page, config=config))


def main() -> int:
    """Get ready, say so, then answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # nobody else may write between the answers
    complaints = Complaints()
    logging.getLogger("mkdocs").addHandler(complaints)
    with tempfile.TemporaryDirectory() as name:
        os.environ["HANDBOOK_PAGES"] = str(Path(name, "pages"))
        Path(name, "pages").mkdir()
        try:
            theme = Theme(sys.argv[1], str(Path(name, "site")))
        except Exception as error:  # noqa: BLE001 - whatever a changed mkdocs.yml leads to is to be read on the screen
            say(answers, {"failure": f"{error}\n{complaints.take()}".strip()})
            return 1
        say(answers, {"folders": list(theme.config.theme.dirs)})
        complaints.take()  # of no page
        for line in sys.stdin:
            say(answers, answer(theme, json.loads(line), complaints))
    return 0


def answer(theme: Theme, asked: dict[str, Any], complaints: Complaints) -> dict[str, str]:
    """Answer for one page; a mistake in a template of the theme is an answer too."""
    try:
        theme.gather(asked["pages"])
        html = theme.render(asked["path"], asked["markdown"])
    except Exception as error:  # noqa: BLE001 - the next page may be fine
        return {"failure": f"{type(error).__name__}：{error}", "said": complaints.take()}
    return {"html": html, "said": complaints.take()}


def say(answers: Any, what: dict[str, Any]) -> None:  # noqa: ANN401 - a text stream
    """Write one line."""
    answers.write(json.dumps(what, ensure_ascii=False) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
