"""A folder in place of a Debian machine's root: deploy/ as it is written, but for where its files and ports are."""

import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
HOST = "roles.example.org"
COPIED = (
    "guidance",
    "pcnroles",
    "templates",
    "fixtures",
    "deploy",
    "manage.py",
    "gunicorn.conf.py",
    "requirements.txt",
)
LINKED = (".venv", "build")


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@dataclass(frozen=True)
class Layout:
    root: Path
    portal: int = field(default_factory=a_free_port)
    http: int = field(default_factory=a_free_port)
    https: int = field(default_factory=a_free_port)
    postgresql: int = field(default_factory=a_free_port)
    proxy: int = field(default_factory=a_free_port)  # between the portal and PostgreSQL
    redis: int = field(default_factory=a_free_port)

    def __truediv__(self, path: str) -> Path:
        return self.root / path

    @property
    def home(self) -> Path:
        return self / "srv/pcnroles"

    @property
    def certificate(self) -> Path:
        return self / "etc/ssl/pcnroles/fullchain.pem"

    def moved(self, text: str) -> str:
        """The same file for this folder and these ports."""
        for place in (
            "/srv/pcnroles",
            "/etc/pcnroles",
            "/etc/ssl",
            "/etc/nginx/pcnroles",
            "/var/log",
            "/var/cache",
            "/var/backups",
            "/var/www",
        ):
            text = text.replace(place, f"{self.root}{place}")
        for ours, own in (
            ("listen 80", f"listen 127.0.0.1:{self.http}"),
            ("listen 443", f"listen 127.0.0.1:{self.https}"),
            ("127.0.0.1:8000", f"127.0.0.1:{self.portal}"),
            ("127.0.0.1:5432", f"127.0.0.1:{self.proxy}"),
            ("127.0.0.1:6379", f"127.0.0.1:{self.redis}"),
        ):
            text = text.replace(ours, own)
        return text

    def put(self, source: str, place: str) -> Path:
        """A file of deploy/ where deploy/README.md says that it goes."""
        target = self / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.moved((CHECKOUT / "deploy" / source).read_text()))
        return target

    def make_release(self, name: str) -> Path:
        """As deploy/build leaves it, without installing every package again."""
        release = self.home / "releases" / name
        release.mkdir(parents=True)
        leave_out = shutil.ignore_patterns("__pycache__")
        for part in COPIED:
            source = CHECKOUT / part
            if source.is_dir():
                shutil.copytree(source, release / part, ignore=leave_out)
            else:
                shutil.copy2(source, release / part)
        for part in LINKED:
            (release / part).symlink_to((CHECKOUT / part).resolve())
        shutil.copytree(CHECKOUT / "var/static", release / "var/static")
        return release

    def make_certificate(self) -> None:
        self.certificate.parent.mkdir(parents=True)
        key = self.certificate.with_name("privkey.pem")
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
        command += ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(key), "-out", str(self.certificate)]
        subprocess.run(command, check=True, capture_output=True)
