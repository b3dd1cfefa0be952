"""The same statement over documents, narrowing, and what is carried over."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from test_engine import ROSTER, whosaid

import pywhosaid

TEXTS = [
    "“We will rebuild the bridge by June, and it will stand for a hundred years,” said Mayor Ada Holm.",
    "“We will rebuild the bridge,” Holm told reporters, “and it will stand for a hundred years.”",
    "Ada Holm said the bridge would be rebuilt and stand for a hundred years.",
    "“The ferry is late,” said Bo Kim.",
]
OUTLETS = ["Sentinel", "Courier", "Post", "Sentinel"]
DATES = ["2026-03-02", "2026-03-03", "2026-03-03", "2026-04-01"]


def records(folder: Path) -> Path:
    """The same as a file."""
    path = folder / "news.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number, (text, outlet, date) in enumerate(zip(TEXTS, OUTLETS, DATES, strict=True)):
            record = {"id": str(number), "text": text, "outlet": outlet, "date": date, "desk": f"desk {number}"}
            out.write(json.dumps(record) + "\n")
    return path


def test_statements_are_those_of_the_command_line(tmp_path: Path) -> None:
    path = records(tmp_path)
    command = [whosaid(), "quotes", str(path), "--format", "json", "--no-config"]
    run = subprocess.run(command, capture_output=True, check=True)
    expected = json.loads(run.stdout)
    given = pywhosaid.quotes(TEXTS, outlets=OUTLETS, dates=DATES, ids=["0", "1", "2", "3"])
    read = pywhosaid.quotes(paths=[path])
    assert len(given) == len(read) == len(expected) == 2
    for one, other, record in zip(given, read, expected, strict=True):
        assert (one.wording, one.speaker) == (record["quote"], record["speaker"])
        assert one.outlets == {outlet["name"]: outlet["documents"] for outlet in record["outlets"]}
        assert [place.wording for place in one.places] == [place["wording"] for place in record["places"]]
        assert [place.doc for place in other.places] == [place["doc"] for place in record["places"]]
        assert (one.variants, one.documents, one.stories) == (other.variants, other.documents, other.stories)
    first = given[0]
    assert (first.speaker, list(first.outlets), first.documents) == ("Ada Holm", ["Sentinel", "Courier"], 2)
    assert first.variants[1].changes == ("ellipsis",) and first.variants[1].diff
    assert [(one.doc, one.outlet) for one in first.paraphrases] == [("2", "Post")]
    place = first.places[1]
    assert TEXTS[1][place.start : place.end].startswith("“We will rebuild")


def test_statements_can_be_narrowed() -> None:
    facts = {"outlets": OUTLETS, "dates": DATES}
    assert [one.speaker for one in pywhosaid.quotes(TEXTS, **facts, min_outlets=2)] == ["Ada Holm"]
    assert [one.speaker for one in pywhosaid.quotes(TEXTS, **facts, about="late ferries")] == ["Bo Kim"]
    assert [one.speaker for one in pywhosaid.quotes(TEXTS, **facts, since="2026-04")] == ["Bo Kim"]
    assert pywhosaid.quotes(TEXTS, **facts, min_documents=3) == []
    copies = [TEXTS[0] + " It rained all day over the town, and the river rose to its mark by noon." * 3] * 2
    assert [len(one.places) for one in pywhosaid.quotes(copies, unique=True)] == [1]
    assert [len(one.places) for one in pywhosaid.quotes(copies)] == [2]


def test_rows_can_be_narrowed() -> None:
    def docs(**narrowing: Any) -> list[Any]:
        table = pywhosaid.extract_many(TEXTS, outlets=OUTLETS, dates=DATES, columns=["doc"], **narrowing)
        return sorted({row["doc"] for row in table})

    assert docs() == [0, 1, 2, 3]
    assert docs(about="rebuilding bridges") == [0, 1]
    assert docs(about=["ferry", "June"]) == [0, 3]
    assert docs(outlet="sentinel") == [0, 3]
    assert docs(since="2026-03-03") == [1, 2, 3]
    assert docs(until=datetime.date(2026, 3, 2)) == [0]
    assert docs(since="2026-03", until="2026-03") == [0, 1, 2]
    assert [one.speaker for one in pywhosaid.speakers(TEXTS, outlets=OUTLETS, outlet="Sentinel", about="ferry")] == [
        "Bo Kim"
    ]
    engine = pywhosaid.Engine(roster=ROSTER)
    assert {row["speaker"] for row in engine.extract_many(TEXTS, roster_only=True)} == {"Adelheid Holm"}
    with pytest.raises(pywhosaid.UsageError, match="roster"):
        pywhosaid.extract_many(TEXTS, roster_only=True)
    with pytest.raises(pywhosaid.UsageError, match="about"):
        pywhosaid.extract_many(TEXTS, about=" … ")
    with pytest.raises(ValueError, match="until: expected a day"):
        pywhosaid.extract_many(TEXTS, until="March")


def test_columns_are_carried_over(tmp_path: Path) -> None:
    path = records(tmp_path)
    command = [whosaid(), "extract", str(path), "--carry", "desk", "--no-config", "--raw"]
    run = subprocess.run(command, capture_output=True, check=True)
    expected = [row["carried.desk"] for row in csv.DictReader(io.StringIO(run.stdout.decode(), newline=""))]
    assert [row["carried.desk"] for row in pywhosaid.read(path, carry="desk")] == expected != []
    with pytest.warns(UserWarning, match="no record has a field “section”"):
        assert all(row["carried.section"] == "" for row in pywhosaid.read(path, carry=["section"]))

    carry = {"desk": ["a", "b", None, "d"], "number": [1, 2, 3, 4]}
    table = pywhosaid.extract_many(TEXTS, carry=carry, outlets=OUTLETS)
    found = {(row["doc"], row["carried.desk"], row["carried.number"], row["outlet"]) for row in table}
    assert found == {
        (0, "a", "1", "Sentinel"),
        (1, "b", "2", "Courier"),
        (2, "", "3", "Post"),
        (3, "d", "4", "Sentinel"),
    }
    with pytest.raises(ValueError, match="1 desk for 4 texts"):
        pywhosaid.extract_many(TEXTS, carry={"desk": ["a"]})
    with pytest.raises(TypeError, match="columns by their names"):
        pywhosaid.extract_many(TEXTS, carry=["desk"])


def test_columns_of_frames_are_carried_over() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame({"body": TEXTS, "outlet": OUTLETS, "desk": ["a", None, "c", "d"], "day": DATES})
    frame["day"] = pandas.to_datetime(frame["day"])
    table = pywhosaid.extract_many(frame["body"], outlets=frame["outlet"], dates=frame["day"], carry=frame[["desk"]])
    assert [row["carried.desk"] for row in table] == ["a", "", "c", "d"]
    polars = pytest.importorskip("polars", reason="polars is not installed")
    columns = polars.DataFrame({"body": TEXTS, "desk": ["a", None, "c", "d"], "n": [1, 2, 3, 4]})
    table = pywhosaid.extract_many(columns["body"], carry={"desk": columns["desk"], "n": columns["n"]})
    expected = [("a", "1"), ("", "2"), ("c", "3"), ("d", "4")]
    assert [(row["carried.desk"], row["carried.n"]) for row in table] == expected
    table = pywhosaid.extract_many(columns["body"], carry=columns[["desk", "n"]])
    assert [(row["carried.desk"], row["carried.n"]) for row in table] == expected


def test_an_import_loads_little() -> None:
    import sys

    program = "import sys; before = set(sys.modules); import pywhosaid; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"dataclasses", "json", "csv", "html", "inspect", "pandas", "numpy", "pyarrow", "polars"}
    assert not heavy & set(run.stdout.split())
