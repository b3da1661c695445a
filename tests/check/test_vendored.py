from generators.check.vendored import check_vendored
from generators.model.problem import Place
from generators.model.vendored import Vendored, VendoredFile

PLACE = Place(file="vendored.yaml")


def package(**files: str) -> Vendored:
    held = {name.replace("_", "."): VendoredFile(source="x", sha256=sha) for name, sha in files.items()}
    return Vendored(package="@a/b", version="1.0.0", licence="MIT", integrity="sha512-x", files=held)


def messages(one: Vendored, found: dict[str, dict[str, str]]) -> list[str]:
    return [problem.message for problem in check_vendored([one], found, PLACE)]


def test_what_is_as_listed_has_no_problem() -> None:
    assert messages(package(LICENSE="1", a_js="2"), {"a-b-1.0.0": {"LICENSE": "1", "a.js": "2"}}) == []


def test_a_file_that_changed_is_gone_or_is_not_listed_is_named() -> None:
    found = {"a-b-1.0.0": {"a.js": "3", "c.js": "4"}}
    assert messages(package(LICENSE="1", a_js="2"), found) == [
        "a-b-1.0.0/LICENSE 不见了",
        "a-b-1.0.0/a.js 与发布的原文件不同",
        "a-b-1.0.0/c.js 没有列出",
    ]


def test_a_folder_that_is_not_listed_is_named() -> None:
    found = {"a-b-1.0.0": {"LICENSE": "1"}, "a-b-2.0.0": {}}
    assert messages(package(LICENSE="1"), found) == ["文件夹 a-b-2.0.0 没有列出"]


def test_nothing_is_published_without_its_licence() -> None:
    assert messages(package(a_js="2"), {"a-b-1.0.0": {"a.js": "2"}}) == ["a-b-1.0.0 没有列出 LICENSE"]
