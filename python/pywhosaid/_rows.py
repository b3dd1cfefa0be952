"""Rows of one text: who said what, and where."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
"""Where words stand: first code point, and one past the last. ``text[start:end]`` are the words."""

_GAP = " … "
_JOINT = " | "


@dataclass(frozen=True, slots=True)
class Row:
    """One quotation or paraphrase.

    >>> import pywhosaid
    >>> row = pywhosaid.extract("“We will rebuild,” Mayor Ada Holm told reporters.")[0]
    >>> row.speaker, row.speaker_title, row.cue, row.content
    ('Ada Holm', 'Mayor', 'told', '“We will rebuild,”')
    """

    id: int
    """Its number in the text, from 1."""
    type: str
    """``direct``, ``mixed`` or ``indirect``: all, some or none of the words stand in quotation marks."""
    speaker: str
    """Who said it; names of joint speakers are joined by ``" | "``; empty where nobody can be named."""
    content: str
    """The words attributed; pieces are joined by ``" … "``; empty for a refusal (*declined to comment*)."""
    spans: tuple[Span, ...]
    """Where the content stands, a pair for each piece."""
    confidence: float
    """Probability that content, source and speaker are right."""
    cue: str = ""
    """The words that signal it: *said*."""
    cue_spans: tuple[Span, ...] = ()
    """Where they stand."""
    source: str = ""
    """The words that stand for the speaker here: *she*, *the minister*."""
    source_spans: tuple[Span, ...] = ()
    """Where they stand."""
    speakers: tuple[str, ...] = ()
    """The names one by one."""
    speaker_kind: str = ""
    """``person``, ``group``, ``organisation``, ``document``, ``anonymous`` or empty."""
    speaker_title: str = ""
    """The role given with the name."""
    speaker_ids: tuple[str, ...] = ()
    """The speakers' ids in the roster, else in this text (``e1``), as in ``Rows.entities``."""
    act: str = ""
    """What kind of saying: ``state``, ``ask``, ``deny``, …"""
    polarity: str = "said"
    """``said``, ``negated``, ``refused``, ``hypothetical``, ``future`` or ``asked``."""
    quoted: tuple[str, ...] = ()
    """What stands inside the marks of speech."""
    addressee: str = ""
    """Whom it was said to."""
    statement_date: str = ""
    """The day on which it was said, ``YYYY-MM-DD``, where the text names one."""
    continues: int | None = None
    """The row it goes on from, by its ``id``."""
    nested: bool = False
    """Whether it is a report within another row's content."""
    context: str = ""
    """The sentences around it."""
    paragraph: int = 0
    """The paragraph in which the content begins, from 1."""
    start: int = 0
    """First code point of the content."""
    end: int = 0
    """One past its last code point."""
    row_confidence: float = 0.0
    """Probability that content and source are right."""
    speaker_confidence: float = 0.0
    """Probability that the speaker is right, given that content and source are."""
    rule: str = ""
    """The pattern it was read by."""
    roster: dict[str, str] = field(default_factory=dict)
    """What the roster says of the speaker: a value for each of its further columns."""
    evidence: dict[str, Any] | None = None
    """What is behind it; only from :func:`pywhosaid.explain`. Keys: ``cue_entry`` (file, entry, line of the
    lexicon), ``speaker_why``, ``statement_date``, ``reasons`` (feature, weight), ``losers`` (rule, score,
    source, content)."""

    def __repr__(self) -> str:
        """Who, how sure, what."""
        words = self.content if len(self.content) <= 60 else self.content[:59] + "…"
        who = self.speaker or self.source or "nobody named"
        return f"<Row {self.id}: {who} · {self.cue or '—'} · {words or f'({self.polarity})'} · {self.confidence:.2f}>"

    def asdict(self) -> dict[str, Any]:
        """All fields by their names.

        >>> import pywhosaid
        >>> pywhosaid.extract("“We won,” said Ann Lee.")[0].asdict()["speaker"]
        'Ann Lee'
        """
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody: the words, where they stand, and whether they are a name, descriptor or pronoun."""

    text: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a text names.

    >>> import pywhosaid
    >>> text = "“We won,” said Ann Lee. She smiled."
    >>> lee = pywhosaid.extract(text).entities[0]
    >>> lee.id, lee.name, [mention.text for mention in lee.mentions]
    ('e1', 'Ann Lee', ['Ann Lee', 'She'])
    """

    id: str
    name: str
    kind: str
    gender: str
    titles: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roster: dict[str, str]


