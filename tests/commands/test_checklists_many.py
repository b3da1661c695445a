"""The command `checklists` over a long roster of our real content, with the driver killed in the middle."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import sleep
from uuid import uuid4
from zipfile import ZipFile

import pytest
import xlsxwriter

from generators.commands import ROOT
from generators.write.shards import FOLDER, SHARD_SIZE
from tests.conftest import LongRun
from tests.processes import MARK, PATIENCE, find_processes, not_one_left

KINDS = ("施工总承包", "专业承包", "劳务", "建设单位", "房地产开发", "监理", "物业服务", "设计", "勘察", "检验检测")
REGIONS = ("440300", "440000", "440100", "350524", "350500")
WORKS = ("", "深基坑", "深基坑，起重机械", "高支模，暗挖，有限空间")
HEADINGS = ("编号", "名称", "年度", "单位类型", "地区", "从业人数", "有在建项目", "危险作业")
FILES = {"清单.docx", "清单.xlsx", "清单.ics", "清单.json"}
RISKS = "风险清单.docx"
LEAST_PROCESSES = 4
"""The driver, its two helpers, and a worker."""


def write_roster(path: Path, count: int, draw: Random) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, count + 1):
            known = (draw.choice(KINDS), draw.choice(REGIONS), draw.randint(1, 2000), draw.choice(("是", "否", "")))
            sheet.write_row(number, 0, (f"e-{number}", f"示例{number}公司", 2023, *known, draw.choice(WORKS)))


def start(folder: Path, mark: str) -> subprocess.Popen[bytes]:
    """Start a run over the roster of a folder; it says how far it is in a file there."""
    roster, out = str(folder / "名单.xlsx"), str(folder / "出")
    arguments = ["--roster", roster, "--out", out, "--as-of", "2023-06-01", "--jobs", "2"]
    with (folder / "said.txt").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "generators", "checklists", *arguments],
            cwd=ROOT,
            env={**os.environ, MARK: mark},
            stdout=said,
            stderr=said,
        )


@pytest.mark.skipif(os.name == "nt", reason="/proc is Linux's")
def test_a_long_roster_runs_through_with_a_kill_in_the_middle(
    tmp_path: Path, long_run: Callable[[int, int], LongRun]
) -> None:
    run, shards = long_run(30, 10_000), tmp_path / "出" / FOLDER
    write_roster(tmp_path / "名单.xlsx", run.count, Random(run.seed))
    wanted, mark = -(-run.count // SHARD_SIZE), uuid4().hex
    driver = start(tmp_path, mark)
    while len(list(shards.glob("*.json"))) < wanted // 2 or len(list(find_processes(mark))) < LEAST_PROCESSES:
        assert driver.poll() is None, (tmp_path / "said.txt").read_text("utf-8")
        sleep(0.2)
    driver.kill()
    driver.wait(PATIENCE)
    assert not_one_left(mark)
    before = {path: path.stat().st_mtime_ns for path in shards.glob("*.json")}
    assert start(tmp_path, mark).wait() == 0, (tmp_path / "said.txt").read_text("utf-8")
    assert not_one_left(mark)
    assert {path: path.stat().st_mtime_ns for path in before} == before, "what was whole is not made again"
    assert len(list(shards.iterdir())) == 2 * wanted
    there = Counter(one for path in shards.glob("*.zip") for one in read_lists(path))
    assert there == {f"e-{number}": 1 for number in range(1, run.count + 1)}


def read_lists(path: Path) -> list[str]:
    """Read whose lists a zip holds; each has its four files, some a list of risks beside them, and all are whole."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        every = [name.split("/") for name in archive.namelist()]
        assert len(set(archive.namelist())) == len(every)
        names = [name for name in every if name[1] != RISKS]
        ids = list(dict.fromkeys(number for number, _ in names))
        assert sorted(map(tuple, names)) == sorted((number, file) for number in ids for file in FILES)
        first = json.loads(archive.read(f"{ids[0]}/清单.json"))
    assert first["name"] == f"示例{ids[0][2:]}公司"
    return ids
