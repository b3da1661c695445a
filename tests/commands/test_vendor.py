"""The command as users meet it, with a registry of our own on this machine."""

import base64
import hashlib
import io
import json
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generators.__main__ import main
from generators.commands import vendor
from generators.read.character_tables import PACKAGES, read_licence
from generators.write.search import CHARACTERS

VERSIONS = {
    "1.0.0": {"LICENSE": b"free", "dist/b.js": b"one"},
    "1.1.0": {"LICENSE": b"free", "dist/b.js": b"two"},
    "2.0.0": {"LICENSE": b"dear", "lib/b.js": b"three"},
}
LISTED = """- 包: "@a/b"
  版本: 1.0.0
  许可: MIT
  包校验: {integrity}
  文件:
    LICENSE: {{取自: LICENSE, 校验: "{licence}"}}
    b.js: {{取自: dist/b.js, 校验: "{script}"}}
"""


def tarball(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


TARBALLS = {version: tarball(files) for version, files in VERSIONS.items()}


def integrity(version: str) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(TARBALLS[version]).digest()).decode()


class Registry(BaseHTTPRequestHandler):
    """Answers as the npm registry does."""

    damaged = False

    def do_GET(self) -> None:
        name, _, version = self.path.rpartition("/")
        if version.endswith(".tgz"):
            content = TARBALLS[version.removesuffix(".tgz")] + b"\0" * self.damaged
        elif name == "/@a%2Fb" and version in VERSIONS:
            dist = {"integrity": integrity(version), "tarball": f"http://{self.headers['Host']}/{version}.tgz"}
            content = json.dumps({"license": "MIT", "dist": dist}).encode()
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make a project with one package, whole, and a page that names its folder."""
    folder = tmp_path / "site_config" / "vendor"
    (folder / "a-b-1.0.0").mkdir(parents=True)
    files = VERSIONS["1.0.0"]
    (folder / "a-b-1.0.0" / "LICENSE").write_bytes(files["LICENSE"])
    (folder / "a-b-1.0.0" / "b.js").write_bytes(files["dist/b.js"])
    hashes = {
        key: hashlib.sha256(files[name]).hexdigest() for key, name in (("licence", "LICENSE"), ("script", "dist/b.js"))
    }
    (folder / "vendored.yaml").write_text(LISTED.format(integrity=integrity("1.0.0"), **hashes), "utf-8")
    (tmp_path / "site_config" / "main.html").write_text("<script src=vendor/a-b-1.0.0/b.js>", "utf-8")
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    monkeypatch.setattr(vendor, "VENDOR", folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
    yield tmp_path
    server.shutdown()
    server.server_close()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_check_says_what_is_there_without_a_network(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:1")
    before = snapshot(project)
    assert main(["vendor", "--check"]) == 0
    assert "@a/b 1.0.0（MIT）：2 个文件，与清单一致" in capsys.readouterr().out
    assert snapshot(project) == before


def test_check_names_a_file_that_was_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "site_config" / "vendor" / "a-b-1.0.0" / "b.js").write_bytes(b"one!")
    assert main(["vendor", "--check"]) == 1
    assert "a-b-1.0.0/b.js 与发布的原文件不同" in capsys.readouterr().err


def test_what_is_broken_is_fetched_again(project: Path) -> None:
    before = snapshot(project)
    (project / "site_config" / "vendor" / "a-b-1.0.0" / "b.js").write_bytes(b"one!")
    (project / "site_config" / "vendor" / "a-b-1.0.0" / "LICENSE").unlink()
    assert main(["vendor"]) == 0
    assert snapshot(project) == before


def test_another_version_takes_its_place_everywhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vendor", "@a/b", "1.1.0"]) == 0
    said = capsys.readouterr().out
    files = snapshot(project)
    assert files["site_config/vendor/a-b-1.1.0/b.js"] == b"two"
    assert not any("1.0.0" in path for path in files)
    assert files["site_config/main.html"] == b"<script src=vendor/a-b-1.1.0/b.js>"
    assert "改了 site_config/main.html" in said
    assert "许可" not in said
    assert main(["vendor", "--check"]) == 0


def test_a_version_that_lacks_a_file_is_refused_and_nothing_changes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert main(["vendor", "@a/b", "2.0.0"]) == 3
    assert "没有 dist/b.js" in capsys.readouterr().err
    assert snapshot(project) == before


def test_a_package_that_is_not_what_the_registry_says_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Registry, "damaged", True)
    before = snapshot(project)
    assert main(["vendor", "@a/b", "1.1.0"]) == 3
    assert "校验不符" in capsys.readouterr().err
    assert snapshot(project) == before


def test_a_package_that_is_not_what_the_list_says_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "site_config" / "vendor"
    listed = folder / "vendored.yaml"
    listed.write_text(listed.read_text("utf-8").replace(integrity("1.0.0"), integrity("1.1.0")), "utf-8")
    (folder / "a-b-1.0.0" / "b.js").unlink()
    before = snapshot(project)
    assert main(["vendor"]) == 3
    assert "与清单不符" in capsys.readouterr().err
    assert snapshot(project) == before


def test_without_a_network_it_says_so_in_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:1")
    before = snapshot(project)
    assert main(["vendor", "@a/b", "1.1.0"]) == 3
    said = capsys.readouterr().err
    assert "取不到 http://127.0.0.1:1/" in said
    assert "npm_config_registry" in said
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["@a/b"], "要写明包和版本"),
        (["@a/c", "1.0.0"], "清单里没有「@a/c」"),
        (["@a/b", "latest"], "不是版本"),
        (["@a/b", "1.1.0", "--check"], "只核对"),
    ],
)
def test_a_wrong_command_line_is_told(
    project: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert main(["vendor", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert snapshot(project) == before


def test_tables_of_characters_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(vendor, "CHARACTERS", tmp_path)
    monkeypatch.setattr(vendor, "read_character_tables", lambda: {"pinyin.txt": "a 啊\n", "traditional.txt": "万萬\n"})
    (tmp_path / "traditional.txt").write_text("万萬\n", "utf-8")
    assert main(["vendor", "--characters"]) == 0
    assert capsys.readouterr().out.splitlines() == ["重写　pinyin.txt", "没有变　traditional.txt"]
    assert (tmp_path / "pinyin.txt").read_text("utf-8") == "a 啊\n"


@pytest.mark.parametrize("package", PACKAGES)
def test_the_licence_of_a_table_stands_beside_it(package: str) -> None:
    assert "permi" in (CHARACTERS / f"LICENSE-{package}.txt").read_text("utf-8").casefold()


def test_the_licence_is_that_of_the_installed_package() -> None:
    assert "Permission is hereby granted, free of charge" in read_licence("PyYAML")


def test_without_the_packages_the_tables_stay_and_what_to_install_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    assert main(["vendor", "--characters"]) == 3
    assert "pip install pypinyin OpenCC" in capsys.readouterr().err


def test_tables_of_characters_are_made_by_themselves() -> None:
    assert main(["vendor", "--characters", "--check"]) == 2
