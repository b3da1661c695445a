"""The command `checklists`: from a roster to shards, again without writing, and after being killed."""

import csv
import errno
import json
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4
from zipfile import ZipFile

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from generators.commands import ROOT, checklists
from generators.commands.content import open_content, say_write_failure
from generators.commands.progress import Progress, say_time
from generators.commands.roster_run import Run, carry_out, is_done, say_held
from generators.model.enterprise import Enterprise
from generators.model.profiles import LeftOut
from generators.view.conditions import Value
from generators.word.package import unpacked
from generators.write.folder_lock import LOCK, FolderLock, Holder
from generators.write.risk_list import risk_list_outputs
from generators.write.shards import FOLDER, ShardOrder, cut_shards
from tests.commands.roster_run import SHARDS, small_run
from tests.conftest import LongRun
from tests.processes import MARK, PATIENCE, find_processes, not_one_left
from tests.write.shard_makers import TextMaker, enterprises

LEAST_PROCESSES = 4
"""The driver, its two helpers, and a worker."""
HEADINGS = ("编号", "统一社会信用代码", "名称", "年度", "单位类型", "地区", "从业人数")


def roster(path: Path, *rows: tuple[object, ...]) -> str:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("企业")
        for number, row in enumerate((HEADINGS, *rows)):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(checklists.command, arguments, standalone_mode=False)


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


ROWS = (
    ("sz-1", "", "示例甲公司", 2023, "施工总承包", "440300", 800),
    ("sz-2", "", '=cmd|"../<b>&', 2023, "监理", "深圳市", 60),
)


def test_a_roster_becomes_zips_and_a_second_run_writes_nothing(tmp_path: Path) -> None:
    arguments = (
        "--roster",
        roster(tmp_path / "名单.xlsx", *ROWS),
        "--out",
        str(tmp_path / "出"),
        "--as-of",
        "2023-06-01",
    )
    first = run(*arguments, "--jobs", "1")
    assert first.return_value == 0
    assert "名单.xlsx:企业!C3: 留意" in first.output
    with ZipFile(tmp_path / "出" / FOLDER / "00001.zip") as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"sz-1", "sz-2"}
        assert json.loads(archive.read("sz-2/清单.json"))["name"] == ROWS[1][2]
    with (tmp_path / "出" / "目录.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[2] == ["sz-2", f"'{ROWS[1][2]}", "shards/00001.zip", "sz-2/", ""]
    before = contents(tmp_path / "出")
    again = run(*arguments, "--jobs", "2")
    assert (again.return_value, contents(tmp_path / "出")) == (0, before)
    assert "写 0，未变 1" in again.output


def test_who_has_dangerous_works_has_its_list_of_risks_in_the_same_zip(tmp_path: Path) -> None:
    """The very file that `checklist` makes of one enterprise; who is not asked for one has none."""
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, ("编号", "名称", "年度", "单位类型", "地区", "有在建项目", "危险作业"))
        sheet.write_row(1, 0, ("sz-1", "示例甲公司", "2023", "施工总承包", "440300", "是", "深基坑、高支模"))
        sheet.write_row(2, 0, ("sz-2", "示例乙协会", "2023", "行业协会", "440300", "否", ""))
    assert run("--roster", str(path), "--out", str(tmp_path / "出"), "--jobs", "1").return_value == 0
    with ZipFile(tmp_path / "出" / FOLDER / "00001.zip") as archive:
        found = {name: archive.read(name) for name in archive.namelist() if "风险" in name}
    library, labels, _ = open_content()
    facts: dict[str, Value] = {"单位类型": "施工总承包", "地区": "440300", "有在建项目": "是"}
    firm = Enterprise(id="sz-1", name="示例甲公司", year=2023, facts=facts | {"危险作业": ("深基坑", "高支模")})
    (alone,) = risk_list_outputs(library, (firm,), labels)
    assert found == {"sz-1/风险清单.docx": alone.make()}
    assert "深基坑" in unpacked(found["sz-1/风险清单.docx"])["word/document.xml"].decode()


def test_one_process_and_two_write_the_same_bytes(tmp_path: Path) -> None:
    assert carry_out(replace(small_run(tmp_path / "one", SHARDS), jobs=1)) == 0
    assert carry_out(replace(small_run(tmp_path / "two", SHARDS), jobs=2)) == 0
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_bad_rows_are_said_and_the_good_ones_written(tmp_path: Path) -> None:
    bad = ("sz-3", 911100006000373410, "示例丙公司", 2023)
    result = run("--roster", roster(tmp_path / "名单.xlsx", ROWS[0], bad), "--out", str(tmp_path / "出"))
    assert result.return_value == 1
    assert "名单.xlsx:企业!B3: 「统一社会信用代码」存成了数字" in result.output
    assert "其余 1 家照常" in result.output
    assert (tmp_path / "出" / FOLDER / "00001.zip").is_file()


