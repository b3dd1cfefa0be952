"""Who said what: every quotation and paraphrase of a news text, linked to a named speaker.

>>> import pywhosaid
>>> rows = pywhosaid.extract("“We will rebuild,” Mayor Ada Holm told reporters.")
>>> rows[0].speaker, rows[0].content
('Ada Holm', '“We will rebuild,”')

:func:`extract` reads one text, :func:`extract_many` many, :func:`read` files and folders; :func:`explain` tells why,
:func:`verify` whether statements stand there, :func:`quotes` which documents have the same statement,
:func:`speakers` who spoke how often, :func:`evaluate` how good it is.
:class:`Engine` does the same with lexicons, weights and a roster of one's own. ``pywhosaid.spacy`` and
``pywhosaid.spark`` bring it to spaCy and Spark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._engine import Engine
from ._errors import DataError, InputError, UsageError, WhosaidError
from ._native import __version__
from ._table import Table

if TYPE_CHECKING:
    from ._counts import Place, Speaker, Statement, Variant, Verdict
    from ._rows import Entity, Mention, Row, Rows, Span

_built_in = Engine()
extract = _built_in.extract
extract_many = _built_in.extract_many
explain = _built_in.explain
quotes = _built_in.quotes
read = _built_in.read
speakers = _built_in.speakers
verify = _built_in.verify
evaluate = _built_in.evaluate

_LATER = dict.fromkeys(("Place", "Speaker", "Statement", "Variant", "Verdict"), "_counts")
_LATER |= dict.fromkeys(("Entity", "Mention", "Row", "Rows", "Span"), "_rows")


def __getattr__(name: str) -> object:
    """Import what is needed later only when it is: these are most of the time that an import takes."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Those that are imported later, too."""
    return sorted({*globals(), *_LATER})


__all__ = [
    "DataError",
    "Engine",
    "Entity",
    "InputError",
    "Mention",
    "Place",
    "Row",
    "Rows",
    "Span",
    "Speaker",
    "Statement",
    "Table",
    "UsageError",
    "Variant",
    "Verdict",
    "WhosaidError",
    "__version__",
    "evaluate",
    "explain",
    "extract",
    "extract_many",
    "quotes",
    "read",
    "speakers",
    "verify",
]
