"""Load and check 3,000 generated duties, against yaml.load of the same files by CSafeLoader.

Each figure is the median of five runs, ours and the rival's in turn, in fresh processes with the
garbage collector off in both. The limit is 1.5 times the rival.
"""

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DUTIES, PER_CLAUSE, PER_POLICY, RUNS, LIMIT = 3000, 5, 300, 5, 1.5

REGISTRIES = {
    "roles.yaml": "- {名称: 施工单位, 类别: 单位, 适用: {单位类型: [施工]}}\n"
    "- {名称: 安全员, 类别: 岗位, 上级: 施工单位}\n",
    "regions.yaml": '- {代码: "990000", 名称: 甲省}\n',
    "facts.yaml": "- {名称: 单位类型, 问题: 哪一类？, 类型: 单选, 取值: [施工]}\n"
    "- {名称: 从业人数, 问题: 多少人？, 类型: 数值, 单位: 人}\n",
    "documents.yaml": "- {标题: 甲省工地规定, 文号: 甲建〔2020〕1号}\n",
    "glossary.yaml": "[]\n",
}


def write_content(folder: Path) -> None:
    """Write a content folder of 3,000 duties with the mix of fields that the real policies have."""
    content = folder / "content"
    (content / "policies").mkdir(parents=True)
    for name, text in REGISTRIES.items():
        (content / name).write_text(text, "utf-8")
    for number in range(DUTIES // PER_POLICY):
        (content / "policies" / f"p{number}-2023.yaml").write_text(policy_text(f"p{number}-2023"), "utf-8")


def policy_text(name: str) -> str:
    """Return a policy of 60 clauses with five duties each."""
    head = (
        f"编号: {name}\n标题: 甲省工地安全方案\n发布机关: 甲省住房和城乡建设厅\n年度: '2023'\n"
        "地区: '990000'\n来源文件: p.txt\n条款:\n"
    )
    return head + "".join(clause_text(name, clause) for clause in range(1, PER_POLICY // PER_CLAUSE + 1))


def clause_text(name: str, clause: int) -> str:
    """Return one numbered clause."""
    lines = [f"  - 条款: {clause}", f"    标题: 第{clause}项工作安排", f"    校验: {clause:012x}", "    职责:"]
    for letter in "abcde"[:PER_CLAUSE]:
        lines += [
            f"      - 编号: {name}.{clause}.{letter}",
            "        责任人: [施工单位, 安全员]",
            f"        事项: 检查作业现场并把发现的问题记入台账，逐条落实整改（{letter}）",
            f"        频次: {('每日', '每周至少1次', '每两周一次', '每月22日前后', '每季度')[ord(letter) - 97]}",
            "        期限: 10月底前",
            "        凭证: [检查记录, 整改台账]",
            "        依据: [《甲省工地规定》]",
            "        术语: [工地检查]",
            "        适用: {从业人数: {不少于: 50}}",
            "        门槛: [{限值: 50人以上, 情况: 从业人数}]",
        ]
    return "\n".join(lines) + "\n"


def load_ours(folder: Path) -> int:
    """Read and check the content; return the number of duties."""
    from generators.check.content import check_content  # noqa: PLC0415 - imports belong to set-up, timed apart
    from generators.read.library import read_library  # noqa: PLC0415

    started = time.perf_counter()
    library, problems = read_library(folder / "content")
    problems += check_content(library)
    seconds = time.perf_counter() - started
    duties = sum(len(clause.duties) for policy in library.policies for clause in policy.clauses)
    assert duties == DUTIES, duties
    assert not problems, problems[:3]
    return report(seconds)


def load_theirs(folder: Path) -> int:
    """Load the same files by CSafeLoader."""
    import yaml  # noqa: PLC0415

    texts = [path.read_text("utf-8") for path in sorted((folder / "content").rglob("*.yaml"))]
    started = time.perf_counter()
    trees = [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]
    seconds = time.perf_counter() - started
    assert trees
    return report(seconds)


def report(seconds: float) -> int:
    """Print the figures of one run for the parent process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak}))
    return 0


def run(which: str, folder: Path) -> dict[str, float]:
    """Run one side in a fresh process."""
    command = [sys.executable, __file__, which, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Print the table; exit 1 above the limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_content(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.yaml")) / 1e6
        pairs = [(run("ours", folder), run("theirs", folder)) for _ in range(RUNS)]
    ours = {key: statistics.median(pair[0][key] for pair in pairs) for key in ("seconds", "megabytes")}
    theirs = {key: statistics.median(pair[1][key] for pair in pairs) for key in ("seconds", "megabytes")}
    ratio = ours["seconds"] / theirs["seconds"]
    print(f"{DUTIES} 条职责，{size:.1f} MB YAML，{RUNS} 次取中位数，两边都关垃圾回收")
    print(f"{'':24}{'秒':>8}{'倍数':>8}{'峰值 MB':>10}")
    print(f"{'CSafeLoader 只解析':20}{theirs['seconds']:8.3f}{1.0:8.2f}{theirs['megabytes']:10.0f}")
    print(f"{'本系统 读入并检查':19}{ours['seconds']:8.3f}{ratio:8.2f}{ours['megabytes']:10.0f}")
    print(f"上限 {LIMIT} 倍：{'达到' if ratio <= LIMIT else '超过'}")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    gc.disable()
    sides = {"ours": load_ours, "theirs": load_theirs}
    side, *folder_name = sys.argv[1:] or [""]
    sys.exit(sides[side](Path(folder_name[0])) if side else main())
