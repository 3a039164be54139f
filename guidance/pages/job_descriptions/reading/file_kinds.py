"""What an uploaded file is that is not a Word file which can be read, in a sentence that says what to do."""

import zipfile
from io import BytesIO

TOO_BIG = "The file is larger than 5 MB. Make its pictures smaller, or take them out, and upload it again."
NOT_WORD = "The file is not a Word file that can be read. Upload a Word file (.docx)."
UNPACKS_TOO_BIG = "The file unpacks to far more than a job description does, so it was not opened."
MACROS = "The file has macros in it, so it was not opened. Save it as a .docx file, without macros."
NOT_OURS = (
    "This Word file does not say that it was made on this site. Upload the one that you downloaded here or, if its "
    "footer has our reference, paste that."
)
EMPTY = "The file is empty. Upload a Word file (.docx)."
PDF = "This is a PDF, which does not carry its answers. Upload the Word file, or paste the reference from its footer."
OPEN_DOCUMENT = "This is an OpenDocument file (.odt). Open it and save it as Word (.docx), then upload that."
OLD_WORD = "This is a Word file of the kind before 2007 (.doc). Open it and save it as .docx, then upload that."
LOCKED = "The file is locked with a password. Open it, take the password off, save it, and upload it again."
RICH_TEXT = "This is a rich text file (.rtf). Open it and save it as Word (.docx), then upload that."
ONE_XML_FILE = "This Word file was saved as XML. Open it and save it as Word (.docx), then upload that."
WEB_PAGE = "This is a web page. Open it in Word and save it as .docx, then upload that."
SPREADSHEET = "This is a spreadsheet. Upload a Word file (.docx)."
SLIDES = "This is a presentation. Upload a Word file (.docx)."
PAGES = "This is a file of Apple's Pages. Export it as Word (.docx), then upload that."
ZIP = "This is a zip file. Unpack it, and upload the Word file that is in it."

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_A_ZIP = (("word/", ""), ("xl/", SPREADSHEET), ("ppt/", SLIDES), ("Index/", PAGES))


def describe_kind(data: bytes) -> str:
    """What is said of a file that is no Word file. Blank for one that may be."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not data:
        return EMPTY
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLD_OFFICE):
        # Office keeps a file with a password as a package in the old kind ([MS-OFFCRYPTO] 2.3.4).
        return LOCKED if "EncryptedPackage".encode("utf-16-le") in data else OLD_WORD
    if start.startswith(b"{\\rtf"):
        return RICH_TEXT
    if start.startswith(b"<?xml") and (b"Word.Document" in start or b"schemas.microsoft.com/office" in start):
        return ONE_XML_FILE
    if start.lower().startswith((b"<html", b"<!doctype html")) or start.startswith(b"MIME-Version:"):
        return WEB_PAGE
    return _describe_zip(data)


def _describe_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
            locked = any(info.flag_bits & 1 for info in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    if "content.xml" in names or (names and names[0] == "mimetype"):
        return OPEN_DOCUMENT
    for folder, sentence in _IN_A_ZIP:
        if any(name.startswith(folder) for name in names):
            return LOCKED if locked and not sentence else sentence
    return ZIP if any(name.lower().endswith((".docx", ".pdf")) for name in names) else ""
