"""Word files that are not ours, or no longer are: refused in a plain sentence, in bounded memory and time."""

import re
import resource
import time
import tracemalloc
import zipfile
from io import BytesIO
from random import Random

import pytest
from django.test import Client
from lxml import etree

from guidance.documents.carried import from_text
from guidance.documents.docx import to_docx
from guidance.documents.interview_pack import lay_out_panel_sheet
from guidance.documents.job_description import lay_out_job_description
from guidance.documents.unpacking import MOST_MARKS, MOST_READ, Parts, TooMuch
from guidance.pages.job_descriptions import word_text
from guidance.pages.job_descriptions.reading import file_kinds
from guidance.pages.job_descriptions.upload import MOST_BYTES, NotOurFile, read_back
from guidance.pages.job_descriptions.word_text import TextRead
from guidance.rules.recruitment.tailoring import AnswersError, Tailoring
from tests.documents import rows

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def ours() -> bytes:
    return to_docx(lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY))


def zipped(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return packed.getvalue()


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """The file with some parts replaced, added or (None) taken out; '__' stands for '/', and '_xml' for '.xml'."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        held: dict[str, bytes | str] = {name: packed.read(name) for name in packed.namelist()}
    for name, part in parts.items():
        path = name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin")
        held.pop(path, None)
        if part is not None:
            held[path] = part
    return zipped(held)


def refusal(content: bytes) -> str:
    with pytest.raises(NotOurFile) as refused:
        read_back(content)
    return str(refused.value)


def test_ours_is_read_from_bytes_and_from_a_file(ours: bytes) -> None:
    assert read_back(ours) == read_back(BytesIO(ours))
    assert read_back(ours).answers == rows.answers()


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        b"PK\x05\x06" + bytes(18),
        "<html>&amp;</html>".encode("utf-16"),
        zipped({"notes.txt": "Words"}),
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "not xml", "customXml/item1.xml": "nor this"}),
    ],
    ids=["two letters", "empty zip", "html", "another zip", "no xml"],
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert refusal(content) == file_kinds.NOT_WORD


def old_office(stream: str) -> bytes:
    """The start of a compound file with the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + stream.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", file_kinds.EMPTY),
        (b"%PDF-1.7 not a zip", file_kinds.PDF),
        (old_office("WordDocument"), file_kinds.OLD_WORD),
        (old_office("EncryptedPackage"), file_kinds.LOCKED),
        (b"{\\rtf1\\ansi}", file_kinds.RICH_TEXT),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', file_kinds.ONE_XML_FILE),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", file_kinds.WEB_PAGE),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            file_kinds.OPEN_DOCUMENT,
        ),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}), file_kinds.SPREADSHEET),
        (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}), file_kinds.SLIDES),
        (zipped({"Index/Document.iwa": "a"}), file_kinds.PAGES),
        (zipped({"1-job-description.docx": "a"}), file_kinds.ZIP),
    ],
)
def test_what_is_another_kind_of_file_is_told_what_to_do(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


@pytest.mark.slow
def test_a_file_with_a_large_logo_is_read(ours: bytes) -> None:
    noise = Random(1).randbytes(4 * MEGABYTE)  # noqa: S311  the same each time, and hard to compress
    drawn = changed(ours, word__media__image1=noise, word__media__image2=bytes(12 * MEGABYTE))
    assert read_back(drawn).answers == rows.answers()


def test_another_word_file_is_refused_and_told_of_the_reference(ours: bytes) -> None:
    import docx

    other = BytesIO()
    docx.Document().save(other)
    assert refusal(other.getvalue()) == file_kinds.NOT_OURS


def test_a_file_whose_insides_were_dropped_is_known_by_its_footer(ours: bytes) -> None:
    carried = read_back(changed(ours, customXml__item1_xml=None))
    assert carried.reference == "MHP-B6/211126/6-26"
    assert carried.answers is None


def test_a_panel_sheet_is_known_by_its_footer() -> None:
    assert read_back(to_docx(lay_out_panel_sheet(rows.a_template(), [], None, rows.DAY))).answers is None


def test_insides_under_another_number_are_found(ours: bytes) -> None:
    with zipfile.ZipFile(BytesIO(ours)) as packed:
        item = packed.read("customXml/item1.xml")
    moved = changed(ours, customXml__item1_xml=b"<bibliography/>", customXml__item7_xml=item)
    assert read_back(moved).answers == rows.answers()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(ours: bytes, share: float) -> None:
    assert refusal(ours[: int(len(ours) * share)]) == file_kinds.NOT_WORD


@pytest.mark.slow
def test_a_file_with_any_byte_changed_is_read_or_refused(ours: bytes) -> None:
    for place in range(0, len(ours), 37):
        damaged = ours[:place] + bytes([ours[place] ^ 0x55]) + ours[place + 1 :]
        try:
            read_back(damaged)
        except NotOurFile as refused:
            assert str(refused)


def test_macros_are_refused(ours: bytes) -> None:
    assert refusal(changed(ours, word__vbaProject_bin=b"\xd0\xcf\x11\xe0")) == file_kinds.MACROS
    assert refusal(changed(ours, word__activeX__activeX1_xml=b"<ax/>")) == file_kinds.MACROS
    with zipfile.ZipFile(BytesIO(ours)) as packed:
        types = packed.read("[Content_Types].xml")
    macro = types.replace(b"officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
    with zipfile.ZipFile(BytesIO(ours)) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert refusal(zipped({**held, "[Content_Types].xml": macro})) == file_kinds.MACROS


def test_entities_are_refused(ours: bytes) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    outside = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    for part in (laughs, outside, outside.decode().encode("utf-16")):
        assert refusal(changed(ours, customXml__item1_xml=part)) == file_kinds.NOT_WORD


def test_a_part_twice_or_encrypted_or_packed_otherwise_is_refused(ours: bytes) -> None:
    assert refusal(changed(ours, WORD__document_xml=b"<a/>")) == file_kinds.NOT_WORD
    assert (
        refusal(zipped({"[Content_Types].xml": "", "word/document.xml": ""}, zipfile.ZIP_LZMA)) == file_kinds.NOT_WORD
    )
    locked = bytearray(ours)
    for place in range(len(locked) - 8):
        if locked[place : place + 4] == b"PK\x01\x02":
            locked[place + 8] |= 1
    assert refusal(bytes(locked)) == file_kinds.LOCKED


@pytest.mark.slow
def test_a_file_that_unpacks_to_too_much_is_refused(ours: bytes) -> None:
    assert refusal(changed(ours, word__media__a=bytes(30 * MEGABYTE))) == file_kinds.UNPACKS_TOO_BIG
    assert refusal(changed(ours, word__glossary__a=bytes(20 * MEGABYTE))) == file_kinds.UNPACKS_TOO_BIG
    assert refusal(zipped({f"part-{number}": "" for number in range(1_000)})) == file_kinds.UNPACKS_TOO_BIG


def test_a_size_that_lies_is_found_out(ours: bytes) -> None:
    """A part says that it unpacks to a little, and unpacks to a lot."""
    content = bytearray(changed(ours, customXml__item1_xml=bytes(2 * MEGABYTE)))
    for place in range(len(content) - 46):
        if content[place : place + 4] == b"PK\x01\x02" and content[place + 46 : place + 65] == b"customXml/item1.xml":
            content[place + 24 : place + 28] = (100).to_bytes(4, "little")
    assert refusal(bytes(content)) == file_kinds.NOT_WORD


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 50 * MEGABYTE], ids=["just over", "50 MB"])
def test_a_large_file_is_refused_without_reading_the_rest(size: int) -> None:
    class Endless:
        taken = 0

        def read(self, most: int = -1) -> bytes:
            assert most >= 0, "it must not read all there is"
            self.taken += most
            return bytes(min(most, size))

    file = Endless()
    with pytest.raises(NotOurFile, match="larger than 5 MB"):
        read_back(file)
    assert file.taken <= MOST_BYTES + 1


