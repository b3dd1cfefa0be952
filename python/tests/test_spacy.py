"""The component for spaCy."""

from __future__ import annotations

import doctest
import pickle
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="spacy is not installed")

import pywhosaid  # noqa: E402

TEXT = "“We will rebuild,” Mayor Ada Holm told reporters. She declined to comment on the dam."


@pytest.fixture
def nlp() -> object:
    made = spacy.blank("en")
    made.add_pipe("whosaid")
    return made


def test_quotes_have_spans(nlp) -> None:
    doc = nlp(TEXT)
    first, second = doc._.quotes
    assert [span.text for span in first.content] == ["“We will rebuild,”"]
    assert [span.text for span in first.cue] == ["told"]
    assert [span.text for span in first.source] == [first.row.source]
    assert (first.name.text, first.speaker, first.misaligned) == ("Ada Holm", "Ada Holm", ())
    assert first.content[0].label_ == "CONTENT"
    assert second.content == () and second.row.polarity == "refused"
    assert second.name.text == "Ada Holm"


def test_spans_hold_the_rows_words(nlp, fixture_texts: list[str]) -> None:
    exact = 0
    for text in fixture_texts:
        doc = nlp(text)
        rows = pywhosaid.extract(text)
        assert len(doc._.quotes) == len(rows)
        for quote, row in zip(doc._.quotes, rows, strict=True):
            assert (quote.row.id, quote.row.content, quote.speaker) == (row.id, row.content, row.speaker)
            for span, (start, end) in zip(quote.content, row.spans, strict=True):
                assert span.start_char <= start and end <= span.end_char
                if "content" not in quote.misaligned:
                    assert span.text == text[start:end]
                    exact += 1
    assert exact > 100


def test_what_does_not_align_is_told(nlp) -> None:
    text = "“We won,”said Ann Lee."
    quotes = nlp(text)._.quotes
    assert quotes[0].row.content == pywhosaid.extract(text)[0].content
    doc = spacy.tokens.Doc(nlp.vocab, words=["“We won,”said", "Ann", "Lee."], spaces=[True, True, False])
    quote = nlp.get_pipe("whosaid")(doc)._.quotes[0]
    assert set(quote.misaligned) >= {"content", "cue"}
    assert quote.content[0].text == "“We won,”said"


def test_it_survives_docbin_bytes_and_pickle(nlp) -> None:
    doc = nlp(TEXT)
    packed = spacy.tokens.DocBin(store_user_data=True)
    packed.add(doc)
    vocab = spacy.blank("en").vocab
    (unpacked,) = spacy.tokens.DocBin().from_bytes(packed.to_bytes()).get_docs(vocab)
    from_bytes = spacy.tokens.Doc(vocab).from_bytes(doc.to_bytes())
    for again in (unpacked, from_bytes, pickle.loads(pickle.dumps(doc))):
        told = [(q.speaker, [s.text for s in q.content], q.name.text, q.row) for q in again._.quotes]
        assert told == [(q.speaker, [s.text for s in q.content], q.name.text, q.row) for q in doc._.quotes]
        assert [span.text for span in again.spans["whosaid_cue"]] == [span.text for span in doc.spans["whosaid_cue"]]


def test_groups_of_spans_name_their_rows(nlp) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.id_) for span in doc.spans["whosaid_content"]] == [("“We will rebuild,”", "1")]


def test_a_roster_by_config_and_a_pipeline_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,aliases\nQ1,Adelheid Holm,Ada Holm\n", encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("whosaid", config={"roster": str(path)})
    quote = nlp(TEXT)._.quotes[0]
    assert (quote.speaker, quote.row.speaker_ids, quote.name.text) == ("Adelheid Holm", ("Q1",), "Ada Holm")
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again(TEXT)._.quotes[0].speaker == "Adelheid Holm"


def test_many_documents(nlp, thousand: list[str]) -> None:
    docs = list(nlp.pipe(thousand[:50]))
    assert [len(doc._.quotes) for doc in docs] == [len(pywhosaid.extract(text)) for text in thousand[:50]]


def test_examples_of_the_docstrings() -> None:
    import pywhosaid.spacy

    done = doctest.testmod(pywhosaid.spacy)
    assert (done.failed, done.attempted > 3) == (0, True)
