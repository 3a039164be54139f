"""The search index, kept in memory and filled from the entries and the lexicon."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date

from guidance.search import indexed, naming, numbers
from guidance.search.asked import Asked
from guidance.search.concepts import Concept
from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.left_to_others.elsewhere import Elsewhere
from guidance.search.left_to_others.odds import Odds
from guidance.search.lexicon import Lexicon, is_set_phrase
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion, read_question
from guidance.search.spelling.joined import JoinedWords
from guidance.search.spelling.slips import Spelling
from guidance.search.texts import Texts
from guidance.search.words import FILLERS, split_words


class Index:
    """`guided` has the roles with a guide of several pages. Other roles have a single page. `year` is the slug of the
    contract year in force."""

    def __init__(self, entries: Iterable[SearchEntry], lexicon: Lexicon, year: str = "") -> None:
        entries = list(entries)
        self.lexicon = lexicon
        self.year = year
        self.indexed = [indexed.Indexed.from_entry(entry) for entry in entries]
        self.places = {entry.address: place for place, entry in enumerate(entries)}
        self.guided: set[str] = set()
        self._with_question: dict[Stems, set[int]] = {}
        self._entries_by_name: dict[naming.Name, list[SearchEntry]] = {}
        for place, entry in enumerate(entries):
            self._add_names(place, entry)
        self._joined = JoinedWords(text for entry in entries for text in entry.list_texts())
        self._texts = Texts(entries, self._list_ways(lexicon), self._joined)
        self.rarity = self._texts.rarity
        titles = (title for entry in entries for title in entry.list_titles())
        self.spelling = Spelling(self._texts.written, self._joined, titles)
        self.titles, self.best_answers, self.elsewhere = self._index_ways(lexicon)

    def with_lexicon(self, lexicon: Lexicon) -> "Index":
        """A copy that searches the same texts with other names, synonyms and ways of asking."""
        other = copy(self)
        other.lexicon = lexicon
        other.titles, other.best_answers, other.elsewhere = self._index_ways(lexicon)
        return other

    def read_question(self, typed: str, day: date) -> SearchQuestion:
        """`day` is the reader's day, which tells what 'last year' is."""
        return read_question(typed, self.lexicon, self.spelling, day)

    def find_place(self, address: str) -> int | None:
        """The place in `indexed` of the entry at the address, or else of its page's."""
        return self.places.get(address, self.places.get(address.partition("#")[0]))

    def find_same_of_year(self, address: str, year: str) -> str:
        """The address that says the same for the year, or blank: the address itself where it is not of one year."""
        place = self.find_place(address)
        entry = None if place is None else self.indexed[place].entry
        if entry is None or entry.kind is not EntryKind.CONTRACT or year in ("", *entry.years):
            return address
        same = self._entries_by_name.get(("part of year", year), ())
        alike = [each.address for each in same if (each.subject, each.role) == (entry.subject, entry.role)]
        anchor = address.partition("#")[2]
        # A year may have several parts on one subject: the one with the same anchor is the same part.
        return min(alike, key=lambda each: each.partition("#")[2] != anchor, default="") if entry.subject else ""

    def list_deciding_unknown(self, question: SearchQuestion) -> tuple[str, ...]:
        """The words, as typed, that none of our texts has, if they are most of what is asked."""
        says = {concept: self.rarity.of_concept(concept) for concept in question.concepts}
        unknown = [concept for concept in says if not self.rarity.knows(concept)]
        if sum(says[concept] for concept in unknown) <= numbers.MOST_OF_IT * sum(says.values()):
            return ()
        stems = {stem for concept in unknown for stem in concept.options[0].stems}
        words = split_words(question.understood or question.typed)
        return tuple(dict.fromkeys(word.text for word in words if word.stem in stems - FILLERS))

    def find_named(self, name: naming.Name) -> Sequence[SearchEntry]:
        return self._entries_by_name.get(name, ())

    def find_matching(self, question: SearchQuestion) -> dict[int, float]:
        """The places in `indexed` of what has the question's words or their synonyms, with their score by words.

        A question such as 'out of hours' is a set phrase, if any text has it so."""
        words = tuple(key for key in question.keys if isinstance(key, str))
        as_phrase = [words] if words == question.keys and is_set_phrase(words) else []
        return (as_phrase and self._texts.search(question, *as_phrase)) or self._texts.search(question)

    def find_mentioning(self, concept: Concept, places: set[int]) -> set[int]:
        """Those of the places that mention the concept. Lists and tools count as mentioning every role."""
        found = {place for place in places if self.indexed[place].is_list} if concept.is_name else set()
        for option in concept.options:
            if option.is_a_question:
                found |= places & self._with_question.get(option.stems, set())
            else:
                found |= self._texts.find_having(option.stems, places)
        return found

    def _add_names(self, place: int, entry: SearchEntry) -> None:
        if entry.kind is EntryKind.GUIDE and entry.role not in self.guided:
            self.guided.add(entry.role)
            self._entries_by_name["opening", entry.role] = [entry]
        for name in naming.list_names(entry):
            self._entries_by_name.setdefault(name, []).append(entry)
        for question in indexed.list_questions(entry):
            self._with_question.setdefault(question, set()).add(place)

    def _list_ways(self, lexicon: Lexicon) -> dict[int, list[str]]:
        """The ways of asking for each place."""
        ways: dict[int, list[str]] = {}
        for way in lexicon.asked:
            place = self.find_place(way.address)
            if place is not None:
                ways.setdefault(place, []).append(way.text)
        return ways

    def _index_ways(self, lexicon: Lexicon) -> tuple[Asked[int], Asked[str], Elsewhere]:
        self.rarity.add_topics(lexicon.words)
        titles: Asked[int] = Asked(self.rarity, lexicon)
        for place, each in enumerate(self.indexed):
            titles.add(place, each.entry.list_titles(), each.entry.role)
        best_answers: Asked[str] = Asked(self.rarity, lexicon)
        for way in lexicon.asked:
            page = self.find_place(way.address)
            role = "" if page is None else self.indexed[page].entry.role
            each_year = page is not None and self.indexed[page].entry.kind is EntryKind.CONTRACT
            text = self._joined.rewrite(way.text)
            best_answers.add(way.address, [text], role, by_year=True, of_each_year=each_year)
        elsewhere = Elsewhere(self.rarity, lexicon, self._weigh_ours(lexicon), self._joined.rewrite)
        return titles, best_answers, elsewhere

    def _weigh_ours(self, lexicon: Lexicon) -> Odds:
        """Each title, heading and way of asking once. The titles of sources and publications are others' words."""
        texts: dict[str, None] = {}
        for entry in (each.entry for each in self.indexed):
            if entry.kind not in (EntryKind.SOURCE, EntryKind.PUBLICATION):
                texts |= dict.fromkeys([*entry.list_titles(), *(passage.heading for passage in entry.passages)])
        texts |= dict.fromkeys(self._joined.rewrite(way.text) for way in lexicon.asked)
        odds = Odds(lexicon)
        odds.add_ours(filter(None, texts))
        return odds
