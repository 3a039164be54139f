"""Which parameters of its query a page reads: what it does not read, no cache has to tell apart.

A view that says nothing reads none. The page cache takes the others out of the address before a view sees them, so
that whatever an address carries, a page can depend on nothing but what was declared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Parameters:
    """Of those that are read `once`, the last value counts; of `several`, all of them in their order."""

    once: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()

    def read(self, given: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
        """What is read of a query, by name; the names in an order of their own."""
        for name in sorted(given):
            if name in self.several:
                yield name, given[name]
            elif name in self.once:
                yield name, given[name][-1:]


NONE = Parameters()
EVERYTHING = None  # the whole query as it stands: its order and its repetitions too


def reads(*once: str, several: Iterable[str] = ()) -> Callable[[View], View]:
    """For a view that reads these parameters, on top of what those inside it declare."""

    def declared(view: View) -> View:
        before = parameters_of(view)
        if before is not EVERYTHING:
            declare(view, Parameters(before.once | set(once), before.several | set(several)))
        return view

    return declared


def declare(view: Callable[..., Any], parameters: Parameters | None) -> None:
    view.reads_parameters = parameters  # type: ignore[attr-defined]


def parameters_of(view: Callable[..., Any]) -> Parameters | None:
    found: Parameters | None = getattr(view, "reads_parameters", NONE)
    return found
