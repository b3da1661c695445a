"""`import` and `revise` with files that are not what they should be: said plainly, nothing written, nothing broken."""

from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generators.__main__ import main
from generators.commands import import_text
from generators.commands.content import open_content
from generators.commands.import_text import NO_CLAUSES
from generators.read.official_text import split_official_text
from tests.commands.encoded_policy import write_content

TEXT = """塔吊检查办法
一、检查
安全员每周检查一次塔吊的基础和附着，做好检查记录。
二、培训
司机每季度至少培训一次，培训要有照片和签到表。
"""
TRADITIONAL = "關於開展塔吊檢查的通知。各施工單位每月檢查一次塔吊，並將檢查結果報送質量安全監督站。"


def zipped(**parts: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


REFUSED = {
    "空.docx": (b"", "文件是空的"),
    "全零.txt": (b"\0" * 500, "文件是空的"),
    "只有几个字.txt": ("通知".encode(), "只有 2 个汉字"),
    "没有字.txt": (b"no Chinese at all, only this", "没有可读的文字"),
    "图片.docx": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "看不出这是什么文件"),
    "别的编码.txt": (TRADITIONAL.encode("big5"), "认不出文字的编码"),
    "乱码.txt": (("硸" * 60).encode(), "读出来的是乱码"),
    "压缩包.docx": (zipped(a="hello"), "里面不是 Word 文档"),
    "残缺.docx": (zipped(**{"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "不是完整的 Word 文档"),
    "坏了的.pdf": (b"%PDF-1.4\n" + bytes(range(256)), ""),
    "太大.txt": (("检查塔吊的基础。" * 250_000).encode(), "文字超过 5 MB"),
}
READ = {
    "编码.txt": (TEXT.encode("gbk"), "原文是 GBK 编码，已转换"),
    "改了名.docx": (TEXT.encode(), "看内容是文字，按文字读"),
    "记事本.txt": (TEXT.encode("utf-16"), "原文是 UTF-16 编码"),
    "新闻.txt": ("今天天气很好，我们一起到公园里散步，看见了许多花和树，玩得很高兴。".encode(), NO_CLAUSES),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project of one policy, encoded of its text, which is not there."""
    clauses = [f'  - {{条款: {one.path}, 校验: "{one.hash}"}}\n' for one in split_official_text(TEXT, "x").places]
    write_content(tmp_path, "".join(clauses))
    return tmp_path


def run(command: str, file: Path, project: Path) -> int:
    """Run a command on a file; what it writes goes to the folder out."""
    out = ["--out", str(project / "out")]
    if command == "import":
        return main(["import", str(file), "--as", "hw-2099", *out])
    folders = ["--content", str(project / "content"), "--sources", str(project / "sources")]
    return main(["revise", "tt-2023", str(file), *folders, *out])


@pytest.mark.parametrize("command", ["import", "revise"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_holds_no_text_is_refused(
    command: str, name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, says = REFUSED[name]
    (project / name).write_bytes(content)
    assert run(command, project / name, project) == 1
    said = capsys.readouterr()
    assert says in said.err
    assert "提示：" in said.err
    assert "Traceback" not in said.err
    assert not (project / "out").exists()


@pytest.mark.parametrize("command", ["import", "revise"])
@pytest.mark.parametrize("name", READ)
def test_what_is_unusual_about_a_file_is_said(
    command: str, name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, says = READ[name]
    (project / name).write_bytes(content)
    assert run(command, project / name, project) == 0
    assert f"注意：{says}" in capsys.readouterr().out


OLD_TEXTS = {
    "no text": (None, "没有旧的原文"),
    "another encoding": (TEXT.encode("gbk"), "没有用上：原文不是 UTF-8 编码"),
    "another text": ("消防办法\n一、演练\n每年演练一次。\n".encode(), "不是编好的那一版，没有用上"),
    "another version": (TEXT.replace("每周", "每日").encode(), "有 1 处和编好的那一版不同"),
    "the text": (TEXT.encode(), ""),
}


@pytest.mark.parametrize("name", OLD_TEXTS)
def test_an_old_text_that_is_not_the_encoded_one_is_not_used(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, says = OLD_TEXTS[name]
    (project / "sources").mkdir()
    if content is not None:
        (project / "sources" / "old.txt").write_bytes(content)
    (project / "新.txt").write_text(TEXT.replace("每季度", "每月"), "utf-8")
    assert run("revise", project / "新.txt", project) == 0
    said = capsys.readouterr().out
    assert says in said
    assert ("注意：" in said) == bool(says)
    assert "改动　二" in said


@pytest.mark.parametrize("name", ["../x", "汉字", "A"])
def test_a_draft_is_written_nowhere_else(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "新.txt").write_text(TEXT, "utf-8")
    folders = ["--content", str(project / "content"), "--out", str(project / "out")]
    assert main(["revise", "tt-2023", str(project / "新.txt"), "--as", name, *folders]) == 2
    assert "不能作政策编号" in capsys.readouterr().err
    assert not (project / "out").exists()


@pytest.mark.parametrize("command", ["changes", "impact"])
@pytest.mark.parametrize("between", ["v9-none..", "..v9-none", "--all..", "nowhere/content.."])
def test_a_version_that_is_not_there_is_a_wrong_command_line(
    command: str, between: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--", between]) == 2
    assert "提示：写成 git 的版本名" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["changes", "impact"])
def test_a_folder_without_policies_is_said(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, f"{tmp_path}..{tmp_path}"]) == 1
    assert "每个政策一个文件，放在这里" in capsys.readouterr().err


def test_a_text_that_bears_the_title_of_a_policy_is_asked_about(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_text, "open_content", partial(open_content, project / "content"))
    (project / "新.txt").write_text(TEXT, "utf-8")
    assert run("import", project / "新.txt", project) == 0
    assert (
        "注意：已编入的政策 tt-2023 也叫这个标题；是它的新版本的，用 revise tt-2023 新文件。" in capsys.readouterr().out
    )
