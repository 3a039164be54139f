"""What somebody pastes as the reference of a document."""

from guidance.documents.reference import find_reference


def check_input(data: bytes) -> None:
    found = find_reference(data.decode(errors="replace"))
    if found:
        assert len(str(found)) < 300
        assert str(find_reference(str(found))) == str(found)
