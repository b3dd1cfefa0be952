"""One text: rows, their places, their showing."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

import pywhosaid

TEXT = "“We will rebuild,” Mayor Ada Holm told reporters. She denied that the dam had failed."


def test_rows_are_typed() -> None:
    first, second = pywhosaid.extract(TEXT)
    assert (first.speaker, first.speakers, first.speaker_title) == ("Ada Holm", ("Ada Holm",), "Mayor")
    assert (first.content, first.type, first.cue, first.addressee) == (
        "“We will rebuild,”",
        "direct",
        "told",
        "reporters",
    )
    assert (second.source, second.speaker, second.act) == ("She", "Ada Holm", "deny")
    assert 0.5 < second.confidence <= 1
    assert first.asdict()["id"] == 1
    with pytest.raises(AttributeError):
        first.speaker = "Bo Roe"  # type: ignore[misc]


def test_places_slice_the_given_text(fixture_texts: list[str]) -> None:
    rows = 0
    for text in [*fixture_texts, "🦤 “Ñandú 🦤,” said Élodie Çelik.\r\n\r\n“𝔚e won,” Bo Roe said."]:
        for row in pywhosaid.extract(text):
            rows += 1
            for words, spans in [
                (row.content, row.spans),
                (row.cue, row.cue_spans),
                (row.source, row.source_spans),
            ]:
                assert " … ".join(text[start:end] for start, end in spans) == words
            assert text[row.start : row.end].startswith(row.content[:1])
    assert rows > 100


def test_lone_surrogates_keep_places() -> None:
    text = "\udcff “We \ud800 won,” said Ann Lee."
    row = pywhosaid.extract(text)[0]
    assert text[row.start : row.end] == "“We \ud800 won,”"
    assert pywhosaid.extract_many([text]).to_arrow()["end"].to_pylist() == [row.end]


@pytest.mark.parametrize("text", ["", " ", "\0", "“", "”“" * 500, "said " * 2000, "🦤" * 1000])
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(pywhosaid.extract(text), list)


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(TypeError):
        pywhosaid.extract(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        pywhosaid.extract(None)  # type: ignore[arg-type]


def test_a_date_resolves_days() -> None:
    text = "“We won,” Ann Lee said on Monday."
    assert pywhosaid.extract(text, date="2024-05-08")[0].statement_date == "2024-05-06"
    assert pywhosaid.extract(text)[0].statement_date == ""


def test_repr_is_short_and_readable() -> None:
    assert repr(pywhosaid.extract("“We won,” said Ann Lee.")[0]).startswith("<Row 1: Ann Lee · said · “We won,” · 0.")
    assert len(repr(pywhosaid.extract("“" + "We won and won " * 50 + ",” said Ann Lee."))) < 120


def test_html_is_the_text_lit_and_nothing_of_it_is_html(fixture_texts: list[str]) -> None:
    from html import unescape

    for text in [*fixture_texts, "“<script>alert(1)</script> & we won,” said Ann Lee."]:
        page = pywhosaid.extract(text)._repr_html_()
        assert "<script" not in page
        box = page.split("</div>")[0]
        assert unescape(re.sub(r"<[^>]*>", "", box)) == text
    assert "<mark" in page


def test_pickles_and_copies() -> None:
    rows = pywhosaid.extract(TEXT, name="a")
    for again in (pickle.loads(pickle.dumps(rows)), copy.deepcopy(rows)):
        assert again == rows
        assert (again.text, again.name, again.entities) == (rows.text, rows.name, rows.entities)


def test_explain_has_evidence() -> None:
    rows = pywhosaid.explain("“We won,” said Ann Lee of the “Blue Tower”.")
    evidence = rows[0].evidence
    assert evidence is not None
    assert evidence["reasons"] and evidence["speaker_why"]
    assert rows.marks[0]["role"] in ("scare", "work")
    assert pywhosaid.extract("“We won,” said Ann Lee.")[0].evidence is None


def test_the_types_are_told() -> None:
    from importlib.resources import files

    assert files("pywhosaid").joinpath("py.typed").is_file()
    assert files("pywhosaid").joinpath("_native.pyi").is_file()
