"""Slips in the sound files: the file, what is replaced (blank: what is added), by what, and what is said of it."""

from tests.content.sound_files import SOUND

GUIDE = "roles/practitioner/funding.yaml"
STATEMENT = "entry 2 (statement [practitioner, funding, shares])"

# In what a record says.
VALUE_SLIPS = {
    "unknown model": (
        "topics.yaml",
        "guidance.topic\n  fields:\n    slug: funding",
        "guidance.topics\n  fields:\n    slug: funding",
        "topics.yaml, line 1, entry 1: There is no model guidance.topics. Did you mean guidance.topic",
    ),
    "unknown field": (
        GUIDE,
        "heading: Who",
        "headin: Who",
        f"{GUIDE}, line 16, {STATEMENT}, field headin: A statement has no field headin. Did you mean heading?",
    ),
    "missing field": (
        GUIDE,
        "    heading: Who pays what\n",
        "",
        f"{GUIDE}, line 11, {STATEMENT}, field heading: It is missing. Add it. A short heading in plain words.",
    ),
    "missing reference": (
        "pay/2021-22.yaml",
        "    source: [des]\n",
        "",
        "pay/2021-22.yaml, line 1, entry 1 (pay point [5, entry, 2021-04-01]), field source: It is missing. "
        "Add it. The document that says so.",
    ),
    "wrong choice": (
        "contract/2021-22.yaml",
        "force: may",
        "force: could",
        "contract/2021-22.yaml, line 26, entry 3 (clause [des-2021-22, B14.1]), field force: "
        "'could' is not one of its values. Write one of: must, may, should, states.",
    ),
    "natural key that leads nowhere": (
        GUIDE,
        "section: [practitioner, funding]",
        "section: [practitioner, founding]",
        f"{GUIDE}, line 13, entry 2 (statement [practitioner, founding, shares]), field section: There is no section "
        "[practitioner, founding] in the files. Did you mean [practitioner, funding]?",
    ),
    "natural key like no other": (
        "glossary.yaml",
        "replaced_by: [talking-therapies]",
        "replaced_by: [zzz]",
        "There is no glossary term [zzz] in the files. Add it to its file, glossary.yaml, or correct the name.",
    ),
    "natural key too short": (
        GUIDE,
        "section: [practitioner, funding]",
        "section: [practitioner]",
        "field section: ['practitioner'] does not name a section. Write it as [role, topic].",
    ),
    "natural key not in quotation marks": (
        "pay/2021-22.yaml",
        "band: ['5']",
        "band: [5]",
        "field band: YAML does not read 5 as text. Put it in quotation marks: '5'.",
    ),
    "list that is no list": (
        GUIDE,
        "    clauses:\n    - [des-2021-22, B14]\n    - [des-2021-22, B14.1]\n",
        "    clauses: B14\n",
        "field clauses: It is not a list of records. Write a list, each of its records as [instrument, number].",
    ),
    "list that names a record twice": (
        GUIDE,
        "    - [des-2021-22, B14.1]\n",
        "    - [des-2021-22, B14]\n",
        "field clauses: It names a record twice. Keep one of the two.",
    ),
    "bad date": (
        "sources/des.yaml",
        "published_on: 2021-08-23",
        "published_on: 23 August 2021",
        "field published_on: '23 August 2021' is not a date. Write year, month and day: 2026-11-21.",
    ),
    "date that is none": (
        "sources/des.yaml",
        "published_on: 2021-08-23",
        "published_on: 2021-02-30",
        "sources/des.yaml, line 8, entry 1, field published_on: '2021-02-30' cannot be: day is out of range for month.",
    ),
    "text that YAML reads as a number": (
        "contract/2021-22.yaml",
        "number: B14\n",
        "number: 1.10\n",
        "field number: YAML does not read 1.10 as text. Put it in quotation marks: '1.10'.",
    ),
    "text that is a list": (
        GUIDE,
        "heading: Who pays what",
        "heading: [Who, pays]",
        "field heading: It is a list or a mapping, not text. Put the text in quotation marks or below '|-'.",
    ),
    "text with a null character": (
        GUIDE,
        "heading: Who pays what",
        'heading: "Who\\0"',
        "field heading: It has a null character, which PostgreSQL cannot store. Take it out.",
    ),
    "text too long": (
        GUIDE,
        "heading: Who pays what",
        f"heading: {'Who ' * 40}",
        "field heading: It is longer than 150 characters. Shorten it.",
    ),
    "number that is none": (
        GUIDE,
        "order: 1",
        "order: first",
        "field order: 'first' is not a whole number. Write digits alone, without quotation marks.",
    ),
    "amount with a pound sign": (
        "pay/2021-22.yaml",
        "'25655'",
        "£25,655",
        "field amount: '£25,655' is not a number. Write it without £, commas or spaces: '32073.50'.",
    ),
    "yes or no that is neither": (
        "glossary.yaml",
        "    definition: Treatment",
        "    expand: perhaps\n    definition: Treatment",
        "field expand: 'perhaps' is neither true nor false. Write true or false, without quotation marks.",
    ),
    "empty text": (
        GUIDE,
        "heading: Who pays what",
        "heading:",
        "field heading: It is empty. Write what it is, or take the line out.",
    ),
    "no slug": (
        "topics.yaml",
        "slug: funding",
        "slug: Is it funded",
        "field slug: Write it in lower case, with a hyphen between words: social-prescriber.",
    ),
    "year that is no year": (
        "years.yaml",
        "2022-03-31",
        "2022-04-30",
        "years.yaml, line 4, entry 1 (contract year [2021-22]), field starts_on: The year 2021/22 runs from 1 April",
    ),
    "wrong file": (
        "roles/practitioner/role.yaml",
        "",
        SOUND["bands.yaml"].replace("5", "6").replace("order: 1", "order: 2"),
        "entry 2 (band [6]): It is in the wrong file. Move it to bands.yaml.",
    ),
    "record twice": (
        "bands.yaml",
        "",
        SOUND["bands.yaml"].replace("order: 1", "order: 2"),
        "bands.yaml, line 5, entry 2 (band [5]): The same record is in line 1 of bands.yaml. "
        "Keep one of the two, or give this one another key.",
    ),
    "wrong constraint": (
        "contract/2021-22.yaml",
        "    wording: The role may be undertaken by any registered clinical role.\n",
        "",
        "entry 3 (clause [des-2021-22, B14.1]): It breaks the rule 'clause says something'. "
        "Look at heading, plain_english, wording.",
    ),
    "the same place twice": (
        "topics.yaml",
        "order: 2",
        "order: 1",
        "(topic [supervision]), field order: Topic with this Order already exists.",
    ),
    "clause below itself": (
        "contract/2021-22.yaml",
        "parent: [des-2021-22, B14]",
        "parent: [des-2021-22, B14.1]",
        "(clause [des-2021-22, B14.1]), field parent: It is below itself. Name another record.",
    ),
}

