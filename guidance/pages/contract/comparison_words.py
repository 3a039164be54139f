"""What a comparison of two contract years says first, and how many facts and clauses it counts."""

from collections import Counter
from collections.abc import Sequence

from guidance.pages.contract.facts_compared import FactCompared, FactInShort, Subject
from guidance.rules.choosing.entitlement import WORDS
from guidance.rules.years.contract_comparison import ClauseOutcome, ComparedClause
from guidance.rules.years.fact_comparison import FactOutcome

IN_BOTH_YEARS = (FactOutcome.SAME, FactOutcome.DIFFERS, FactOutcome.NOT_CLEAR)
NO_FACTS = "We have found no facts of either year to compare."
LED_BY = {
    Subject.FUNDING: "Who pays: the ARRS repays ",
    Subject.ENTITLEMENT: "How many posts: ",
    Subject.EMPLOYMENT: "Who employs: ",
    Subject.BANDS: "Bands: ",
}
SOUGHT = {  # and how the year that has it goes on
    Subject.FUNDING: ("what share the ARRS repays", "it repays "),
    Subject.ENTITLEMENT: ("how many posts a PCN can have", "it is "),
    Subject.EMPLOYMENT: ("who employs the practitioner", "it is "),
    Subject.BANDS: ("the full range of bands", "it is "),
}


def write_lead(facts: Sequence[FactCompared]) -> list[str]:
    """A line for each fact: first those that differ, then what one year lacks, then what is the same."""
    lines = [(_rank(fact), _write_line(Subject(fact.subject), fact)) for fact in facts if fact.in_short]
    return [line for _, line in sorted(lines, key=lambda ranked: ranked[0])] or [NO_FACTS]


def _rank(fact: FactCompared) -> int:
    if fact.outcome == FactOutcome.SAME:
        return 2
    return 0 if all(one.value for one in fact.in_short) else 1


def _write_line(subject: Subject, fact: FactCompared) -> str:
    before, after = fact.in_short
    known = [one for one in fact.in_short if one.value]
    if fact.outcome == FactOutcome.SAME:
        value = min(before.value, after.value, key=len).rstrip(",") or "the same"
        return f"{LED_BY[subject]}{value} in both years{_write_labels(before, after)}."
    if len(known) == len(fact.in_short):
        values = "; ".join(f"{one.value} in {one.year}{_write_label(one)}" for one in known)
        return " ".join([f"{LED_BY[subject]}{values}.", *_write_gaps(known)])
    sought, goes_on = SOUGHT[subject]
    lacking = " or ".join(one.year for one in fact.in_short if not one.value)
    told = [f"In {one.year} {goes_on}{one.value.rstrip(',')}{_write_label(one)}." for one in known]
    return " ".join([f"We have not found {sought} in {lacking}.", *told, *_write_gaps(known)])


def _write_gaps(known: Sequence[FactInShort]) -> list[str]:
    return [f"We have not found {one.gap} in {one.year}." for one in known if one.gap]


def _write_label(one: FactInShort) -> str:
    return f" ({one.label})" if one.label else ""


def _write_labels(before: FactInShort, after: FactInShort) -> str:
    if before.label == after.label:
        return _write_label(before)
    labels = "; ".join(f"{one.label} for {one.year}" for one in (before, after) if one.label)
    return f" ({labels})"


def count_facts(facts: Sequence[FactCompared]) -> str:
    """'Of four facts, two differ, one is the same and one is not clear.' Blank where no fact is in both."""
    outcomes = Counter(fact.outcome for fact in facts)
    both = sum(outcomes[outcome] for outcome in IN_BOTH_YEARS)
    if not both:
        return ""
    parts = [
        f"{_write_number(outcomes[outcome])} {one if outcomes[outcome] == 1 else several}"
        for outcome, one, several in (
            (FactOutcome.DIFFERS, "differs", "differ"),
            (FactOutcome.SAME, "is the same", "are the same"),
            (FactOutcome.NOT_CLEAR, "is not clear", "are not clear"),
        )
        if outcomes[outcome]
    ]
    return f"Of {_write_number(both)} fact{'s'[: both != 1]}, {_join(parts)}."


def count_clauses(before: str, after: str, clauses: Sequence[ComparedClause]) -> str:
    """'Of the six clauses that we have in the words of both years, two are reworded and four have the same words.'"""
    lacking = [
        year
        for year, has in (
            (before, any(one.before for one in clauses)),
            (after, any(one.after for one in clauses)),
        )
        if not has
    ]
    if lacking:
        return f"We have found no clause of {' or '.join(lacking)}, so no clause is compared."
    outcomes = Counter(one.outcome for one in clauses)
    same, reworded = outcomes[ClauseOutcome.SAME], outcomes[ClauseOutcome.REWORDED]
    if not same + reworded:
        return "We have no clause in the official words of both years."
    parts = [
        f"{_write_number(count)} {one if count == 1 else several}"
        for count, one, several in (
            (reworded, "is reworded", "are reworded"),
            (same, "has the same words", "have the same words"),
        )
        if count
    ]
    return f"Of the {_write_number(same + reworded)} clauses that we have in the words of both years, {_join(parts)}."


def _write_number(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else str(number)


def _join(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
