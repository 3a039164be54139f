"""Edits of a Word file as Word and other programs make them, each with what a reader then sees."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from hypothesis import strategies as st

MAIN = "word/document.xml"
PROMPT = re.compile(
    r'(?P<start><w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="(?P<name>\w+)"/>(?:(?!</w:sdtPr>).)*)'
    r"(?P<middle></w:sdtPr><w:sdtContent>)(?P<shown>.*?)(?P<end></w:sdtContent></w:sdt>)",
    re.DOTALL,
)
words = st.text("abcdefgh XYZ0123456789&<>'\u00e9\u0142\u4e2d", min_size=1, max_size=12)
hidden = words.map(escape)


def text(letters: str) -> str:
    return f'<w:t xml:space="preserve">{escape(letters)}</w:t>'


def run(inside: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr>{inside}</w:r>"


def as_text_box(inside: str) -> str:
    box = f"<w:txbxContent><w:p>{inside}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="urn:w">{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


# One piece of what is typed: its XML, and the letters that a reader sees.
pieces = st.one_of(
    words.map(lambda one: (run(text(one)), one)),
    st.tuples(words, words).map(lambda two: (run(text(two[0])) + "<w:proofErr/>" + run(text(two[1])), "".join(two))),
    st.sampled_from(["br", "cr", "tab", "ptab"]).map(lambda name: (run(f"<w:{name}/>"), " ")),
    st.just((run("<w:noBreakHyphen/>"), "-")),
    st.just((run("<w:softHyphen/>"), "")),
    st.just((run(text("\u2011")), "-")),
    st.just((run(text("\u00ad")), "")),
    st.just((run(text("\u00a0")), " ")),
    st.just((run('<w:sym w:font="Symbol" w:char="F0B7"/>'), "\u2022")),
    st.just((run('<w:sym w:font="Wingdings" w:char="F0E0"/>'), "\u2192")),
    words.map(lambda one: (f'<w:ins w:id="1" w:author="A">{run(text(one))}</w:ins>', one)),
    hidden.map(lambda one: (f'<w:del w:id="2" w:author="A"><w:r><w:delText>{one}</w:delText></w:r></w:del>', "")),
    words.map(
        lambda one: (
            f'<w:moveFromRangeStart w:id="3" w:name="m"/><w:moveFrom w:id="4">{run(text(one))}</w:moveFrom>'
            f'<w:moveFromRangeEnd w:id="3"/><w:moveTo w:id="5">{run(text(one))}</w:moveTo>',
            one,
        )
    ),
    words.map(lambda one: (f'<w:fldSimple w:instr=" AUTHOR ">{run(text(one))}</w:fldSimple>', one)),
    st.tuples(hidden, words).map(
        lambda two: (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>IF {two[0]}</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text("9"))}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text(two[1]))}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            two[1],
        )
    ),
    words.map(lambda one: (f'<w:hyperlink w:anchor="a">{run(text(one))}</w:hyperlink>', one)),
    words.map(lambda one: (f'<w:smartTag w:element="a">{run(text(one))}</w:smartTag>', one)),
    words.map(lambda one: (f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text(one))}</w:sdtContent></w:sdt>", one)),
    words.map(lambda one: (as_text_box(run(text(one))), f" {one}")),
    words.map(
        lambda one: (
            f"<w:r><w:ruby><w:rt>{run(text('no'))}</w:rt><w:rubyBase>{run(text(one))}</w:rubyBase></w:ruby></w:r>",
            one,
        )
    ),
    hidden.map(lambda one: (f'<w:bookmarkStart w:id="6" w:name="b"/><!-- {one.replace("-", "")} -->', "")),
)
typed = st.lists(pieces, min_size=1, max_size=6).map(
    lambda found: ("".join(xml for xml, _ in found), " ".join("".join(letters for _, letters in found).split()))
)


def rewritten(content: bytes, main: str, *, without: tuple[str, ...] = ()) -> bytes:
    """The file with another main part, and without the parts whose names begin like these."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in packed.namelist():
            if not name.startswith(without or ("\0",)):
                changed.writestr(name, main.encode() if name == MAIN else packed.read(name))
    return made.getvalue()


def main_of(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read(MAIN).decode()


def type_into(main: str, given: dict[str, str], *, keeps: str = "tag") -> str:
    """With each XML in the place of its name. `keeps` is what is left of the control: 'tag', 'title' or 'nothing'."""

    def change(found: re.Match[str]) -> str:
        if found["name"] not in given:
            return found[0]
        inside = given[found["name"]]
        if keeps == "nothing":
            return inside
        start = found["start"].replace("<w:showingPlcHdr/>", "")
        if keeps == "title":
            start = re.sub(r"<w:tag [^>]*/>", "", start)
        return f"{start}{found['middle']}{inside}{found['end']}"

    return PROMPT.sub(change, main)
