"""Checks that whatever needs sources names them, and that each of differing sources has its say."""

from collections import defaultdict
from collections.abc import Iterator

from guidance import models
from guidance.content import kinds
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record

CITED_BY: dict[kinds.Kind, tuple[kinds.Kind, str]] = {
    models.Statement: (models.StatementCitation, "statement"),
    models.YearFact: (models.YearFactCitation, "fact"),
    models.ContractChange: (models.ContractChangeCitation, "change"),
    models.FAQ: (models.FAQCitation, "faq"),
    models.Section: (models.SectionCitation, "section"),
}
# A section needs none where the years answer its topic: `answers.find_unlabelled` asks for those of an answer.
NEED_A_SOURCE = (models.Statement, models.YearFact, models.ContractChange, models.FAQ)


def citations_of(content: Content, kind: kinds.Kind) -> dict[kinds.Key, list[Record]]:
    """The citations of each record of a kind, by the record's natural key."""
    citation, field = CITED_BY[kind]
    found: dict[kinds.Key, list[Record]] = defaultdict(list)
    for record in content.of(citation):
        found[tuple(record.fields[field])].append(record)
    return found


def find_unsourced(content: Content) -> Iterator[Problem]:
    for kind in NEED_A_SOURCE:
        citation, cited = CITED_BY[kind][0], citations_of(content, kind)
        for record in content.of(kind):
            if record.key not in cited:
                wrong = "It has no source."
                yield content.build_problem(record, wrong, f"Add a {citation._meta.verbose_name} for it.")


def find_one_sided(content: Content) -> Iterator[Problem]:
    """A statement of the kind 'sources differ' needs two sides. A side on any other statement is never shown."""
    cited = citations_of(content, models.Statement)
    for record in content.of(models.Statement):
        citations = cited[record.key]
        sides = [citation for citation in citations if citation.fields.get("says")]
        if record.fields.get("kind") == models.Statement.Kind.SOURCES_DIFFER:
            if len(sides) < 2:
                wrong = f"Its sources differ, but {len(sides) or 'none'} of its citations says what the source says."
                yield content.build_problem(record, wrong, "Give at least two citations 'says'.", "kind")
        else:
            for citation in sides:
                wrong = "It says what its source says, but the statement is prose, which does not show it."
                remedy = "Take 'says' out, or make the statement's kind sources-differ."
                yield content.build_problem(citation, wrong, remedy, "says")
