"""The package as it is installed: its command line, its examples, its size."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from test_engine import whosaid

import pywhosaid

MODULES = ["pywhosaid", "_engine", "_errors", "_rows", "_table", "_counts"]
WIDEST = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_docstrings(name: str) -> None:
    module = importlib.import_module(name if name == "pywhosaid" else f"pywhosaid.{name}")
    done = doctest.testmod(module, optionflags=WIDEST)
    assert done.failed == 0
    assert done.attempted > 0 or name == "_counts"


@pytest.mark.parametrize("command", [[whosaid()], [sys.executable, "-m", "pywhosaid"]])
def test_the_command_line_comes_along(command: list[str]) -> None:
    text = "“We won,” said Ann Lee."
    run = subprocess.run([*command, "extract", "--columns", "speaker"], input=text.encode(), capture_output=True)
    assert (run.returncode, run.stdout.decode().split()) == (0, ["speaker", "Ann", "Lee"])
    assert subprocess.run([*command, "extract", "--colums"], capture_output=True).returncode == 2
    assert subprocess.run([*command, "extract", "nowhere.txt"], capture_output=True).returncode == 1
    helped = subprocess.run([*command, "--help"], capture_output=True, text=True)
    assert helped.returncode == 0
    assert "Reads news text and answers who said what" in helped.stdout


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("“We won,” said Ann Lee.\n\n" * 20_000, encoding="utf-8")
    run = subprocess.run(f"{whosaid()} extract {text} | head -1", shell=True, capture_output=True, text=True)
    assert run.stdout.startswith("doc,")
    assert run.stderr == ""


def test_versions_agree() -> None:
    assert distribution("pywhosaid").version == pywhosaid.__version__
    run = subprocess.run([whosaid(), "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == pywhosaid.__version__


def test_documented_names_have_docstrings() -> None:
    for name in pywhosaid.__all__:
        assert name == "__version__" or getattr(pywhosaid, name).__doc__, name
