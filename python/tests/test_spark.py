"""Spark in local mode, on a real Java."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import time

import pytest

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
if shutil.which("java") is None:
    pytest.skip("there is no Java on this machine", allow_module_level=True)

import pywhosaid  # noqa: E402
from pywhosaid import spark as whosaid  # noqa: E402

ROSTER = [{"id": "Q1", "name": "Adelheid Holm", "aliases": "Ada Holm"}]


@pytest.fixture(scope="module")
def spark():
    # Workers are started with what stands first on the path, which may be another Python.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    told = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    builder = pyspark.sql.SparkSession.builder.master("local[2]").appName("tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # A Java that is too old ends here.
        pytest.skip(f"Spark does not start with this Java: {told.splitlines()[:1]}: {error}")
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def articles(spark, thousand):
    rows = [(f"n{number}", text, number % 3) for number, text in enumerate(thousand[:120])]
    rows[7] = ("n7", None, 1)
    return spark.createDataFrame(rows, "id string, body string, outlet int").cache()


def test_rows_are_those_of_the_engine(articles, thousand) -> None:
    texts = [None if number == 7 else text for number, text in enumerate(thousand[:120])]
    expected = list(pywhosaid.extract_many(texts, ids=[f"n{number}" for number in range(120)]))
    found = whosaid.extract(articles, text="body", id="id", keep=["outlet"]).collect()
    good = [row.asDict(recursive=True) for row in found if row.error is None]
    assert len(good) == len(expected)
    names = [name for name in whosaid.COLUMNS if name not in ("row", "content_spans", "cue_spans", "source_spans")]
    place = lambda row: (row["id"], row["row"])  # noqa: E731
    expected.sort(key=lambda row: (row["doc"], row["id"]))
    for row, other in zip(sorted(good, key=place), expected, strict=True):
        assert (row["id"], row["row"]) == (other["doc"], other["id"])
        assert row["outlet"] == int(row["id"][1:]) % 3
        assert [row[name] for name in names] == [other[name] for name in names]
        assert [(one["start"], one["end"]) for one in row["content_spans"]] == other["content_spans"]


def test_bad_records_are_rows_of_their_own(articles) -> None:
    (bad,) = whosaid.extract(articles, text="body", id="id", keep=["outlet"]).where("error IS NOT NULL").collect()
    assert (bad.id, bad.outlet, bad.error, bad.row, bad.speaker) == ("n7", 1, "no text", None, None)


def test_partitions_do_not_matter(articles) -> None:
    def rows(df):
        return sorted(map(str, whosaid.extract(df, text="body").collect()))

    one = rows(articles.coalesce(1))
    assert one == rows(articles.repartition(7)) == rows(articles.orderBy("outlet"))


def test_the_schema_is_the_documented_one(articles) -> None:
    found = whosaid.extract(articles, text="body", id="id", keep=["outlet"])
    assert found.columns == ["id", "outlet", *whosaid.COLUMNS, "error"]
    assert dict(found.dtypes) == {"id": "string", "outlet": "int", **whosaid.COLUMNS, "error": "string"}
    with pytest.raises(ValueError, match="names are those of the result"):
        whosaid.extract(articles.withColumnRenamed("outlet", "speaker"), text="body", keep=["speaker"])


def test_no_articles_and_no_rows(spark) -> None:
    empty = spark.createDataFrame([], "id bigint, text string")
    assert whosaid.extract(empty).collect() == []
    silent = spark.createDataFrame([(1, "It rained.")], "id bigint, text string")
    assert whosaid.extract(silent).collect() == []


def test_roster_and_dates_travel(spark) -> None:
    text = "“We will rebuild,” Ada Holm said on Monday."
    df = spark.createDataFrame([(1, text, "2024-05-08")], "id bigint, text string, day string")
    df = df.selectExpr("id", "text", "to_date(day) AS day")
    engine = pywhosaid.Engine(roster=ROSTER)
    (row,) = whosaid.extract(df, date="day", engine=engine).collect()
    assert (row.speaker, row.speaker_id, str(row.statement_date)) == ("Adelheid Holm", "Q1", "2024-05-06")


@pytest.mark.timed
def test_an_engine_is_built_once_a_worker() -> None:
    """What a task is handed again is not built again: unpickling it takes far less than building it."""
    roster = [{"id": f"Q{n}", "name": f"Ann Lee{n}"} for n in range(20_000)]
    begun = time.perf_counter()
    engine = pywhosaid.Engine(roster=roster)
    built = time.perf_counter() - begun
    sent = pickle.dumps(engine)
    begun = time.perf_counter()
    again = pickle.loads(sent)
    assert time.perf_counter() - begun < built / 2
    assert again.extract("“We won,” said Ann Lee7.")[0].speaker_ids == ("Q7",)


def test_a_function_of_sql(spark, articles, thousand) -> None:
    whosaid.register(spark)
    articles.createOrReplaceTempView("articles")
    found = spark.sql(
        "SELECT id, q.row, q.speaker, q.content FROM articles LATERAL VIEW explode(whosaid(body)) AS q WHERE id = 'n3'"
    ).collect()
    expected = pywhosaid.extract(thousand[3])
    assert [(row.row, row.speaker, row.content) for row in found] == [
        (row.id, row.speaker, row.content) for row in expected
    ]
    assert articles.select(whosaid.quotes("body").alias("q")).where("q IS NULL").count() == 1
