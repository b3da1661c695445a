"""The process that has mkdocs loaded: it ends when it is not needed, and its death is told, not raised."""

from pathlib import Path

from generators.write.mkdocs import load_mkdocs


def test_a_process_that_is_not_needed_ends() -> None:
    with load_mkdocs() as mkdocs:
        assert mkdocs._process.poll() is None  # noqa: SLF001 - nothing else tells
    assert mkdocs._process.returncode is not None  # noqa: SLF001


def test_a_process_that_died_before_it_was_told_anything_is_a_failure(tmp_path: Path) -> None:
    with load_mkdocs() as mkdocs:
        mkdocs._process.kill()  # noqa: SLF001 - as the system does when memory is short
        mkdocs._process.wait()  # noqa: SLF001
        mkdocs.begin(config=tmp_path / "mkdocs.yml", pages=tmp_path, into=tmp_path / "made", epoch=0)
        assert "mkdocs 退出码" in mkdocs.finish()


def test_what_mkdocs_complains_of_is_passed_on(tmp_path: Path) -> None:
    with load_mkdocs() as mkdocs:
        mkdocs.begin(config=tmp_path / "nowhere.yml", pages=tmp_path, into=tmp_path / "made", epoch=0)
        assert "nowhere.yml" in mkdocs.finish()
    assert not (tmp_path / "made").exists()