def test_bad_rows_are_counted_and_listed_without_harm(tmp_path: Path) -> None:
    """The same bytes by one process and by two, and nothing anew by a second run."""
    bad = (
        ("sz-3", 911100006000373410, "示例丙公司", 2023),
        ("", "", '=cmd|"x"', "二三"),
        ("", "91110000600037341L", "示例\a丁公司", 2023),
        ("+1", "", "长" * 200, 2023),
        ("sz-1", "", "示例戊公司", 2023),
    )
    path = roster(tmp_path / "名单.xlsx", ROWS[0], *bad, ROWS[1])
    one, two = tmp_path / "一", tmp_path / "二"
    result = run("--roster", path, "--out", str(one), "--jobs", "1")
    assert "共 2 家，1 个压缩包：写 1，未变 0；" in result.output
    assert "生成时出错、没有清单的 0 家；名单里有问题、没有清单的 5 行。" in result.output
    with (one / "目录.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["编号", "sz-1", "sz-2", "sz-3", "", "91110000600037341L", "'+1", "sz-1"]
    assert [row[1][:9] for row in rows[3:]] == ["示例丙公司", '\'=cmd|"x"', "示例?丁公司", "长" * 9, "示例戊公司"]
    assert [row[2:] for row in rows[3:]] == [
        ["", "", "B3：「统一社会信用代码」存成了数字，后几位可能已经丢失，无法还原"],
        ["", "", "D4：年度应是四位年份，这里是「二三」"],
        ["", "", "C5：「名称」里有看不见的字符 U+0007"],
        ["", "", "C6：编号应由字母、数字、连字符组成，这里是「+1」；C6：名称超过 100 字"],
        ["", "", "C7：编号「sz-1」与 C2 重复"],
    ]
    assert all(character.isprintable() for row in rows for cell in row for character in cell)
    before = contents(one)
    again = run("--roster", path, "--out", str(one), "--jobs", "2")
    assert (again.return_value, contents(one)) == (1, before)
    assert "没有清单的 5 行" in again.output
    run("--roster", path, "--out", str(two), "--jobs", "2")
    assert bytes_of(two) == bytes_of(one)


def test_a_folder_is_done_only_with_the_rows_left_out(tmp_path: Path) -> None:
    order = replace(small_run(tmp_path, SHARDS), jobs=1)
    with_row = replace(order, left_out=(LeftOut(id="", name="示例公司", why="D4：没有写年度"),))
    assert carry_out(with_row) == 0
    assert (is_done(with_row), is_done(order)) == (True, False)


def test_a_roster_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").write_bytes(b"x")
    result = run("--roster", str(tmp_path / "名单.xlsx"), "--out", str(tmp_path / "出"))
    assert (result.return_value, "另存为 .xlsx" in result.output) == (1, True)
    assert not (tmp_path / "出").exists()


def test_a_roster_that_is_not_there_is_a_slip_in_the_command_line(tmp_path: Path) -> None:
    arguments = ["--roster", str(tmp_path / "没有.xlsx"), "--out", str(tmp_path / "出")]
    result = CliRunner().invoke(checklists.command, arguments)
    assert (result.exit_code, "没有这个文件" in result.output, "另存为" in result.output) == (2, True, False)
    assert not (tmp_path / "出").exists()


def test_the_template_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "空白名单.xlsx"
    assert run("--template", str(path)).return_value == 0
    again = run("--template", str(path))
    assert (again.return_value, "已存在" in again.output) == (1, True)
    assert run("--roster", str(path), "--out", str(tmp_path / "出")).return_value == 1


def test_an_enterprise_that_breaks_is_named_and_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shards = cut_shards(enterprises(4), size=2)
    broken = ShardOrder(maker=pickle.dumps(TextMaker(breaking=frozenset({"e-3"}))), basis="1", folder=tmp_path)
    assert carry_out(Run(order=broken, shards=shards, jobs=1)) == 3
    said = capsys.readouterr()
    assert "e-3：没有生成清单：ValueError: 坏数据" in said.err
    assert "生成时出错、没有清单的 1 家；名单里有问题、没有清单的 0 行" in said.out
    assert "e-3,示例3公司,,,ValueError: 坏数据" in (tmp_path / "目录.csv").read_text("utf-8-sig")
    before = contents(tmp_path)
    assert carry_out(Run(order=broken, shards=shards, jobs=1)) == 3
    assert "写 1，未变 1" in capsys.readouterr().out
    assert contents(tmp_path) == before
    mended = replace(broken, maker=pickle.dumps(TextMaker()))
    assert carry_out(Run(order=mended, shards=shards, jobs=1)) == 0
    assert "生成时出错、没有清单的 0 家；名单里有问题、没有清单的 0 行" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="a group of processes is interrupted as Linux does it")
