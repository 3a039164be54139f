"""Where the database with ten times the content is. It is made by the first that asks, which takes a minute or two."""

import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parent.parent


def database_of_copies() -> str:
    """Its address. Other fixtures, tables or copying make another."""
    digest = blake2b(digest_size=8)
    for folder in ("fixtures", "guidance/migrations", "bench/copies.py"):
        path = ROOT / folder
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    made = ROOT / f"var/bench/{digest.hexdigest()}.sqlite3"
    if not made.exists():
        print("Loading ten times the content", flush=True)
        made.parent.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(".part")
        part.unlink(missing_ok=True)
        subprocess.run(  # noqa: S603
            [sys.executable, str(ROOT / "bench/copies.py")],
            check=True,
            env={**os.environ, "DATABASE_URL": f"sqlite:///{part}"},
        )
        part.rename(made)
    return f"sqlite:///{made}"
