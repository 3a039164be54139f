"""Checks how large and how deeply nested a fixture file is, from the parser's events, before it is built.

libyaml builds documents by recursion, so a file of nothing but brackets would crash the process, and a short file of
aliases could build a huge one. Its event parser is a state machine that uses little memory or stack for either.
"""

from dataclasses import dataclass
from typing import NoReturn

import yaml

from guidance.rules.limits.cut_short import cut_short

LARGEST_FILE = 2_000_000  # bytes: twice the size of all our fixtures together
DEEPEST = 10  # records need five: the list, the record, its fields, a list of references, a reference
MOST_NODES = 100_000  # enough for two thousand records with every field filled in: our largest file has 2,700
MOST_NAMES = 100  # in one record: no model has twenty fields
LONGEST_NAME = 60  # characters: our longest field name has 21


class SlipError(Exception):
    """Something in a file is not valid YAML or not a valid fixture. An unknown line or entry is 0, a field blank."""

    def __init__(self, line: int, wrong: str, remedy: str, *, entry: int = 0, field: str = "") -> None:
        super().__init__(wrong)
        self.line, self.entry, self.field = line, entry, field
        self.wrong, self.remedy = wrong, remedy


@dataclass
class _OpenNode:
    """A list or mapping that has not ended yet: its number of nodes so far, and a mapping's latest name."""

    is_mapping: bool
    held: int = 0
    name: str = ""


def check_limits(text: str) -> None:
    """Raises SlipError if the file exceeds a limit, or yaml.YAMLError if it is not YAML."""
    checking = _Checking()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.NodeEvent):
            checking.check_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            checking.inside.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            checking.check_document(event)


class _Checking:
    def __init__(self) -> None:
        self.inside: list[_OpenNode] = []
        self.nodes = self.documents = 0

    def check_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "A second document begins here.", "Take out the line '---': a file is one list.")

    def check_node(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._refuse(event, f"It has more than {MOST_NODES:,} values.", "Divide it into several files.")
        if self.inside:
            self._count_node(self.inside[-1], event)
        self._refuse_anchors(event)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self.inside) == DEEPEST:
                wrong = f"Lists or mappings are nested more than {DEEPEST} deep."
                self._refuse(event, wrong, "A record needs five. Look for a bracket or '- ' too many.")
            self.inside.append(_OpenNode(isinstance(event, yaml.MappingStartEvent)))

    def _count_node(self, holder: _OpenNode, event: yaml.NodeEvent) -> None:
        holder.held += 1
        if not holder.is_mapping or holder.held % 2 == 0:
            return
        holder.name = ""
        name = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if len(name) > LONGEST_NAME:
            wrong = f"'{cut_short(name)}' is too long for a field's name."
            self._refuse(event, wrong, "Put text that has a colon in quotation marks.")
        if holder.held > 2 * MOST_NAMES:
            self._refuse(
                event, f"It has more than {MOST_NAMES} fields.", "Start each record with '- model: guidance.…'."
            )
        holder.name = name

    def _refuse_anchors(self, event: yaml.NodeEvent) -> None:
        """Refuses aliases, anchors and tags. A tag would choose its own way of building a value."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            wrong = f"It refers to an anchor, *{cut_short(event.anchor)}."
            self._refuse(
                event, wrong, "Write out what it stands for, or put text that begins with * in quotation marks."
            )
        if event.anchor is not None:
            wrong = f"It has an anchor, &{cut_short(event.anchor)}."
            self._refuse(event, wrong, "Take it out, or put text that begins with & in quotation marks.")
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!", 1)
            wrong = f"It has a tag, {cut_short(shown)}."
            self._refuse(event, wrong, "Take it out, or put text that begins with ! in quotation marks.")

    def _refuse(self, event: yaml.Event, wrong: str, remedy: str) -> NoReturn:
        entry = self.inside[0].held if self.inside and not self.inside[0].is_mapping else 0
        field = self.inside[2].name if len(self.inside) > 2 and self.inside[1].name == "fields" else ""
        line = event.start_mark.line + 1 if event.start_mark else 0
        raise SlipError(line, wrong, remedy, entry=entry, field=field)
