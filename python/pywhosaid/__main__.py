"""The command line: ``whosaid``, or ``python -m pywhosaid``."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command that the program's arguments name, and give the exit code."""
    from . import _native

    # The command line has a way of its own to be interrupted, and ends quietly where nobody reads on.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.main(["whosaid", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
