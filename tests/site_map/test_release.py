"""What the page cache calls this release."""

from pathlib import Path

import pytest
from pytest_django import Settings

from guidance.site_map.release import current_release


@pytest.fixture
def served(settings: Settings, tmp_path: Path) -> Path:
    """A site's files, in production, where nobody names the release."""
    for name in ("templates", "guidance", "pcnroles", "var"):
        (tmp_path / name).mkdir()
    for name in ("templates/page.html", "guidance/views.py", "var/staticfiles.json", "requirements.txt"):
        (tmp_path / name).write_text("as it was")
    settings.BASE_DIR, settings.STATIC_ROOT, settings.RELEASE = tmp_path, tmp_path / "var", ""
    return tmp_path


@pytest.mark.parametrize(
    "changed", ["templates/page.html", "guidance/views.py", "var/staticfiles.json", "requirements.txt"]
)
def test_a_file_that_changes_makes_another_release(served: Path, changed: str) -> None:
    before = current_release()
    assert current_release() == before
    (served / changed).write_text("as it is")
    assert current_release() != before


def test_a_release_that_is_named_does_not_depend_on_the_files(served: Path, settings: Settings) -> None:
    settings.RELEASE = "1"
    before = current_release()
    (served / "templates/page.html").write_text("as it is")
    assert current_release() == before
    settings.RELEASE = "2"
    assert current_release() != before
