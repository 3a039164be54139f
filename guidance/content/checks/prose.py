"""Knows which fields are prose, and splits their Markdown into passages, sentences and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db import models as fields
from markdown_it import MarkdownIt

from guidance import models
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import Record
from guidance.rules.limits import markdown_limits

# Quotations, which stay exactly as they are.
QUOTED = {(models.Clause, "wording"), (models.CaseStudy, "quotation")}

# What a source calls itself and its parts.
AS_IN_SOURCE = {
    (models.Source, "title"),
    (models.Source, "short_title"),
    (models.Source, "publisher"),
    (models.SourcePart, "title"),
    *((kind, "locator") for kind in kinds.content_models()),
}

# Words that readers type into the search. No page shows them.
TYPED = {(models.Synonym, "words"), (models.BestAnswer, "asked"), (models.SubjectNotCovered, "asked")}

# Long texts that pages show as plain text. Every other TextField is Markdown, unless it is a quotation.
PLAIN = {(models.Role, "summary"), (models.Section, "answer"), (models.InterviewQuestion, "question")}

# Short texts in our own words. Every TextField that is not a quotation counts as prose already.
SHORT: dict[Kind, tuple[str, ...]] = {
    models.Topic: ("title", "question"),
    models.Statement: ("heading",),
    models.HiringStep: ("title",),
    models.HomeQuestion: ("question", "text"),
    models.SubjectNotCovered: ("title", "who_to_ask", "link_text"),
    models.FAQ: ("question",),
    models.CaseStudy: ("title", "setting"),
    models.EmploymentModel: ("title",),
    models.InterviewQuestion: ("subject",),
    models.Milestone: ("title",),
    models.YearFact: ("answer",),
    models.RoleName: ("note",),
    models.RoleBand: ("note",),
    models.GlossaryTerm: ("replacement_note",),
    models.FigureSeries: ("title", "unit"),
    models.Figure: ("label", "basis", "scope"),
    models.ImplementationStep: ("timeline", "level", "lead"),
    models.JobDescription: ("title",),
    models.JobDescriptionSection: ("heading",),
    models.Duty: ("group",),
    models.Criterion: ("group",),
}

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_SENTENCE_END = re.compile(r"(?<=[.!?])[)\u201d\u2019\"']*\s+(?=[(\u201c\u2018\"']?[A-Z£\d])")
_NO_END = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|No|St|c|v|[A-Z])\.$")
_QUOTED_WORDS = re.compile(
    r"\u201c[^\u201d]*\u201d"
    r"|(?<!\w)\u2018(?:[^\u2018\u2019]|(?<=\w)\u2019(?=\w))*\u2019"
    r"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)"
    r'|(?<![\w=])"[^"]*"(?!\w)'
    r"|`+[^`]*`+"
    r"|\]\([^)\s]*\)"
)
LONGEST_NO_END = 10  # characters at the end of a piece that are searched: longer than any of these


@dataclass(frozen=True, slots=True)
class ProsePassage:
    """A paragraph, list item or table cell as a reader sees it, without Markdown."""

    text: str
    holder: str
    is_quoted: bool
    links: tuple[str, ...]

    @property
    def is_paragraph(self) -> bool:
        return self.holder == "paragraph"


def long_fields(kind: Kind) -> list[str]:
    """The fields of long text in our own words."""
    return [
        name
        for name, field in kinds.get_fields(kind).items()
        if isinstance(field, fields.TextField) and (kind, name) not in QUOTED | TYPED
    ]


def markdown_fields(kind: Kind) -> list[str]:
    return [name for name in long_fields(kind) if (kind, name) not in PLAIN]


def list_own_words(record: Record) -> Iterator[tuple[str, str]]:
    """The name and text of each field in our own words, long or short."""
    for name in [*long_fields(record.kind), *SHORT.get(record.kind, ())]:
        if record.fields.get(name):
            yield name, record.fields[name]


def list_all_words(record: Record) -> Iterator[tuple[str, str]]:
    """What `list_own_words` yields, and the quotations."""
    yield from list_own_words(record)
    for kind, name in QUOTED:
        if kind is record.kind and record.fields.get(name):
            yield name, record.fields[name]


def leave_out_quoted(text: str) -> str:
    """The text with '…' for what is in quotation marks, and without code and the addresses of links."""
    return _QUOTED_WORDS.sub("…", text)


@lru_cache(maxsize=32768)  # ten times what the content has: each check reads all of it again
def split_passages(markdown: str) -> tuple[ProsePassage, ...]:
    if markdown_limits.find_excess(markdown):
        return tuple(
            ProsePassage(" ".join(lines), "paragraph", is_quoted=False, links=())
            for lines in markdown_limits.plain_paragraphs(markdown)
        )
    found = []
    holders: list[str] = []
    for token in _PARSER.parse(markdown):
        if token.nesting == 1:
            holders.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            holders.pop()
        elif token.type == "inline":
            holder = next((name for name in reversed(holders) if name in {"list_item", "td", "th"}), "paragraph")
            children = token.children or []
            text = "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in children)
            links = tuple(str(child.attrs["href"]) for child in children if child.type == "link_open")
            found.append(ProsePassage(text, holder, "blockquote" in holders, links))
    return tuple(found)


def split_sentences(text: str) -> list[str]:
    found: list[list[str]] = []
    for piece in _SENTENCE_END.split(text.strip()):
        if found and _NO_END.search(found[-1][-1][-LONGEST_NO_END:]):
            found[-1].append(piece)
        elif piece:
            found.append([piece])
    return [" ".join(pieces) for pieces in found]
