"""Every statement, fact and FAQ names its sources; where sources differ, each is heard."""

from collections import defaultdict
from collections.abc import Iterator

from guidance.content.checks.content import Content
from guidance.content.kinds import Key, Kind
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.models import FAQ, FAQCitation, Statement, StatementCitation, YearFact, YearFactCitation

CITED_BY: dict[Kind, tuple[Kind, str]] = {
    Statement: (StatementCitation, "statement"),
    YearFact: (YearFactCitation, "fact"),
    FAQ: (FAQCitation, "faq"),
}


def citations_of(content: Content, kind: Kind) -> dict[Key, list[Record]]:
    """The citations of each record of a kind, by the record's key."""
    citation, field = CITED_BY[kind]
    found: dict[Key, list[Record]] = defaultdict(list)
    for record in content.of(citation):
        found[tuple(record.fields[field])].append(record)
    return found


def unsourced(content: Content) -> Iterator[Problem]:
    for kind, (citation, _) in CITED_BY.items():
        cited = citations_of(content, kind)
        for record in content.of(kind):
            if record.key not in cited:
                wrong = "It has no source."
                yield content.problem(record, wrong, f"Add a {citation._meta.verbose_name} for it.")


def one_sided(content: Content) -> Iterator[Problem]:
    """'Sources differ' needs two sides; a side anywhere else would never be shown."""
    cited = citations_of(content, Statement)
    for record in content.of(Statement):
        citations = cited[record.key]
        sides = [citation for citation in citations if citation.fields.get("says")]
        if record.fields.get("kind") == Statement.Kind.SOURCES_DIFFER:
            if len(sides) < 2:
                wrong = f"Its sources differ, but {len(sides) or 'none'} of its citations says what the source says."
                yield content.problem(record, wrong, "Give at least two citations 'says'.", "kind")
        else:
            for citation in sides:
                wrong = "It says what its source says, but the statement is prose, which does not show it."
                remedy = "Take 'says' out, or make the statement's kind sources-differ."
                yield content.problem(citation, wrong, remedy, "says")
