"""Sources listed once at the foot of a page and referred to by number above."""

from guidance.models import Source
from guidance.presenters import citations


class Notes:
    """Numbers sources from 1, in the order in which the page first cites them."""

    def __init__(self) -> None:
        self._places: dict[Source, list[str]] = {}

    def number(self, source: Source, locator: str) -> int:
        places = self._places.setdefault(source, [])
        if locator not in places:
            places.append(locator)
        return list(self._places).index(source) + 1

    def sources(self) -> tuple[citations.SourceCited, ...]:
        return tuple(citations.cite_place(source, "; ".join(places)) for source, places in self._places.items())
