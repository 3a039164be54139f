"""Parts of a Word file, unpacked and parsed within what one file may cost, however many parts it is cut into."""

import codecs
import zipfile

from lxml import etree

MOST_PARTS = 200
MOST_UNPACKED = 24 * 1024 * 1024  # as the file says itself of all its parts
MOST_READ = 8 * 1024 * 1024  # of all the parts that are opened
MOST_MARKS = 300_000  # each element and attribute takes far more memory than its letters
LARGEST_RATIO = 100  # Word's own XML packs to a tenth, at the most a fortieth

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TooMuch(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """It would cost more than any file of ours."""


class Parts:
    """What is left to the file is counted down as its parts are read, before any is parsed."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._bytes_left = MOST_READ
        self._marks_left = MOST_MARKS
        self.infos = packed.infolist()
        unpacked = sum(info.file_size for info in self.infos)
        held = sum(info.compress_size for info in self.infos)
        if len(self.infos) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > LARGEST_RATIO * max(held, 1):
            raise TooMuch
        self.names = [info.filename for info in self.infos]

    def data(self, name: str) -> bytes:
        with self._packed.open(name) as part:
            data = part.read(self._bytes_left + 1)
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise TooMuch
        return data

    def parsed(self, name: str) -> etree._Element:
        """Raises ValueError where it declares entities, or is not in an encoding that Word writes.

        It is read in UTF-8 whatever it declares: in another encoding its marks would not be those that are counted.
        """
        data = self.data(name)
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
        self._marks_left -= text.count("<") + text.count("=")
        if self._marks_left < 0:
            raise TooMuch
        if "<!DOCTYPE" in text:
            raise ValueError("Word declares no type of document, in which entities stand")
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
        )
        return etree.fromstring(text.encode(), parser)
