"""A workbook that somebody puts back in: the bytes as the whole file if they are a zip, else as one of its parts."""

import warnings
import zipfile
from io import BytesIO

from guidance.documents.plan_workbook import inputs_sheet, reading
from guidance.rules.plans.plans import MOST_POSTS

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADINGS = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in inputs_sheet.HEADINGS.values())
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKS}"><sheets>'
    '<sheet name="Inputs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>North</t></si></sst>",
    "xl/worksheets/sheet1.xml": f'<worksheet {MAIN}><sheetData><row r="1">{HEADINGS}</row>'
    '<row r="2"><c t="s"><v>0</v></c></row></sheetData></worksheet>',
}
NAMES = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")


def check_input(data: bytes) -> None:
    warnings.simplefilter("ignore")  # openpyxl's, about what it passes over
    for file in [data] if data.startswith(b"PK") else [_zip_with(name, data) for name in NAMES]:
        try:
            read = reading.read_workbook(file)
        except reading.NotOurPlan as refused:
            assert 20 < len(str(refused)) < 500
        else:
            assert len(read.rows) <= MOST_POSTS
            for text in (*read.said.values(), *(text for row in read.rows for text in row.values())):
                assert "\0" not in text and "\n" not in text.encode().decode()


def _zip_with(name: str, data: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for each, content in {**PARTS, name: data}.items():
            made.writestr(each, content)
    return packed.getvalue()
