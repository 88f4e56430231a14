"""Mending in place: edits land where they belong, and the rest of the file stays as it was."""

from __future__ import annotations

import codecs
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_cli import project, thesis
from thesis.diagnostic import Edit, find_rule
from thesis.examine import examine
from thesis.fixing import Change, _without_overlaps, carry_out, plan, unified_diff
from thesis.source import Source, read_source

__all__ = ["project"]

ROOT = Path(__file__).parent.parent
RULE = find_rule("CFG016")
CHAPTER = "chapters/01-innledning.md"
TYPED = "# Innledning\n\nEn metode (Dalland, 2020, s. 12).\nDalland (2020) skriver «på» det.\n"
MENDED = "# Innledning\n\nEn metode [@dalland2020, s. 12].\n@dalland2020 skriver «på» det.\n"


def diagnostic(source, *edits):
    fixes = tuple(Edit(source.at(start, end), text) for start, end, text in edits)
    return RULE.at(fixes[0].where, name="x", fixes=fixes)


def edited(folder, data, *diagnostics):
    path = folder / "fil.md"
    path.write_bytes(data)
    source = read_source(folder, path)
    planned = plan(folder, [diagnostic(source, *edits) for edits in diagnostics])
    carry_out(folder, planned.changes)
    return planned, path.read_bytes()


def test_a_place_after_letters_with_their_accents_apart(tmp_path):
    """«å» as two characters is one here and in the file after it is mended."""
    _, data = edited(tmp_path, "p\u0061\u030a  åtte\r\nx\r\n".encode(), [(2, 4, " ")])
    assert data.decode() == "på åtte\r\nx\r\n"


