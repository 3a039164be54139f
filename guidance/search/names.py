"""Names of one or several words, found where a text has them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Stems = tuple[str, ...]


class Names(Mapping[Stems, frozenset[Any]]):
    """Each name by its stems, with what it names."""

    def __init__(self, named: Mapping[Stems, frozenset[Any]]) -> None:
        self._named = dict(named)
        self._longest: dict[str, int] = {}
        for name in self._named:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))

    def __getitem__(self, name: Stems) -> frozenset[Any]:
        return self._named[name]

    def __iter__(self) -> Iterator[Stems]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)

    def find_longest(self, keys: Sequence[str], at: int) -> Stems:
        """The longest name that starts at `at`, or ()."""
        lengths = range(self._longest.get(keys[at], 0), 0, -1)
        return next((name for length in lengths if (name := tuple(keys[at : at + length])) in self._named), ())
