"""The command `revise`: unchanged encodings stay as somebody wrote them, changes are told and drafted."""

from pathlib import Path

import pytest
import yaml

from generators.__main__ import main
from generators.read.official_text import split_official_text

TEXT = """塔吊检查办法
一、检查
安全员每周检查一次塔吊的基础和附着。
二、培训
司机每季度至少培训一次。
"""


HEAD = """\
编号: tt-2023
标题: 塔吊检查办法
发布机关: {值: 甲局}
地区: "440000"
来源文件: old.txt
摘要: 检查。
条款:
"""
BLOCK = """\
  # 人写的说明
  - 条款: {path}
    校验: "{hash}"
"""
DUTY = """\
    职责:
      - 编号: tt-2023.{at}.a
        责任人: [安全员]
        事项: 检查塔吊
        频次: 每周一次
"""
REGISTRIES = {
    "roles": "- {名称: 安全员, 类别: 岗位}",
    "regions": "- {代码: '440000', 名称: 广东省}",
    **dict.fromkeys(("documents", "facts", "glossary"), "[]"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project of one policy, with its official text."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "old.txt").write_text(TEXT, "utf-8")
    policies = tmp_path / "content" / "policies"
    policies.mkdir(parents=True)
    blocks = [
        BLOCK.format(path=place.path, hash=place.hash) + (DUTY.format(at=at) if at else "")
        for at, place in enumerate(split_official_text(TEXT, "x").places)
    ]
    (policies / "tt-2023.yaml").write_text(HEAD + "".join(blocks), "utf-8")
    for name, text in REGISTRIES.items():
        (tmp_path / "content" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def revise(project: Path, text: str) -> tuple[int, Path]:
    (project / "new.txt").write_text(text, "utf-8")
    folders = ["--content", str(project / "content"), "--sources", str(project / "sources"), "--out", str(project)]
    code = main(["revise", "tt-2023", str(project / "new.txt"), *folders])
    return code, project / "drafts" / "tt-2023-revised.yaml"


def test_a_change_is_told_and_the_rest_stays_as_it_was(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = TEXT.replace("每季度", "每月")
    code, draft = revise(project, new)
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert "改动　二（涉及 tt-2023.2.a）" in told.out
    text = draft.read_text("utf-8")
    assert text.count("# 人写的说明") == 3
    assert "“每季度”" in text or "“季度”改为“月”" in text
    plain = yaml.safe_load(text)
    places = split_official_text(new, "x").places
    assert [(one["条款"], one["校验"]) for one in plain["条款"]] == [(place.path, place.hash) for place in places]
    assert plain["条款"][1]["职责"][0]["频次"] == "每周一次"


def test_a_draft_is_never_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, draft = revise(project, TEXT)
    assert code == 0
    draft.write_text("人写的", "utf-8")
    assert revise(project, TEXT)[0] == 1
    assert "已存在" in capsys.readouterr().err
    assert draft.read_text("utf-8") == "人写的"


def test_an_unknown_policy_is_a_wrong_command_line(project: Path) -> None:
    assert main(["revise", "tt-2032", str(project / "sources" / "old.txt"), "--content", str(project / "content")]) == 2


def test_what_stands_below_the_clauses_is_kept(project: Path) -> None:
    file = project / "content" / "policies" / "tt-2023.yaml"
    file.write_text(file.read_text("utf-8").replace("摘要: 检查。\n", "") + "# 最后写的\n摘要: 检查。\n", "utf-8")
    code, draft = revise(project, TEXT.replace("每季度", "每月"))
    text = draft.read_text("utf-8")
    assert (code, yaml.safe_load(text)["摘要"], text.count("# 最后写的")) == (0, "检查。", 1)


def test_clauses_that_cannot_be_told_apart_are_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "content" / "policies" / "tt-2023.yaml"
    file.write_text(file.read_text("utf-8").replace("  - 条款: 二", "  -\n    条款: 二"), "utf-8")
    code, draft = revise(project, TEXT)
    assert (code, draft.exists()) == (1, False)
    assert "分不开" in capsys.readouterr().err