@pytest.mark.slow
def test_what_a_file_costs_is_counted_over_all_its_parts_before_any_is_parsed(
    ours: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tenth of what one part may have, twenty times."""
    parsed: list[int] = []
    parse = etree.fromstring
    monkeypatch.setattr(etree, "fromstring", lambda text, parser: parsed.append(len(text)) or parse(text, parser))
    many_marks = b"<w>" + b"<a/>" * (MOST_MARKS // 10) + b"</w>"
    parts: dict[str, bytes | None] = {f"customXml__item{number}_xml": many_marks for number in range(1, 21)}
    assert refusal(changed(ours, **parts)) == file_kinds.UNPACKS_TOO_BIG
    assert len(parsed) < 10
    parsed.clear()
    long_parts: dict[str, bytes | str] = dict.fromkeys(list(parts)[:9], b"<w>" + b"a" * (MOST_READ // 5) + b"</w>")
    with zipfile.ZipFile(BytesIO(zipped(long_parts, zipfile.ZIP_STORED))) as packed, pytest.raises(TooMuch):
        reading = Parts(packed)
        for name in long_parts:
            reading.parse(name)
    assert sum(parsed) <= MOST_READ


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037", "latin-1"])
def test_marks_are_counted_in_the_encoding_that_is_parsed(ours: bytes, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?><w>'
    many = (declared + "<a/>" * (MOST_MARKS + 1) + "</w>").encode(encoding)
    assert refusal(changed(ours, customXml__item1_xml=many)) in {file_kinds.UNPACKS_TOO_BIG, file_kinds.NOT_WORD}
    if encoding == "utf-16":
        assert refusal(changed(ours, customXml__item1_xml=many)) == file_kinds.UNPACKS_TOO_BIG


def test_a_part_in_the_other_encoding_that_word_takes_is_read(ours: bytes) -> None:
    with zipfile.ZipFile(BytesIO(ours)) as packed:
        item = packed.read("customXml/item1.xml").decode()
    moved = changed(ours, customXml__item1_xml=item.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert read_back(moved).answers == rows.answers()


@pytest.mark.parametrize("text", ["[" * 15_000, '{"a":' * 15_000, "[]," * 15_000, "9" * 100_000, '"' + "a" * 2_500_000])
def test_what_a_file_carries_is_no_deeper_and_no_larger_than_ours(text: str) -> None:
    assert from_text(text) is None
    with pytest.raises(AnswersError):
        Tailoring.from_json(text)


def test_controls_within_controls_are_read_once(ours: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(word_text, "read_text", lambda piece, *_: read.append(piece.tag) or TextRead(""))
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    control = '<w:sdt><w:sdtPr><w:tag w:val="base"/></w:sdtPr><w:sdtContent>'
    nested = control * 80 + "</w:sdtContent></w:sdt>" * 80
    read_back(changed(ours, word__document_xml=f'<w:document xmlns:w="{namespace}">{nested}</w:document>'.encode()))
    assert read.count(f"{word_text.W}sdt") == 1


def bombs(ours: bytes) -> dict[str, bytes]:
    return {
        "one part": changed(ours, word__media__a=bytes(300 * MEGABYTE)),
        "its own part": changed(ours, customXml__item1_xml=bytes(22 * MEGABYTE)),
        "wide": changed(ours, word__document_xml=b"<w>" + b"<a/>" * 2_000_000 + b"</w>"),
        "attributes": changed(
            ours, word__document_xml=b"<w " + b" ".join(b'a%d=""' % number for number in range(900_000)) + b"/>"
        ),
        "words": changed(ours, word__document_xml=b"<w>" + b"<a>" * 2_000_000),
        "parts": zipped({str(number): "" for number in range(20_000)}),
        "deep": changed(ours, customXml__item1_xml=b"<a>" * 400_000 + b"</a>" * 400_000),
        "lists": changed(
            ours,
            customXml__item1_xml=b'<document xmlns="urn:pcn-mental-health-roles:answers:1">'
            + b"[" * 1_500_000
            + b"</document>",
        ),
    }


def largest_ever() -> int:
    """The most memory that this process ever had, libxml2's with it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.slow
def test_a_bomb_costs_little_time_and_little_memory(ours: bytes) -> None:
    for name, bomb in bombs(ours).items():
        before, started = largest_ever(), time.process_time()
        tracemalloc.start()
        refused = ""
        try:
            read_back(bomb)
        except NotOurFile as error:
            refused = str(error)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert refused or name == "lists"
        assert peak < 40 * MEGABYTE, name
        assert largest_ever() - before < 100 * MEGABYTE, name
        assert time.process_time() - started < 30, name  # without bounds some take minutes


@pytest.mark.slow
@pytest.mark.parametrize("hidden", ["\\ud800", "\\u0000", "\\ufffe\\u0007"])
def test_what_no_database_or_page_can_hold_is_taken_out_of_what_a_file_carries(
    client: Client, ours: bytes, hidden: str
) -> None:
    with zipfile.ZipFile(BytesIO(ours)) as packed:
        item = packed.read("customXml/item1.xml").decode()
    reference = re.search(r'"reference": "([^"]*)"', item)
    assert reference
    other_version = re.sub(r" [0-9a-f]{8} ", " 00000000 ", reference[1])
    text = (
        f'{{"reference": "{other_version}", "answers": null, "lines": [["duty:a{hidden}", "Words{hidden}"]], '
        f'"clauses": [["clause:{hidden}", "{hidden}"]], "pay": [["pay:{hidden}:{hidden}:entry", "{hidden}"]]}}'
    )
    part = f'<document xmlns="urn:pcn-mental-health-roles:answers:1">{text}</document>'
    file = BytesIO(changed(ours, customXml__item1_xml=part.encode()))
    file.name = "it.docx"
    response = client.post("/job-descriptions/check/", {"file": file})
    assert response.status_code == 200
    assert "Words" in response.content.decode()
