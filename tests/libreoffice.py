"""LibreOffice, started without a window and with a profile of the test's own."""

from __future__ import annotations

import shutil
import subprocess

import pytest

needed = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine"
)


def profile(folder):
    """Return where the profile of a test that works in this folder lies."""
    return folder / "profil"


def run(folder, *arguments):
    """Start LibreOffice and wait for its end, three minutes at the most."""
    program = ["soffice", f"-env:UserInstallation=file://{profile(folder)}"]
    command = [*program, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, timeout=180, capture_output=True)


def converted(source, kind, folder):
    """Return a document as LibreOffice saves it in another format, «pdf» or «docx»."""
    run(folder, "--convert-to", kind, "--outdir", str(folder), str(source))
    return folder / f"{source.stem}.{kind}"
