"""What tells that an entry answers a question, besides its words: its titles, editors, and what the question names."""

from dataclasses import dataclass, replace
from math import isclose

from guidance.search.index import Index
from guidance.search.naming import find_named
from guidance.search.question import SearchQuestion


@dataclass(frozen=True, slots=True)
class LedTo:
    """Where editors led a way of asking, and how like the question that way is, from 0 to 1."""

    alike: float
    address: str


@dataclass(frozen=True, slots=True)
class SearchEvidence:
    """By place in the index: how like the question its titles are, where editors led, and the share of what the
    question names."""

    titled: dict[int, float]
    led: dict[int, LedTo]
    named: dict[int, float]

    @classmethod
    def gather(cls, index: Index, question: SearchQuestion) -> "SearchEvidence":
        named = {index.places[entry.address]: share for entry, share in find_named(question, index.find_named)}
        found = cls(index.titles.compare(question), _find_led_to(index, question), named)
        return found._with_comparison_second(index) if question.compared else found

    def _with_comparison_second(self, index: Index) -> "SearchEvidence":
        """With the page that compares named less, where a page that answers is asked the very same: 'How does an MHWP
        differ from a PWP?'."""
        others = (place for place in self.list_places() if not index.indexed[place].is_list)
        if not any(map(self.is_asked_the_same, others)):
            return self
        return replace(self, named={place: share / 2 for place, share in self.named.items()})

    def is_asked_the_same(self, place: int) -> bool:
        """Whether what the place is asked by says all of the question and nothing else."""
        return isclose(self.get_alike(place), 1.0)

    def get_alike(self, place: int) -> float:
        """How like the question the nearest of what the place is asked by is."""
        return max(self.titled.get(place, 0.0), self.led[place].alike if place in self.led else 0.0)

    def get_sureness(self, place: int) -> float:
        return max(self.get_alike(place), self.named.get(place, 0.0))

    def list_places(self) -> set[int]:
        return self.titled.keys() | self.led.keys() | self.named.keys()


def _find_led_to(index: Index, question: SearchQuestion) -> dict[int, LedTo]:
    """None where the question asks for a band's pay, a clause or an abbreviation, which say more than other words."""
    found: dict[int, LedTo] = {}
    if question.asks_for_pay or question.named.number or question.abbreviation:
        return found
    for led_to, alike in sorted(index.best_answers.compare(question).items()):
        address = index.find_same_of_year(led_to, question.named.year)
        place = index.find_place(address)
        if place is not None and alike > (found[place].alike if place in found else 0.0):
            found[place] = LedTo(alike, address)
    return found
