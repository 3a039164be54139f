"""A plan's workbook put back in: the same plan, or a plain sentence on why the file was not opened."""

import random
import re
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from guidance.documents.plan_workbook import reading
from guidance.documents.plan_workbook.reading import NotOurPlan, read_workbook
from guidance.models import ContentVersion
from guidance.pages.plans import plan_upload
from guidance.rules.plans.plans import Plan
from tests.examples import costly
from tests.pages import made_up_plans
from tests.recalculating import recalculate

MEGABYTE = 1024 * 1024
LAST_OFFERED = "2028-29"  # a plan may go on for two years after the last that we have
HEAD = 11  # the row of the headings, from 1, in a plan of one year
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("real_content")]


@pytest.fixture
def ours() -> bytes:
    return made_up_plans.work_out(a_plan()).xlsx


def a_plan() -> Plan:
    """Of several posts in one contract year."""
    turns = (made_up_plans.make_plan(random.Random(seed)) for seed in range(99))  # noqa: S311
    return next(one for one in turns if len(one.posts) > 2 and one.years == ["2025-26"])


def open_again(content: bytes) -> Plan:
    asked = plan_upload.read_upload(read_workbook(content), ContentVersion.current(), made_up_plans.DAY)
    assert asked.plan, (asked.faults, asked.problems, asked.form.errors)
    return asked.plan


@costly(0.15)
@given(seed=st.integers(0, 10**6))
def test_a_plan_is_the_same_out_of_its_workbook_again(seed: int) -> None:
    plan = made_up_plans.make_plan(random.Random(seed))  # noqa: S311
    assume(plan.posts and plan.years[-1] <= LAST_OFFERED)
    assert open_again(made_up_plans.work_out(plan).xlsx) == plan


def test_a_plan_is_the_same_after_other_programs_saved_it(ours: bytes, tmp_path: Path) -> None:
    recalculate({"saved": ours}, tmp_path)
    assert open_again((tmp_path / "made/saved.xlsx").read_bytes()) == a_plan()
    assert open_again(change(ours, str)) == a_plan()


def test_what_was_changed_added_and_moved_is_read(ours: bytes) -> None:
    def edit(sheet: Worksheet) -> None:
        first = sheet[HEAD + 1]
        first[1].value, first[5].value, first[6].value = "=typed", 0.8, None
        added = sheet[HEAD + 1 + len(a_plan().posts)]
        for place, value in {1: "Added", 3: "8A", 4: "Entry", 6: 22.5, 9: "1 December 2025", 13: "Yes"}.items():
            added[place].value = value
        sheet.move_range("P12:P60", cols=2)
        sheet["P11"].value, sheet["R11"].value = None, "Your own maximum, full time"

    plan = a_plan()
    found = open_again(change(ours, edit, names_are_text=True))
    assert (found.posts[0].name, found.posts[0].hours) == ("=typed", 30)
    assert found.posts[1:-1] == plan.posts[1:]
    assert found.posts[-1].starts_on == date(2025, 12, 1)
    assert (found.posts[-1].band, found.posts[-1].hours, found.posts[-1].pays_levy) == ("8a", Decimal("22.5"), True)


