"""Sites to measure: the project's own, the same pages in the stock theme, and generated content of any size."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.content import REGISTRIES

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("content", "generators", "templates", "site_config", "mkdocs.yml")
OURS = [sys.executable, "-P", "-m", "generators", "build", "--as-of", "2026-01-01"]
BARE = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
PER_POLICY, ROLES = 50, 40
STOCK = """\
site_name: 安建手册
docs_dir: searched
site_dir: stock
use_directory_urls: false
theme: {name: material, language: zh, font: false, features: [navigation.sections, navigation.prune]}
plugins: [{search: {lang: zh}}]
markdown_extensions: [attr_list, tables, {toc: {permalink: true, toc_depth: 3}}]
extra: {generator: false}
exclude_docs: "*.被改动-*"
"""
"""The theme as it comes, with its own search, but for the extensions without which the pages would not be the same."""
LEFT_OUT = "search: {exclude: true}\n"
"""How our pages tell the theme's search to leave them alone."""


def copy_project(folder: Path) -> None:
    """Copy what a build needs."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)


def surroundings(folder: Path, **settings: str) -> dict[str, str]:
    """Return the environment in which the copy runs its own program, compiled like the packages it is held against."""
    names = {**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1", **settings}
    names.pop("PYTHONDONTWRITEBYTECODE", None)
    return names


def timed(command: list[str], folder: Path, **settings: str) -> float:
    """Run a command in the copy and return its seconds."""
    around = surroundings(folder, **settings)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=around, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return time.perf_counter() - started


def build_all(folder: Path) -> tuple[float, float, float]:
    """Build a copy from nothing, then the same pages by mkdocs alone, without and with the theme's search; seconds."""
    for rest in ("build", "bare"):
        shutil.rmtree(folder / rest, ignore_errors=True)
    ours, bare = timed(OURS, folder), timed([*BARE, "--strict", "--site-dir", "bare"], folder)
    return ours, bare, build_stock(folder)


def copy_searched(folder: Path, pages: Path) -> None:
    """Copy the pages of a built copy as they would be without a search of our own."""
    shutil.copytree(folder / "build" / "handbook", pages)
    for page in pages.rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace(LEFT_OUT, "", 1), "utf-8")


def build_stock(folder: Path) -> float:
    """Make the pages of a built copy into a site of the stock theme, in `stock/`; its seconds."""
    pages = folder / "searched"
    for rest in (pages, folder / "stock"):
        shutil.rmtree(rest, ignore_errors=True)
    copy_searched(folder, pages)
    config = folder / "stock.yml"
    nav = (folder / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1].split("\n\n")[0]
    config.write_text(f"{STOCK}nav:\n{nav}\n", "utf-8")
    return timed([*BARE, "--config-file", str(config)], folder)


def write_clauses(folder: Path, count: int) -> None:
    """Replace the content of a copy by policies of fifty clauses with a duty each, for forty roles in turn."""
    content = folder / "content"
    shutil.rmtree(content)
    (content / "policies").mkdir(parents=True)
    for name, text in REGISTRIES.items():
        (content / name).write_text(text, "utf-8")
    roles = "".join(f"- {{名称: 第{number}科, 类别: 单位}}\n" for number in range(ROLES))
    (content / "roles.yaml").write_text(roles, "utf-8")
    for first in range(0, count, PER_POLICY):
        name = f"p{first // PER_POLICY}-2023"
        clauses = "".join(clause_text(name, first, number) for number in range(1, min(PER_POLICY, count - first) + 1))
        (content / "policies" / f"{name}.yaml").write_text(head_text(name) + clauses, "utf-8")


def head_text(name: str) -> str:
    """Return how a generated policy begins."""
    return (
        f"编号: {name}\n标题: 甲省工地安全方案（{name}）\n发布机关: 甲省住房和城乡建设厅\n年度: '2023'\n"
        "地区: '990000'\n来源文件: p.txt\n条款:\n"
    )


def clause_text(name: str, first: int, number: int) -> str:
    """Return one numbered clause with one duty."""
    role, turn = (first + number) % ROLES, number % 5
    return (
        f"  - 条款: {number}\n    标题: 第{number}项工作安排\n    校验: {number:012x}\n    职责:\n"
        f"      - 编号: {name}.{number}.a\n        责任人: [第{role}科]\n"
        f"        事项: 检查{'甲乙丙丁戊己庚辛壬癸'[number % 10]}类作业现场，把发现的问题记入台账，逐条落实整改\n"
        f"        频次: {('每日', '每周至少1次', '每两周一次', '每月22日前后', '每季度')[turn]}\n"
        "        期限: 10月底前\n        凭证: [检查记录, 整改台账]\n        术语: [工地检查]\n"
    )


def count_bytes(folder: Path) -> int:
    """Add up what the files of a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
