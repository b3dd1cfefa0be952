"""Many texts: the table, and that it is the command line's, row by row."""

from __future__ import annotations

import csv
import io
import json
import pickle
import subprocess
from pathlib import Path

import pytest
from test_engine import ROSTER, whosaid

import pywhosaid

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
TEXTS = ["“We won,” said Ann Lee.", "It rained.", "“We lost,” said Bo Roe. He denied that the vote had been fair."]


def lines_of(arguments: list[str], texts: list[str], folder: Path) -> list[dict[str, str]]:
    """What the command line makes of texts, as CSV."""
    records = folder / "texts.jsonl"
    with records.open("w", encoding="utf-8") as out:
        for number, text in enumerate(texts):
            out.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [whosaid(), "extract", str(records), "--format", "csv", "--raw", "--no-config", *arguments]
    run = subprocess.run(command, capture_output=True, check=True)
    return list(csv.DictReader(io.StringIO(run.stdout.decode(), newline="")))


def as_cells(row: dict[str, object]) -> dict[str, str]:
    """A row as a table of text has it."""
    cells = {}
    for name, value in row.items():
        if isinstance(value, float):
            cells[name] = f"{value:.2f}"
        else:
            cells[name] = "" if value is None else str(value)
    return cells


@pytest.mark.parametrize("threads", [1, 2])
def test_rows_are_the_command_lines(
    threads: int, fixture_texts: list[str], thousand: list[str], tmp_path: Path
) -> None:
    texts = fixture_texts + thousand[:200]
    expected = lines_of([], texts, tmp_path)
    table = pywhosaid.extract_many(texts, threads=threads)
    assert len(expected) == len(table) > 1000
    names = list(expected[0])
    assert table.column_names == [*names, "content_spans", "cue_spans", "source_spans"]
    shares = ("confidence", "row_confidence", "speaker_confidence")
    for cells, row in zip(expected, table, strict=True):
        found = as_cells(row)
        assert cells["record_id"] == found["doc"]
        for name in names:
            # Documents have other names there, and one more id.
            if name in ("doc", "record_id"):
                continue
            if name in shares:
                assert abs(float(cells[name]) - row[name]) <= 0.00501, name
            else:
                assert cells[name] == found[name], name


