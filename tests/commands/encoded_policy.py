"""A content of one policy, written to a folder: what stands around its clauses, which each test writes for itself."""

from pathlib import Path

HEAD = """\
编号: tt-2023
标题: 塔吊检查办法
发布机关: {值: 甲局}
地区: "440000"
来源文件: old.txt
摘要: 检查。
条款:
"""
REGISTRIES = {
    "roles": "- {名称: 安全员, 类别: 岗位}",
    "regions": "- {代码: '440000', 名称: 广东省}",
    **dict.fromkeys(("documents", "facts", "glossary"), "[]"),
}


def policy_file(project: Path) -> Path:
    """Say where the policy stands in a project."""
    return project / "content" / "policies" / "tt-2023.yaml"


def write_policy(project: Path, clauses: str) -> None:
    """Write the policy tt-2023 with these clauses as YAML."""
    policy_file(project).write_text(HEAD + clauses, "utf-8")


def write_content(project: Path, clauses: str) -> None:
    """Write all the content of a project: the policy tt-2023 and what it rests on."""
    policy_file(project).parent.mkdir(parents=True)
    write_policy(project, clauses)
    for name, text in REGISTRIES.items():
        (project / "content" / f"{name}.yaml").write_text(text, "utf-8")
