"""Checks the NHS content style: short sentences, and no paragraph of more than five."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from guidance import models
from guidance.content.checks import citations, prose
from guidance.content.checks.content import Content
from guidance.content.kinds import Kind
from guidance.content.problems import Problem
from guidance.content.records import Record

MOST_SENTENCES = 5
LONGEST_SENTENCE = 30
LONGEST_MEDIAN = 20
FEWEST_TO_JUDGE = 5


def find_long_paragraphs(content: Content) -> Iterator[Problem]:
    for record in content:
        for field, passage in _list_passages(record):
            count = len(prose.split_sentences(passage.text))
            if passage.is_paragraph and count > MOST_SENTENCES:
                wrong = f"A paragraph has {count} sentences: '{_quote_beginning(passage.text)}'."
                yield content.build_problem(record, wrong, f"Break it after {MOST_SENTENCES} at the most.", field)


def find_long_sentences(content: Content) -> Iterator[Problem]:
    """Words in quotation marks do not count: they are not ours to shorten."""
    for record in content:
        for field, passage in _list_passages(record):
            for sentence in prose.split_sentences(passage.text):
                count = count_words(prose.leave_out_quoted(sentence))
                if count > LONGEST_SENTENCE:
                    wrong = f"A sentence has {count} words: '{_quote_beginning(sentence)}'."
                    remedy = f"Make two of it, or a list: {LONGEST_SENTENCE} words at the most."
                    yield content.build_problem(record, wrong, remedy, field)


def find_hard_to_read(content: Content) -> Iterator[Problem]:
    """Finds roles and sources whose median sentence is too long."""
    lengths: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    citing = {kind: citations.citations_of(content, kind) for kind in citations.CITED_BY}
    for record in content:
        counts = [
            count_words(one) for _, passage in _list_passages(record) for one in prose.split_sentences(passage.text)
        ]
        cited = citing.get(record.kind, {}).get(record.key, [record])
        for slug in {one.fields["source"][0] for one in cited if one.fields.get("source")}:
            lengths[models.Source, slug] += counts
        for role in _find_roles(record):
            lengths[models.Role, role] += counts
    for (kind, slug), counts in lengths.items():
        if len(counts) >= FEWEST_TO_JUDGE and median(counts) > LONGEST_MEDIAN:
            told = "from it" if kind is models.Source else "on it"
            wrong = f"The middle sentence of all that is written {told} has {median(counts):g} words."
            yield content.build_problem(content.get(kind, [slug]), wrong, f"Aim for {LONGEST_MEDIAN} or fewer.")


def count_words(sentence: str) -> int:
    return len(sentence.split())


def _find_roles(record: Record) -> Iterator[str]:
    if record.kind is models.Role:
        yield record.fields["slug"]
    elif record.kind is models.Statement:
        yield record.fields["section"][0]
    elif record.fields.get("role"):
        yield record.fields["role"][0]


def _list_passages(record: Record) -> Iterator[tuple[str, prose.ProsePassage]]:
    """Passages of sentences in our own words, with the names of their fields. Table cells are left out."""
    for field in prose.long_fields(record.kind):
        for passage in prose.split_passages(record.fields.get(field, "")):
            if not passage.is_quoted and passage.holder not in {"td", "th"}:
                yield field, passage


def _quote_beginning(text: str) -> str:
    first = text.split()[:8]
    return " ".join(first) + ("…" if len(text.split()) > len(first) else "")