class Rows(list[Row]):
    """The rows of a text, in its order; a list that knows its text.

    In a notebook it shows the text with every quotation and paraphrase lit.

    Attributes:
        text: the text, as it was given.
        name: what it was named.
        title: its headline, where one was given or found; empty else. So is the next.
        date: its date.
        entities: who and what is named in it.
        marks: pairs of quotation marks that hold no speech, each a dict with ``text``, ``span``, ``role`` and
            ``why``; only from :func:`pywhosaid.explain`.
    """

    text: str = ""
    name: str = ""
    title: str = ""
    date: str = ""
    entities: tuple[Entity, ...] = ()
    marks: tuple[dict[str, Any], ...] = ()

    def __repr__(self) -> str:
        """A line for each row."""
        return "[" + ",\n ".join(map(repr, self)) + "]"

    def _repr_html_(self) -> str:
        """The text, lit."""
        from ._html import article

        return article(self)

    def to_html(self) -> str:
        """The text with its quotations and paraphrases lit, as a piece of HTML that loads nothing.

        >>> import pywhosaid
        >>> "<mark" in pywhosaid.extract("“We won,” said Ann Lee.").to_html()
        True
        """
        return self._repr_html_()


def _spans(part: dict[str, Any] | None) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in part["spans"]) if part else ()


def _words(part: dict[str, Any] | None) -> str:
    return part["text"] if part else ""


def _roster(ids: list[str], rosters: dict[str, dict[str, str]]) -> dict[str, str]:
    listed = [rosters.get(one, {}) for one in ids]
    names = list(dict.fromkeys(name for one in listed for name in one))
    cells = {name: [one.get(name, "") for one in listed] for name in names}
    return {name: _JOINT.join(values) if any(values) else "" for name, values in cells.items()}


def _row(record: dict[str, Any], rosters: dict[str, dict[str, str]]) -> Row:
    return Row(
        id=record["id"],
        type=record["type"],
        speaker=_JOINT.join(record["speaker"]),
        content=record["content"]["text"],
        spans=_spans(record["content"]),
        confidence=record["confidence"],
        cue=_words(record["cue"]),
        cue_spans=_spans(record["cue"]),
        source=_words(record["source"]),
        source_spans=_spans(record["source"]),
        speakers=tuple(record["speaker"]),
        speaker_kind=record["speaker_kind"],
        speaker_title=record["speaker_title"],
        speaker_ids=tuple(record["speaker_id"]),
        act=record["act"],
        polarity=record["polarity"],
        quoted=tuple(record["quoted"]),
        addressee=record["addressee"],
        statement_date=record["statement_date"],
        continues=record.get("continues"),
        nested=record.get("nested", False),
        context=record["context"],
        paragraph=record["paragraph"],
        start=record["start"],
        end=record["end"],
        row_confidence=record["row_confidence"],
        speaker_confidence=record["speaker_confidence"],
        rule=record["rule"],
        roster=_roster(record["speaker_id"], rosters),
        evidence=record.get("evidence"),
    )


def _entity(record: dict[str, Any]) -> Entity:
    mentions = tuple(Mention(one["text"], tuple(one["span"]), one["kind"]) for one in record["mentions"])
    return Entity(
        id=record["id"],
        name=record["name"],
        kind=record["kind"],
        gender=record["gender"],
        titles=tuple(record["titles"]),
        aliases=tuple(record["aliases"]),
        mentions=mentions,
        roster=record.get("roster", {}),
    )


def _rows_of(text: str, written: str) -> Rows:
    """The rows of a record that the engine wrote."""
    record = json.loads(written)
    entities = tuple(map(_entity, record["entities"]))
    rosters = {entity.id: entity.roster for entity in entities if entity.roster}
    rows = Rows(_row(one, rosters) for one in record["attributions"])
    rows.text = text
    rows.name, rows.title, rows.date = record["doc"], record["title"], record["date"]
    rows.entities = entities
    rows.marks = tuple(record.get("marks") or ())
    return rows
