"""A TCP proxy that can be frozen, killed or slowed: `python -m tests.faults.proxy 127.0.0.1:5433 127.0.0.1:5432`.

It listens at the first address and passes everything on to the second. It says so in a line once it listens. SIGUSR1
has it hold each piece back for a while, or no longer.
"""

import asyncio
import signal
import sys
from asyncio import StreamReader, StreamWriter
from contextlib import suppress

A_WHILE = 0.02  # seconds
slow = False


def change_pace() -> None:
    global slow
    slow = not slow


async def pass_on(source: StreamReader, sink: StreamWriter) -> None:
    with suppress(OSError):
        while some := await source.read(65536):
            if slow:
                await asyncio.sleep(A_WHILE)
            sink.write(some)
            await sink.drain()
    sink.close()


async def serve(own: str, other: str) -> None:
    async def connect(reader: StreamReader, writer: StreamWriter) -> None:
        host, _, port = other.rpartition(":")
        try:
            there, back = await asyncio.open_connection(host, int(port))
        except OSError:
            writer.close()
            return
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer))

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, change_pace)
    host, _, port = own.rpartition(":")
    server = await asyncio.start_server(connect, host, int(port))
    print("listening", flush=True)  # noqa: T201
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
