from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EVERYTHING
from thesis.__main__ import main
from thesis.history import MOST, NEWEST, Saved, is_inside, keep, saved, superfluous, unpack

YAML = "title: Trening og mestring\nauthors: [Kari Nordmann]\n"
FIRST = "# Innledning\n\nFysisk aktivitet kan bidra til mestring.\n"
SECOND = "# Innledning\n\nFysisk aktivitet kan ofte bidra til mestring.\n"


def make(folder, text=FIRST):
    (folder / "chapters").mkdir(parents=True)
    (folder / "references").mkdir()
    (folder / "thesis.yaml").write_text(YAML, encoding="utf-8")
    (folder / "chapters" / "01.md").write_text(text, encoding="utf-8")
    (folder / "references" / "k.bib").touch()
    return folder


def git(folder, *arguments, when="2026-03-01T12:00:00"):
    command = ["git", "-c", "user.name=Kari", "-c", "user.email=k@example.org"]
    date = f"{when} +0000"
    environment = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": _path()}
    done = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def _path():
    import os

    return os.environ["PATH"]


@pytest.fixture
def repository(tmp_path):
    """Return a thesis in a folder of a repository, committed once; the text has changed since."""
    if not shutil.which("git") and not EVERYTHING:
        pytest.skip("git is not on this machine")
    root = make(tmp_path / "repo" / "oppgave")
    git(root.parent, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "første utkast")
    git(root, "tag", "levert")
    (root / "chapters" / "01.md").write_text(SECOND, encoding="utf-8")
    return root


def said(capsys):
    captured = capsys.readouterr()
    return captured.out + captured.err


# --- Git ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rev", ["HEAD", "levert", "@", ":/første", "2026-03-01", "1.3.2026"])
def test_a_revision_by_any_name(repository, rev, capsys):
    before = git(repository, "status", "--porcelain")
    assert main(["changes", rev, str(repository)]) == 0
    text = said(capsys)
    assert f"Since “{rev}” in Git" in text
    assert "1 Innledning: words +1 -0" in text
    shutil.rmtree(repository / "build")
    assert git(repository, "status", "--porcelain") == before


def test_a_hash(repository, capsys):
    name = git(repository, "rev-parse", "HEAD")
    assert main(["changes", name, str(repository)]) == 0
    assert f"({name[:7]}, " in said(capsys)


@pytest.mark.parametrize("rev", ["HEAD~3", "finnes-ikke", "HEAD:oppgave", "HEAD..levert", ""])
def test_what_is_no_revision_gets_a_way_out(repository, rev, capsys):
    assert main(["changes", rev, str(repository)]) == 2
    assert "`git log --oneline` lists what Git has" in said(capsys)
    assert not (repository / "build").exists()


@pytest.mark.parametrize("rev", ["--output=x", "-p", "--exec=touch x"])
def test_a_revision_that_looks_like_an_option_is_none(repository, rev, capsys):
    assert main(["changes", "--", rev, str(repository)]) == 2
    assert "there is no version called" in said(capsys)
    assert sorted(p.name for p in repository.iterdir()) == ["chapters", "references", "thesis.yaml"]


def test_dates_choose_what_was_newest_then(repository, capsys):
    git(repository, "commit", "-qam", "andre", when="2026-03-05T12:00:00")
    (repository / "chapters" / "01.md").write_text(f"{SECOND}\nMer.\n", encoding="utf-8")
    assert main(["changes", "2026-03-04", str(repository)]) == 0
    assert "1 Innledning: words +2 " in said(capsys)
    assert main(["changes", "2026-03-06T09:30", str(repository)]) == 0
    assert "1 Innledning: words +1 " in said(capsys)
    assert main(["changes", "2026-02-01", str(repository)]) == 2
    assert "nothing is saved from 2026-02-01 or earlier" in said(capsys)
    assert main(["changes", "2026-13-40", str(repository)]) == 2
    assert "is not a date" in said(capsys)


def test_renamed_chapters_and_another_order_are_followed(repository, capsys):
    git(repository, "mv", "chapters/01.md", "chapters/02-innledning.md")
    (repository / "chapters" / "01-forord.md").write_text("# Forord\n\nTakk.\n", encoding="utf-8")
    assert main(["changes", "HEAD", str(repository)]) == 0
    text = said(capsys)
    assert "Forord: words +2 -0" in text
    assert "1 Innledning: words +1 -0" in text


