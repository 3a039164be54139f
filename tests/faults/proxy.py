"""A TCP proxy that can be frozen or killed: `python -m tests.faults.proxy 127.0.0.1:5433 127.0.0.1:5432`.

It listens at the first address and passes everything on to the second. It says so in a line once it listens.
"""

import asyncio
import sys
from asyncio import StreamReader, StreamWriter
from contextlib import suppress


async def pass_on(source: StreamReader, sink: StreamWriter) -> None:
    with suppress(OSError):
        while some := await source.read(65536):
            sink.write(some)
            await sink.drain()
    sink.close()


async def serve(own: str, other: str) -> None:
    async def connect(reader: StreamReader, writer: StreamWriter) -> None:
        host, _, port = other.rpartition(":")
        there, back = await asyncio.open_connection(host, int(port))
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer))

    host, _, port = own.rpartition(":")
    server = await asyncio.start_server(connect, host, int(port))
    print("listening", flush=True)  # noqa: T201
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
