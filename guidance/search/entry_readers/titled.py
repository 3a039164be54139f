"""Find the role that a title names, for records that don't belong to a role."""

from collections.abc import Mapping
from typing import Self

from guidance.models import Role
from guidance.search import lexicon
from guidance.search.words import get_stems


class TitledRoles:
    def __init__(self, names: Mapping[tuple[str, ...], frozenset[str]]) -> None:
        self._names = sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))

    @classmethod
    def read(cls) -> Self:
        return cls(lexicon.index_role_names(Role.objects.prefetch_related("other_names")))

    def find_in_title(self, title: str) -> str:
        """The slug of the role with the longest name in the title. Blank if there is none or several roles share it."""
        words = f" {' '.join(get_stems(title))} "
        for name, slugs in self._names:
            if f" {' '.join(name)} " in words:
                return next(iter(slugs)) if len(slugs) == 1 else ""
        return ""
