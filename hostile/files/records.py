"""Imports by an editor: YAML and CSV that no export wrote, or exports that somebody spoilt."""

from collections.abc import Callable
from functools import cache
from random import Random

from guidance.admin.exchange import read_chosen_records
from guidance.content.sheets.writing import write_csv
from guidance.content.yaml_writing import to_yaml
from guidance.publishing.drafting.snapshots import root_kinds
from hostile import bodies, forms, values, visits
from hostile.pages import read_page
from hostile.requests.editing import look_at_result

IMPORT = "/admin/guidance/edition/import/"
LARGEST = 2_000_000


def import_yaml(rng: Random, visit: visits.Visit) -> None:
    content = rng.choice(YAML)(rng) if rng.random() < 0.5 else _spoil_file(rng, rng.choice(load_exports())[0])
    _import_file(rng, visit, "records.yaml", content)


def import_csv(rng: Random, visit: visits.Visit) -> None:
    content = rng.choice(CSV)(rng) if rng.random() < 0.4 else _spoil_file(rng, rng.choice(load_exports())[1])
    _import_file(rng, visit, "records.csv", content)


def _import_file(rng: Random, visit: visits.Visit, name: str, content: bytes) -> None:
    """Sends a file for the dry run. If that finds no problems, makes the drafts and looks at one."""
    visit.sign_in("editor")
    name = rng.choice([name] * 8 + ["", name.upper(), "a" * 300, "\x00", "<script>alert(7734)</script>.csv"])
    body = bodies.build_multipart([(forms.TOKEN, visits.CSRF)], [("file", name, content[:LARGEST])])
    answer = visit.attack(IMPORT, method="POST", body=body, content_type=bodies.MULTIPART)
    for form in read_page(answer, IMPORT).forms:
        if any(field.name == "agreed" and field.value for field in form.fields):
            forms.send_form(rng, visit, form, spoilt=rng.random() < 0.1)
            look_at_result(visit)


@cache
def load_exports() -> list[tuple[bytes, bytes]]:
    """Some records of each kind, as YAML and as CSV."""
    found = (
        read_chosen_records(kind.objects.filter(pk__in=kind.objects.order_by("pk").values_list("pk")[:4]))
        for kind in root_kinds()
    )
    return [(to_yaml(held).encode(), write_csv(held).encode()) for held in found if held]


# --- A real file, spoilt ------------------------------------------------------------------------------------


def _spoil_file(rng: Random, whole: bytes) -> bytes:
    for _ in range(rng.choice([1, 1, 2, 4])):
        whole = rng.choice(WAYS)(rng, whole)
    return whole


def _replace_value(rng: Random, whole: bytes) -> bytes:
    """Replaces a word or number."""
    words = whole.split(b" ")
    words[rng.randrange(len(words))] = rng.choice([b"", b"'", b"|\n    "]) + values.as_bytes(
        values.pick_value(rng, long=True)
    )
    return b" ".join(words)


def _replace_after_colon(rng: Random, whole: bytes) -> bytes:
    parts = whole.split(b": ")
    place = rng.randrange(len(parts))
    parts[place] = (
        rng.choice([values.as_bytes(values.pick_value(rng, "number")), *VALUES])
        + b"\n"
        + parts[place].partition(b"\n")[2]
    )
    return b": ".join(parts)


def _replace_cell(rng: Random, whole: bytes) -> bytes:
    cells = whole.split(b",")
    cells[rng.randrange(len(cells))] = values.as_bytes(values.pick_value(rng, rng.choice(["number", "date", "text"])))
    return b",".join(cells)


