"""The names in curly brackets in a template's text, such as {line manager}: answers, or places to fill in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guidance.documents import blocks, markdown
from guidance.models import JobDescription
from guidance.rules.recruitment import filled_in, tailoring

PLACES = {place.name: place for place in tailoring.PLACES}
SAID = {
    "adult": "Adults",
    "children": "Children and young people",
    "permanent": "Permanent",
    "fixed-term": "Fixed term",
    "secondment": "Secondment",
    "training": "Training post",
}
ASKED_OTHERWISE = {"contract_type": "the training contract and how long it lasts"}  # of a training post


def fill_place(name: str, text: str = "", *, is_training: bool = False) -> blocks.Words:
    """The answer as text, or a place to fill it in."""
    held = PLACES[name]
    prompt = ASKED_OTHERWISE.get(name, held.prompt) if is_training else held.prompt
    return write_answer(name, SAID.get(text, text)) or (blocks.Unfilled(held.name, held.label, prompt),)


def write_answer(name: str, text: str) -> blocks.Words:
    """In a place of its own, so that it is found again in a Word file. Nothing if it is blank."""
    words = (word.text for word in blocks.plain_words(text) if isinstance(word, blocks.Run))
    return tuple(blocks.Run(word, place=name, label=tailoring.LABELS[name]) for word in words)


def blocks_of(text: str, answers: tailoring.Tailoring) -> tuple[blocks.Block, ...]:
    """Markdown as blocks of a document, with every name filled in."""
    return tuple(
        _fill_block(block, answers) for block in markdown.blocks_of(filled_in.keep_what_applies(text, answers))
    )


def words_of(text: str, answers: tailoring.Tailoring) -> blocks.Words:
    """The text on one line, with every name filled in."""
    return tuple(_fill_words(markdown.words_of(filled_in.keep_what_applies(text, answers)), answers))


def _fill_block(block: blocks.Block, answers: tailoring.Tailoring) -> blocks.Block:
    match block:
        case blocks.Paragraph(words=words, is_note=is_note, leads=leads):
            return blocks.Paragraph(tuple(_fill_words(words, answers)), is_note, leads)
        case blocks.List(items=items, numbered=numbered):
            filled = (blocks.ListItem(tuple(_fill_words(item.words, answers)), item.depth) for item in items)
            return blocks.List(tuple(filled), numbered)
        case blocks.Table(columns=columns, rows=rows, widths=widths, row_height=height):
            cells = tuple(tuple(tuple(_fill_words(cell, answers)) for cell in row) for row in rows)
            return blocks.Table(columns, cells, widths, height)
    return block


def _fill_words(words: Iterable[blocks.Inline], answers: tailoring.Tailoring) -> Iterator[blocks.Inline]:
    for word in words:
        if isinstance(word, blocks.Unfilled):
            yield word
            continue
        # The names are at the odd places.
        for place, part in enumerate(re.split(filled_in.NAME, word.text)):
            if place % 2:
                yield from _fill_name(part, word, answers)
            elif part:
                yield blocks.Run(part, word.bold, word.italic)


def _fill_name(name: str, around: blocks.Run, answers: tailoring.Tailoring) -> Iterator[blocks.Inline]:
    if name in filled_in.WORKED_OUT:
        yield blocks.Run(filled_in.WORKED_OUT[name](answers), around.bold, around.italic)
        return
    for word in fill_place(filled_in.name_answer(name), getattr(answers, filled_in.name_answer(name))):
        yield replace(word, bold=around.bold, italic=around.italic) if isinstance(word, blocks.Run) else word


def title_of(template: JobDescription, answers: tailoring.Tailoring) -> str:
    """Without the band, which a post has only once it was matched."""
    return blocks.make_printable(answers.job_title) or re.sub(r" \(Band \d[a-d]?\)$", "", template.title)