# In how a file is made up.
SHAPE_SLIPS = {
    "YAML syntax": (
        GUIDE,
        "heading: Who pays what",
        "heading: Who pays: what",
        f"{GUIDE}, line 16: It is not YAML: mapping values are not allowed in this context. Look at this line",
    ),
    "key twice": (
        GUIDE,
        "heading: Who pays what",
        "heading: Who\n    heading: What",
        f"{GUIDE}, line 17, entry 2: It gives 'heading' twice. Keep one of the two.",
    ),
    "pk": (
        "bands.yaml",
        "guidance.band\n",
        "guidance.band\n  pk: 5\n",
        "bands.yaml, line 2, entry 1: It has a pk. Remove the line: records are known by their natural keys.",
    ),
    "field in the wrong column": (
        "bands.yaml",
        "    order: 1",
        "  order: 1",
        "bands.yaml, line 4, entry 1: It has 'order' beside model and fields. Move it under fields, or remove it.",
    ),
    "no model": (
        "bands.yaml",
        "- model: guidance.band\n  fields",
        "- fields",
        "bands.yaml, line 1, entry 1: It does not name a model. Start it with '- model: guidance.…'.",
    ),
    "no fields": (
        "bands.yaml",
        SOUND["bands.yaml"],
        "- model: guidance.band\n",
        "bands.yaml, line 1, entry 1: It has no fields.",
    ),
    "not a list": (
        "bands.yaml",
        SOUND["bands.yaml"],
        "model: guidance.band\n",
        "bands.yaml, line 1: It is not a list of records. Start each record with '- model: guidance.…'",
    ),
    "list of words": (
        "bands.yaml",
        SOUND["bands.yaml"],
        "- band\n",
        "bands.yaml, line 1, entry 1: It is not a record. Write '- model: guidance.…' and 'fields:' below it.",
    ),
}
