"""A Word file with every placeholder in it, to start a template from."""

from collections.abc import Sequence
from datetime import date

from guidance.documents import blocks
from guidance.pages.job_descriptions.own_template import values


def lay_out_sample(title: str, held: Sequence[values.Value], day: date) -> blocks.Document:
    details = [value for value in held if _is_detail(value)]
    parts = [value for value in held if not _is_detail(value)]
    content: list[blocks.Block] = [
        blocks.Heading(2, "Details of the post"),
        blocks.Table(
            ("Detail", "This post"),
            tuple((blocks.plain_words(value.name), blocks.plain_words(value.placeholder)) for value in details),
            (32, 68),
        ),
    ]
    for value in parts:
        content += [blocks.Heading(2, value.name), _build_place(value)]
    return blocks.Document(f"{title}: template to fill in", "Template", "", day, tuple(content))


def _is_detail(value: values.Value) -> bool:
    return len(value.lines) == 1 and len(value.lines[0].text) < 200


def _build_place(value: values.Value) -> blocks.Block:
    words = blocks.plain_words(value.placeholder)
    if all(line.is_item for line in value.lines):
        return blocks.List((blocks.ListItem(words),))
    return blocks.Paragraph(words)
