"""A small set of fixture files with nothing wrong in them, for tests to spoil."""

from collections.abc import Mapping
from pathlib import Path

SOUND = {
    "years.yaml": """\
- model: guidance.contractyear
  fields:
    slug: 2021-22
    starts_on: 2021-04-01
    ends_on: 2022-03-31
""",
    "topics.yaml": """\
- model: guidance.topic
  fields:
    slug: funding
    title: Funding
    question: Is funding available?
    order: 1
- model: guidance.topic
  fields:
    slug: supervision
    title: Supervision
    question: What supervision does the role need?
    order: 2
""",
    "bands.yaml": """\
- model: guidance.band
  fields:
    slug: '5'
    order: 1
""",
    "sources/des.yaml": """\
- model: guidance.source
  fields:
    slug: des
    title: Network Contract DES specification
    short_title: Network Contract DES
    publisher: NHS England
    kind: specification
    published_on: 2021-08-23
    scope: national
    evidence: official
    checked_on: 2026-11-21
- model: guidance.sourcepart
  fields:
    source: [des]
    title: Annex B
    order: 1
- model: guidance.sourcepart
  fields:
    source: [des]
    title: Cover
    order: 2
    left_out: page furniture
""",
    "pay/2021-22.yaml": """\
- model: guidance.paypoint
  fields:
    band: ['5']
    step: entry
    holds_from: 2021-04-01
    holds_to: 2022-03-31
    amount: '25655'
    source: [des]
    locator: Annex B
""",
    "contract/2021-22.yaml": """\
- model: guidance.instrument
  fields:
    slug: des-2021-22
    title: Network Contract DES 2021/22
    kind: des
    contract_year: [2021-22]
    checked_on: 2026-11-21
    source: [des]
    locator: Annex B
- model: guidance.clause
  fields:
    instrument: [des-2021-22]
    number: B14
    order: 1
    heading: Mental health practitioners
    force: states
    source: [des]
    locator: Annex B, B14
- model: guidance.clause
  fields:
    instrument: [des-2021-22]
    number: B14.1
    parent: [des-2021-22, B14]
    order: 1
    wording: The role may be undertaken by any registered clinical role.
    force: may
    source: [des]
    locator: Annex B, B14.1
- model: guidance.yearfact
  fields:
    contract_year: [2021-22]
    role: [practitioner]
    slug: who-pays
    subject: entitlement
    body: The network pays half.
- model: guidance.yearfactcitation
  fields:
    fact: [2021-22, practitioner, who-pays]
    source: [des]
    locator: Annex B
""",
    "glossary.yaml": """\
- model: guidance.glossaryterm
  fields:
    slug: iapt
    term: improving access to psychological therapies
    abbreviation: IAPT
    definition: What NHS Talking Therapies was called.
    replaced_by: [talking-therapies]
    replaced_on: 2023-01-01
    replaced_precision: month
    source: [des]
    locator: Annex B
- model: guidance.glossaryterm
  fields:
    slug: talking-therapies
    term: NHS Talking Therapies
    definition: Treatment for anxiety and depression.
""",
    "roles/practitioner/role.yaml": """\
- model: guidance.role
  fields:
    slug: practitioner
    name: practitioner
    kind: established
    summary: A mental health professional in a network.
""",
    "roles/practitioner/funding.yaml": """\
- model: guidance.section
  fields:
    role: [practitioner]
    topic: [funding]
    answer: Yes, in part.
    label: ours
    checked_on: 2026-11-21
    clauses:
    - [des-2021-22, B14]
    - [des-2021-22, B14.1]
- model: guidance.statement
  fields:
    section: [practitioner, funding]
    slug: shares
    order: 1
    heading: Who pays what
    body: |-
      The network pays half.

      The provider pays the other half. See [the clause](/contract/2021-22/B14/#B14.1).
- model: guidance.statementcitation
  fields:
    statement: [practitioner, funding, shares]
    source: [des]
    locator: Annex B, B14.1
""",
}

NUMBER_OF_RECORDS = sum(text.count("- model:") for text in SOUND.values())


def write(directory: Path, files: Mapping[str, str] = SOUND) -> Path:
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def change(directory: Path, file: str, old: str, new: str) -> None:
    """Replaces what is exactly once in a file."""
    path = directory / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(directory: Path, file: str, entry: str) -> None:
    path = directory / file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + entry, encoding="utf-8")
