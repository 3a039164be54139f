"""`make bench`: how much longer load_content takes for ten times the content, in one run on a database in memory.

Ten times the content is our own with nine copies of nearly everything: each with a mark on its slug, on its names that
no two records share, and on what it refers to. Years, bands, topics, pay and addresses are not copied.
"""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TIMES = 10
MOST_TIMES_LONGER = 12

sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")
os.environ["DATABASE_URL"] = "sqlite://:memory:"

import django  # noqa: E402  once the database is named

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections, models  # noqa: E402

from guidance.content import files, kinds, records  # noqa: E402
from guidance.content.kinds import Kind  # noqa: E402
from guidance.content.records import Record  # noqa: E402
from guidance.content.validation import validate_all  # noqa: E402
from guidance.content.yaml_reading import read_directory  # noqa: E402
from guidance.content.yaml_writing import to_yaml  # noqa: E402
from guidance.management.commands.check_content import make_tables  # noqa: E402
from guidance.models import Band, ContractYear, FormerAddress, Instrument, Topic  # noqa: E402

SHARED = {ContractYear, Band, Topic, FormerAddress}


def main() -> int:
    content = [one.record for one in validate_all(read_directory(settings.FIXTURES_DIR)[0])[0]]
    copied = with_copies(content)
    seconds = [loading(content), loading(copied)]
    longer = seconds[1] / seconds[0]
    print(f"load_content: {seconds[0]:.1f} s for {len(content):,} records, {seconds[1]:.1f} s for {len(copied):,}")
    print(f"              {longer:.1f} times as long for {len(copied) / len(content):.1f} times as many")
    return int(longer > MOST_TIMES_LONGER)


def loading(content: list[Record]) -> float:
    """Seconds of this process's time, from files to rows, all of them new."""
    everything = {(record.kind, record.key): record for record in content}
    by_file: dict[str, list[Record]] = defaultdict(list)
    for record in content:
        by_file[files.file_of(record, everything)].append(record)
    connections["default"].close()
    del connections["default"]
    make_tables()
    with tempfile.TemporaryDirectory() as folder:
        for file, held in by_file.items():
            path = Path(folder) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(to_yaml(held), encoding="utf-8")
        started = time.process_time()
        call_command("load_content", folder, verbosity=0)
        return time.process_time() - started


def with_copies(content: Iterable[Record]) -> list[Record]:
    found = {(record.kind, record.key): record for record in content}
    for copy in range(1, TIMES):
        for record in list(content):
            marked = _marked(record, f"-copy-{copy}")
            found.setdefault((marked.kind, marked.key), marked)
    return list(found.values())


def _marked(record: Record, mark: str) -> Record:
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
                [_key(target, key, mark) for key in values[name]] if many else _key(target, values[name], mark)
            )
        elif record.kind not in SHARED and _is_own(record.kind, field):
            values[name] = f"{values[name]}{mark}"
    return records.make_canonical(record.kind, values)


def _key(kind: Kind, key: list[Any], mark: str) -> list[Any]:
    marks = (mark if _ends_in_a_copy(kind, path) else "" for path in kind.NATURAL_KEY)
    return [part and f"{part}{own}" for part, own in zip(key, marks, strict=True)]


def _ends_in_a_copy(kind: Kind, path: str) -> bool:
    """Whether this part of a key is the slug of a record that copies are made of."""
    for name in path.split("__")[:-1]:
        kind = kinds.get_references(kind)[name]
    return kind.NATURAL_KEY == ("slug",) and kind not in SHARED


def _is_own(kind: Kind, field: models.Field) -> bool:
    """The slug by which a record is known, or a text that no other record may have."""
    is_key = (field.name,) == kind.NATURAL_KEY
    return is_key or field.name == "abbreviation" or (field.unique and isinstance(field, models.CharField))


if __name__ == "__main__":
    sys.exit(main())
