"""Fetch a package from an npm registry, and believe nothing before its hash holds."""

import base64
import hashlib
import io
import json
import os
import tarfile
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

VARIABLE = "npm_config_registry"
"""Names another registry, as npm itself takes it: a mirror of the house."""
USUAL = "https://registry.npmjs.org"
LARGEST = 50_000_000
"""Bytes of a package and of any file in it."""
_PATIENCE = 30
_SCHEMES = ("https://", "http://")

Fetch = Callable[[str], bytes]


class FetchError(Exception):
    """A package that cannot be had or believed; the text is for people."""


@dataclass(frozen=True, kw_only=True)
class Package:
    """A package as the registry holds it."""

    version: str
    licence: str
    integrity: str
    files: Mapping[str, bytes]
    """Path within the package -> its bytes."""


def fetch(address: str) -> bytes:
    """Fetch what lies at an address. Raises FetchError."""
    if not address.startswith(_SCHEMES):
        raise FetchError(f"不是网址：{address}")
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - http and https alone
            content: bytes = answer.read(LARGEST + 1)
    except OSError as error:  # no network, a refusal, a certificate
        raise FetchError(f"取不到 {address}：{getattr(error, 'reason', error)}") from error
    if len(content) > LARGEST:
        raise FetchError(f"{address} 太大，超过 {LARGEST} 字节")
    return content


def registry_of(surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the address of the registry, without a slash at its end."""
    return (surroundings.get(VARIABLE) or USUAL).rstrip("/")


def read_package(name: str, version: str, registry: str, get: Fetch = fetch) -> Package:
    """Fetch one version of a package and check it against the hash the registry states. Raises FetchError."""
    address = f"{registry}/{quote(name, safe='@')}/{quote(version)}"
    known = _as_record(get(address), address)
    dist = known.get("dist")
    told = dist if isinstance(dist, dict) else {}
    integrity, tarball = str(told.get("integrity", "")), str(told.get("tarball", ""))
    content = get(tarball)
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if integrity != found:
        raise FetchError(f"{name} {version} 的校验不符：登记的是 {integrity or '（没有）'}，取到的是 {found}")
    licence = known.get("license")
    licence = licence if isinstance(licence, str) else "未写明"
    return Package(version=version, licence=licence, integrity=found, files=_unpack(content, name))


def _as_record(content: bytes, address: str) -> dict[str, Any]:
    try:
        known = json.loads(content)
    except ValueError as error:
        raise FetchError(f"{address} 的回答不是 npm 的格式") from error
    if not isinstance(known, dict):
        raise FetchError(f"{address} 的回答不是 npm 的格式")
    return known


def _unpack(content: bytes, name: str) -> dict[str, bytes]:
    """Read the plain files of a tarball in memory; all lie in one folder, whose name does not matter."""
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as tar:
            return {
                member.name.partition("/")[2]: file.read()
                for member in tar
                if member.isfile() and member.size <= LARGEST and (file := tar.extractfile(member))
            }
    except (tarfile.TarError, OSError, EOFError) as error:
        raise FetchError(f"{name} 的包打不开：{error}") from error
