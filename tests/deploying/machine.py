"""Everything that deploy/ sets up, running on loopback: nginx, the portal, PostgreSQL behind a proxy, Redis."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.deploying.layout import CHECKOUT, Layout
from tests.deploying.processes import as_postgres, end, program, wait_until
from tests.deploying.units import Service

DEBIAN_MAIN = """
{user}
pid {root}/nginx.pid;
worker_processes 2;
error_log {root}/var/log/nginx/error.log;
events {{ worker_connections 768; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path {root}/nginx-body;
    proxy_temp_path {root}/nginx-proxy;
    fastcgi_temp_path {root}/nginx-fastcgi;
    uwsgi_temp_path {root}/nginx-uwsgi;
    scgi_temp_path {root}/nginx-scgi;
    include {root}/etc/nginx/conf.d/*.conf;
}}
"""
TASK, PORTAL, SOCKET = (f"etc/systemd/system/pcnroles{ending}" for ending in ("@.service", ".service", ".socket"))
TIMER = "etc/systemd/system/pcnroles@.timer"


class Machine:
    """`close` ends all that this one started, and nothing else."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.running = layout, ExitStack()
        self.password, self.key = secrets.token_hex(8), secrets.token_urlsafe(50)
        self.postgresql: subprocess.Popen[bytes]
        self.redis: subprocess.Popen[bytes]
        self.proxy: subprocess.Popen[str]
        self.nginx: subprocess.Popen[bytes]
        self.portal: Service

    def set_up(self) -> None:
        layout = self.layout
        for folder in ("var/log/nginx", "var/cache/nginx", "var/backups/pcnroles", "var/www/acme"):
            (layout / folder).mkdir(parents=True)
        layout.make_certificate()
        layout.put("nginx.conf", "etc/nginx/conf.d/pcnroles.conf")
        layout.put("nginx-pages.conf", "etc/nginx/pcnroles-pages.conf")
        for unit in (CHECKOUT / "deploy/systemd").iterdir():
            layout.put(f"systemd/{unit.name}", f"etc/systemd/system/{unit.name}")
        environment = layout.put("env.example", "etc/pcnroles/env")
        text = environment.read_text()
        for line, own in (
            ("SECRET_KEY=\n", f"SECRET_KEY={self.key}\n"),
            ("PASSWORD@127", f"{self.password}@127"),
            ("smtp+tls://USER:PASSWORD@smtp.example.org:587", "smtp://127.0.0.1:9"),  # nobody is there
        ):
            assert line in text, line
            text = text.replace(line, own)
        environment.write_text(text)
        (layout.home / "current").symlink_to(layout.make_release("one"))

    @property
    def environment(self) -> Path:
        return self.layout / "etc/pcnroles/env"

    @property
    def direct(self) -> str:
        """The database's address past the proxy."""
        return f"postgresql://pcnroles:{self.password}@127.0.0.1:{self.layout.postgresql}/pcnroles"

    # --- Parts ---

    def start_databases(self) -> None:
        self._make_cluster()
        self.start_postgresql()
        made = f"CREATE ROLE pcnroles LOGIN CREATEDB PASSWORD '{self.password}'"
        self.as_administrator(made)
        self.as_administrator("CREATE DATABASE pcnroles OWNER pcnroles")
        self.start_proxy()
        self.start_redis()

    def _make_cluster(self) -> None:
        data = self.layout / "postgresql"
        data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(data, "postgres", "postgres")
        subprocess.run(
            [*as_postgres(), program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync"],
            check=True,
            capture_output=True,
            cwd="/",
        )
        own = f"port = {self.layout.postgresql}\nunix_socket_directories = ''\nfsync = off\n"
        with (data / "postgresql.conf").open("a") as opened:
            opened.write((CHECKOUT / "deploy/postgresql.conf").read_text() + own)

    def start_postgresql(self) -> None:
        command = [*as_postgres(), program("postgres"), "-D", str(self.layout / "postgresql")]
        self.postgresql = self._started(command, "postgresql", cwd="/", ended_by=signal.SIGINT)
        ready = ["pg_isready", "-q", "-U", "postgres", "-h", "127.0.0.1", "-p", str(self.layout.postgresql)]
        wait_until(lambda: subprocess.run(ready, check=False).returncode == 0)

    def stop_postgresql(self) -> None:
        end(self.postgresql, signal.SIGINT)

    def as_administrator(self, statement: str) -> str:
        command = ["psql", "-qtA", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.layout.postgresql)]
        command += ["-U", "postgres", "-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def start_proxy(self) -> None:
        between = [f"127.0.0.1:{port}" for port in (self.layout.proxy, self.layout.postgresql)]
        self.proxy = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.proxy", *between], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
        )
        self.running.callback(end, self.proxy)
        assert self.proxy.stdout
        assert self.proxy.stdout.readline() == "listening\n"

    def start_redis(self) -> None:
        settings = self.layout.put("redis.conf", "etc/redis/pcnroles.conf")
        own = ["--port", str(self.layout.redis), "--dir", str(self.layout.root), "--daemonize", "no"]
        self.redis = self._started(["redis-server", str(settings), *own], "redis")
        ping = ["redis-cli", "-p", str(self.layout.redis), "ping"]
        wait_until(lambda: subprocess.run(ping, check=False, capture_output=True).stdout == b"PONG\n")

    def tell_redis(self, *words: str) -> None:
        subprocess.run(["redis-cli", "-p", str(self.layout.redis), *words], check=True, capture_output=True)

    def start_nginx(self) -> None:
        main = self.layout / "etc/nginx/nginx.conf"
        user = "user www-data;" if os.geteuid() == 0 else ""
        main.write_text(DEBIAN_MAIN.format(user=user, root=self.layout.root))
        command = ["nginx", "-c", str(main), "-e", str(self.layout / "var/log/nginx/error.log")]
        subprocess.run([*command, "-t", "-q"], check=True)
        self.nginx = self._started([*command, "-g", "daemon off;"], "nginx")

    def start_portal(self, **environment: str) -> None:
        files = (self.layout / PORTAL, self.layout / SOCKET)
        self.portal = Service(*files, self.layout / "var/log/portal.log", **environment)
        self.running.callback(self.portal.close)
        self.portal.start()

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """As an administrator runs it: in the release that is served, with its environment."""
        command = ["bash", str(self.layout.home / "current/deploy/manage"), *arguments]
        return subprocess.run(command, env=self.for_scripts, capture_output=True, text=True, check=False)

    @property
    def for_scripts(self) -> dict[str, str]:
        """What has the scripts of deploy/ look into this folder."""
        own = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "HOME"}}
        places = {"PCNROLES_HOME": str(self.layout.home), "PCNROLES_ENV": str(self.environment)}
        return {**own, **places, "PCNROLES_AS": "env"}

    def _started(
        self, command: list[str], name: str, cwd: str | None = None, ended_by: int = signal.SIGTERM
    ) -> "subprocess.Popen[bytes]":
        with (self.layout / f"var/log/{name}.log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=cwd, start_new_session=True)
        self.running.callback(end, process, ended_by)
        return process
