"""Put what was found in order: by its words, by what it is asked by, and by what the question names outright."""

from dataclasses import dataclass

from guidance.search import numbers
from guidance.search.entries import SearchEntry
from guidance.search.evidence import SearchEvidence
from guidance.search.index import Index
from guidance.search.question import SearchQuestion
from guidance.search.weighing import EntryWeights


@dataclass(frozen=True, slots=True)
class RankedEntry:
    entry: SearchEntry
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """`entries` has the best first, and `is_sure` is whether that answers the question.

    `led_to` is the address that editors led the same question to, or blank. `not_covered` is the slug of the subject
    that the question is about, if the site leaves it to others, or blank. `nothing_for` has the words that the question
    is about and that none of our texts has: there are no entries then.
    """

    entries: tuple[RankedEntry, ...] = ()
    is_sure: bool = False
    led_to: str = ""
    not_covered: str = ""
    nothing_for: tuple[str, ...] = ()


def rank_entries(index: Index, question: SearchQuestion) -> Ranking:
    """Finds nothing if most of what is asked is in none of our texts, or sounds like what others answer, and no page is
    asked anything like it."""
    evidence = SearchEvidence.gather(index, question)
    surest = max(map(evidence.get_sureness, evidence.list_places()), default=0.0)
    subject = index.elsewhere.find_subject(question, surest)
    not_covered = subject or ""
    nothing_for = index.list_deciding_unknown(question) if surest <= numbers.MOST_OF_IT else ()
    if nothing_for or subject == "":
        return Ranking(not_covered=not_covered, nothing_for=nothing_for)
    scores = _score(index, question, evidence)
    if not scores:
        return Ranking(not_covered=not_covered)
    found = [RankedEntry(index.indexed[place].entry, score) for place, score in scores.items()]
    entries = sorted(found, key=lambda each: (-each.score, each.entry.address))
    first = index.places[entries[0].entry.address]
    is_sure = evidence.get_sureness(first) >= numbers.SAME_QUESTION
    led = evidence.led.get(first)
    least = numbers.SAME_QUESTION / index.rarity.get_share_telling(question.concepts)
    is_led = led is not None and led.alike >= max(least, evidence.titled.get(first, 0.0))
    return Ranking(tuple(entries), is_sure, led.address if led and is_led else "", not_covered)


def _score(index: Index, question: SearchQuestion, evidence: SearchEvidence) -> dict[int, float]:
    """The best score by words is the measure of what is added for the rest."""
    by_words = index.find_matching(question)
    weights = EntryWeights(index, question, evidence.get_alike)
    mentions = weights.weigh_mentions(set(by_words))
    scores = {place: said * mentions[place] * weights.weigh_entry(place) for place, said in by_words.items()}
    top = max(scores.values(), default=1.0)
    for place in evidence.list_places():
        asked = numbers.ASKED_BY * evidence.get_alike(place) ** 2
        if not (question.compared and evidence.is_asked_the_same(place)):
            asked *= weights.weigh_scope(place, names_roles=True)
        scores[place] = scores.get(place, 0.0) + top * (asked + numbers.NAMED * evidence.named.get(place, 0.0))
    return scores
