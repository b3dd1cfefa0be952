"""What callers give, as the native half is handed it; that reads the tuples here by the names of their fields."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import datetime

Path: TypeAlias = "str | os.PathLike[str]"
Day: TypeAlias = "str | datetime.date | None"
"""A day (``2026-03-02`` or a ``date``), month (``2026-03``) or year (``2026``)."""
Words: TypeAlias = "str | Sequence[str]"
"""A word, or several."""
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
    about: list[str]
    since: str
    until: str
    outlet: list[str]
    roster_only: bool


class Given(NamedTuple):
    """Where documents come from: texts, or paths with options."""

    texts: object
    ids: object
    dates: object
    outlets: object
    carry: list[tuple[str, object]]
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


def narrowing(
    kinds: Words,
    types: Words,
    speakers: Words,
    min_confidence: float,
    about: Words,
    since: Day,
    until: Day,
    outlet: Words,
    roster_only: bool,
) -> Narrowing:
    """Which rows are wanted; one word may stand for a list of one."""
    return Narrowing(
        _words(kinds),
        _words(types),
        _words(speakers),
        min_confidence,
        _words(about),
        _day(since, "since"),
        _day(until, "until"),
        _words(outlet),
        roster_only,
    )


def _words(given: Words) -> list[str]:
    return [given] if isinstance(given, str) else list(given)


def _day(given: Day, name: str) -> str:
    """A day, month or year as dates are written; nothing where none is given."""
    import re

    if given is None:
        return ""
    day = given if isinstance(given, str) else given.isoformat()[:10]
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", day):
        raise ValueError(f"{name}: expected a day such as 2026-03-02, a month (2026-03) or a year, not {day!r}")
    return day


def threads(threads: int | None) -> int:
    """How many threads; by default as many as there are processors for this process."""
    if threads is None:
        of_this = getattr(os, "sched_getaffinity", None)
        return len(of_this(0)) if of_this else os.cpu_count() or 1
    if threads < 1:
        raise ValueError("threads: expected 1 or more")
    return threads


def of_texts(texts: Texts, ids: Any, dates: Any, outlets: Any, carry: Any) -> Given:
    """Texts with their names, days, outlets, and what is carried over."""
    if isinstance(texts, (str, bytes)):
        raise TypeError("texts: expected a list or a column of texts; for one text there is extract")
    if hasattr(carry, "get_columns"):  # a frame of polars
        carry = {column.name: column for column in carry.get_columns()}
    if not hasattr(carry, "items"):
        raise TypeError("carry: with texts, expected columns by their names, as in carry={'desk': df['desk']}")
    carried: list[tuple[str, object]] = [(str(name), _written(values)) for name, values in carry.items()]
    names = None if ids is None else _names(ids)
    return Given(_column(texts), names, _days(dates), _written(outlets), carried, [], [])


def of_paths(paths: Sequence[Path], options: Mapping[str, str | bool | Sequence[str]], carry: Words = ()) -> Given:
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
    carried: list[tuple[str, object]] = [(name, None) for name in _words(carry)]
    return Given(None, None, None, None, carried, [os.fspath(path) for path in paths], words)


def either(
    texts: Texts,
    ids: Any,
    dates: Any,
    outlets: Any,
    paths: Sequence[Path],
    options: Mapping[str, str | bool | Sequence[str]],
) -> Given:
    """Texts or paths, whichever is given."""
    if texts is None:
        return of_paths(paths, options)
    if paths or options:
        raise TypeError("expected texts or paths with options, not both")
    return of_texts(texts, ids, dates, outlets, {})


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


def _written(column: Any) -> list[str | None] | None:
    """A column as texts, whatever it holds; missing ones are ``None``."""
    if column is None:
        return None
    if _is_pandas(column):
        column = [None if missing else one for one, missing in zip(column, column.isna(), strict=True)]
    elif _is_arrow(column):
        column = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return [one if one is None or isinstance(one, str) else str(one) for one in column]


def claim(statement: Statement, number: int) -> tuple[str, str, str]:
    """A statement as its name, words and speaker."""
    if isinstance(statement, str):
        return (str(number), statement, "")
    if isinstance(statement, Mapping):
        return (str(statement.get("id", number)), statement["statement"], statement.get("speaker", ""))
    words, speaker = statement
    return (str(number), words, speaker)
