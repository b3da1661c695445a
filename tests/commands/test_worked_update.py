"""The worked example of content/README.md: a policy gets a new version, from the Word file to what each is told."""

import json
import re
import shutil
import textwrap
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
import yaml

from generators.__main__ import main
from generators.check.trace import trace_policy
from generators.commands.content import open_library
from generators.read.official_text import read_official_text

UPDATE = Path(__file__).resolve().parents[1] / "examples" / "update"
BETWEEN = f"{UPDATE / 'before'}..{UPDATE / 'after'}"
DAY, LATER = ("--as-of", "2024-07-01"), ("--as-of", "2025-01-01")


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the new text as the Word file it comes as."""
    document = docx.Document()
    for line in (UPDATE / "新办法.txt").read_text("utf-8").splitlines():
        document.add_paragraph(line)
    path = tmp_path_factory.mktemp("来文") / "新办法.docx"
    document.save(str(path))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code = main(list(arguments))
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    return told.out


def said_in(path: Path) -> str:
    """Return the text of a Word file."""
    with ZipFile(path) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def test_the_new_text_comes_in_as_a_draft(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "import", str(word), "--as", "qx-2024", "--out", str(tmp_path))
    assert "《青溪县工地起重机械检查办法》" in told
    draft = (tmp_path / "drafts" / "qx-2024.yaml").read_text("utf-8")
    assert [one["条款"] for one in yaml.safe_load(draft)["条款"]] == [
        *("通知", "前言", "一", "一/（一）", "一/（二）", "一/（三）", "二", "三")
    ]
    assert '# 提议　频次: "每周检查1次"' in draft
    assert '印发日期: {值: "2024-06-20"}' in draft


@pytest.fixture
def revised(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, Path]:
    """Hold the new text against the old encoding."""
    folders = ("--content", str(UPDATE / "before" / "content"), "--sources", str(UPDATE / "sources"))
    return run(capsys, "revise", "qx-2023", str(word), *folders, "--out", str(tmp_path)), tmp_path


def test_the_revision_keeps_what_stayed_and_marks_what_changed(revised: tuple[str, Path]) -> None:
    told, folder = revised
    assert told.startswith("未变 4 处，改动 3 处，新增 1 处，删去 1 处。")
    assert "改动　一/（二）（涉及 qx-2023.1.2.a、qx-2023.1.2.b）" in told
    draft = (folder / "drafts" / "qx-2023-revised.yaml").read_text("utf-8")
    assert "删去　三（涉及 qx-2023.3.a）" in told
    assert "“3日”改为“24小时”" in draft
    assert "qx-2023.3.a" not in str(yaml.safe_load(draft)), "another clause bears the number now"
    assert "# 频次和整改时限是两件事，分成两条" in draft


@pytest.mark.parametrize("side", ["before", "after"])
def test_both_versions_are_whole(revised: tuple[str, Path], side: str) -> None:
    """Nothing is wrong with either, and every place and fact of its text is encoded."""
    library, problems = open_library(UPDATE / side / "content")
    assert problems == []
    (policy,) = library.policies
    folder = UPDATE / "sources" if side == "before" else revised[1] / "sources"
    official, _ = read_official_text(folder / policy.source)
    assert official is not None
    assert trace_policy(policy, official, library).complete


def test_the_finished_encoding_says_what_the_draft_says_of_the_places(revised: tuple[str, Path]) -> None:
    draft = yaml.safe_load((revised[1] / "drafts" / "qx-2023-revised.yaml").read_text("utf-8"))
    done = yaml.safe_load((UPDATE / "after" / "content" / "policies" / "qx-2023.yaml").read_text("utf-8"))
    assert [(one["条款"], one["校验"]) for one in draft["条款"]] == [(one["条款"], one["校验"]) for one in done["条款"]]


def test_the_changes_are_told_by_what_they_mean(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "changes", BETWEEN, "--by-role", *DAY)
    for line in (
        "加严　职责 qx-2023.1.2.a　安全总监：检查附着和基础\n    频次（加严）：每月1次 → 每周1次",
        "加严　职责 qx-2023.1.2.b　安全总监：把发现的隐患改完\n    时限（加严）：3日内 → 24小时内",
        "放宽　职责 qx-2023.1.3.a　监理单位：抽查检查记录",
        "新增　职责 qx-2023.3.b　施工单位：演练断电救援",
        "取消　职责 qx-2023.3.a　施工单位：把检查情况报送县住建局",
        "    栏 mended（调整）：（无） → 改完时间",
        "职责 5 项（新增 1，加严 2，放宽 1，取消 1），表单 1 张",
    ):
        assert line in told
    assert "qx-2023.1.1.a" not in told
    assert "qx-2023.2.a" not in told


def test_an_amendment_holds_from_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "频次（加严）：每月1次 → 每日1次" in run(capsys, "changes", BETWEEN, *LATER)


def test_the_impact_is_what_really_differs(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "impact", BETWEEN, "--verify", "--roster", str(UPDATE / "名单.yaml"), *DAY)
    changed = {line.split("：")[0].removeprefix("更新 ") for line in told.splitlines() if line.startswith("更新 ")}
    assert {"handbook/policies/qx-2023.md", "lists/qx-sg/清单.docx", "forms/qx-2023-1/起重机械检查记录.docx"} <= changed
    assert "handbook/glossary.md" not in changed
    assert not [path for path in changed if path.startswith("tables/glossary/")]
    assert f"核对：实际有 {len(changed)} 个成品不同，与预告一致。" in told
    assert "名单上 3 家，清单会变的 3 家。" in told


def test_everybody_is_told_what_concerns_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The firm with cranes of all that is its; the one without cranes of the report it no longer sends alone."""
    roster = str(UPDATE / "名单.yaml")
    run(capsys, "changes", BETWEEN, "--notices", str(tmp_path), "--roster", roster, *DAY)
    said = {path.relative_to(tmp_path).as_posix(): said_in(path) for path in tmp_path.rglob("*.docx")}
    roles = {name.removeprefix("角色/变更通知（").removesuffix("）.docx") for name in said if name.startswith("角色/")}
    assert roles == {"安全总监", "施工单位", "监理单位", "机长"}
    assert "表单调整：《起重机械检查记录》" in said["角色/变更通知（机长）.docx"]
    cranes = said["企业/qx-1/变更通知（示例甲施工公司）.docx"]
    for words in ("加严", "每周1次", "24小时内", "新增", "演练断电救援", "取消", "起重机械检查记录"):
        assert words in cranes
    assert "抽查检查记录" not in cranes
    assert "《青溪县工地起重机械检查办法》自2024-06-20起。" in cranes
    none = said["企业/qx-2/变更通知（示例乙施工公司）.docx"]
    assert "取消" in none
    assert "演练断电救援" not in none
    assert "表单" not in none
    assert "自2024-06-20起" in none
    supervisor = said["企业/qx-3/变更通知（示例丙监理公司）.docx"]
    assert "放宽" in supervisor
    assert "每半年1次" in supervisor
    assert "安全总监" not in supervisor


