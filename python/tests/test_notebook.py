"""The notebook runs from its first cell to its plot."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")
pytest.importorskip("matplotlib", reason="matplotlib is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_from_raw_articles_to_a_plot() -> None:
    notebook = nbformat.read(EXAMPLES / "who-was-quoted.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    shown = [output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("<mark" in data.get("text/html", "") for data in shown), "the article, lit"
    assert any("image/png" in data for data in shown), "the plot"
