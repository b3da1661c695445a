"""What the site holds of others: files of npm packages, as they were published."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VendoredFile:
    """One file of a package."""

    source: str
    """Its path within the package."""
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Vendored:
    """A package, in one version, and the files taken from it."""

    package: str
    version: str
    licence: str
    integrity: str
    """What the registry says of the whole package: sha512- and the hash in base64."""
    files: Mapping[str, VendoredFile]
    """Name in its folder -> the file."""

    @property
    def folder(self) -> str:
        """Return the name of its folder: fflate-0.8.3."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}"
