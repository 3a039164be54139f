"""Which query parameters each view reads. The cache keys pages by those alone.

A view that declares nothing reads no parameters. The page cache removes all others from the address before the view
runs, so a page can only depend on what its view declares.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Parameters:
    """For a name in `once`, the last value counts. For a name in `several`, all values count, in order."""

    once: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()

    def read(self, given: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
        """The declared parameters of a query, sorted by name."""
        for name in sorted(given):
            if name in self.several:
                yield name, given[name]
            elif name in self.once:
                yield name, given[name][-1:]


NONE = Parameters()
EVERYTHING = None  # the whole query, with its order and repetitions


def reads_query(*once: str, several: Iterable[str] = ()) -> Callable[[View], View]:
    """Decorator: the view reads these parameters as well as those it has already declared."""

    def add_to(view: View) -> View:
        before = get_parameters(view)
        if before is not EVERYTHING:
            set_parameters(view, Parameters(before.once | set(once), before.several | set(several)))
        return view

    return add_to


def set_parameters(view: Callable[..., Any], parameters: Parameters | None) -> None:
    view.reads_parameters = parameters  # type: ignore[attr-defined]


def get_parameters(view: Callable[..., Any]) -> Parameters | None:
    found: Parameters | None = getattr(view, "reads_parameters", NONE)
    return found
