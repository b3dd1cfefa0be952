"""The recipes of docs/recipes.md and docs/python.md, run as they stand."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)


def run(page: Path, folder: Path, write: bool) -> None:
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    here = Path.cwd()
    os.chdir(folder)
    try:
        new, at = [], 0
        for block in BLOCK.finditer(text):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(block[1], str(page), "exec"), names)
            if block[2] is None:
                continue
            new += [text[at : block.start(2)], printed.getvalue()]
            at = block.end(2)
            if not write:
                assert block[2] == printed.getvalue(), f"{page.name}: {block[1]}"
    finally:
        os.chdir(here)
    if write:
        page.write_text("".join([*new, text[at:]]), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("recipes.md", ["pandas", "polars", "pyarrow", "duckdb"]),
        ("python.md", ["pandas", "polars", "pyarrow"]),
    ],
)
def test_examples_print_what_stands_there(name: str, needs: list[str], tmp_path: Path) -> None:
    """`WRITE=1 pytest tests/test_recipes.py` writes what they print into the page."""
    for package in needs:
        pytest.importorskip(package, reason=f"{package} is not installed")
    page = DOCS / name
    assert len(BLOCK.findall(page.read_text(encoding="utf-8"))) > 4
    run(page, tmp_path, bool(os.environ.get("WRITE")))
