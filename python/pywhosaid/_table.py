"""Rows of many documents as a table that pandas, polars, pyarrow and DuckDB take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._native import Batches

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Table:
    """Rows of many documents, a column for each fact, in Arrow's memory.

    It offers itself by Arrow's PyCapsule interface, so that ``pyarrow.table(t)``, ``polars.DataFrame(t)`` and DuckDB
    take it without a copy. ``len(t)`` is the number of rows; iterating gives each as a dict.

    Attributes:
        documents: how many documents were read.
        failures: documents that could not be read, as pairs of name and reason.
        notes: what should be known of how documents were read, as pairs of name and note.

    >>> import pywhosaid
    >>> table = pywhosaid.extract_many(["“We won,” said Ann Lee.", "It rained.", None])
    >>> len(table), table.documents, table.failures
    (1, 2, [('2', 'no text')])
    >>> [(row["doc"], row["speaker"], row["content_spans"]) for row in table]
    [(0, 'Ann Lee', [(0, 9)])]
    """

    __slots__ = ("_native", "documents", "failures", "notes")

    def __init__(
        self,
        native: Batches,
        documents: int = 0,
        failures: list[tuple[str, str]] | None = None,
        notes: list[tuple[str, str]] | None = None,
    ) -> None:
        """Not for callers: :func:`pywhosaid.extract_many` and :func:`pywhosaid.read` make tables."""
        self._native = native
        self.documents = documents
        self.failures = failures or []
        self.notes = notes or []

    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _ in self._native.columns()]

    @property
    def schema(self) -> dict[str, str]:
        """The type of each column, by Arrow's names."""
        return dict(self._native.columns())

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._native)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict."""
        names, step = self.column_names, 1000
        for start in range(0, len(self), step):
            for row in self._native.rows(start, step):
                yield dict(zip(names, row, strict=True))

    def _about(self) -> str:
        unread = f", {len(self.failures)} could not be read" if self.failures else ""
        return f"{len(self)} rows of {self.documents} documents{unread}"

    def __repr__(self) -> str:
        """What there is, and the first rows."""
        names = self.column_names
        shown = [name for name in ("doc", "speaker", "type", "cue", "content") if name in names]
        lines = [f"<Table: {self._about()}>"]
        for row in self._native.rows(0, 5):
            cells = dict(zip(names, row, strict=True))
            lines.append("  " + " · ".join(str(cells[name])[:60] for name in shown))
        if len(self) > 5:
            lines.append("  …")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The first rows."""
        from ._html import table

        return table(self, 20)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Arrow's PyCapsule interface."""
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Arrow's PyCapsule interface."""
        return self._native.__arrow_c_schema__()

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as an Arrow stream."""
        return (_from_ipc, (self._native.to_ipc(), self.documents, self.failures, self.notes))

    def to_arrow(self) -> pyarrow.Table:
        """The table as ``pyarrow.Table``, without a copy. Needs pyarrow."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as ``pandas.DataFrame``. Needs pandas and pyarrow.

        Days are ``datetime.date`` or ``None``; ``continues`` is a nullable ``Int64``; a list of places is an array of
        dicts with ``start`` and ``end``.
        """
        import pandas

        frame = self.to_arrow().to_pandas()
        if "continues" in frame:
            frame["continues"] = frame["continues"].astype(pandas.Int64Dtype())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as ``polars.DataFrame``, without a copy. Needs polars."""
        import polars

        frame = polars.DataFrame(self)
        assert isinstance(frame, polars.DataFrame)
        return frame


def _from_ipc(data: bytes, documents: int, failures: list[tuple[str, str]], notes: list[tuple[str, str]]) -> Table:
    return Table(Batches.from_ipc(data), documents, failures, notes)
