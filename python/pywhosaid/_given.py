"""What the native half is handed; it reads these by the names of their fields."""

from __future__ import annotations

from typing import NamedTuple


class About(NamedTuple):
    """What is known of a text besides itself."""

    name: str
    title: str
    date: str
    outlet: str
    url: str


class Narrowing(NamedTuple):
    """Which rows are wanted."""

    kinds: list[str]
    types: list[str]
    speakers: list[str]
    min_confidence: float


class Given(NamedTuple):
    """Where documents come from: texts, or paths with options."""

    texts: object
    ids: object
    dates: object
    paths: list[str]
    options: list[str]
