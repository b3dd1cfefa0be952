"""What the tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "python" / "scale"))


@pytest.fixture(scope="session")
def fixture_texts() -> list[str]:
    """The project's own articles."""
    paths = sorted((PROJECT / "fixtures" / "articles").glob("*/article.txt"))
    assert len(paths) > 10
    return [path.read_bytes().decode() for path in paths]


@pytest.fixture(scope="session")
def thousand() -> list[str]:
    """A thousand made-up articles."""
    from articles import articles

    return list(articles(1000))
