"""The engine, and the functions that use the built-in one."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import _given, _native
from ._errors import InputError
from ._given import About, Day, Given, Narrowing, Path, Texts, Words
from ._given import Statement as Claim
from ._table import Table

if TYPE_CHECKING:
    from ._counts import Speaker, Statement, Verdict
    from ._rows import Rows


class Engine:
    """Lexicons, weights and a roster, ready for any number of texts. It can be pickled, with all it was made from.

    Args:
        lexicons: a folder of lexicon files to lay over the built-in ones.
        only_lexicons: a complete folder of lexicon files in place of the built-in ones.
        roster: known people and bodies, to whose ids speakers are linked: a CSV file, or dicts with ``id``, ``name``
            and where wanted ``aliases`` (parted by ``|``), ``kind``, ``title``, ``gender`` and any further keys,
            which come out as columns ``roster.NAME``.
        weights: a folder of weights files in place of the built-in ones.

    Raises:
        DataError: a fault in one of these files, with path, line and column.

    >>> import pywhosaid
    >>> holm = {"id": "Q1", "name": "Adelheid Holm", "aliases": "Ada Holm", "party": "Green"}
    >>> engine = pywhosaid.Engine(roster=[holm])
    >>> row = engine.extract("“We will rebuild,” Mayor Ada Holm told reporters.")[0]
    >>> row.speaker, row.speaker_ids, row.roster["party"]
    ('Adelheid Holm', ('Q1',), 'Green')
    """

    __slots__ = ("_native",)

    def __init__(
        self,
        *,
        lexicons: Path | None = None,
        only_lexicons: Path | None = None,
        roster: Path | Iterable[Mapping[str, object]] | None = None,
        weights: Path | None = None,
    ) -> None:
        """Read and compile what is given."""
        self._native = _native.Engine(lexicons, only_lexicons, weights, _given.roster(roster))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with the texts of its files."""
        return (_from_state, (self._native.state(),))

    def __repr__(self) -> str:
        """What it carries from a roster."""
        fields = self._native.fields()
        return f"<Engine{', roster with ' + ', '.join(fields) if fields else ''}>"

    def extract(
        self, text: str, *, name: str = "", title: str = "", date: str = "", outlet: str = "", url: str = ""
    ) -> Rows:
        """Find who said what in a text.

        Args:
            text: the text. Any string; analysis does not fail.
            name: what the text is called.
            title: its headline, where that is known from elsewhere; else the one found in the text.
            date: the day it is from, ``YYYY-MM-DD``; *on Monday* is counted from it.
            outlet: who published it.
            url: where it stands.

        Returns:
            The rows in the order of the text, a list. Places are code points: ``text[row.start:row.end]``.

        >>> import pywhosaid
        >>> text = "“We will rebuild,” Mayor Ada Holm told reporters. She denied that the dam had failed."
        >>> rows = pywhosaid.extract(text)
        >>> [(row.speaker, row.source, row.content) for row in rows]
        [('Ada Holm', 'Mayor Ada Holm', '“We will rebuild,”'), ('Ada Holm', 'She', 'the dam had failed')]
        >>> [text[start:end] for start, end in rows[1].spans]
        ['the dam had failed']
        """
        return self._rows(text, About(name, title, date, outlet, url), False)

    def explain(
        self, text: str, *, name: str = "", title: str = "", date: str = "", outlet: str = "", url: str = ""
    ) -> Rows:
        """Find who said what, and tell why: :meth:`extract` with ``evidence`` on each row and ``marks`` on the whole.

        >>> import pywhosaid
        >>> rows = pywhosaid.explain("“We won,” said Ann Lee of the “Blue Tower”.")
        >>> rows[0].evidence["cue_entry"]["file"], rows[0].evidence["cue_entry"]["entry"]
        ('verbs.tsv', 'say')
        >>> rows.marks[0]["text"]
        '“Blue Tower”'
        """
        return self._rows(text, About(name, title, date, outlet, url), True)

    def extract_many(
        self,
        texts: Texts,
        *,
        ids: Any = None,
        dates: Any = None,
        outlets: Any = None,
        carry: Any = None,
        threads: int | None = None,
        columns: Sequence[str] | None = None,
        kinds: Words = (),
        types: Words = (),
        speakers: Words = (),
        min_confidence: float = 0.0,
        about: Words = (),
        since: Day = None,
        until: Day = None,
        outlet: Words = (),
        roster_only: bool = False,
    ) -> Table:
        """Find who said what in many texts.

        Args:
            texts: a list of ``str``, a Series, or an Arrow column. Missing ones are named in ``Table.failures``.
            ids: what the texts are named by, whole numbers or strings, as many as there are texts; without them their
                places, from 0. They are the column ``doc``.
            dates: the day each text is from, ``YYYY-MM-DD``, or days.
            outlets: who published each text.
            carry: more columns, each as long as the texts, by their names; they come out as ``carried.NAME``. A frame
                serves, too: ``carry=df[["desk", "section"]]``.
            threads: how many texts are analysed at the same time; without it, as many as there are processors. The
                result is the same.
            columns: only these columns, in this order.
            kinds: only these kinds of act: ``said``, ``thought``, ``wanted``, ``decided``, ``shown``.
            types: only these types of content: ``direct``, ``mixed``, ``indirect``.
            speakers: only rows of these: the name or some words of it.
            min_confidence: only rows at least so sure.
            about: only rows about this: its words stand in the content or in the sentences around it, in any order and
                with any ending; one of several topics is enough.
            since: only texts of this day or later; those without a date are left out.
            until: only texts of this day or earlier, or up to the end of this month or year.
            outlet: only texts of this outlet: the name or some words of it.
            roster_only: only rows of speakers whom the roster lists.

        Returns:
            A table, a row for each quotation and paraphrase, in the order of the texts.

        The interpreter's lock is let go; Ctrl-C stops the run between two texts.

        >>> import pywhosaid
        >>> texts = ["“We won,” said Ann Lee.", "“We lost,” said Bo Roe, who resigned."]
        >>> table = pywhosaid.extract_many(texts, ids=["a", "b"], columns=["doc", "speaker", "content"])
        >>> for row in table:
        ...     print(row)
        {'doc': 'a', 'speaker': 'Ann Lee', 'content': '“We won,”'}
        {'doc': 'b', 'speaker': 'Bo Roe', 'content': '“We lost,”'}
        >>> table = pywhosaid.extract_many(texts, carry={"desk": ["home", "abroad"]}, about="losing")
        >>> table.column_names[-4:-3], len(table)
        (['carried.desk'], 0)
        >>> len(pywhosaid.extract_many(texts, dates=["2026-03-02", "2026-04-01"], until="2026-03"))
        1
        """
        narrowing = _given.narrowing(kinds, types, speakers, min_confidence, about, since, until, outlet, roster_only)
        given = _given.of_texts(texts, ids, dates, outlets, {} if carry is None else carry)
        return self._table(given, columns, narrowing, threads)

    def read(
        self,
        *paths: Path,
        threads: int | None = None,
        columns: Sequence[str] | None = None,
        carry: Words = (),
        kinds: Words = (),
        types: Words = (),
        speakers: Words = (),
        min_confidence: float = 0.0,
        about: Words = (),
        since: Day = None,
        until: Day = None,
        outlet: Words = (),
        roster_only: bool = False,
        **options: str | bool | Sequence[str],
    ) -> Table:
        """Find who said what in files, folders or patterns, as ``whosaid extract`` reads them.

        Args:
            paths: text, web pages, feeds, JSON Lines, JSON, CSV, packed or not; of folders all such files.
            threads: as for :meth:`extract_many`.
            columns: only these columns.
            carry: fields of records that come out as columns ``carried.NAME``.
            kinds: as for :meth:`extract_many`, and so are the next eight.
            types: only these types of content.
            speakers: only rows of these.
            min_confidence: only rows at least so sure.
            about: only rows about this.
            since: only documents of this day or later.
            until: only documents of this day or earlier.
            outlet: only documents of this outlet.
            roster_only: only rows of speakers whom the roster lists.
            options: the options of ``whosaid extract`` for reading, with ``_`` for ``-``: ``text_field="body"``,
                ``include="*.txt"``, ``strict=True``.

        Returns:
            A table; ``doc`` is the path, with ``#ID`` behind it for a record of a file with many.

        Raises:
            InputError: nothing could be read. Where some could, a warning tells of the others, and ``Table.failures``
                names them.
            UsageError: no such option.

        >>> import pathlib, tempfile, pywhosaid
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = pathlib.Path(folder, "a.txt").write_text("“We won,” said Ann Lee.", encoding="utf-8")
        ...     table = pywhosaid.read(folder)
        >>> [row["speaker"] for row in table]
        ['Ann Lee']
        """
        narrowing = _given.narrowing(kinds, types, speakers, min_confidence, about, since, until, outlet, roster_only)
        table = self._table(_given.of_paths(paths, options, carry), columns, narrowing, threads)
        _tell(table.failures, table.documents)
        return table

    def speakers(
        self,
        texts: Texts = None,
        *,
        paths: Sequence[Path] = (),
        ids: Any = None,
        dates: Any = None,
        outlets: Any = None,
        threads: int | None = None,
        kinds: Words = (),
        types: Words = (),
        min_confidence: float = 0.0,
        about: Words = (),
        since: Day = None,
        until: Day = None,
        outlet: Words = (),
        roster_only: bool = False,
        **options: str | bool | Sequence[str],
    ) -> list[Speaker]:
        """Count who spoke how often, over all documents: those with most rows first.

        Give texts (as for :meth:`extract_many`, and so are all that narrow) or paths (as for :meth:`read`).

        >>> import pywhosaid
        >>> texts = ["“We won,” said Ann Lee.", "“We lost,” said Ann Lee. “No,” said Bo Roe."]
        >>> [(one.speaker, one.rows, one.documents) for one in pywhosaid.speakers(texts)]
        [('Ann Lee', 2, 2), ('Bo Roe', 1, 1)]
        """
        import json

        from ._counts import _speaker

        given = _given.either(texts, ids, dates, outlets, paths, options)
        narrowing = _given.narrowing(kinds, types, (), min_confidence, about, since, until, outlet, roster_only)
        written, documents, _, failures, _ = self._native.speakers(given, narrowing, _given.threads(threads))
        if texts is None:
            _tell(failures, documents)
        return [_speaker(record) for record in json.loads(written)]

    def quotes(
        self,
        texts: Texts = None,
        *,
        paths: Sequence[Path] = (),
        ids: Any = None,
        dates: Any = None,
        outlets: Any = None,
        unique: bool = False,
        min_documents: int = 1,
        min_outlets: int = 0,
        threads: int | None = None,
        kinds: Words = (),
        types: Words = (),
        speakers: Words = (),
        min_confidence: float = 0.0,
        about: Words = (),
        since: Day = None,
        until: Day = None,
        outlet: Words = (),
        roster_only: bool = False,
        **options: str | bool | Sequence[str],
    ) -> list[Statement]:
        """Put the same statement of many documents together: near-identical quotations are one.

        This is the command ``whosaid quotes``.

        Args:
            texts: the texts, as for :meth:`extract_many`; or give ``paths``, as for :meth:`read`.
            paths: files, folders or patterns.
            ids: what the texts are named by.
            dates: the day each is from: it tells who was first.
            outlets: who published each.
            unique: of the copies of one article take the earliest that has the statement.
            min_documents: only statements that stand in so many documents.
            min_outlets: only statements that stand in so many outlets.
            threads: how many documents at the same time.
            kinds: as for :meth:`extract_many`, and so are the next eight.
            types: only these types of content.
            speakers: only rows of these.
            min_confidence: only rows at least so sure.
            about: only rows about this.
            since: only documents of this day or later.
            until: only documents of this day or earlier.
            outlet: only documents of this outlet.
            roster_only: only rows of speakers whom the roster lists.
            options: as for :meth:`read`.

        Returns:
            The statements, those in most outlets first.

        >>> import pywhosaid
        >>> full = "“We will rebuild the bridge by June,” said Ada Holm."
        >>> texts = [full, "“We will rebuild the bridge,” Ada Holm said."]
        >>> found = pywhosaid.quotes(texts, outlets=["Sentinel", "Courier"], dates=["2026-03-02", "2026-03-03"])
        >>> [(one.speaker, one.wording, list(one.outlets)) for one in found]
        [('Ada Holm', 'We will rebuild the bridge by June,', ['Sentinel', 'Courier'])]
        >>> found[0].variants[1].changes, [place.doc for place in found[0].places]
        (('cut',), ['0', '1'])
        """
        import json

        from ._counts import _statement

        given = _given.either(texts, ids, dates, outlets, paths, options)
        narrowing = _given.narrowing(kinds, types, speakers, min_confidence, about, since, until, outlet, roster_only)
        least = (min_documents, min_outlets)
        native = self._native.quotes(given, narrowing, unique, least, _given.threads(threads))
        written, documents, _, failures, _ = native
        if texts is None:
            _tell(failures, documents)
        return [_statement(record) for record in json.loads(written)]

    def verify(
        self,
        statements: Iterable[Claim],
        texts: Texts = None,
        *,
        paths: Sequence[Path] = (),
        ids: Any = None,
        dates: Any = None,
        outlets: Any = None,
        threads: int | None = None,
        **options: str | bool | Sequence[str],
    ) -> list[Verdict]:
        """Tell whether statements stand in documents: verbatim, split, altered, paraphrased or absent.

        Args:
            statements: each its words; or a pair of words and speaker; or a dict with ``statement`` and where wanted
                ``speaker`` and ``id``.
            texts: the texts, as for :meth:`extract_many`; or give ``paths``, as for :meth:`read`.
            paths: files, folders or patterns.
            ids: what the texts are named by.
            dates: the day each is from.
            outlets: who published each.
            threads: how many documents at the same time.
            options: as for :meth:`read`.

        Returns:
            For each statement the best verdict that any document gives, once for every document that gives it.

        >>> import pywhosaid
        >>> text = "“We will win,” said Ann Lee, “and we will sing.”"
        >>> found = pywhosaid.verify(["We will win, and we will sing.", "We will lose everything"], [text])
        >>> [(one.verdict, one.speakers) for one in found]
        [('split', ('Ann Lee',)), ('absent', ())]
        """
        import json

        from ._counts import _verdict

        if isinstance(statements, str):
            statements = [statements]
        claims = [_given.claim(one, number) for number, one in enumerate(statements, 1)]
        given = _given.either(texts, ids, dates, outlets, paths, options)
        written, failures, _ = self._native.verify(claims, given, _given.threads(threads))
        if texts is None:
            _tell(failures, None)
        return [_verdict(record) for record in json.loads(written)]

    def evaluate(
        self,
        gold: Path,
        *,
        text: Path | None = None,
        speakers: Path | None = None,
        pred: Path | None = None,
        join_continued: bool = False,
    ) -> dict[str, Any]:
        """Measure against annotated text, as ``whosaid eval`` does: precision, recall, F1.

        Args:
            gold: a folder of brat annotations.
            text: the folder of texts, where they do not lie beside the annotations.
            speakers: a table of who the speaker of each annotated event is.
            pred: measure these annotations instead of what is found.
            join_continued: measure a row and those that go on from it as one.

        Returns:
            What ``whosaid eval --json`` writes: shares from 0 to 1 under ``AttrF1``, ``QuoteAttrF1``, …, and the
            counts of each document.
        """
        import json

        options = [f"--gold={os.fspath(gold)}"]
        given = {"text": text, "speakers": speakers, "pred": pred}
        options += [f"--{name}={os.fspath(path)}" for name, path in given.items() if path is not None]
        options += ["--join-continued"] if join_continued else []
        measured: dict[str, Any] = json.loads(self._native.evaluate(options))
        return measured

    def _rows(self, text: str, about: About, explain: bool) -> Rows:
        from ._rows import _rows_of

        return _rows_of(text, self._native.record(text, about, explain))

    def _table(
        self,
        given: Given,
        columns: Sequence[str] | None,
        narrowing: Narrowing,
        threads: int | None,
    ) -> Table:
        chosen = None if columns is None else list(columns)
        return Table(*self._native.table(given, chosen, narrowing, _given.threads(threads)))


def _from_state(state: str) -> Engine:
    engine = Engine.__new__(Engine)
    engine._native = _native.Engine.from_state(state)
    return engine


def _tell(failures: list[tuple[str, str]], documents: int | None) -> None:
    if not failures:
        return
    name, reason = failures[0]
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    if documents == 0:
        raise InputError(f"{name}: {reason}{more}")
    warnings.warn(f"could not be read: {name}: {reason}{more}", stacklevel=3)
