"""PDFs that the thesis takes in page for page: interview guides, consent forms, assessments.

Each becomes a chapter of its own at the end, with a heading, so that the contents, references, the
count of words and the checks treat it as any other appendix. A PDF is read in a process of its own,
with a limit to its time and memory, since a damaged or hostile one can make any reader run for
ever; what it said is remembered by its bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from thesis import project_rules as rules
from thesis.config import Appendix, Config
from thesis.diagnostic import Diagnostic, Filled
from thesis.document import Chapter, Prose, Role
from thesis.limits import limit_memory
from thesis.nodes import AppendedPages, Heading, Image, Str

#: Seconds for one PDF, its pages, and the memory of its reader in bytes.
TIME_LIMIT = 60
MAX_PAGES = 300
_MEMORY = 1_500_000_000
#: Part of each remembered reading: raise it when PDFs are read in another way.
_VERSION = 1

_NOT_PDF = Filled("it is not a PDF", "den er ikke en PDF")
_SAVE_AS_PDF = Filled(
    "open it in the program that made it, save it as PDF in the thesis' folder, and name that file",
    "åpne den i programmet den er laget i, lagre den som PDF i mappen med oppgaven, og oppgi den",
)
_REASONS = {
    "locked": Filled(
        "it is protected by a password or against changes",
        "den er beskyttet med passord eller mot endringer",
    ),
    "damaged": Filled("it is damaged", "den er skadet"),
    "empty": Filled("it has no pages", "den har ingen sider"),
    "long": Filled(f"it has more than {MAX_PAGES} pages", f"den har mer enn {MAX_PAGES} sider"),
}
_PAGE = {
    "nb": "{title}, side {page} av {pages}",
    "nn": "{title}, side {page} av {pages}",
    "en": "{title}, page {page} of {pages}",
}


def appendix_chapters(config: Config, found: list[Diagnostic]) -> list[Chapter]:
    """Return a chapter for each PDF among `appendices:` of thesis.yaml.

    What cannot be used is left out and reported in `found`.
    """
    chapters = []
    for number, appendix in enumerate(config.appendices):
        path = _path(config, appendix, number, found)
        if path:
            chapter = _chapter(config, appendix, number, path, found)
            chapters += [chapter] if chapter else []
    return chapters


def _path(config: Config, appendix: Appendix, number: int, found: list[Diagnostic]) -> str:
    """Return the path relative to the project, "" when there is no such file to use."""
    from thesis.readers.markdown_context import Context
    from thesis.readers.markdown_images import check_image

    where = config.where(f"appendices.{number}")
    if PurePosixPath(appendix.file).suffix.lower() != ".pdf":
        reason, hint = _NOT_PDF, _SAVE_AS_PDF
        found.append(
            rules.APPENDIX_UNUSABLE.at(where, file=appendix.file, reason=reason, hint=hint)
        )
        return ""
    context = Context(config.source, config.root, config.source)
    path = check_image(appendix.file, where, context)
    if context.diagnostics:
        found += [_about(problem, path) for problem in context.diagnostics]
        return ""
    return path


def _about(problem: Diagnostic, path: str) -> Diagnostic:
    """Return what is said of a picture that is not there in the words for any file."""
    from thesis.readers.markdown_inline_rules import IMAGE_MISSING

    if problem.rule is not IMAGE_MISSING:
        return problem
    return rules.NO_FILE.at(problem.where, path=path, hint=problem.hint)


def _chapter(
    config: Config, appendix: Appendix, number: int, path: str, found: list[Diagnostic]
) -> Chapter | None:
    where = config.where(f"appendices.{number}")
    cache = config.root / "build" / ".cache"
    reading = read_pdf(config.root / path, cache if cache.is_dir() else None)
    if reading.problem:
        reason = _REASONS[reading.problem]
        found.append(rules.APPENDIX_UNUSABLE.at(where, file=path, reason=reason))
        return None
    title = appendix.title or _title(path)
    heading = Heading(where, 1, (Str(where, title),), _label(appendix.label, path))
    pages = len(reading.texts)
    images = tuple(
        Image(
            where,
            path,
            where,
            _PAGE[config.language].format(title=title, page=page, pages=pages),
            options=f"page={page}",
        )
        for page in range(1, pages + 1)
    )
    blank = re.sub(r"[^\n]", " ", config.source.text)
    return Chapter(
        config.source,
        (heading, AppendedPages(where, images, reading.texts)),
        (Prose(config.source, blank, config.language),),
        config.language,
        "markdown",
        Role.APPENDIX,
    )


def _title(path: str) -> str:
    """Return a title from a file's name: «samtykke-skjema.pdf» is «Samtykke skjema»."""
    words = " ".join(re.split(r"[\s_-]+", PurePosixPath(path).stem)).strip() or path
    return words[:1].upper() + words[1:]