ENCODINGS = {
    "utf-8": "utf-8",
    "bom": "utf-8-sig",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "windows-1252": "cp1252",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_fix_keeps_encoding_mark_and_line_ends(project, encoding, line_end):
    def written(text):
        data = text.replace("\n", line_end).encode(ENCODINGS[encoding])
        marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
        return marks.get(encoding, b"") + data

    chapter = project / CHAPTER
    chapter.write_bytes(written(TYPED))
    found = examine(project)[1]
    planned = plan(project, found)
    assert planned.mended == 2
    carry_out(project, planned.changes)
    assert chapter.read_bytes() == written(MENDED)
    assert not [d for d in examine(project)[1] if d.code == "CIT020"]


def test_edits_that_overlap_are_left_whole(tmp_path):
    planned, data = edited(
        tmp_path,
        b"abcdef",
        [(0, 3, "X")],
        [(2, 4, "Y"), (5, 6, "Z")],  # overlaps: neither of its edits is made
        [(3, 3, "-")],
    )
    assert (planned.mended, planned.left) == (2, 1)
    assert data == b"X-def"


def test_two_insertions_at_one_place_are_one_too_many(tmp_path):
    planned, data = edited(tmp_path, b"ab", [(1, 1, "X")], [(1, 1, "Y")])
    assert (planned.mended, planned.left) == (1, 1)
    assert data == b"aXb"


def test_a_character_that_the_encoding_lacks_leaves_the_file(tmp_path):
    planned, data = edited(tmp_path, "bål".encode("cp1252"), [(0, 1, "→")])
    assert (planned.mended, planned.left, planned.changes) == (0, 1, ())
    assert data == "bål".encode("cp1252")


def test_a_file_that_changed_since_is_left(tmp_path):
    path = tmp_path / "fil.md"
    path.write_text("gammel", encoding="utf-8")
    source = read_source(tmp_path, path)
    path.write_text("ny tekst", encoding="utf-8")
    planned = plan(tmp_path, [diagnostic(source, (0, 1, "G"))])
    assert (planned.mended, planned.left) == (0, 1)
    assert path.read_text(encoding="utf-8") == "ny tekst"


def test_nothing_outside_the_project_is_written(tmp_path):
    inside = tmp_path / "inne"
    inside.mkdir()
    outside = tmp_path / "ute.md"
    outside.write_text("tekst", encoding="utf-8")
    source = read_source(tmp_path, outside)
    moved = type(source)("../ute.md", source.text, source.encoding)
    assert plan(inside, [diagnostic(moved, (0, 1, "X"))]).left == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_mode_stays_and_nothing_lies_about(tmp_path):
    path = tmp_path / "fil.md"
    path.write_bytes(b"ab")
    path.chmod(0o640)
    source = read_source(tmp_path, path)
    carry_out(tmp_path, plan(tmp_path, [diagnostic(source, (0, 1, "X"))]).changes)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["fil.md"]


@pytest.mark.skipif(os.name == "nt", reason="a symbolic link needs rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    real = tmp_path / "ekte.md"
    real.write_bytes(b"ab")
    link = tmp_path / "fil.md"
    link.symlink_to(real)
    source = type(read_source(tmp_path, real))("fil.md", "ab")
    carry_out(tmp_path, plan(tmp_path, [diagnostic(source, (0, 1, "X"))]).changes)
    assert link.is_symlink()
    assert real.read_bytes() == b"Xb"


@pytest.mark.skipif(not shutil.which("git"), reason="git is not on this machine")
def test_the_diff_is_one_that_patch_reads(tmp_path):
    path = tmp_path / "fil.md"
    path.write_bytes("én\x0clinje\nto\ntre".encode())
    source = read_source(tmp_path, path)
    planned = plan(tmp_path, [diagnostic(source, (0, 2, "1")), diagnostic(source, (12, 15, "3"))])
    diff = "\n".join(unified_diff(planned.changes)) + "\n"
    assert "\\ No newline at end of file" in diff
    (tmp_path / "endring.diff").write_text(diff, encoding="utf-8", newline="")
    done = subprocess.run(
        ["git", "apply", "-p1", "endring.diff"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == b"1\x0clinje\nto\n3"


_TEXTS = st.text(st.sampled_from("aæ\n«😀"), max_size=30)


@settings(deadline=None)  # files are written, on a machine that may be busy
@given(_TEXTS, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(0, 30), st.integers(0, 5), _TEXTS)
def test_an_edit_lands_at_its_offsets(tmp_path_factory, text, line_end, start, size, new):
    folder = tmp_path_factory.mktemp("fixing")
    path = folder / "fil.md"
    path.write_bytes(text.replace("\n", line_end).encode())
    source = read_source(folder, path)
    assert source.text == text
    start = min(start, len(text))
    end = min(start + size, len(text))
    planned = plan(folder, [diagnostic(source, (start, end, new))])
    expected = text[:start] + new + text[end:]
    written = expected.replace("\n", line_end if "\n" in text else "\n").encode()
    assert [change.data for change in planned.changes] == [written] * (expected != text)


def test_check_diff_changes_nothing_and_fix_mends(project):
    chapter = project / CHAPTER
    chapter.write_text(TYPED, encoding="utf-8")
    done = thesis("check", "--diff", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith(f"--- a/{CHAPTER}\n+++ b/{CHAPTER}\n@@ ")
    assert "+@dalland2020 skriver «på» det." in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1] == "--fix would mend 2; nothing is changed"
    assert chapter.read_text(encoding="utf-8") == TYPED
    done = thesis("check", cwd=project)
    assert "`thesis check --fix` can mend 2 of these; --diff shows how" in done.stdout
    done = thesis("check", "--fix", cwd=project, language="nb_NO.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"rettet: 2, i {CHAPTER}\nIngen feil funnet.\n"
    assert chapter.read_text(encoding="utf-8") == MENDED
    done = thesis("check", "--diff", cwd=project)
    assert (done.returncode, done.stdout) == (0, "nothing to mend\n")


def test_fix_mends_only_what_is_shown(project):
    chapter = project / CHAPTER
    chapter.write_text(TYPED, encoding="utf-8")
    done = thesis("check", "--fix", "--ignore", "CIT020", cwd=project)
    assert "nothing to mend" in done.stdout
    assert chapter.read_text(encoding="utf-8") == TYPED


def test_fix_in_json_prints_json_only(project):
    import json

    (project / CHAPTER).write_text(TYPED, encoding="utf-8")
    done = thesis("check", "--fix", "--format", "json", cwd=project)
    assert json.loads(done.stdout)["diagnostics"] == []
    done = thesis("check", "--diff", "--format", "json", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--format json" in done.stderr


def test_a_file_that_cannot_be_written_stops_the_rest(project):
    chapter = project / CHAPTER
    chapter.write_text(TYPED, encoding="utf-8")
    gone = Change("borte/01-innledning.md", TYPED, "Nytt.\n", b"Nytt.\n")
    after = Change(CHAPTER, TYPED, "Nytt.\n", b"Nytt.\n")
    with pytest.raises(OSError, match="borte"):
        carry_out(project, [gone, after])
    assert chapter.read_text(encoding="utf-8") == TYPED
    assert [path.name for path in chapter.parent.iterdir()] == [chapter.name]


def test_what_overlaps_is_mended_in_the_next_round(project):
    chapter = project / CHAPTER
    # Two rules want the same words: the typed citation as a key, and the point of «et al.».
    (project / "references/kilder.bib").write_text(
        "@article{dai2020, author = {Dai, Li and Wu, An and Moe, B.}, title = {Run}, "
        "journaltitle = {Run}, volume = {1}, pages = {1--2}, date = {2020}}\n",
        encoding="utf-8",
    )
    chapter.write_text("# Innledning\n\nDai et al (2020) og mer.\n", encoding="utf-8")
    done = thesis("check", "--fix", "--diff", "--select", "CIT02", cwd=project)
    assert chapter.read_text(encoding="utf-8") == "# Innledning\n\n@dai2020 og mer.\n"
    assert done.stdout.splitlines()[-2:] == [f"mended: 1, in {CHAPTER}", "No problems found."]


@settings(max_examples=200)
@given(
    st.lists(
        st.lists(st.integers(0, 40), min_size=2, max_size=4).map(sorted), min_size=1, max_size=12
    )
)
def test_chosen_edits_never_touch_and_each_left_out_touches_one(bounds):
    source = Source("fil.md", "x" * 50)
    wanted = [
        diagnostic(source, *[(*pair, "y") for pair in zip(b[::2], b[1::2], strict=False)])
        for b in bounds
    ]
    chosen, left = _without_overlaps(wanted)

    def touch(one, two):
        a, b = one.where.span, two.where.span
        return a == b or (a.start < b.end and b.start < a.end)

    for n, one in enumerate(chosen):
        for two in chosen[:n]:
            assert not any(touch(e, f) for e in one.fixes for f in two.fixes)
    assert len(chosen) + left == len(wanted)
    for other in wanted:
        if not any(other is one for one in chosen):
            assert any(touch(e, f) for one in chosen for e in one.fixes for f in other.fixes)
