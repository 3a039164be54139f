"""The site's static files, found once by each process that runs tests."""

from typing import ClassVar

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import Redirect, StaticFile


class FoundOnceMiddleware(WhiteNoiseMiddleware):
    """Every test's client makes the middleware again, and to find 300 files takes longer than most requests."""

    found: ClassVar[dict[tuple[str, str], dict[str, StaticFile | Redirect]]] = {}

    def update_files_dictionary(self, root: str, prefix: str) -> None:
        if (root, prefix) not in self.found:
            super().update_files_dictionary(root, prefix)
            self.found[root, prefix] = dict(self.files)
        self.files.update(self.found[root, prefix])