def _label(given: str, path: str) -> str:
    """Return what `@app:…` calls an appendix, from its file's name where nothing is given."""
    name = given or re.sub(r"[^\w-]+", "-", PurePosixPath(path).stem.lower()).strip("-")
    return name if name.startswith("app:") else f"app:{name}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a PDF says."""

    texts: tuple[str, ...] = ()
    """By page, as far as a program can tell: of a scanned page nothing."""
    problem: str = ""
    """A key of the reasons why a PDF cannot be taken in, "" for a good one."""


def read_pdf(path: Path, cache: Path | None) -> Reading:
    """Return the pages of a PDF; `cache` is the folder where a reading is remembered, if any."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except OSError:
        return Reading(problem="damaged")
    kept = cache / f"appendix-{_VERSION}-{digest}.json" if cache else None
    remembered = _remembered(kept) if kept else None
    if remembered is not None:
        return remembered
    reading = _read(path)
    if kept is not None:
        beside = kept.with_name(f"{kept.name}.{os.getpid()}")
        with suppress(OSError):
            beside.write_text(json.dumps([reading.texts, reading.problem]), encoding="ascii")
            beside.replace(kept)
    return reading


def _remembered(kept: Path) -> Reading | None:
    try:
        return _reading(json.loads(kept.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None


def _reading(said: object) -> Reading | None:
    """Return what a process or the cache said, None when it is none of ours."""
    match said:
        case [list(texts), str(problem)] if problem in {"", *_REASONS}:
            if all(isinstance(text, str) for text in texts) and bool(texts) != bool(problem):
                return Reading(tuple(texts), problem)
    return None


def _read(path: Path) -> Reading:
    command = [sys.executable, "-m", "thesis.appended", str(path.absolute())]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            cwd=Path(__file__).parent.parent,
        )
        said = _reading(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, ValueError):
        said = None
    return said or Reading(problem="damaged")


# --- in the process of its own ---


def look_into(path: str) -> Reading:
    """Return what a PDF says; it may never end, or fill the memory."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:  # with an empty password: TeX opens none
                return Reading(problem="locked")
            pages = len(pdf.pages)
            mended = BytesIO()
            if 0 < pages <= MAX_PAGES:
                pdf.save(mended)
            # What qpdf mends on the way may be half a page, or what an engine cannot read.
            if any("damaged" in str(warning) for warning in pdf.get_warnings()):
                return Reading(problem="damaged")
    except pikepdf.PasswordError:
        return Reading(problem="locked")
    except pikepdf.PdfError:
        return Reading(problem="damaged")
    if not pages:
        return Reading(problem="empty")
    if pages > MAX_PAGES:
        return Reading(problem="long")
    return Reading(tuple(_texts(mended, pages)))


def _texts(file: BytesIO, pages: int) -> list[str]:
    """Return the pages' texts. A page that cannot be read as text can still be printed."""
    from pypdf import PdfReader

    texts = [""] * pages
    with suppress(Exception):
        reader = PdfReader(file)
        for number in range(pages):
            with suppress(Exception):
                texts[number] = reader.pages[number].extract_text()
    return texts


if __name__ == "__main__":
    limit_memory(_MEMORY)
    seen = look_into(sys.argv[1])
    sys.stdout.write(json.dumps([seen.texts, seen.problem]))
