"""The fixed words of the outputs."""

from collections.abc import Mapping

Labels = Mapping[str, Mapping[str, str]]
"""Name of the place -> key -> words; {year} and the like in the words are where a value goes."""
