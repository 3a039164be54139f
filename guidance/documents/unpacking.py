"""Unpacks and parses parts of an Office file, within limits on what a whole file may cost."""

import codecs
import zipfile

from lxml import etree

MOST_PARTS = 200
MOST_UNPACKED = 24 * 1024 * 1024  # the total of the sizes that the zip declares
MOST_READ = 8 * 1024 * 1024  # the total of the parts that are opened
NEVER_OPENED = ("word/media/", "word/fonts/", "word/embeddings/", "docProps/thumbnail")  # a logo may be large
MOST_MARKS = 300_000  # '<' and '=': each element and attribute takes far more memory than its letters
LARGEST_RATIO = 100  # of what may be opened; Word's own XML compresses about 10 times, at most 40

# How Word names its elements where a file is saved as 'Strict Open XML' (ISO/IEC 29500-1), and otherwise.
_STRICT = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TooMuch(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """Reading the file would cost more than any file of ours does."""


class Parts:
    """Counts down what a file may still cost as its parts are read, before they are parsed."""

    def __init__(self, packed: zipfile.ZipFile, *, most_unpacked: int = MOST_UNPACKED) -> None:
        self._packed = packed
        self._bytes_left = MOST_READ
        self._marks_left = MOST_MARKS
        self.infos = packed.infolist()
        opened = [info for info in self.infos if not info.filename.startswith(NEVER_OPENED)]
        unpacked = sum(info.file_size for info in opened)
        held = sum(info.compress_size for info in opened)
        in_all = sum(info.file_size for info in self.infos)
        if len(self.infos) > MOST_PARTS or in_all > most_unpacked or unpacked > LARGEST_RATIO * max(held, 1):
            raise TooMuch
        self.names = [info.filename for info in self.infos]

    def read(self, name: str) -> bytes:
        with self._packed.open(name) as part:
            data = part.read(self._bytes_left + 1)
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise TooMuch
        return data

    def parse(self, name: str) -> etree._Element:
        """Raises ValueError for a DOCTYPE, or for an encoding that Word doesn't write.

        The parser gets UTF-8 whatever the part declares: in another encoding it could see other marks than we count.
        """
        data = self.read(name)
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig").replace(*_STRICT)
        self._marks_left -= text.count("<") + text.count("=")
        if self._marks_left < 0:
            raise TooMuch
        if "<!DOCTYPE" in text:
            raise ValueError("Word writes no DOCTYPE, which can declare entities")
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
        )
        return etree.fromstring(text.encode(), parser)

    def copy(self, info: zipfile.ZipInfo) -> bytes:
        """A part as it is, unopened. All of them together are within the size that was checked at the start."""
        return self._packed.read(info)
