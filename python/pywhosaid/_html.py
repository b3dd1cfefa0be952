"""A text with its quotations and paraphrases lit, for notebooks. Nothing of the text is read as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._rows import Row, Rows
    from ._table import Table

_COLOURS = ("#ffd54f", "#90caf9", "#a5d6a7", "#f48fb1", "#ce93d8", "#ffab91", "#80deea", "#e6ee9c")
_BOX = (
    "white-space:pre-wrap;font-family:Georgia,serif;line-height:1.6;max-width:46em;padding:.6em 1em;"
    "border:1px solid #ccc;background:#fff;color:#222"
)


def _title(row: Row) -> str:
    who = row.speaker or "nobody named"
    return f"{row.id} · {who} · {row.type} · {row.act} · {row.polarity} · {row.confidence:.2f}"


def article(rows: Rows) -> str:
    """The text of rows, lit: contents in the speaker's colour, cues dotted, sources underlined."""
    text = rows.text
    speakers = list(dict.fromkeys(row.speaker for row in rows))
    colour = {who: _COLOURS[at % len(_COLOURS)] if who else "#e0e0e0" for at, who in enumerate(speakers)}
    styles: list[tuple[int, int, str, str, str]] = []
    for row in rows:
        style = f"background:{colour[row.speaker]}55" if row.type == "indirect" else f"background:{colour[row.speaker]}"
        styles += [(start, end, style, _title(row), "c") for start, end in row.spans]
        styles += [(start, end, "border-bottom:1px dotted", _title(row), "q") for start, end in row.cue_spans]
        styles += [(start, end, "text-decoration:underline", _title(row), "s") for start, end in row.source_spans]
    cuts = sorted({0, len(text), *(at for one in styles for at in one[:2])})
    styles.sort(key=lambda one: (one[0], -one[1]))
    out, open_, next_ = [], [], 0
    for start, end in zip(cuts, cuts[1:], strict=False):
        while next_ < len(styles) and styles[next_][0] <= start:
            open_.append(styles[next_])
            next_ += 1
        open_ = [one for one in open_ if one[1] > start]
        words = escape(text[start:end])
        if open_:
            style = ";".join(one[2] for one in open_)
            title = "\n".join(dict.fromkeys(one[3] for one in open_))
            tag = "mark" if any(one[4] == "c" for one in open_) else "span"
            plain = ";color:inherit;padding:0" if tag == "mark" else ""
            words = f'<{tag} style="{style}{plain}" title="{escape(title)}">{words}</{tag}>'
        out.append(words)
    legend = " ".join(
        f'<span style="background:{colour[who]};color:#222;padding:0 .4em">{escape(who or "nobody named")}</span>'
        for who in speakers
    )
    return f'<div style="{_BOX}">{"".join(out)}</div><div style="margin:.4em 0">{legend}</div>'


def table(rows: Table, shown: int) -> str:
    """The first rows of a table."""
    head = "".join(f"<th>{escape(name)}</th>" for name in rows.column_names)
    cells = (
        "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows._native.rows(0, shown)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table><p>{escape(rows._about())}</p>"
