"""What can go wrong. Analysis itself never fails: reading files, rosters and lexicons can."""

from __future__ import annotations


class WhosaidError(Exception):
    """Any error of this package."""


class DataError(WhosaidError, ValueError):
    """A fault in a data file: a roster, a lexicon, weights, annotation.

    Attributes:
        path: the file at fault.
        line: its line, from 1; 0 where the fault is the whole file's.
        column: the column in that line, from 1; 0 where it has none.

    >>> import pywhosaid
    >>> try:
    ...     pywhosaid.Engine(roster=[{"id": "Q1", "name": "Ada Holm"}, {"id": "Q1", "name": "Bo Roe"}])
    ... except pywhosaid.DataError as error:
    ...     print(error.path, error.line)
    roster 3
    """

    def __init__(self, message: str, path: str = "", line: int = 0, column: int = 0) -> None:
        """Make one from its parts."""
        super().__init__(message)
        self.path, self.line, self.column = path, line, column

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the parts when it travels between processes."""
        return (type(self), (str(self), self.path, self.line, self.column))


class UsageError(WhosaidError, ValueError):
    """A wrong use; the message says what to do instead."""


class InputError(WhosaidError, OSError):
    """An input that could not be read."""


def _exception(kind: str, message: str, path: str, line: int, column: int) -> WhosaidError:
    if kind == "data":
        return DataError(message, path, line, column)
    return (UsageError if kind == "usage" else InputError)(message)