def test_rows_of_read_are_the_command_lines(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "articles"
    run = subprocess.run([whosaid(), "extract", str(folder), "--no-config", "--raw"], capture_output=True, check=True)
    expected = list(csv.DictReader(io.StringIO(run.stdout.decode(), newline="")))
    table = pywhosaid.read(folder)
    assert len(table) == len(expected) > 100
    for cells, row in zip(expected, table, strict=True):
        found = as_cells(row)
        for name in cells:
            if "confidence" not in name and name != "date":
                assert cells[name] == found[name], name


def test_rows_are_those_of_one_text(fixture_texts: list[str]) -> None:
    table = list(pywhosaid.extract_many(fixture_texts))
    rows = [(doc, row) for doc, text in enumerate(fixture_texts) for row in pywhosaid.extract(text)]
    assert len(rows) == len(table)
    for (doc, row), cells in zip(rows, table, strict=True):
        assert cells["doc"] == doc
        for name in (
            "id",
            "type",
            "speaker",
            "content",
            "cue",
            "source",
            "start",
            "end",
            "confidence",
            "context",
            "rule",
        ):
            assert cells[name] == getattr(row, name)
        assert cells["content_spans"] == list(row.spans)
        assert cells["cue_spans"] == list(row.cue_spans)
        assert cells["source_spans"] == list(row.source_spans)


def test_ids_keep_their_type() -> None:
    assert pywhosaid.extract_many(TEXTS).to_arrow()["doc"].to_pylist() == [0, 2, 2]
    assert pywhosaid.extract_many(TEXTS, ids=[7, 8, 9]).to_arrow()["doc"].to_pylist() == [7, 9, 9]
    assert pywhosaid.extract_many(TEXTS, ids=["a", "b", "c"]).to_arrow()["doc"].to_pylist() == ["a", "c", "c"]
    assert pywhosaid.extract_many(TEXTS, ids=pa.array([1, 2, 3], pa.uint8())).to_arrow()["doc"].to_pylist() == [1, 3, 3]
    with pytest.raises(ValueError, match="2 ids for 3 texts"):
        pywhosaid.extract_many(TEXTS, ids=[1, 2])
    with pytest.raises(TypeError, match=r"texts\[1\] is int"):
        pywhosaid.extract_many(["", 3])
    with pytest.raises(TypeError, match="for one text"):
        pywhosaid.extract_many("a text")


def columns() -> list[object]:
    """The same texts in all that holds texts."""
    out: list[object] = [TEXTS, tuple(TEXTS), iter(TEXTS)]
    out += [pa.array(TEXTS), pa.array(TEXTS, pa.large_string()), pa.array(TEXTS, pa.string_view())]
    out += [pa.chunked_array([TEXTS[:1], TEXTS[1:]]), pa.table({"body": TEXTS})]
    return out


@pytest.mark.parametrize("texts", columns(), ids=lambda column: type(column).__name__)
def test_texts_come_in_any_column(texts: object) -> None:
    assert [row["speaker"] for row in pywhosaid.extract_many(texts)] == ["Ann Lee", "Bo Roe", "Bo Roe"]


def test_pandas_in_and_out() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame({"n": [4, 5, 6, 7], "body": [*TEXTS, None], "day": pandas.to_datetime(["2024-05-08"] * 4)})
    table = pywhosaid.extract_many(frame["body"], ids=frame["n"], dates=frame["day"])
    assert table.failures == [("7", "no text")]
    found = table.to_pandas()
    assert list(found["doc"]) == [4, 6, 6]
    assert str(found["date"][0]) == "2024-05-08"
    assert found["continues"].dtype == pandas.Int64Dtype()
    assert list(pywhosaid.extract_many(frame["body"].astype("string"), ids=frame["n"])) == list(
        pywhosaid.extract_many(frame["body"], ids=frame["n"])
    )
    joined = found.merge(frame, left_on="doc", right_on="n")
    assert all(row.content in row.body for row in joined.itertuples())


def test_polars_in_and_out() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame({"n": [4, 5, 6, 7], "body": [*TEXTS, None]})
    table = pywhosaid.extract_many(frame["body"], ids=frame["n"])
    found = table.to_polars()
    assert found["doc"].to_list() == [4, 6, 6]
    assert found["content_spans"][0].to_list() == [{"start": 0, "end": 9}]
    assert found.schema["statement_date"] == polars.Date
    assert len(table.failures) == 1


def test_duckdb_reads_it() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    table = pywhosaid.extract_many(TEXTS).to_arrow()
    with duckdb.connect() as db:
        db.register("quotes", table)
        counted = db.execute("SELECT speaker, count(*) FROM quotes GROUP BY ALL ORDER BY ALL").fetchall()
    assert counted == [("Ann Lee", 1), ("Bo Roe", 2)]


def test_the_table_is_handed_over_without_a_copy() -> None:
    table = pywhosaid.extract_many(TEXTS)
    first, second = table.to_arrow(), table.to_arrow()
    address = [one["content"].chunk(0).buffers()[2].address for one in (first, second)]
    assert address[0] == address[1]
    del table, second
    assert first["speaker"].to_pylist() == ["Ann Lee", "Bo Roe", "Bo Roe"]
    first.validate(full=True)


def test_schema_and_empty_tables() -> None:
    empty = pywhosaid.extract_many([])
    assert (len(empty), empty.documents, list(empty)) == (0, 0, [])
    assert empty.to_arrow().schema == pywhosaid.extract_many(TEXTS).to_arrow().schema
    assert pa.schema(empty) == empty.to_arrow().schema
    assert empty.schema["content_spans"] == "list<struct<start: int64, end: int64>>"
    assert pywhosaid.Engine(roster=ROSTER).extract_many([]).column_names[-5:-3] == [
        "record_id",
        "roster.party",
    ]


def test_narrowing() -> None:
    assert len(pywhosaid.extract_many(TEXTS, speakers="Roe")) == 2
    assert len(pywhosaid.extract_many(TEXTS, types=["indirect"])) == 1
    assert len(pywhosaid.extract_many(TEXTS, types=["mixed"])) == 0
    assert len(pywhosaid.extract_many(TEXTS, min_confidence=1.0)) == 0
    assert pywhosaid.extract_many(TEXTS, columns=["cue"]).column_names == ["cue"]


def test_tables_travel_and_show_themselves(thousand: list[str]) -> None:
    table = pywhosaid.extract_many([*thousand[:50], None], ids=[f"n{number}" for number in range(51)])
    again = pickle.loads(pickle.dumps(table))
    assert again.to_arrow() == table.to_arrow()
    assert (again.documents, again.failures) == (50, [("n50", "no text")])
    assert "of 50 documents, 1 could not be read" in repr(table)
    assert "<table>" in table._repr_html_()


def test_threads_and_order_do_not_matter(thousand: list[str]) -> None:
    tables = [pywhosaid.extract_many(thousand[:100], threads=threads).to_arrow() for threads in (1, 2, 5)]
    assert tables[0] == tables[1] == tables[2]


def test_read_tells_of_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We won,” said Ann Lee.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": 1, "body": "“No,” said Bo Roe."}\n{"id": 2, "bo\n', encoding="utf-8")
    with pytest.warns(UserWarning, match="could not be read"):
        table = pywhosaid.read(tmp_path, text_field="body", threads=2)
    assert [row["speaker"] for row in table] == ["Ann Lee", "Bo Roe"]
    assert table.documents == 2
    assert len(table.failures) == 1
    with pytest.raises(pywhosaid.InputError, match="nowhere"):
        pywhosaid.read(tmp_path / "nowhere.txt")
    with pytest.raises(pywhosaid.InputError):
        pywhosaid.read(tmp_path, text_field="body", strict=True)
    with pytest.raises(pywhosaid.UsageError, match="no-such-option"):
        pywhosaid.read(tmp_path, no_such_option="1")


def test_speakers_are_the_command_lines(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "articles"
    command = [whosaid(), "speakers", str(folder), "--format", "json", "--no-config"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    found = pywhosaid.speakers(paths=[folder], threads=2)
    assert [(one.speaker, one.rows, one.words) for one in found] == [
        (one["speaker"], one["rows"], one["words"]) for one in expected
    ]


def test_verify_is_the_command_lines(fixture_texts: list[str], tmp_path: Path) -> None:
    statements = [
        ("This was not an act of nature. It was a decision taken in an office", "Milagros Tafur"),
        ("We followed the plan the authorities approved", "Andes Hidro"),
        ("Nobody has said anything of the kind", ""),
    ]
    quotes = tmp_path / "quotes.jsonl"
    quotes.write_text(
        "".join(json.dumps({"quote": words, "speaker": speaker}) + "\n" for words, speaker in statements),
        encoding="utf-8",
    )
    folder = Path(__file__).parents[2] / "fixtures" / "articles"
    command = [whosaid(), "verify", "--quotes", str(quotes), str(folder), "--format", "json", "--no-config"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    found = pywhosaid.verify(statements, paths=[folder])
    assert [(one.id, one.verdict, one.doc, one.row, one.same_speaker) for one in found] == [
        (one["id"], one["verdict"], one["doc"], one["row"], one["same_speaker"]) for one in expected
    ]
    assert {one.verdict for one in found} == {"verbatim", "altered", "absent"}
    assert {one.verdict for one in pywhosaid.verify(statements, fixture_texts)} == {
        "verbatim",
        "altered",
        "absent",
    }