def test_the_page_names_commands_and_options_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    page = (UPDATE.parents[2] / "content" / "README.md").read_text("utf-8").split("\n## 政策改了\n")[1]
    lines = re.findall(r"python3 run\.py ([a-z]+)([^`\n#]*)", page)
    assert {"revise", "import", "check", "trace", "changes", "impact", "build", "outdated"} <= {
        name for name, _ in lines
    }
    for name, rest in lines:
        known = run(capsys, name, "--help")
        assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in known] == [], name


def test_the_page_writes_amendments_as_they_are_read(tmp_path: Path) -> None:
    """Nothing is wrong with the record of the example; the other one names policies of nowhere."""
    page = (UPDATE.parents[2] / "content" / "README.md").read_text("utf-8").split("\n## 政策改了\n")[1]
    block = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]
    shutil.copytree(UPDATE / "after" / "content", tmp_path / "content")
    (tmp_path / "content" / "amendments.yaml").write_text(textwrap.dedent(block), "utf-8")
    library, problems = open_library(tmp_path / "content")
    assert [one.kind.value for one in library.amendments] == ["取代", "修订"]
    assert [one.message for one in problems if "aq-2" not in one.message] == []


def test_the_old_content_stays_as_it_is(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft is never taken for content, and a second run overwrites nothing."""
    content = tmp_path / "content"
    shutil.copytree(UPDATE / "before" / "content", content)
    asked = ["revise", "qx-2023", str(word), "--content", str(content), "--out", str(tmp_path)]
    run(capsys, *asked)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(asked) == 1
    assert "已存在" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert json.loads(run(capsys, "changes", f"{UPDATE / 'before'}..{content}", "--json"))["duties"] == []