def test_a_thesis_that_lay_elsewhere_in_the_repository_is_found(repository, capsys):
    git(repository, "commit", "-qam", "før flytting")
    moved = repository.parent / "bachelor"
    repository.rename(moved)
    (moved / "chapters" / "01.md").write_text(FIRST, encoding="utf-8")
    assert main(["changes", "HEAD", str(moved)]) == 0
    assert "1 Innledning: words +0 -1" in said(capsys)


def test_a_broken_thesis_yaml_of_then_is_replaced_by_today_s(repository, capsys):
    (repository / "thesis.yaml").write_text("title: [\n", encoding="utf-8")
    git(repository, "commit", "-qam", "ødelagt")
    (repository / "thesis.yaml").write_text(YAML, encoding="utf-8")
    (repository / "chapters" / "01.md").write_text(FIRST, encoding="utf-8")
    assert main(["changes", "HEAD", str(repository)]) == 0
    text = said(capsys)
    assert "thesis.yaml could not be read in the earlier version" in text
    assert "1 Innledning: words +0 -1" in text


def test_a_revision_before_there_was_a_thesis(repository, capsys):
    git(repository, "rm", "-rq", "--cached", ".")
    (repository.parent / "les.txt").write_text("hei", encoding="utf-8")
    git(repository.parent, "add", "les.txt")
    git(repository, "commit", "-qm", "uten oppgave")
    assert main(["changes", "HEAD", str(repository)]) == 2
    assert "there is no thesis in “HEAD”" in said(capsys)


def test_the_repository_s_own_programs_do_not_run(repository):
    proof = repository.parent / "proof"
    (repository.parent / ".gitattributes").write_text("*.md filter=x diff=x\n", encoding="utf-8")
    for name in ("filter.x.smudge", "diff.x.textconv", "core.pager", "core.fsmonitor"):
        git(repository, "config", name, f"touch {proof}; cat")
    assert main(["changes", "HEAD", str(repository)]) == 0
    assert not proof.exists()


def test_links_and_names_that_climb_out_are_left(repository, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Hemmelig\n", encoding="utf-8")
    (repository / "chapters" / "09.md").symlink_to(secret)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "lenke")
    (repository / "chapters" / "09.md").unlink()
    assert main(["changes", "HEAD", str(repository)]) == 0
    assert "Hemmelig" not in (repository / "build" / "changes.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows runs no script by its first line")
def test_a_mac_without_git_has_something_else_of_that_name(tmp_path, monkeypatch, capsys):
    root = make(tmp_path / "oppgave")
    stand_in = tmp_path / "git"
    stand_in.write_text(
        "#!/bin/sh\necho 'xcode-select: note: no developer tools were found' >&2; exit 1\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert main(["changes", "HEAD", str(root)]) == 2
    assert "Git is not installed" in said(capsys)


def test_outside_a_repository_and_without_git(tmp_path, monkeypatch, capsys):
    root = make(tmp_path / "oppgave")
    assert main(["changes", "HEAD", str(root)]) == 2
    assert "Git" in said(capsys)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["changes", "HEAD", str(root)]) == 2
    assert "Git is not installed on this computer. No build is saved yet." in said(capsys)


# --- saved builds ------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path):
    root = make(tmp_path / "oppgave")
    assert main(["build", str(root), "--draft"]) == 0
    return root


def test_the_last_build_that_was_different(built, capsys):
    (built / "chapters" / "01.md").write_text(SECOND, encoding="utf-8")
    assert main(["build", str(built), "--draft"]) == 0
    capsys.readouterr()
    assert main(["changes", "last", str(built)]) == 0
    text = said(capsys)
    assert "Since the build of " in text
    assert "1 Innledning: words +1 -0" in text


def test_a_picture_alone_makes_a_build_different(tmp_path, capsys):
    figure = "![Flyten](flyt.png){#fig:flyt}\n\nSe @fig:flyt."
    root = make(tmp_path / "oppgave", f"{FIRST}\n{figure}\n")
    pages = Path(__file__).parent.parent / "docs" / "images" / "page.png"
    (root / "flyt.png").write_bytes(pages.read_bytes())
    assert main(["build", str(root), "--draft"]) == 0
    (root / "flyt.png").write_bytes(pages.read_bytes() + b"\0")
    capsys.readouterr()
    assert main(["changes", "last", str(root)]) == 0
    assert "Since the build of " in said(capsys)
    assert "flyt.png" in (root / "build" / "changes.html").read_text("utf-8")


