"""The sources of a whole guide as a document: a short line under each statement, and all of them at the end."""

from collections.abc import Iterable

from guidance import models
from guidance.documents import blocks
from guidance.presenters.citations import Cites

HEADING = "Sources"


class SourcesCited:
    """Remembers each source that the document cites, for the list at its end."""

    def __init__(self) -> None:
        self._sources: dict[models.Source, None] = {}

    def write_line(self, citations: Iterable[Cites], label: str = "") -> blocks.Paragraph:
        """'Reported. Source: Haresign ARRS calculator (Table 3a).' `label` says how firm the statement is."""
        places: dict[models.Source, list[str]] = {}
        for citation in citations:
            self._sources[citation.source] = None
            places.setdefault(citation.source, []).append(citation.locator)
        named = [
            f"{source.title} ({'; '.join(dict.fromkeys(filter(None, found)))})" if any(found) else source.title
            for source, found in places.items()
        ]
        words = [blocks.Run(f"{label}. ", bold=True)] if label else []
        if named:
            words.append(blocks.Run(f"Source{'' if len(named) == 1 else 's'}: {'; '.join(named)}.", italic=True))
        return blocks.Paragraph(tuple(words))

    def name_place(self, citation: Cites) -> blocks.Words:
        self._sources[citation.source] = None
        place = f" ({citation.locator})" if citation.locator else ""
        return blocks.plain_words(f"{citation.source.title}{place}, {citation.source.short_date_text}")

    def lay_out_list(self) -> list[blocks.Block]:
        if not self._sources:
            return []
        rows = tuple(
            (blocks.plain_words(source.title), blocks.plain_words(_describe(source)))
            for source in sorted(self._sources, key=lambda source: source.title.casefold())
        )
        return [blocks.Table(("Source", "Who published it, and what to know"), rows, (42, 58))]


def _describe(source: models.Source) -> str:
    """'NHS England, about 2023. Local: Devon. Draft. Checked 21 November 2026.' and its address."""
    standing = "" if source.standing == models.Source.Standing.CURRENT else source.get_standing_display()
    scope = source.scope_text if source.scope == models.Source.Scope.LOCAL else ""
    checked = source.checked_text[:1].upper() + source.checked_text[1:]
    said = (f"{source.publisher}, {source.short_date_text}", scope, standing, source.caution, checked)
    sentences = " ".join(f"{text}." for text in said if text)
    return f"{sentences}\n{source.address}" if source.address else sentences
