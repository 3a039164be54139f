"""Writes records as YAML in one fixed form, so that loading and exporting give the same file byte for byte."""

from collections.abc import Iterable
from typing import Any

import yaml

from guidance.content import kinds
from guidance.content.records import Record

LONG = 100  # characters: longer text is written as a block


class YamlReference(list[str]):
    """A natural key, which is written on one line: [mental-health-practitioner, funding]."""


class FixtureDumper(yaml.CSafeDumper):
    """YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  the name is PyYAML's
        return True


def _represent_text(writer: FixtureDumper, text: str) -> yaml.Node:
    block = "\n" in text or len(text) > LONG
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if block else None)


def _represent_reference(writer: FixtureDumper, key: YamlReference) -> yaml.Node:
    return writer.represent_sequence("tag:yaml.org,2002:seq", key, flow_style=True)


FixtureDumper.add_representer(str, _represent_text)
FixtureDumper.add_representer(YamlReference, _represent_reference)


def to_yaml(records: Iterable[Record]) -> str:
    """The text of a fixture file. Text that a block can't represent exactly is quoted instead."""
    entries = []
    for record in records:
        fields = dict(record.fields)
        for name in kinds.get_references(record.kind):
            if fields.get(name):
                value = fields[name]
                many = kinds.is_many(record.kind, name)
                fields[name] = [YamlReference(key) for key in value] if many else YamlReference(value)
        entries.append({"model": kinds.get_label(record.kind), "fields": fields})
    written: str = yaml.dump(
        entries, Dumper=FixtureDumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1_000_000
    )
    return written
