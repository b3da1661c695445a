"""The tests' own set-up: tools that lack, the browser, long runs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generators.commands import ROOT
from tests.conftest import LongRun

SMALL_SUITE = """
import pytest

@pytest.mark.needs("libreoffice")
def test_one(): pass

def test_two(): pass
"""


@pytest.fixture
def run_small_suite(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run two tests, one of which needs LibreOffice, on a machine without it."""
    shutil.copy(ROOT / "tests/conftest.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "test_small.py").write_text(SMALL_SUITE, encoding="utf-8")

    def start_pytest(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "."],
            cwd=tmp_path,
            env={**os.environ, "PATH": "", "PYTHONUTF8": "1", **environment},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    return start_pytest


def test_a_lacking_tool_is_said_loudly_and_not_run(
    run_small_suite: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    shown = run_small_suite(CI="")
    assert shown.returncode == 0
    assert "未运行：缺 soffice，请安装 apt install libreoffice-writer" in shown.stdout
    assert "未运行 1 项：缺 soffice。请安装：apt install libreoffice-writer" in shown.stdout
    assert "1 passed, 1 skipped" in shown.stdout.splitlines()[-1]


def test_a_lacking_tool_fails_in_ci(
    run_small_suite: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    shown = run_small_suite(CI="true")
    assert shown.returncode == 1
    assert "1 passed, 1 error" in shown.stdout.splitlines()[-1]


@pytest.mark.needs("chromium")
def test_the_browser_runs_scripts_without_a_network(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>安建手册</title>")
    assert page.evaluate("document.title + (1 + 1)") == "安建手册2"
    page.close()


def test_a_long_run_is_short_unless_asked_for(
    long_run: Callable[[int, int], LongRun], pytestconfig: pytest.Config
) -> None:
    chosen = long_run(5, 500)
    assert chosen.count == (500 if pytestconfig.getoption("full") else 5)
    assert chosen.seed == pytestconfig.getoption("seed")
