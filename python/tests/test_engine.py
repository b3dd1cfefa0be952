"""Engines of one's own, errors, pickles, threads, interrupts."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import pywhosaid

ROSTER = [{"id": "Q1", "name": "Adelheid Holm", "aliases": "Ada Holm", "party": "Green", "gender": "female"}]
TEXT = "“We will rebuild,” Mayor Ada Holm told reporters. “No,” said Bo Roe."


def test_a_roster_of_dicts_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,aliases,party\nQ1,Adelheid Holm,Ada Holm,Green\n", encoding="utf-8")
    for engine in (
        pywhosaid.Engine(roster=ROSTER),
        pywhosaid.Engine(roster=path),
        pywhosaid.Engine(roster=str(path)),
    ):
        first, second = engine.extract(TEXT)
        assert (first.speaker, first.speaker_ids, first.roster["party"]) == (
            "Adelheid Holm",
            ("Q1",),
            "Green",
        )
        assert second.roster == {}
        table = engine.extract_many([TEXT]).to_arrow()
        assert table["roster.party"].to_pylist() == ["Green", ""]


def test_lexicons_of_ones_own(tmp_path: Path) -> None:
    text = "“We won,” tooted Ann Lee."
    assert "tooted" not in [row.cue for row in pywhosaid.extract(text)]
    subprocess.run([whosaid(), "lexicon", "copy", str(tmp_path / "all")], capture_output=True, check=True)
    lines = (tmp_path / "all" / "verbs.tsv").read_text(encoding="utf-8").splitlines()
    header = next(line for line in lines if line.startswith("lemma\t"))
    tweet = next(line for line in lines if line.startswith("tweet\t"))
    own = tmp_path / "own"
    own.mkdir()
    (own / "verbs.tsv").write_text(f"{header}\n{tweet.replace('tweet', 'toot')}\n", encoding="utf-8")
    engine = pywhosaid.Engine(lexicons=own)
    assert engine.extract(text)[0].cue == "tooted"
    assert pickle.loads(pickle.dumps(engine)).extract(text)[0].cue == "tooted"


def test_weights_of_ones_own() -> None:
    folder = Path(__file__).parents[2] / "weights" / "en"
    assert pywhosaid.Engine(weights=folder).extract(TEXT) == pywhosaid.extract(TEXT)


def test_weights_that_are_added_to_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "row-more.tsv").write_text("[row:bias]\n\t-30000\n", encoding="utf-8")
    engine = pywhosaid.Engine(weights=tmp_path)
    assert pywhosaid.extract(TEXT)
    assert engine.extract(TEXT) == []
    assert pickle.loads(pickle.dumps(engine)).extract(TEXT) == []


def test_errors_have_path_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\nQ1,Ada Holm\nQ1,Bo Roe\n", encoding="utf-8")
    with pytest.raises(pywhosaid.DataError) as told:
        pywhosaid.Engine(roster=path)
    assert (told.value.path, told.value.line) == (str(path), 3)
    assert told.value.column > 0
    assert str(path) in str(told.value)
    assert isinstance(told.value, ValueError)
    again = pickle.loads(pickle.dumps(told.value))
    assert (again.path, again.line, str(again)) == (str(path), 3, str(told.value))
    with pytest.raises(pywhosaid.DataError):
        pywhosaid.Engine(lexicons=tmp_path / "nowhere")
    with pytest.raises(pywhosaid.UsageError, match="columns are: doc, date"):
        pywhosaid.extract_many([TEXT], columns=["speeker"])
    with pytest.raises(pywhosaid.UsageError, match="kinds"):
        pywhosaid.extract_many([TEXT], kinds=["sung"])


def whosaid() -> str:
    """The command line that the wheel brings."""
    return str(Path(sys.executable).with_name("whosaid"))


def in_a_process(engine: pywhosaid.Engine) -> str:
    return engine.extract(TEXT)[0].speaker


def test_engines_travel_to_processes() -> None:
    engine = pywhosaid.Engine(roster=ROSTER)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(in_a_process, [engine]) == ["Adelheid Holm"]


def test_an_engine_travels_without_its_files(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,aliases\nQ1,Adelheid Holm,Ada Holm\n", encoding="utf-8")
    sent = pickle.dumps(pywhosaid.Engine(roster=path))
    path.unlink()
    assert pickle.loads(sent).extract(TEXT)[0].speaker == "Adelheid Holm"


def test_other_threads_run_meanwhile(thousand: list[str]) -> None:
    """The interpreter's lock is let go: a thread of Python counts on while a table is made."""
    counted, done = 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    begun = time.monotonic()
    pywhosaid.extract_many(thousand, threads=1)
    took = time.monotonic() - begun
    done.set()
    counter.join()
    assert counted > 3, f"{counted} steps in {took:.2f} s"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_stops_a_run(threads: int) -> None:
    program = f"""
import sys, pywhosaid
sys.path.insert(0, {str(Path(__file__).parents[1] / "scale")!r})
from articles import article
texts = [article(n) for n in range(200)] * 500
print("go", flush=True)
try:
    pywhosaid.extract_many(texts, threads={threads})
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "go\n"
    time.sleep(0.5)
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    assert run.stdout.readline() == "interrupted\n"
    assert run.wait() == 0
    assert time.monotonic() - begun < 10


@pytest.mark.timed
def test_import_is_quick() -> None:
    """Fifty milliseconds of processor time at most, by the best of several starts."""
    program = "import time; t = time.process_time(); import pywhosaid; print(time.process_time() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in range(10)
    ]
    best = min(float(run.stdout) for run in runs)
    assert best < 0.05, f"{best * 1000:.0f} ms"


def test_evaluate(tmp_path: Path) -> None:
    text = "“We won,” said Ann Lee."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 15 22\tAnn Lee\nT2\tCue 10 14\tsaid\nT3\tContent 0 9\t“We won,”\nE1\tCue:T2 Source:T1 Content:T3\n",
        encoding="utf-8",
    )
    measured = pywhosaid.evaluate(tmp_path)
    assert measured["AttrF1"] == 1.0
    assert [one["name"] for one in measured["documents"]] == ["a"] or measured["documents"]
    (tmp_path / "b.ann").write_text("T1\tSource 1 2\tx\n", encoding="utf-8")
    with pytest.raises(pywhosaid.UsageError):
        pywhosaid.evaluate(tmp_path / "nowhere")
