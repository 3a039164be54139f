"""A Word file that somebody uploads: the bytes as the whole file if they are a zip, else as one of its parts."""

import zipfile
from io import BytesIO

from guidance.pages.job_descriptions import upload

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REFERENCE = "MHP-B6 3f2a91c4 · 2021/22 · B14.1 · 21 November 2026"
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "customXml/item1.xml": '<document xmlns="urn:pcn-mental-health-roles:answers:1">{"reference": "'
    + REFERENCE
    + '", "answers": {"template": "a"}, "lines": [], "clauses": [], "pay": []}</document>',
    "word/document.xml": f"<w:document {W}/>",
    "word/footer1.xml": f"<w:ftr {W}><w:p><w:r><w:t>{REFERENCE}</w:t></w:r></w:p></w:ftr>",
}
NAMES = ("word/document.xml", "customXml/item1.xml", "word/footer1.xml", "customXml/item9.xml")


def check_input(data: bytes) -> None:
    files = [data] if data.startswith(b"PK") else [_zip_with(name, data) for name in NAMES]
    for file in files:
        try:
            carried = upload.read_back(file)
        except upload.NotOurFile as refused:
            assert 20 < len(str(refused)) < 200
        else:
            assert carried.reference
            for key, text in (*carried.lines, *carried.clauses, *carried.pay):
                assert "\0" not in f"{key}{text}".encode().decode()
            if carried.answers:
                assert "\n" not in carried.answers.base
                carried.answers.to_json().encode()


def _zip_with(name: str, data: bytes) -> bytes:
    parts: dict[str, str | bytes] = {**PARTS, name: data}
    if name == "word/footer1.xml":
        del parts["customXml/item1.xml"]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for each, content in parts.items():
            made.writestr(each, content)
    return packed.getvalue()
