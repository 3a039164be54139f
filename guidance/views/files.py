"""Files to download."""

from django.http import HttpResponse

from guidance.documents.blocks import Document
from guidance.documents.docx import to_docx
from guidance.documents.pdf import to_pdf

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8; header=present",
}


def make_file(document: Document, ending: str) -> bytes:
    """The document as Word ('docx') or PDF ('pdf')."""
    return to_docx(document) if ending == "docx" else to_pdf(document)


def send_file(content: bytes, ending: str, name: str) -> HttpResponse:
    """`name` must be plain ASCII, as made by `guidance.documents.blocks.file_name`."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
