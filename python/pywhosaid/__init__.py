"""Who said what: every quotation and paraphrase of a news text, linked to a named speaker.

>>> import pywhosaid
>>> rows = pywhosaid.extract("“We will rebuild,” Mayor Ada Holm told reporters.")
>>> rows[0].speaker, rows[0].content
('Ada Holm', '“We will rebuild,”')

:func:`extract` reads one text, :func:`extract_many` many, :func:`read` files and folders; :func:`explain` tells why,
:func:`verify` whether statements stand there, :func:`speakers` who spoke how often, :func:`evaluate` how good it is.
:class:`Engine` does the same with lexicons, weights and a roster of one's own. ``pywhosaid.spacy`` and
``pywhosaid.spark`` bring it to spaCy and Spark.
"""

from ._counts import Speaker, Verdict
from ._engine import Engine
from ._errors import DataError, InputError, UsageError, WhosaidError
from ._native import __version__
from ._rows import Entity, Mention, Row, Rows, Span
from ._table import Table

_built_in = Engine()
extract = _built_in.extract
extract_many = _built_in.extract_many
explain = _built_in.explain
read = _built_in.read
speakers = _built_in.speakers
verify = _built_in.verify
evaluate = _built_in.evaluate

__all__ = [
    "DataError",
    "Engine",
    "Entity",
    "InputError",
    "Mention",
    "Row",
    "Rows",
    "Span",
    "Speaker",
    "Table",
    "UsageError",
    "Verdict",
    "WhosaidError",
    "__version__",
    "evaluate",
    "explain",
    "extract",
    "extract_many",
    "read",
    "speakers",
    "verify",
]
