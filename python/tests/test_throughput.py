"""`extract_many` is no slower than the command line of the same wheel."""

from __future__ import annotations

import pytest

pytest.importorskip("resource", reason="this system does not count a process's processor time")
pytestmark = pytest.mark.timed


@pytest.mark.parametrize("threads", [1, 2])
def test_throughput_against_the_command_line(threads: int) -> None:
    """At least 0.85 of it, in processor time: the clock depends on what else the machine does."""
    from throughput import measure

    measured = measure(300, threads)
    assert measured["rows"] > 3000
    assert measured["ratio_cpu"] >= 0.85, measured
