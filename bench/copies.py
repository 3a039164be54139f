"""Ten times the content: our own with nine copies of nearly everything, for `make bench`.

Each copy has a mark on its slug, on its names that no two records share, and on what it refers to. Years, bands,
topics, pay and addresses are not copied.

`python bench/copies.py` loads that into the database of DATABASE_URL. There the sources are not copied either, so that
each is cited ten times as often.
"""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TIMES = 10

sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import models  # noqa: E402

from guidance.content import files, kinds, records  # noqa: E402
from guidance.content.kinds import Kind  # noqa: E402
from guidance.content.records import Record  # noqa: E402
from guidance.content.validation import validate_all  # noqa: E402
from guidance.content.yaml_reading import read_directory  # noqa: E402
from guidance.content.yaml_writing import to_yaml  # noqa: E402
from guidance.models import Band, ContractYear, FormerAddress, Instrument, Source, Topic  # noqa: E402

SHARED: frozenset[Kind] = frozenset({ContractYear, Band, Topic, FormerAddress})


def main() -> int:
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        write_files(with_copies(read_content(), SHARED | {Source}), Path(folder))
        call_command("load_content", folder, verbosity=0)
    return 0


def read_content() -> list[Record]:
    return [one.record for one in validate_all(read_directory(settings.FIXTURES_DIR)[0])[0]]


def write_files(content: Iterable[Record], folder: Path) -> None:
    """Files as load_content reads them."""
    everything = {(record.kind, record.key): record for record in content}
    by_file: dict[str, list[Record]] = defaultdict(list)
    for record in everything.values():
        by_file[files.file_of(record, everything)].append(record)
    for file, held in by_file.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_yaml(held), encoding="utf-8")


def with_copies(content: Iterable[Record], shared: frozenset[Kind] = SHARED) -> list[Record]:
    found = {(record.kind, record.key): record for record in content}
    for copy in range(1, TIMES):
        for record in list(content):
            marked = _marked(record, f"-copy-{copy}", shared)
            found.setdefault((marked.kind, marked.key), marked)
    return list(found.values())


def _marked(record: Record, mark: str, shared: frozenset[Kind]) -> Record:
    values = dict(record.fields)
    for name, field in kinds.get_fields(record.kind).items():
        if name not in values:
            continue
        if field.unique and field.null:
            del values[name]  # a contract year has one specification: its copies are standards
            values["kind"] = Instrument.Kind.STANDARDS.value
        elif field.is_relation:
            target = kinds.get_references(record.kind)[name]
            many = kinds.is_many(record.kind, name)
            values[name] = (
                [_key(target, key, mark, shared) for key in values[name]]
                if many
                else _key(target, values[name], mark, shared)
            )
        elif record.kind not in shared and _is_own(record.kind, field):
            values[name] = f"{values[name]}{mark}"
    return records.make_canonical(record.kind, values)


def _key(kind: Kind, key: list[Any], mark: str, shared: frozenset[Kind]) -> list[Any]:
    marks = (mark if _ends_in_a_copy(kind, path, shared) else "" for path in kind.NATURAL_KEY)
    return [part and f"{part}{own}" for part, own in zip(key, marks, strict=True)]


def _ends_in_a_copy(kind: Kind, path: str, shared: frozenset[Kind]) -> bool:
    """Whether this part of a key is the slug of a record that copies are made of."""
    for name in path.split("__")[:-1]:
        kind = kinds.get_references(kind)[name]
    return kind.NATURAL_KEY == ("slug",) and kind not in shared


def _is_own(kind: Kind, field: models.Field) -> bool:
    """The slug by which a record is known, or a text that no other record may have."""
    is_key = (field.name,) == kind.NATURAL_KEY
    return is_key or field.name == "abbreviation" or (field.unique and isinstance(field, models.CharField))


if __name__ == "__main__":
    sys.exit(main())
