"""The command `revise`: unchanged encodings stay as somebody wrote them, changes are told and drafted."""

import re
from pathlib import Path

import pytest
import yaml

from generators.__main__ import main
from generators.read.official_text import split_official_text
from tests.commands.encoded_policy import policy_file, write_content, write_policy

TEXT = """塔吊检查办法
一、检查
安全员每周检查一次塔吊的基础和附着。
二、培训
司机每季度至少培训一次。
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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project of one policy, with its official text."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "old.txt").write_text(TEXT, "utf-8")
    clauses = [
        BLOCK.format(path=place.path, hash=place.hash) + (DUTY.format(at=at) if at else "")
        for at, place in enumerate(split_official_text(TEXT, "x").places)
    ]
    write_content(tmp_path, "".join(clauses))
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
    file = policy_file(project)
    file.write_text(file.read_text("utf-8").replace("摘要: 检查。\n", "") + "# 最后写的\n摘要: 检查。\n", "utf-8")
    code, draft = revise(project, TEXT.replace("每季度", "每月"))
    text = draft.read_text("utf-8")
    assert (code, yaml.safe_load(text)["摘要"], text.count("# 最后写的")) == (0, "检查。", 1)


def test_clauses_that_cannot_be_told_apart_are_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = policy_file(project)
    file.write_text(file.read_text("utf-8").replace("  - 条款: 二", "  -\n    条款: 二"), "utf-8")
    code, draft = revise(project, TEXT)
    assert (code, draft.exists()) == (1, False)
    assert "分不开" in capsys.readouterr().err


def draft_of(project: Path, old: str, new: str, duties: dict[str, str]) -> str:
    """Encode a text with a duty for some places, revise it, return the draft; every second place stands on one line."""
    (project / "sources" / "old.txt").write_text(old, "utf-8")
    lines = []
    for at, place in enumerate(split_official_text(old, "x").places):
        title = f", 标题: {place.heading}" if place.heading else ""
        duty = (
            f", 职责: [{{编号: tt-2023.{at}.a, 责任人: [安全员], {duties[place.path]}}}]"
            if place.path in duties
            else ""
        )
        whole = f'条款: {place.path}, 校验: "{place.hash}"{title}{duty}'
        lines.append(f"  - {{{whole}}}" if at % 2 else "  - " + "\n    ".join(_split_keys(whole)))
    write_policy(project, "\n".join(lines) + "\n")
    code, path = revise(project, new)
    assert code == 0
    return path.read_text("utf-8")


def _split_keys(whole: str) -> list[str]:
    return re.split(r", (?=校验|标题|职责)", whole)


OLD = """塔吊检查办法
一、基础
安全员每周检查一次基础的沉降和积水，并做好沉降观测记录。
二、附着
安全员每月检查一次附着的螺栓和焊缝。
三、司机
司机持证上岗，每季度参加一次安全培训，培训要有照片。
四、报送
安全员每月5日前报送检查结果。
"""
DUTIES = {
    "一": "事项: 检查基础的沉降和积水, 频次: 每周一次",
    "二": "事项: 检查附着的螺栓和焊缝, 频次: 每月一次",
    "三": "事项: 参加安全培训, 频次: 每季度一次",
    "四": "事项: 报送检查结果, 频次: 每月5日前",
}


def test_the_draft_of_a_rewritten_policy_says_what_to_do_at_each_place(project: Path) -> None:
    new = """塔吊检查办法（2024年版）
一、租赁
租赁公司出租前核对塔吊的产权备案。
二、基础和附着
安全员每日检查一次基础的沉降和积水，并做好沉降观测记录，每月检查一次附着的螺栓和焊缝。
三、司机
司机持证上岗。
四、培训
每季度参加一次安全培训，培训要有照片。
五、报送
安全员每月5日前报送检查结果。
"""
    text = draft_of(project, OLD, new, DUTIES)
    plain = yaml.safe_load(text)
    places = split_official_text(new, "x").places
    assert [(one["条款"], one["校验"]) for one in plain["条款"]] == [(place.path, place.hash) for place in places]
    held = {one["条款"]: [duty["编号"] for duty in one.get("职责", ())] for one in plain["条款"]}
    assert held == {"前言": [], "一": [], "二": ["tt-2023.2.a"], "三": [], "四": ["tt-2023.3.a"], "五": ["tt-2023.4.a"]}
    for line in (
        '# 提议　标题: "塔吊检查办法（2024年版）"',
        '# 提议　来源文件: "tt-2023-revised.txt"',
        "  # 改动，请核对下面的职责",
        "  # 改动：原为 三，请核对下面的职责",
        "  # 新增的条款",
        '  #   提议　标题: "基础和附着"',
        "  #   现在的编码 tt-2023.2.a: 频次 每月1次",
        '  #   提议　频次: "每日检查一次"',
        "  # 并入：原 一 的文字现在也在这里，它的编码如下，并到这一条",
        "  # 拆出：这里的文字原在 三",
        "  #   原来的文字有一部分拆到了 三",
        "  # 移动：原在 四，文字没有变",
    ):
        assert line in text, line


def test_only_what_the_old_text_did_not_say_is_proposed(project: Path) -> None:
    text = draft_of(project, OLD, OLD.replace("积水，并做好", "积水，24小时内上报，并做好"), DUTIES)
    assert '提议　期限: "24小时内"' in text
    assert "提议　频次" not in text


def test_without_the_old_text_only_what_is_not_encoded_is_proposed(project: Path) -> None:
    text = draft_of(project, OLD, OLD, DUTIES)
    (project / "drafts" / "tt-2023-revised.yaml").unlink()
    for name in ("old.txt", "tt-2023-revised.txt"):
        (project / "sources" / name).unlink()
    code, path = revise(
        project, OLD.replace("积水，并做好", "积水，24小时内上报，并做好").replace("每周检查一次", "每周一次检查")
    )
    text = path.read_text("utf-8")
    assert code == 0
    assert "没有旧的原文，说不出改了哪些字" in text
    assert '提议　期限: "24小时内"' in text
    assert '提议　频次: "每周一次"' not in text
    assert '提议　角色: "安全员"' not in text


@pytest.mark.parametrize(("title", "named"), [("消防演练通知\n", "《消防演练通知》"), ("", "没有认出标题")])
def test_a_file_that_is_another_policy_is_asked_about(
    title: str, named: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft_of(project, OLD, f"{title}一、演练\n物业公司每年组织住户疏散一次，逐户通知。\n", DUTIES)
    assert f"新文件（{named}）和《塔吊检查办法》几乎没有相同的地方" in capsys.readouterr().err


def test_where_a_row_begins_with_its_number_the_task_comes_first(project: Path) -> None:
    """The number of a row stands in the text before its task; in the encoding, below it."""
    rows: tuple[tuple[str, ...], ...] = (
        ("序号", "任务", "措施", "责任"),
        ("1", "（一）基础", "一是检查塔吊基础的沉降情况。", "各企业。"),
    )
    rows += (("2", "（二）附着", "一是检查附着装置的螺栓。", "各企业。"),)
    table = "".join("\n" + "".join(f"\t{cell}\n" for cell in row) for row in rows)
    code, path = revise(project, f"塔吊检查办法\n附件\n{table}\n\n")
    paths = [one["条款"] for one in yaml.safe_load(path.read_text("utf-8"))["条款"]]
    assert code == 0
    assert paths.index("附件/（一）/一是") < paths.index("附件/（一）/一是/序号") < paths.index("附件/（一）/一是/责任")