def change(content: bytes, edit: Callable[[Worksheet], None], *, names_are_text: bool = False) -> bytes:
    """As openpyxl saves it, with the sheet of inputs edited."""
    book = openpyxl.load_workbook(BytesIO(content))
    edit(book["Inputs"])
    for row in book["Inputs"].iter_rows(min_row=HEAD + 1, max_col=2) if names_are_text else ():
        row[1].data_type = "s" if row[1].value else "n"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def repack(content: bytes, parts: dict[str, bytes]) -> bytes:
    """With these parts added, or in place of those there."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            if name not in parts:
                again.writestr(name, packed.read(name))
        for name, data in parts.items():
            again.writestr(name, data)
    return made.getvalue()


def read_part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read(name)


def pack(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return made.getvalue()


def make_book(rows: list[list[object]], title: str = "Inputs") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


FOREIGN: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", reading.NOT_EXCEL),
    "a PDF": (lambda: b"%PDF-1.7", reading.NOT_EXCEL),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0", reading.NOT_EXCEL),
    "CSV": (lambda: b"Post,Role,Band\n", reading.TEXT),
    "an .xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), reading.OLD_EXCEL),
    "an .ods": (lambda: pack(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), reading.OPEN_DOCUMENT),
    "a zip": (lambda: pack(a=b"b"), reading.NOT_EXCEL),
    "a Word file": (
        lambda: pack(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}),
        reading.NOT_EXCEL,
    ),
    "more than 2 MB": (lambda: bytes(3 * MEGABYTE), reading.TOO_BIG),
    "somebody else's workbook": (lambda: make_book([["a", 1]], "Sheet1"), reading.NOT_OURS),
    "a sheet of other columns": (lambda: make_book([["Post", "Band"], ["North", 6]]), "lacks the columns 'Role'"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_not_a_plan_of_ours_is_refused_in_a_sentence(kind: str) -> None:
    make, says = FOREIGN[kind]
    with pytest.raises(NotOurPlan, match=re.escape(says)):
        read_workbook(make())


def spoil(part: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda ours: repack(ours, {part: read_part(ours, part).replace(old, new)})


def add(name: str, data: bytes = b"<a/>") -> Callable[[bytes], bytes]:
    return lambda ours: repack(ours, {name: data})


def write(cell: str, value: object) -> Callable[[bytes], bytes]:
    def edit(sheet: Worksheet) -> None:
        sheet[cell].value = value

    return lambda ours: change(ours, edit)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><workbook>&c;</workbook>'
MANY_ROWS = b"<worksheet><sheetData>" + b'<row r="1"><c r="A1"/></row>' * 90_000 + b"</sheetData></worksheet>"
SPOILT: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (lambda ours: ours[:-3000], reading.NOT_EXCEL),
    "macros": (add("xl/vbaProject.bin"), reading.MACROS),
    "macros by its type": (spoil("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled.main"), reading.MACROS),
    "links to other files": (add("xl/externalLinks/externalLink1.xml"), reading.LINKS),
    "connections": (add("xl/connections.xml"), reading.LINKS),
    "a zip bomb": (add("xl/worksheets/sheet99.xml", bytes(70 * MEGABYTE)), reading.UNPACKS_TOO_BIG),
    "a huge sheet": (add("xl/worksheets/sheet1.xml", MANY_ROWS), reading.UNPACKS_TOO_BIG),
    "entities": (add("xl/workbook.xml", LAUGHS), reading.NOT_EXCEL),
    "no texts": (add("xl/sharedStrings.xml"), reading.NOT_EXCEL),
    "no such sheet": (spoil("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet77.xml"), reading.NOT_EXCEL),
    "a heading twice": (write("C11", "Post"), "has the column 'Post' twice"),
    "no heading": (write("D11", "Grade"), "lacks the column 'Band'"),
    "a formula": (write("F12", "=30/37.5"), "has a formula in row 1 of the posts, under 'WTE'"),
    "a formula in a name": (write("B13", '=HYPERLINK("http://example.org")'), "has a formula in row 2 of the posts"),
    "an error": (write("M12", "#REF!"), "has an error in row 1 of the posts, under 'Other costs a year'"),
    "a formula above the posts": (write("C5", "=TODAY()"), "has a formula in First day of the plan"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_a_workbook_of_ours_that_was_spoilt_is_refused_in_a_sentence(kind: str, ours: bytes) -> None:
    spoilt, says = SPOILT[kind]
    with pytest.raises(NotOurPlan, match=re.escape(says)):
        read_workbook(spoilt(ours))


def test_more_posts_than_a_plan_has_are_refused_and_what_is_far_below_is_not_looked_at(ours: bytes) -> None:
    def fill(sheet: Worksheet, rows: int) -> None:
        for row in range(HEAD + 1, HEAD + 1 + rows):
            sheet.cell(row, 2).value = "North"

    with pytest.raises(NotOurPlan, match="40 posts at most"):
        read_workbook(change(ours, lambda sheet: fill(sheet, 41)))
    assert len(read_workbook(change(ours, lambda sheet: fill(sheet, 40))).rows) == 40
    far = change(ours, lambda sheet: sheet.cell(1_000_000, 2, "Far below"))
    assert open_again(change(far, lambda sheet: sheet.cell(HEAD + 1, 16_000, "Far right"))) == a_plan()


def test_days_are_read_from_a_workbook_that_counts_them_from_1904(ours: bytes) -> None:
    counted = spoil("xl/workbook.xml", b"<workbookPr", b'<workbookPr date1904="1"')(ours)
    assert read_workbook(counted).said["First day of the plan"] == "2029-04-02", "1,462 days later than it was."


@lru_cache(maxsize=1)
def make_once() -> bytes:
    return made_up_plans.work_out(a_plan()).xlsx


@pytest.mark.filterwarnings("ignore::UserWarning")  # of openpyxl, about what it can't read
@costly(0.3)
@given(seed=st.integers(0, 10**9))
def test_a_workbook_with_bytes_changed_is_read_or_refused_in_time(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    parts = ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
    content = make_once()
    name = chance.choice(parts)
    data = bytearray(read_part(content, name))
    for _ in range(chance.randrange(1, 12)):
        data[chance.randrange(len(data))] = chance.choice(b'<>"/=0123456789azAZ&; \0\xff')
    started = time.process_time()
    with suppress(NotOurPlan):
        read_workbook(repack(content, {name: bytes(data)}))
    assert time.process_time() - started < 5
