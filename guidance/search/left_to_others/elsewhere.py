"""Which of the subjects that the site leaves to others a question is about."""

from collections.abc import Callable
from itertools import pairwise

from guidance.search import numbers
from guidance.search.asked import Asked
from guidance.search.concepts import Key
from guidance.search.left_to_others.odds import Odds
from guidance.search.lexicon import Lexicon
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity
from guidance.search.words import FILLERS, get_stems

_PAIR = 2  # words


class Elsewhere:
    """`odds` knows the questions that we answer. `rewrite` writes words as our texts do.

    A way of asking of one word, such as 'sertraline', names its subject if none of our texts has the word. It decides,
    whatever else is asked, unless the question is about somebody in a role: 'can they see veterans'. One of two words,
    such as 'physician associates', names it if no question of ours has the two side by side. It decides where no page
    is asked most of the question.
    """

    def __init__(self, rarity: Rarity, lexicon: Lexicon, odds: Odds, rewrite: Callable[[str], str]) -> None:
        self._asked: Asked[str] = Asked(rarity, lexicon)
        self._odds = odds
        self._named: dict[str, str] = {}
        self._paired: dict[tuple[Key, ...], str] = {}
        for subject in lexicon.not_covered:
            ways = [rewrite(way) for way in (subject.title, *subject.ways)]
            self._asked.add(subject.slug, ways)
            odds.add_others(ways)
            for stems in map(tuple, map(get_stems, ways)):
                if len(stems) == 1 and not rarity.has(stems[0]) and stems[0] not in FILLERS:
                    self._named.setdefault(stems[0], subject.slug)
                elif len(stems) == _PAIR and FILLERS.isdisjoint(stems) and not odds.is_ours(stems):
                    self._paired.setdefault(stems, subject.slug)

    def find_subject(self, question: SearchQuestion, covered: float) -> str | None:
        """The slug of the subject, blank if others answer it and we have no subject for it, or None if we answer it.

        `covered` is how much of the question the nearest page is asked by. A question that names a clause or words in
        quotation marks is about our texts.
        """
        place = next((place for place, key in enumerate(question.keys) if key in self._named), None)
        if place is not None and not question.is_about_somebody(before=place):
            return self._named[str(question.keys[place])]
        if question.named.number or question.phrases or not question.asks_more:
            return None
        said = self._asked.compare(question)
        nearest = max(said, key=lambda slug: said[slug], default="")
        alike = said.get(nearest, 0.0)
        if covered > numbers.MOST_OF_IT and covered >= alike:
            return None
        words = pairwise(key if isinstance(key, str) else "" for key in question.keys)
        paired = [self._paired[pair] for pair in words if pair in self._paired]
        if paired and covered <= numbers.MOST_OF_IT and not question.roles:
            return paired[0]
        odds = self._odds.weigh(question.keys, question.named.year) + numbers.LIKE_OTHERS * (alike - covered)
        if odds <= 0:
            return None
        return nearest if alike > numbers.MOST_OF_IT else ""
