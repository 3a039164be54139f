"""Checks that a locator names a part of its source, if we have the source's parts."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from guidance import models
from guidance.content import kinds, problems
from guidance.content.checks.content import Content
from guidance.content.kinds import Kind
from guidance.content.records import Record


def list_citing_kinds() -> list[Kind]:
    """The models whose records cite a place in a source."""
    return [kind for kind in kinds.content_models() if {"source", "locator"} <= kinds.get_fields(kind).keys()]


def group_parts(content: Content) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for part in content.of(models.SourcePart):
        found[part.fields["source"][0]].append(part)
    for parts in found.values():
        parts.sort(key=lambda part: (part.fields.get("order", 0), part.key))
    return found


def is_place_in(locator: str, title: str) -> bool:
    return _part(title).is_cited_by(locator)


@lru_cache(maxsize=8192)
def _part(title: str) -> models.SourcePart:
    return models.SourcePart(title=title)


def find_lost(content: Content) -> Iterator[problems.Problem]:
    parts = group_parts(content)
    for record in content.of(*list_citing_kinds()):
        source = record.fields.get("source", [""])
        held = parts.get(source[0])
        if held is None:
            continue
        locator = record.fields.get("locator", "")
        named = [part for part in held if is_place_in(locator, part.fields["title"])]
        if not named:
            titles = [part.fields["title"] for part in held]
            wrong = f"'{locator}' is not a part of {content.get(models.Source, source).fields['title']}."
            near = problems.did_you_mean(locator, titles) or problems.did_you_mean(locator.rpartition(", ")[0], titles)
            remedy = f"{near} Write a part's title, or the title, a comma and more.".strip()
            yield content.build_problem(record, wrong, remedy, "locator")
        elif all(part.fields.get("left_out") for part in named):
            wrong = f"'{locator}' is a part that is left out on purpose."
            remedy = "Cite another part, or take left_out from the part."
            yield content.build_problem(record, wrong, remedy, "locator", is_warning=True)