def _move_lines(rng: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    place = rng.randrange(len(lines))
    ways = [
        lambda: [*lines[:place], *lines[place + 1 :]],
        lambda: [*lines[:place], lines[place], *lines[place:]],
        lambda: [*lines[:place], b"  " + lines[place], *lines[place + 1 :]],
        lambda: rng.sample(lines, len(lines)),
        lambda: lines * rng.choice([2, 20]),
    ]
    return b"\n".join(rng.choice(ways)())


def _insert_bytes(rng: Random, whole: bytes) -> bytes:
    place = rng.randrange(len(whole) + 1)
    return (
        whole[:place]
        + rng.choice([b"\x00", b"\xff", b"\xed\xa0\x80", b'"', b"'", b"\t", b"\r", b"{", b"[", b"&a *a"])
        + whole[place:]
    )


def _change_encoding(rng: Random, whole: bytes) -> bytes:
    text = whole.decode("utf-8", "replace")
    return text.encode(rng.choice(["utf-16", "utf-8-sig", "utf-32", "utf-16-be", "cp1252"]), "replace")


WAYS: list[Callable[[Random, bytes], bytes]] = [
    _replace_value, _replace_value, _replace_after_colon, _replace_after_colon, _replace_cell, _replace_cell,
    _move_lines, _insert_bytes, _change_encoding,
]  # fmt: skip


# --- Files that no export wrote -----------------------------------------------------------------------------

VALUES = [
    b"!!bool foo", b"!!timestamp x", b"!!int ''", b"!!float a", b"!!binary '='", b"!!set {a, b}", b"!!omap [a]",
    b"!!null x", b"!!python/object/apply:os.system ['id']", b"!!pairs [a]", b"!!merge '<<'", b"!a b", b"!<tag:a> b",
    b"&a [*a]", b"*b", b"<<: *a", b"<<: [1]", b"{<<: 1}", b"1:1:1:1:1", b"0b" + b"1" * 9000, b"0x" + b"f" * 9000,
    b"1" * 9000, b"190:20:30.15", b"1e999999999", b"-.inf", b".nan", b"1e-999999999", b"2026-13-45", b"9999-99-99",
    b"0000-01-01 25:61:61 +99:99", b"2026-11-21T00:00:00.999999999999999999Z", b"0o777", b"1_0", b"~", b"yes",
    b"[[[[]]]]", b"{a: {b: c}}", b'"\\ud800"', b'"\\U00110000"', b'"\\x00"', b"? a", b"|9", b">-\n a", b"@a", b"%a",
    b"`a`", b"---", b"...", b"\xef\xbb\xbf",
]  # fmt: skip

TAGS = [value for value in VALUES if value.startswith(b"!!")]


def _write_field(value: bytes) -> bytes:
    return (
        b"- model: guidance.faq\n  fields:\n    slug: a\n    question: a\n    order: "
        + value
        + b"\n    answer: "
        + value
    )


def _write_laughs(rng: Random) -> bytes:
    """The 'billion laughs': each line refers nine times to the line before."""
    letters = b"bcdefghijklm"[: rng.choice([3, 7, 11])]
    lines = (b"    %c: &%c [%s]\n" % (one, one, b",".join([b"*%c" % (one - 1)] * 9)) for one in letters)
    head = rng.choice([b"faq", b"statement", b"section"]) + b"\n  fields:\n    a: &a [b,b,b,b,b,b,b,b,b]\n"
    name = rng.choice([b"role", b"section", b"topic", b"slug", b"clauses", b"order", b"nothing"])
    return b"- model: guidance." + head + b"".join(lines) + b"    slug: x\n    %s: *%c\n" % (name, letters[-1])


YAML: list[Callable[[Random], bytes]] = [
    lambda rng: b"- " * rng.choice([100, 900, 5_000, 60_000]),
    lambda rng: rng.choice([b"[", b"{", b"[{", b"{a: ", b"? ", b"&a "]) * rng.choice([900, 20_000, 200_000]),
    lambda rng: b"".join(b" " * n + b"a:\n" for n in range(rng.choice([100, 1_500]))),
    lambda rng: _write_field(b"[" * (n := rng.choice([50, 900, 3_000])) + b"]" * n),
    *[_write_laughs] * 3,
    *[lambda rng: _write_field(rng.choice(VALUES))] * 5,
    *[lambda rng: _write_field(rng.choice(TAGS))] * 5,
    lambda rng: _write_field(values.as_bytes(values.pick_value(rng, long=True))),
    lambda rng: (
        b"- model: "
        + rng.choice([*VALUES, values.as_bytes(values.pick_value(rng))])
        + b"\n  fields: "
        + rng.choice(VALUES)
    ),
    lambda rng: (
        b"- model: guidance.faq\n  fields:\n" + b"".join(b"    a%d: b\n" % n for n in range(_choose_number(rng)))
    ),
    lambda rng: b"- model: guidance.faq\n  fields: {slug: a}\n" * rng.choice([2, 2_000, 2_001, 40_000]),
    lambda rng: rng.choice([b"a", b"a\n", b"- a\n", b"#", b" ", b"\n", b"'", b'"', b"\t", b"!", b"&", b"*"]) * LARGEST,
    lambda rng: b"a" * rng.choice([1_000, 100_000]) + b": " + b"b" * 1_000_000,
    lambda rng: b"".join(b"&a%d b%d: *a%d\n" % (n, n, n) for n in range(_choose_number(rng))),
    lambda rng: b"%YAML 9.9\n---\n" * rng.choice([1, 5_000]),
    lambda rng: b"%TAG ! " + b"a" * rng.choice([10, 100_000]) + b"\n---\n- !b c",
    lambda rng: "- a".encode(rng.choice(["utf-16", "utf-32", "utf-8-sig", "utf-16-be"])),
    lambda rng: rng.randbytes(rng.choice([0, 1, 10, 5_000])),
]


def _choose_number(rng: Random) -> int:
    return rng.choice([100, 30_000, 60_000])


def _write_sheet(*rows: bytes) -> bytes:
    return b"\n".join([b"model,slug,question,answer,order", *rows])


CSV: list[Callable[[Random], bytes]] = [
    lambda rng: b",".join([b"model", *(b"a%d" % n for n in range(rng.choice([100, 100_000])))]) + b"\nguidance.faq,a",
    lambda rng: _write_sheet(b"guidance.faq" + b"," * rng.choice([10, 1_000_000])),
    lambda rng: _write_sheet(*([b"guidance.faq,a,b,c,1"] * rng.choice([1, 2_001, 60_000]))),
    lambda rng: _write_sheet(b'guidance.faq,"' + b"a" * rng.choice([10, 1_900_000])),
    lambda rng: _write_sheet(b'"' * rng.choice([1, 2, 999_999])),
    lambda rng: _write_sheet(b"guidance.faq,a,b,c," + values.as_bytes(values.pick_value(rng, "number"))),
    lambda rng: _write_sheet(
        b"guidance.faq,a,b,c," + rng.choice([b"1" * 900_000, b"1e999999999", b"NaN", b"-1", b"1e400000000"])
    ),
    lambda rng: _write_sheet(
        b"guidance.faq,"
        + values.as_bytes(values.pick_value(rng, long=True))
        + b","
        + values.as_bytes(values.pick_value(rng, long=True))
        + b",c,1"
    ),
    lambda rng: _write_sheet(rng.choice([b"\x00", b"\r", b"\n", b" ", b"a", b",", b"|", b" | "]) * LARGEST),
    lambda rng: _write_sheet(b"guidance.statement,a," + b" | ".join([b"a"] * rng.choice([2, 300_000])) + b",c,1"),
    lambda rng: rng.choice([b"model,model,slug,slug\nguidance.faq,a,b,c", b"model;slug\nguidance.faq;a"]),
    lambda rng: _write_sheet(values.as_bytes(values.pick_value(rng)) + b",a,b,c,1"),
    lambda rng: _write_sheet(b"guidance.faq,a,b,c,1").decode().encode(rng.choice(["utf-16", "utf-32", "utf-8-sig"])),
    lambda rng: rng.randbytes(rng.choice([0, 1, 10, 5_000])),
]