def test_an_interrupted_run_ends_at_once_and_says_so(tmp_path: Path) -> None:
    mark = uuid4().hex
    rows = [(f"e-{n}", "", f"示例{n}公司", 2023, "施工总承包", "440300", n) for n in range(400)]
    arguments = ["checklists", "--roster", roster(tmp_path / "名单.xlsx", *rows), "--out", str(tmp_path / "出")]
    with subprocess.Popen(
        [sys.executable, "-m", "generators", *arguments],
        cwd=ROOT,
        env={**os.environ, MARK: mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as driver:
        while len(list(find_processes(mark))) < LEAST_PROCESSES:
            sleep(0.05)
        os.killpg(driver.pid, signal.SIGINT)
        _, said = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 130
    assert said.strip() == "已中断。写好的压缩包都在；再运行一次，会接着做。"
    assert not_one_left(mark)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--roster", "a.xlsx", "--template", "b.xlsx"),
        ("--template", "b.csv"),
        ("--roster", "a.xlsx", "--scheduler", "tcp://10.0.0.1:8786", "--jobs", "2"),
        ("--roster", "a.xlsx", "--scheduler", "10.0.0.1"),
    ],
)
def test_a_wrong_command_line_is_explained(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(checklists.command, arguments).exit_code == 2


def test_a_target_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    result = run("--roster", roster(tmp_path / "名单.xlsx", *ROWS), "--out", str(tmp_path / "文件" / "出"))
    assert result.return_value == 3
    assert "没有这个文件夹，也建不出来" in result.output


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "权限"),
        (errno.ENOTDIR, "没有"),
        (errno.EIO, "不能"),
    ],
)
def test_a_failure_to_write_is_said_in_plain_words(number: int, says: str) -> None:
    said = say_write_failure(OSError(number, os.strerror(number)), Path("出"))
    assert says in said
    assert "已写好的文件保持不变" in said