def test_the_thesis_may_be_named_in_the_version_s_place(built, monkeypatch, capsys):
    (built / "chapters" / "02.md").write_text("# Metode\n\nHer.\n", encoding="utf-8")
    monkeypatch.chdir(built.parent)
    assert main(["changes", "oppgave"]) == 0
    assert "2 Metode: words +2 " in said(capsys)


def test_without_a_different_build_there_is_a_way_out(built, capsys):
    assert main(["changes", "last", str(built)]) == 2
    assert "Each finished `thesis build` saves one" in said(capsys)
    when = saved(built / "build")[0].when.astimezone()
    assert main(["changes", "finnes-ikke", str(built)]) == 2
    text = said(capsys)
    assert "Git" in text
    assert f"Saved builds: {when:%Y-%m-%dT%H:%M}." in text
    assert main(["changes", f"{when:%Y-%m-%dT%H:%M}", str(built)]) == 0


def test_a_build_that_changed_nothing_is_saved_once(built):
    assert len(saved(built / "build")) == 1
    for option in ("--anonymous", "--named"):
        assert main(["build", str(built), "--draft", option]) == 0
    assert len(saved(built / "build")) == 1
    with zipfile.ZipFile(saved(built / "build")[0].path) as opened:
        names = set(opened.namelist())
    wanted = {"files/thesis.yaml", "files/chapters/01.md", "files/references/k.bib"}
    assert names == wanted | {"pictures.json"}


def test_a_damaged_build_is_named(built, capsys):
    (build,) = saved(built / "build")
    build.path.write_bytes(b"PK\3\4")
    assert main(["changes", "last", str(built)]) == 2
    assert f"{build.path.name} is damaged" in said(capsys)


def test_pictures_are_kept_by_hash(tmp_path):
    root, to = make(tmp_path / "a"), tmp_path / "til"
    (root / "same.png").write_bytes(b"like")
    (root / "other.png").write_bytes(b"gammel")
    keep(root, root, ["thesis.yaml"], ["same.png", "other.png", "borte.png"])
    (root / "other.png").write_bytes(b"ny")
    (build,) = saved(root)
    assert unpack(build, root, to)
    assert (to / "same.png").read_bytes() == b"like"
    assert not (to / "other.png").exists()
    assert build.path.stat().st_size < 1500


@pytest.mark.parametrize(
    "name", ["../ut.md", "/ut.md", "a/../../ut.md", "C:/ut.md", "a\\..\\b", ""]
)
def test_a_saved_build_that_climbs_out_is_refused(tmp_path, name):
    assert not is_inside(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("pictures.json", "{}")
        archive.writestr(f"files/{name}", "x")
    path = tmp_path / "x.zip"
    path.write_bytes(out.getvalue())
    build = Saved(dt.datetime.now(dt.UTC), path)
    assert not unpack(build, tmp_path, tmp_path / "til")
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {"x.zip"}


def test_the_newest_and_the_last_of_each_day_are_kept(tmp_path):
    start = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    times = [start + dt.timedelta(hours=day * 24 + n / 10) for day in range(200) for n in range(5)]
    kept = [Saved(when, tmp_path / "x") for when in times]
    gone = superfluous(kept)
    left = [one for one in kept if one not in gone]
    assert len(left) == MOST
    assert left[-NEWEST:] == kept[-NEWEST:]
    assert all(one.when.hour == 12 and one.when.minute == 24 for one in left[:-NEWEST])
    assert not superfluous(left)


def test_a_history_that_cannot_be_written_stops_no_build(built):
    shutil.rmtree(built / "build" / "history")
    (built / "build" / "history").write_text("i veien", encoding="utf-8")
    (built / "chapters" / "01.md").write_text(SECOND, encoding="utf-8")
    assert main(["build", str(built), "--draft"]) == 0


def test_a_folder_without_a_thesis_is_told(built, tmp_path, capsys):
    (tmp_path / "tom").mkdir()
    assert main(["changes", str(tmp_path / "tom"), str(built)]) == 2
    assert "folder without thesis.yaml" in said(capsys)
    (built / "thesis.yaml").write_text("title: [\n", encoding="utf-8")
    assert main(["changes", "last", str(built)]) == 2
    assert re.search(r"CFG\d{3}", said(capsys))
