"""Spark: who said what in a column of articles, on every core of a cluster.

.. code-block:: python

    from pywhosaid import spark as whosaid

    rows = whosaid.extract(articles, text="body", id="id", keep=["date", "outlet"])

The engine runs inside Spark's Python workers, on Arrow batches (``mapInArrow``), a thread for each of Spark's cores. A
worker builds it once. The result does not depend on how the articles lie in partitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ._engine import Engine

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import StructType

COLUMNS: dict[str, str] = {
    "row": "bigint",
    "type": "string",
    "speaker": "string",
    "speaker_kind": "string",
    "speaker_title": "string",
    "speaker_id": "string",
    "source": "string",
    "cue": "string",
    "act": "string",
    "polarity": "string",
    "content": "string",
    "quoted": "string",
    "addressee": "string",
    "statement_date": "date",
    "continues": "bigint",
    "paragraph": "bigint",
    "start": "bigint",
    "end": "bigint",
    "confidence": "double",
    "row_confidence": "double",
    "speaker_confidence": "double",
    "rule": "string",
    "content_spans": "array<struct<start:bigint,end:bigint>>",
    "cue_spans": "array<struct<start:bigint,end:bigint>>",
    "source_spans": "array<struct<start:bigint,end:bigint>>",
}
"""The columns of the result, behind ``id`` and those kept and before ``error``, with their types in Spark's SQL. They
mean what they do elsewhere; ``row`` is the row's number in the article, from 1, and null where there is an error."""

_NATIVE = ["id" if name == "row" else name for name in COLUMNS]


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    keep: Sequence[str] = (),
    *,
    date: str | None = None,
    engine: Engine | None = None,
) -> DataFrame:
    """Find who said what in every article of a ``DataFrame``.

    Args:
        df: the articles, one a row.
        text: the column of texts.
        id: the column that names an article; its type stays.
        keep: further columns to carry along.
        date: the column of the day each is from, a date or ``YYYY-MM-DD``; *on Monday* is counted from it.
        engine: an engine with a roster or lexicons; it travels to the workers with the texts of its files.

    Returns:
        A ``DataFrame`` with a row for each quotation and paraphrase: ``id``, those of ``keep``, :data:`COLUMNS`, and
        ``error``. An article whose text is missing becomes one row in which all is null but ``id``, those of ``keep``
        and ``error``, which says why; else ``error`` is null. Articles in which nobody says anything have no row.
    """
    if any(name in COLUMNS or name == "error" for name in (id, *keep)):
        raise ValueError(f"id, keep: these names are those of the result: {', '.join([*COLUMNS, 'error'])}")
    asked = list(dict.fromkeys([id, *keep]))
    taken = [*asked, *([text] if text not in asked else []), *([date] if date and date not in asked else [])]
    if date == text:
        raise ValueError("date: this is the column of texts")
    run = _Run(text, asked, date, engine or Engine())
    return df.select(*dict.fromkeys(taken)).mapInArrow(run, schema(df, asked))


def schema(df: DataFrame, kept: Sequence[str]) -> StructType:
    """The schema of the result: columns of ``df``, :data:`COLUMNS`, ``error``."""
    from pyspark.sql.types import StructField, StructType, _parse_datatype_string

    fields = [df.schema[name] for name in kept]
    fields += [StructField(name, _parse_datatype_string(kind)) for name, kind in COLUMNS.items()]
    return StructType([*fields, StructField("error", _parse_datatype_string("string"))])


class _Run:
    """What runs in a worker. Unpickling the engine takes the one that this process built before."""

    def __init__(self, text: str, kept: list[str], date: str | None, engine: Engine) -> None:
        self.text, self.kept, self.date, self.engine = text, kept, date, engine

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from self.rows(batch)

    def rows(self, batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        texts = batch.column(batch.schema.get_field_index(self.text))
        if not pa.types.is_string(texts.type):
            texts = texts.cast(pa.string())
        dates = batch.column(batch.schema.get_field_index(self.date)) if self.date else None
        found = self.engine.extract_many(texts, dates=dates, threads=1, columns=["doc", *_NATIVE])
        table = found.to_arrow()
        at = table.column("doc")
        columns = {name: batch.column(batch.schema.get_field_index(name)).take(at) for name in self.kept}
        columns |= {name: table.column(native) for name, native in zip(COLUMNS, _NATIVE, strict=True)}
        columns["error"] = pa.nulls(len(table), pa.string())
        good = pa.table(columns)
        yield from good.to_batches()
        if found.failures:
            at = pa.array([int(place) for place, _ in found.failures])
            bad = {name: batch.column(batch.schema.get_field_index(name)).take(at) for name in self.kept}
            bad |= {name: pa.nulls(len(at), good.schema.field(name).type) for name in COLUMNS}
            bad["error"] = pa.array([reason for _, reason in found.failures], pa.string())
            yield from pa.table(bad, schema=good.schema).to_batches()


def quotes(text: Column | str, engine: Engine | None = None) -> Column:
    """Find who said what in a column, as an array of structs with :data:`COLUMNS`; null where the text is missing.

    .. code-block:: python

        articles.select("id", explode(whosaid.quotes("body")).alias("q")).select("id", "q.*")
    """
    column: Column = _udf(engine or Engine())(text)
    return column


def register(spark: SparkSession, name: str = "whosaid", engine: Engine | None = None) -> None:
    """Make it a function of SQL: ``SELECT id, q.speaker FROM articles LATERAL VIEW explode(whosaid(body)) AS q``."""
    spark.udf.register(name, _udf(engine or Engine()))


def _udf(engine: Engine) -> Any:
    from pyspark.sql.functions import udf

    fields = ",".join(f"`{name}`:{kind}" for name, kind in COLUMNS.items())

    def whosaid(text: str | None) -> list[tuple[Any, ...]] | None:
        if text is None:
            return None
        table = engine.extract_many([text], threads=1, columns=_NATIVE)
        return [tuple(row.values()) for row in table]

    return udf(whosaid, f"array<struct<{fields}>>", useArrow=False)
