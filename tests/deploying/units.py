"""Does for a unit what systemd does: runs its ExecStart as it is, with its environment and socket, and again."""

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event, Thread

LONGEST_START = 60  # seconds
# Takes the socket's number to 3, where systemd puts the first (man sd_listen_fds), and becomes the program.
TAKE_SOCKET = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3, inheritable=True); "
    "os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid())); os.execv(sys.argv[2], sys.argv[2:])"
)


def read_unit(file: Path) -> dict[str, str]:
    """The last value of each setting: no unit here gives one twice."""
    lines = (line.partition("=") for line in file.read_text().splitlines() if "=" in line and line[0] != "#")
    return {name.strip(): value.strip() for name, _, value in lines}


def read_environment(file: Path) -> dict[str, str]:
    lines = (line.partition("=") for line in file.read_text().splitlines() if "=" in line and line[0] != "#")
    return {name: value for name, _, value in lines}


def environment_of(unit: Mapping[str, str], **more: str) -> dict[str, str]:
    """What systemd gives a service: little, and what is in its file."""
    base = {name: os.environ[name] for name in ("LANG", "TMPDIR", "HOME") if name in os.environ}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", **base, **read_environment(Path(unit["EnvironmentFile"])), **more}


def run_once(file: Path, instance: str) -> subprocess.CompletedProcess[str]:
    """A oneshot unit of a template."""
    unit = read_unit(file)
    command = shlex.split(unit["ExecStart"].replace("%i", instance))
    place, environment = unit["WorkingDirectory"], environment_of(unit)
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)


class Service:
    """The portal's service and its socket, which stays while the service restarts."""

    def __init__(self, service: Path, its_socket: Path, log: Path, **environment: str) -> None:
        self.unit, self.socket, self.more, self.log = read_unit(service), read_unit(its_socket), environment, log
        self.listen()
        self.process: subprocess.Popen[bytes] | None = None
        self.wanted = Event()
        self.over = Event()
        self.keeper = Thread(target=self._keep, daemon=True)
        self.keeper.start()

    def listen(self) -> None:
        host, _, port = self.socket["ListenStream"].rpartition(":")
        self.listening = socket.create_server((host, int(port)), backlog=int(self.socket["Backlog"]))

    def start(self) -> None:
        """Returns once the service says that it is ready, as systemctl does for Type=notify."""
        place = self.log.with_suffix(".notify")
        place.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
            notified.bind(str(place))
            notified.settimeout(0.2)
            environment = environment_of(self.unit, NOTIFY_SOCKET=str(place), **self.more)
            fd = self.listening.fileno()
            command = [sys.executable, "-c", TAKE_SOCKET, str(fd), *shlex.split(self.unit["ExecStart"])]
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(
                    command,
                    cwd=self.unit["WorkingDirectory"],
                    env=environment,
                    pass_fds=[fd],
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            until = time.monotonic() + LONGEST_START
            while self.process.poll() is None and time.monotonic() < until:
                with suppress(TimeoutError):
                    if b"READY=1" in notified.recv(4096):
                        break
        self.wanted.set()

    def stop(self) -> None:
        """KillMode=mixed: a signal to the first process, and what is left is killed."""
        self.wanted.clear()
        if self.process and self.process.poll() is None:
            self.signal(signal.SIGCONT)
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(int(self.unit["TimeoutStopSec"]))
            self.signal(signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def signal(self, number: int) -> None:
        """To all its processes."""
        assert self.process
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def close(self) -> None:
        with ExitStack() as left:
            left.callback(self.listening.close)
            self.over.set()
            self.stop()

    def _keep(self) -> None:
        while not self.over.wait(0.1):
            if self.wanted.is_set() and self.process and self.process.poll() is not None:
                time.sleep(float(self.unit["RestartSec"]))
                if self.wanted.is_set():
                    self.start()
