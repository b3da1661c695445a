"""A roster cut into shards: one zip for a few hundred enterprises, written whole or not at all, and a record of each.

What stands here runs in a worker, on this machine or another: it is told everything and keeps nothing but the bytes.
"""

import hashlib
import json
import pickle
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generators.model.enterprise import Enterprise
from generators.write.files import json_bytes, made_aside, move_if_changed, remove_file, write_if_changed
from generators.write.folder_lock import LOCK, read_holder
from generators.write.output import digest
from generators.write.shard_codes import find_codes, keep_old_codes

SHARD_SIZE = 200
BATCH = 10
"""How many lists are in memory together."""
FOLDER = "shards"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip knows: archives of the same lists are the same bytes."""
_PACKED_ALREADY = (".docx", ".xlsx")

Member = tuple[str, bytes]
"""Path inside the zip, content."""
Maker = Callable[[Sequence[Enterprise]], Iterable[tuple[Member, ...]]]
"""Makes the files of each of some enterprises, in their order."""


@dataclass(frozen=True, kw_only=True)
class Shard:
    """Some enterprises of a roster, by the number of their zip, counted from 1."""

    number: int
    count: int
    pickled: bytes
    """The enterprises: ready to be used they take up six times the room, and a run holds all of them."""
    skipped: Mapping[str, str] = field(default_factory=dict)
    """Id -> why its list is not to be tried again."""

    @property
    def stem(self) -> str:
        """Return what its files are called, without their ending."""
        return f"{self.number:05d}"

    @property
    def enterprises(self) -> tuple[Enterprise, ...]:
        """Unpack the enterprises."""
        opened: tuple[Enterprise, ...] = pickle.loads(self.pickled)  # noqa: S301 - pickled by the run it belongs to
        return opened


@dataclass(frozen=True, kw_only=True)
class ShardOrder:
    """What every shard of a run needs: how lists are made, and where they go."""

    maker: bytes
    """A Maker, pickled once; unpickled once in each worker."""
    basis: str
    """Hash of everything but the enterprises."""
    folder: Path
    token: str = ""
    """Of the run that holds the folder; none: nobody has to hold it."""


class ReplacedError(Exception):
    """Another run has taken the folder over since this one began."""


@dataclass(frozen=True, kw_only=True)
class ShardResult:
    """What became of a shard."""

    number: int
    written: int
    """Lists in its zip."""
    failed: Mapping[str, str] = field(default_factory=dict)
    """Id -> why there is no list."""


def cut_shards(enterprises: Sequence[Enterprise], size: int = SHARD_SIZE) -> tuple[Shard, ...]:
    """Cut a roster into shards, in its order."""
    starts = range(0, len(enterprises), size)
    return tuple(pack_shard(number, enterprises[start : start + size]) for number, start in enumerate(starts, start=1))


def pack_shard(number: int, enterprises: Sequence[Enterprise]) -> Shard:
    """Make a shard of its enterprises."""
    return Shard(number=number, count=len(enterprises), pickled=pickle.dumps(tuple(enterprises)))


def hash_inputs(shard: Shard, basis: str) -> str:
    """Hash all that a shard is made from."""
    return digest(basis + repr(shard.enterprises))


def is_whole(order: ShardOrder, shard: Shard) -> bool:
    """Say whether a shard was made from these very inputs, without a failure, and still holds what was written."""
    return _read_failed(order, shard) == {}


def is_written(order: ShardOrder, shard: Shard) -> bool:
    """Say the same of a shard that may name enterprises without a list."""
    return _read_failed(order, shard) is not None


def _read_failed(order: ShardOrder, shard: Shard) -> object:
    """Read which enterprises of a shard failed; None where it is not there, not whole or made from other inputs."""
    try:
        record = json.loads((order.folder / FOLDER / f"{shard.stem}.json").read_text("utf-8"))
        holds = record["inputs"] == hash_inputs(shard, order.basis) and record["content"] == _hash_file(
            order.folder / FOLDER / f"{shard.stem}.zip"
        )
        return record["failed"] if holds else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_shard(order: ShardOrder, shard: Shard) -> ShardResult:
    """Make the lists of a shard and write its zip, then its record. Raises OSError where they cannot be written."""
    refuse_if_replaced(order)  # and once more at the end: it takes minutes, and nothing of a late worker may stay
    enterprises, failed = shard.enterprises, dict(shard.skipped)
    wanted = [one for one in enterprises if one.id not in failed]
    made, codes = _make_all(_open_maker(order.maker), wanted, failed), dict[str, str]()
    path = order.folder / FOLDER / f"{shard.stem}.zip"
    with made_aside(path) as file:
        write_zip(file, _note_codes(made, codes))
        record = {
            "inputs": hash_inputs(shard, order.basis),
            "content": _hash_file(file),
            "enterprises": [one.id for one in enterprises],
            "codes": codes,
            "failed": failed,
        }
        keep_old_codes(order.folder / FOLDER, shard.stem, record)
        refuse_if_replaced(order)
        move_if_changed(file, path)
    write_if_changed(order.folder / FOLDER / f"{shard.stem}.json", json_bytes(record))
    return ShardResult(number=shard.number, written=shard.count - len(failed), failed=failed)


def _note_codes(made: Iterable[tuple[Member, ...]], codes: dict[str, str]) -> Iterator[Member]:
    """Pass on files one by one, so that a list is packed before the next are made; note the code of each list."""
    for files in made:
        codes |= find_codes((files,))
        yield from files


def refuse_if_replaced(order: ShardOrder) -> None:
    """Raise ReplacedError where another run holds the folder: a worker elsewhere may outlive its driver."""
    holder = read_holder(order.folder / LOCK)
    if order.token and holder is not None and holder.token != order.token:
        raise ReplacedError


def try_enterprise(order: ShardOrder, enterprise: Enterprise) -> None:
    """Make the list of one enterprise and throw it away: a worker that dies over it is not one at work on others."""
    list(_make_all(_open_maker(order.maker), [enterprise], {}))


@lru_cache(maxsize=1)
def _open_maker(maker: bytes) -> Maker:
    opened: Maker = pickle.loads(maker)  # noqa: S301 - pickled by the run that started this worker
    return opened


def _make_all(maker: Maker, wanted: list[Enterprise], failed: dict[str, str]) -> Iterator[tuple[Member, ...]]:
    """Make lists some at a time; where one breaks, make them one by one and note which."""
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        try:
            made = list(maker(some))
        except Exception as error:  # noqa: BLE001 - whatever breaks is found and named below
            _raise_disk_failure(error)
            made = [files for one in some for files in _make_one(maker, one, failed)]
        yield from made


def _make_one(maker: Maker, enterprise: Enterprise, failed: dict[str, str]) -> Iterator[tuple[Member, ...]]:
    try:
        yield from list(maker([enterprise]))
    except Exception as error:  # noqa: BLE001 - one enterprise that breaks must not take the others along
        _raise_disk_failure(error)
        failed[enterprise.id] = f"{type(error).__name__}: {error}"


def _raise_disk_failure(error: BaseException) -> None:
    """Raise what a disk said on the way, such as being full of temporary files: no enterprise is to blame for that."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError):
            raise cause
        cause = cause.__cause__ or cause.__context__


def write_zip(file: Path, members: Iterable[Member]) -> None:
    """Pack files into a zip, each as it comes: the same files in the same order give the same bytes."""
    with zipfile.ZipFile(file, "w") as archive:
        for path, data in members:
            info = zipfile.ZipInfo(path, _EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def remove_left_over(folder: Path, count: int) -> int:
    """Remove what a killed run left half written, and shards beyond the last; return how many shards went."""
    remove_half_made(folder)
    beyond = find_beyond(folder, count)
    for path in beyond:
        remove_file(path, folder)
    return sum(path.suffix == ".zip" for path in beyond)


def remove_half_made(folder: Path) -> None:
    """Remove what processes that were killed have left half written; nobody may be at work."""
    for path in (folder / FOLDER).glob(".*.tmp"):
        remove_file(path, folder)


def find_beyond(folder: Path, count: int) -> list[Path]:
    """Find the files of shards beyond the last."""
    numbered = (folder / FOLDER).glob("[0-9][0-9][0-9][0-9][0-9].*")
    return [path for path in numbered if int(path.stem) > count and path.suffix in (".zip", ".json")]
