"""What callers give, as the native half is handed it; that reads the tuples here by the names of their fields."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = "str | os.PathLike[str]"
Texts: TypeAlias = Any
"""A list of texts, a pandas or polars Series, or an Arrow column; missing ones give no rows."""
Statement: TypeAlias = "str | tuple[str, str] | Mapping[str, str]"


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


def roster(roster: Path | Iterable[Mapping[str, object]] | None) -> tuple[str, str | None] | None:
    """A roster as name and text; no text where the name is a path to be read."""
    if roster is None:
        return None
    if isinstance(roster, (str, os.PathLike)):
        return (os.fspath(roster), None)
    import csv
    import io

    entries = list(roster)
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    written = io.StringIO()
    writer = csv.DictWriter(written, names, restval="")
    writer.writeheader()
    writer.writerows(entries)
    return ("roster", written.getvalue())


def narrowing(kinds: Sequence[str], types: Sequence[str], speakers: Sequence[str], min_confidence: float) -> Narrowing:
    """Which rows are wanted; one word may stand for a list of one."""

    def words(given: Sequence[str]) -> list[str]:
        return [given] if isinstance(given, str) else list(given)

    return Narrowing(words(kinds), words(types), words(speakers), min_confidence)


def threads(threads: int | None) -> int:
    """How many threads; by default as many as there are processors for this process."""
    if threads is None:
        of_this = getattr(os, "sched_getaffinity", None)
        return len(of_this(0)) if of_this else os.cpu_count() or 1
    if threads < 1:
        raise ValueError("threads: expected 1 or more")
    return threads


def of_texts(texts: Texts, ids: Any, dates: Any) -> Given:
    """Texts with their names and days."""
    if isinstance(texts, (str, bytes)):
        raise TypeError("texts: expected a list or a column of texts; for one text there is extract")
    return Given(_column(texts), None if ids is None else _names(ids), _days(dates), [], [])


def of_paths(paths: Sequence[Path], options: Mapping[str, str | bool | Sequence[str]]) -> Given:
    """Paths with the options of reading, as words of a command line."""
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    if not paths:
        raise TypeError("expected a path")
    words = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            words += [option] if value else []
        else:
            words += [f"{option}={one}" for one in ([value] if isinstance(value, str) else value)]
    return Given(None, None, None, [os.fspath(path) for path in paths], words)


def either(
    texts: Texts,
    ids: Any,
    dates: Any,
    paths: Sequence[Path],
    options: Mapping[str, str | bool | Sequence[str]],
) -> Given:
    """Texts or paths, whichever is given."""
    if texts is None:
        return of_paths(paths, options)
    if paths or options:
        raise TypeError("expected texts or paths with options, not both")
    return of_texts(texts, ids, dates)


def _is_arrow(column: Any) -> bool:
    return hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__")


def _is_pandas(column: Any) -> bool:
    return type(column).__module__.split(".", 1)[0] == "pandas"


def _column(texts: Any) -> Any:
    """What the engine takes: a list, or a column of Arrow."""
    if isinstance(texts, list):
        return texts
    if _is_pandas(texts):
        return [None if missing else text for text, missing in zip(texts, texts.isna(), strict=True)]
    return texts if _is_arrow(texts) else list(texts)


def _names(ids: Any) -> Any:
    if _is_arrow(ids) and not _is_pandas(ids):
        return ids
    ids = ids.tolist() if hasattr(ids, "tolist") else list(ids)
    whole = all(isinstance(one, int) and not isinstance(one, bool) for one in ids)
    return ids if whole else [str(one) for one in ids]


def _days(dates: Any) -> Any:
    if dates is None:
        return None
    if _is_arrow(dates) and not _is_pandas(dates):
        dates = dates.to_pylist() if hasattr(dates, "to_pylist") else dates.to_list()
    elif _is_pandas(dates):
        dates = [None if missing else day for day, missing in zip(dates, dates.isna(), strict=True)]
    return [day if day is None or isinstance(day, str) else day.isoformat()[:10] for day in dates]


def claim(statement: Statement, number: int) -> tuple[str, str, str]:
    """A statement as its name, words and speaker."""
    if isinstance(statement, str):
        return (str(number), statement, "")
    if isinstance(statement, Mapping):
        return (str(statement.get("id", number)), statement["statement"], statement.get("speaker", ""))
    words, speaker = statement
    return (str(number), words, speaker)
