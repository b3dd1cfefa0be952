"""A component for spaCy: ``nlp.add_pipe("whosaid")`` puts who said what on ``doc._.quotes``.

It needs nothing but a tokenizer, so it works on ``spacy.blank("en")``:

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("whosaid")
>>> doc = nlp("“We will rebuild,” Mayor Ada Holm told reporters.")
>>> quote = doc._.quotes[0]
>>> quote.speaker, quote.content[0].text, quote.cue[0].text, quote.name.text
('Ada Holm', '“We will rebuild,”', 'told', 'Ada Holm')

What is found is kept in ``doc.user_data``, so it survives ``DocBin(store_user_data=True)``, ``doc.to_bytes()`` and
pickling; ``doc._.quotes`` is made of it when it is asked for. The spans are put under ``doc.spans`` too, by the keys
``whosaid_content``, ``whosaid_cue`` and ``whosaid_source``, for displaCy; there a span's ``id_`` is the row's number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ._engine import Engine
from ._rows import Row, Rows

_KEY = "whosaid"
_GROUPS = ("content", "cue", "source")


@dataclass(frozen=True)
class Quote:
    """One quotation or paraphrase in a ``Doc``."""

    content: tuple[Span, ...]
    """The words attributed, a span for each piece; none for a refusal."""
    cue: tuple[Span, ...]
    """The words that signal it."""
    source: tuple[Span, ...]
    """The words that stand for the speaker here: *she*."""
    name: Span | None
    """Where the text first gives the speaker's name; ``None`` where it does not give it or nobody is named."""
    speaker: str
    """Who said it; empty where nobody can be named."""
    row: Row
    """Everything else."""
    misaligned: tuple[str, ...]
    """Which of ``content``, ``cue``, ``source`` and ``name`` have ends inside of tokens; their spans are widened to
    whole tokens."""


def _place(doc: Doc, start: int, end: int, label: str) -> tuple[Span | None, bool]:
    """The span at these characters, widened to whole tokens where it has to be; and whether it had to."""
    span = doc.char_span(start, end, label=label)
    if span is not None:
        return span, True
    return doc.char_span(start, end, label=label, alignment_mode="expand"), False


def _tuples(value: Any) -> Any:
    """Lists as the tuples that they were before they were written."""
    return tuple(map(_tuples, value)) if isinstance(value, (list, tuple)) else value


def _quote(doc: Doc, fields: dict[str, Any]) -> Quote:
    row = Row(**{key: _tuples(value) for key, value in fields.items() if key != "name_span"})
    places = {"content": row.spans, "cue": row.cue_spans, "source": row.source_spans}
    spans: dict[str, tuple[Span, ...]] = {}
    misaligned = []
    for part, pieces in places.items():
        found = [_place(doc, start, end, part.upper()) for start, end in pieces]
        spans[part] = tuple(span for span, _ in found if span is not None)
        if not all(exact for _, exact in found):
            misaligned.append(part)
    name, exact = None, True
    if fields["name_span"]:
        start, end = fields["name_span"]
        name, exact = _place(doc, start, end, "SPEAKER")
    misaligned += [] if exact else ["name"]
    return Quote(
        content=spans["content"],
        cue=spans["cue"],
        source=spans["source"],
        name=name,
        speaker=row.speaker,
        row=row,
        misaligned=tuple(misaligned),
    )


def _quotes(doc: Doc) -> list[Quote]:
    return [_quote(doc, fields) for fields in doc.user_data.get(_KEY, ())]


def _name_span(rows: Rows, row: Row) -> list[int] | None:
    """Where the text first gives the name of the row's first speaker."""
    if not row.speaker_ids:
        return None
    entity = next((one for one in rows.entities if one.id == row.speaker_ids[0]), None)
    names = [one for one in entity.mentions if one.kind == "name"] if entity else []
    exact = [one for one in names if one.text == row.speakers[0]] if row.speakers else []
    chosen = next(iter(exact or names), None)
    if entity is None or chosen is None:
        return None
    # A naming may hold a title before the name.
    known = sorted({*row.speakers[:1], entity.name, *entity.aliases}, key=len, reverse=True)
    name = next((name for name in known if name and name in chosen.text), chosen.text)
    if name == chosen.text:
        title = next((title for title in entity.titles if chosen.text.startswith(f"{title} ")), "")
        name = chosen.text[len(title) :].strip()
    start = chosen.span[0] + chosen.text.index(name)
    return [start, start + len(name)]


def _plain(rows: Rows, row: Row) -> dict[str, Any]:
    """A row in what msgpack holds."""

    def lists(value: Any) -> Any:
        return [lists(one) for one in value] if isinstance(value, tuple) else value

    fields = {name: lists(value) for name, value in row.asdict().items()}
    return {**fields, "name_span": _name_span(rows, row)}


def _register() -> None:
    if not Doc.has_extension("quotes"):
        Doc.set_extension("quotes", getter=_quotes)


_register()


class WhosaidComponent:
    """What ``nlp.add_pipe("whosaid")`` adds; see the module."""

    def __init__(self, engine: Engine) -> None:
        """Work with an engine."""
        self.engine = engine
        _register()

    def __call__(self, doc: Doc) -> Doc:
        """Find who said what in a ``Doc``."""
        rows = self.engine.extract(doc.text)
        doc.user_data[_KEY] = [_plain(rows, row) for row in rows]
        quotes = _quotes(doc)
        for group in _GROUPS:
            spans = [_numbered(doc, span, quote) for quote in quotes for span in getattr(quote, group)]
            doc.spans[f"{_KEY}_{group}"] = spans
        return doc


def _numbered(doc: Doc, span: Span, quote: Quote) -> Span:
    return Span(doc, span.start, span.end, label=span.label_, span_id=str(quote.row.id))


@Language.factory(
    "whosaid",
    assigns=["doc._.quotes"],
    default_config={"lexicons": None, "only_lexicons": None, "roster": None, "weights": None},
)
def make(
    nlp: Language,
    name: str,
    lexicons: str | None,
    only_lexicons: str | None,
    roster: str | None,
    weights: str | None,
) -> WhosaidComponent:
    """Make the component from a pipeline's config; the paths are those of :class:`pywhosaid.Engine`."""
    return WhosaidComponent(Engine(lexicons=lexicons, only_lexicons=only_lexicons, roster=roster, weights=weights))
