"""Workbooks worked out again by LibreOffice, by their formulas alone: the results that we wrote are taken out first."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

_RESULT = re.compile(r"(</f>)<v>[^<]*</v>")
_OF_TEXT = re.compile(r'(<c [^>]*) t="(?:str|e|b)"(>\s*<f>)')
# So that it works out again what Excel is said to have saved; by default it would show the results in the file.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>"""

Sheets = Mapping[str, list[list[Any]]]


def recalculate(files: Mapping[str, bytes], folder: Path) -> dict[str, Sheets]:
    """The values of each workbook's cells, row by row. One run of LibreOffice takes all of them."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("no LibreOffice to work workbooks out again. Install libreoffice-calc-nogui.")
    profile, made = folder / "profile", folder / "made"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(_SETTINGS)
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(without_results(content))
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    paths = [str(folder / f"{name}.xlsx") for name in files]
    subprocess.run([*command, "--outdir", str(made), *paths], check=True, capture_output=True, timeout=600)  # noqa: S603
    return {name: read_values((made / f"{name}.xlsx").read_bytes()) for name in files}


def read_values(content: bytes) -> Sheets:
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def without_results(content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as stripped:
        for info in packed.infolist():
            data = packed.read(info)
            if info.filename.startswith("xl/worksheets/"):
                data = _OF_TEXT.sub(r"\1\2", _RESULT.sub(r"\1", data.decode())).encode()
            stripped.writestr(info, data)
    return made.getvalue()


def list_errors(sheets: Sheets) -> list[str]:
    """Each cell that shows an error, with its sheet."""
    return [
        f"{name}: row {row}, {cell}"
        for name, rows in sheets.items()
        for row, cells in enumerate(rows, start=1)
        for cell in cells
        if isinstance(cell, str) and cell.startswith("#")
    ]
