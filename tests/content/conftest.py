from pathlib import Path

import pytest

from tests.content.sound_files import write


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    """A folder of fixture files that load."""
    return write(tmp_path / "fixtures")
