"""What a document shows, line by line, so that what was changed in its Word file can be told from what we wrote."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.documents import blocks

DUTY = "duty:"  # begins the key of a line that is a duty of the template
OWN_DUTY = "own-duty"
SECTION = "section:"  # begins the key of a section's heading and of each line beneath it
WITH_PLACES = "~"  # ends the key of a line that is there once more with what its places show
BETWEEN_CELLS = " | "
LONGEST_IN_FULL = 300
_CUT = "\N{HORIZONTAL ELLIPSIS} #"  # before the digest of a text that is longer
_WRITTEN_OTHERWISE = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": ""})

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """`places` has what a place shows by the name of its answer, which can be at several: in a table and in a sentence.

    `text` has every line with its record's key, if it has one.
    """

    places: Lines
    text: Lines


def list_shown(title: str, content: Iterable[blocks.Block]) -> Shown:
    """A table's row is one line. A line with a place in it is there without what the place shows, and with it.

    Programs that drop a content control leave what it showed, also where that was its prompt.
    """
    content = tuple(content)
    places = [(word.place, word.text) for word in blocks.words_of(content) if isinstance(word, blocks.Run)]
    lines = [("", title)]
    for key, cells in _list_lines(content):
        without = BETWEEN_CELLS.join(_write_without(cell) for cell in cells)
        whole = BETWEEN_CELLS.join("".join(map(_write_word, cell)) for cell in cells)
        if without.strip():
            lines.append((key, without))
        if whole.strip() and whole != without:
            lines.append((f"{key}{WITH_PLACES}" if key and without.strip() else "", whole))
    seen = dict.fromkeys((name, to_compare(text)) for name, text in places if name)
    return Shown(tuple(seen), tuple((key, to_compare(line)) for key, line in lines))


def to_compare(text: str) -> str:
    """The text as it is compared: however programs write its spaces and hyphens, and short."""
    plain = " ".join(text.translate(_WRITTEN_OTHERWISE).split())
    if len(plain) <= LONGEST_IN_FULL:
        return plain
    return f"{plain[:LONGEST_IN_FULL]}{_CUT}{hashlib.sha256(plain.encode()).hexdigest()}"


def to_show(compared: str) -> str:
    """A text that was made to compare, for a reader."""
    begins, cut, _ = compared.rpartition(_CUT)
    return f"{begins}\N{HORIZONTAL ELLIPSIS}" if cut else compared


def _list_lines(content: Iterable[blocks.Block]) -> Iterator[tuple[str, tuple[blocks.Words, ...]]]:
    of_part = ""
    for block in content:
        match block:
            case blocks.Heading(text=text, key=key):
                of_part = key
                yield key, ((blocks.Run(text),),)
            case blocks.Paragraph(words=words):
                yield of_part, (words,)
            case blocks.List(items=items):
                for item in items:
                    yield item.key or of_part, (item.words,)
            case blocks.Table(columns=columns, rows=rows):
                yield of_part, tuple((blocks.Run(column),) for column in columns)
                for row in rows:
                    yield of_part, row


def _write_without(words: blocks.Words) -> str:
    return "".join(word.text for word in words if isinstance(word, blocks.Run) and not word.place)


def _write_word(word: blocks.Inline) -> str:
    return f"[{word.prompt}]" if isinstance(word, blocks.Unfilled) else word.text