@pytest.mark.skipif(os.name == "nt", reason="limits and /proc are those of Linux")
def test_a_disk_that_fills_up_leaves_the_old_output(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the end of the disk."""
    assert carry_out(small_run(tmp_path, SHARDS)) == 0
    before = contents(tmp_path)
    limited = f"ulimit -f 1; exec {sys.executable} -m tests.commands.roster_run {tmp_path} {SHARDS * 2}"
    result = subprocess.run(["sh", "-c", limited], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (result.returncode, "磁盘已满" in result.stderr) == (3, True), result.stderr
    assert "Traceback" not in result.stderr
    assert without_old_codes(contents(tmp_path)) == before


def without_old_codes(files: dict[str, tuple[bytes, int]]) -> dict[str, tuple[bytes, int]]:
    """Leave out what is kept before a shard is replaced: a few small records, for which a full disk may have room."""
    return {name: content for name, content in files.items() if not re.fullmatch(r"\d{5}-\w{12}\.zip", name)}


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Linux")
def test_a_folder_without_permission_keeps_the_old_output(tmp_path: Path) -> None:
    """Root may write anywhere: it has to give that up first."""
    assert carry_out(small_run(tmp_path, SHARDS)) == 0
    before = contents(tmp_path)
    for folder in (tmp_path / FOLDER, tmp_path):
        folder.chmod(0o555)
        result = run_rootless(tmp_path, SHARDS * 2)
        assert (result.returncode, "没有写入的权限" in result.stderr) == (3, True), result.stderr
        assert "Traceback" not in result.stderr
    for folder in (tmp_path, tmp_path / FOLDER):
        folder.chmod(0o755)
    assert contents(tmp_path) == before


def run_rootless(folder: Path, count: int) -> subprocess.CompletedProcess[str]:
    """Run without the right of root to write anywhere."""
    rootless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    arguments = [*rootless, sys.executable, "-m", "tests.commands.roster_run", str(folder), str(count)]
    return subprocess.run(arguments, cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Linux")
def test_a_folder_without_permission_will_do_where_nothing_is_due(tmp_path: Path) -> None:
    assert carry_out(small_run(tmp_path, SHARDS)) == 0
    before = contents(tmp_path)
    folders = (tmp_path / FOLDER, tmp_path)
    for folder in folders:
        folder.chmod(0o555)
    again = run_rootless(tmp_path, SHARDS)
    for folder in folders:
        folder.chmod(0o755)
    (tmp_path / "目录.csv").write_bytes(b"")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith(f"没有要做的。共 {SHARDS} 家，{SHARDS} 个压缩包：写 0，未变 {SHARDS}")
    assert carry_out(small_run(tmp_path, SHARDS)) == 0
    assert {name: one[0] for name, one in contents(tmp_path).items()} == {name: one[0] for name, one in before.items()}


def test_a_second_run_in_the_same_folder_says_so_and_leaves_it_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carry_out(small_run(tmp_path, SHARDS)) == 0
    before = contents(tmp_path)
    with FolderLock(tmp_path):
        assert carry_out(small_run(tmp_path, SHARDS * 2)) == 3
        said = capsys.readouterr().err
        assert f"进程 {os.getpid()}" in said
        assert "删掉" not in said
    assert contents(tmp_path) == before


def test_a_run_on_another_machine_is_named_with_what_to_do(tmp_path: Path) -> None:
    holder = Holder(host="别的机器", pid=7, since="2023-04-01 08:00:00+08:00", token="x")  # noqa: S106 - no secret
    said = say_held(tmp_path, holder)
    assert "机器 别的机器，进程 7" in said
    assert f"删掉 {tmp_path / LOCK}" in said


@pytest.mark.skipif(os.name == "nt", reason="limits and /proc are those of Linux")
def test_a_run_killed_at_any_moment_is_taken_up_again(tmp_path: Path, long_run: Callable[[int, int], LongRun]) -> None:
    settled, count = long_run(5, 50), long_run(200, 2000).count
    draw, started = random.Random(settled.seed), monotonic()
    assert carry_out(small_run(tmp_path / "undisturbed", count)) == 0
    latest = 1 + (monotonic() - started) / settled.count
    wanted, folder = bytes_of(tmp_path / "undisturbed"), tmp_path / "killed"
    assert len(wanted) == 2 * SHARDS + 1
    for _ in range(settled.count):
        disturb(folder, count, draw, latest)
        there = {name: content for name, content in bytes_of(folder).items() if name in wanted}
        assert there.items() <= wanted.items(), "what is there is whole"
        if there == wanted:
            shutil.rmtree(folder)
    assert start(folder, count, uuid4().hex).wait() == 0
    assert bytes_of(folder) == wanted


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: content for name, (content, _) in contents(folder).items()}


def disturb(folder: Path, count: int, draw: random.Random, latest: float) -> None:
    """Start a run; kill one of its processes at some moment, then the driver, and see that none of them stays."""
    mark = uuid4().hex
    driver = start(folder, count, mark)
    sleep(draw.uniform(0.3, latest))
    if draw.random() < 0.5:
        kill(draw.choice(sorted(find_processes(mark)) or [driver.pid]))
        sleep(draw.uniform(0, 1))
    driver.kill()
    driver.wait(PATIENCE)
    assert not_one_left(mark)


def start(folder: Path, count: int, mark: str) -> subprocess.Popen[bytes]:
    """Start a run whose processes all carry a mark."""
    arguments = [sys.executable, "-m", "tests.commands.roster_run", str(folder), str(count)]
    environment = {**os.environ, MARK: mark}
    return subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_progress_says_rate_and_time_left() -> None:
    progress = Progress(1000, 5)
    assert progress.line(0) == "0/5 包，0/1000 家，0.0 家/秒"
    progress.add(200)
    assert progress.line(100) == "1/5 包，200/1000 家，2.0 家/秒，还要 6分40秒"
    assert [say_time(seconds) for seconds in (40, 200, 7500)] == ["40秒", "3分20秒", "2小时5分"]


@pytest.mark.skipif(os.name == "nt", reason="terminals are those of Linux")
def test_a_terminal_shows_one_line_that_renews_itself(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    arguments = [sys.executable, "-m", "tests.commands.roster_run", str(tmp_path), str(SHARDS)]
    subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert said.startswith(f"0/{SHARDS} 包，0/{SHARDS} 家")
    assert said.count("\r\x1b[K") == SHARDS
    assert "家/秒，还要" in said
    assert said.endswith("\r\n")


def test_a_log_gets_plain_lines_now_and_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert carry_out(small_run(tmp_path / "seldom", SHARDS)) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("generators.commands.progress.LOG_EVERY", 0.0)
    assert carry_out(small_run(tmp_path / "often", SHARDS)) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHARDS
    assert all("包，" in line and "\r" not in line and "\x1b" not in line for line in lines)
