"""What is counted and verified over many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ._rows import Span, _spans, _words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke how often. See :func:`pywhosaid.speakers`."""

    speaker: str
    """The name, in its commonest spelling."""
    kind: str
    """``person``, ``group``, ``organisation``, ``document`` or ``anonymous``."""
    rows: int
    """How many rows; one of joint speakers counts for each."""
    words: int
    """How many words these rows attribute."""
    quoted_words: int
    """How many of them stand inside quotation marks."""
    documents: int
    """How many documents have such a row."""
    direct: int
    mixed: int
    indirect: int
    id: str = ""
    """The roster's id; empty where none lists the speaker."""
    doc: str = ""
    """The document whose speaker this is, where the name is good inside it only."""
    acts: dict[str, int] = field(default_factory=dict)
    """Rows by act, commonest first."""
    outlets: dict[str, int] = field(default_factory=dict)
    """Rows by outlet."""
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    first_date: str = ""
    last_date: str = ""
    roster: dict[str, str] = field(default_factory=dict)
    """What the roster says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a statement at one place, or that it stands nowhere. See :func:`pywhosaid.verify`."""

    id: str
    """The statement's name."""
    statement: str
    """Its words, as given."""
    verdict: str
    """``verbatim``, ``split``, ``altered``, ``paraphrased`` or ``absent``."""
    changes: tuple[str, ...] = ()
    """What was done to it: ``words``, ``left-out``, ``added``, ``order``, ``ellipsis``, ``brackets``,
    ``negation``."""
    notes: tuple[str, ...] = ()
    """In what else it differs: ``case``, ``marks``, ``space``, ``punctuation``, ``ellipsis``."""
    claimed: str = ""
    """Who is said to have said it."""
    doc: str = ""
    """The document it stands in."""
    speakers: tuple[str, ...] = ()
    """Who says it there."""
    same_speaker: bool | None = None
    """Whether one of them may be who is said to have said it; ``None`` where either is not named."""
    quoted: bool | None = None
    """Whether all of it stands between marks of speech."""
    found: str = ""
    """The words of the text."""
    spans: tuple[Span, ...] = ()
    """Where they stand."""
    row: int | None = None
    """The number of the row that holds most of it."""
    diff: tuple[tuple[str, str], ...] = ()
    """Word by word, pairs of kind (``same``, ``out``, ``in``, ``between``) and words."""
    similarity: float = 0.0
    """The share of its words that stand there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands, or a paraphrase that likely reports it. See :func:`pywhosaid.quotes`."""

    doc: str
    """The document's name."""
    wording: str
    """The words, as they stand there."""
    speaker: str = ""
    """Whom this place gives it to; empty where nobody is named."""
    date: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    story: int = 0
    """The story it is a copy of, by the number of its first document, from 1."""
    row: int = 0
    """The row's number in the document."""
    type: str = ""
    """``direct``, ``mixed`` or ``indirect``."""
    variant: int = 0
    """Which of the variants it is, from 0."""
    start: int = 0
    """The content's first code point."""
    end: int = 0
    """One past its last."""
    confidence: float = 0.0
    """Probability that the row is right."""
    share: float | None = None
    """Of a paraphrase, the share of telling words that both have."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording of a statement. See :func:`pywhosaid.quotes`."""

    wording: str
    """The words, as they first stand."""
    documents: int
    """How many documents have it."""
    changes: tuple[str, ...] = ()
    """What it does to the fullest: ``cut``, ``ellipsis``, ``left-out``, ``added``, ``words``, ``brackets``."""
    diff: tuple[tuple[str, str], ...] = ()
    """Word by word, pairs of kind (``same``, ``out``, ``in``) and words; empty for the fullest."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The same statement over documents. See :func:`pywhosaid.quotes`."""

    wording: str
    """The words, as fully as any document has them."""
    speaker: str
    """Who said it, by the fullest of the names that most places give; empty where nobody is named."""
    documents: int
    """In how many documents it stands."""
    stories: int
    """The same, with copies of one article counted once."""
    speaker_kind: str = ""
    speaker_title: str = ""
    other_speakers: tuple[str, ...] = ()
    """To whom else it is given."""
    outlets: dict[str, int] = field(default_factory=dict)
    """Documents by outlet, in the order of their dates."""
    variants: tuple[Variant, ...] = ()
    """Its wordings, the fullest first."""
    places: tuple[Place, ...] = ()
    """Where it stands, the earliest first."""
    paraphrases: tuple[Place, ...] = ()
    """Rows that likely report it."""


def _statement(record: dict[str, Any]) -> Statement:
    plain = ("speaker", "documents", "stories", "speaker_kind", "speaker_title")

    def variant(one: dict[str, Any]) -> Variant:
        diff = tuple((piece["kind"], piece["text"]) for piece in one["diff"])
        return Variant(one["wording"], one["documents"], tuple(one["changes"]), diff)

    return Statement(
        **{name: record[name] for name in plain},
        wording=record["quote"],
        other_speakers=tuple(record["others"]),
        outlets={outlet["name"]: outlet["documents"] for outlet in record["outlets"]},
        variants=tuple(variant(one) for one in record["variants"]),
        places=tuple(Place(**place) for place in record["places"]),
        paraphrases=tuple(Place(**place) for place in record["paraphrases"]),
    )


def _speaker(record: dict[str, Any]) -> Speaker:
    plain = ("speaker", "kind", "rows", "words", "quoted_words", "documents", "direct", "mixed", "indirect")
    more = ("id", "doc", "first_date", "last_date")
    return Speaker(
        **{name: record[name] for name in plain + more},
        acts={count["name"]: count["rows"] for count in record["acts"]},
        outlets={count["name"]: count["rows"] for count in record["outlets"]},
        titles=tuple(record["titles"]),
        aliases=tuple(record["aliases"]),
        roster=record.get("roster") or {},
    )


def _verdict(record: dict[str, Any]) -> Verdict:
    plain = ("id", "statement", "verdict", "claimed", "doc", "same_speaker", "quoted", "row", "similarity")
    return Verdict(
        **{name: record[name] for name in plain},
        changes=tuple(record["changes"]),
        notes=tuple(record["notes"]),
        speakers=tuple(record["speaker"]),
        found=_words(record["found"]),
        spans=_spans(record["found"]),
        diff=tuple((piece["kind"], piece["text"]) for piece in record["diff"]),
    )
