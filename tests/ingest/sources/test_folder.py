import os
from pathlib import Path

import pytest

from ingest.sources.folder import FolderSource
from ingest.sources.source import Found, Refused, SourceVanishedError


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def found(folder: Path) -> dict[str, Found]:
    return {e.name: e for e in FolderSource(folder).entries() if isinstance(e, Found)}


def refused(folder: Path) -> dict[str, str]:
    entries = FolderSource(folder).entries()
    return {e.name: e.reason for e in entries if isinstance(e, Refused)}


def test_it_works(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "---\nid: 7\ntitle: Refunds\n---\nWithin 30 days.")
    write(tmp_path, "a/pair.html", "<h1>Pair a lamp</h1><p>Hold the button.</p>")
    source = FolderSource(tmp_path)
    assert source.key == f"folder:{tmp_path.resolve()}"
    assert len(source) == 2
    articles = [e.article for e in source.entries() if isinstance(e, Found)]
    assert [(a.id, a.title) for a in articles] == [
        ("7", "Refunds"),
        ("a/pair.html", "Pair a lamp"),
    ]


def test_it_reads_article_files_only(tmp_path: Path) -> None:
    for name in ("a.md", "b.MARKDOWN", "c.mdx", "d.HTML", "e.htm", "f.txt"):
        write(tmp_path, name, "Text")
    for name in ("g.png", "h.json", ".i.md", ".git/j.md", "k"):
        write(tmp_path, name, "Text")
    assert sorted(found(tmp_path)) == ["a.md", "b.MARKDOWN", "c.mdx", "d.HTML", "e.htm", "f.txt"]


def test_a_licence_in_the_top_folder_is_no_article(tmp_path: Path) -> None:
    for name in ("LICENSE.md", "Licence.txt", "license-keys.md", "account/license.md"):
        write(tmp_path, name, "Text")
    assert set(found(tmp_path)) == {"license-keys.md", "account/license.md"}
    assert len(FolderSource(tmp_path)) == 2


def test_it_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "secret/keys.md", "The key is 42.")
    write(tmp_path, "help/a.md", "Text")
    (tmp_path / "help/out.md").symlink_to(tmp_path / "secret/keys.md")
    (tmp_path / "help/in.md").symlink_to(tmp_path / "help/a.md")
    (tmp_path / "help/folder").symlink_to(tmp_path / "secret")
    assert sorted(found(tmp_path / "help")) == ["a.md", "in.md"]
    assert refused(tmp_path / "help") == {"out.md": "It is a link that leads out of the folder."}


def test_it_walks_in_no_circle(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "Text")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "x.md").symlink_to(tmp_path / "y.md")
    (tmp_path / "y.md").symlink_to(tmp_path / "x.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert list(found(tmp_path)) == ["a.md"]
    assert sorted(refused(tmp_path)) == ["gone.md", "x.md", "y.md"]


def test_a_pipe_does_not_block_it(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "Text")
    os.mkfifo(tmp_path / "pipe.md")
    assert refused(tmp_path) == {"pipe.md": "It is not a file."}


def test_it_refuses_what_is_too_large(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "x" * 101)
    write(tmp_path, "b.txt", "x" * 100)
    entries = list(FolderSource(tmp_path, max_bytes=100).entries())
    assert entries[0] == Refused("a.txt", "It is larger than 0.0001 MB.")
    assert isinstance(entries[1], Found)


def test_fifty_megabytes_are_refused_by_default(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(50_000_000)
    assert refused(tmp_path) == {"a.md": "It is larger than 10 MB."}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "It holds no text."),
        ("![](a.png)\n", "It holds no text."),
        (b"\x89PNG\r\n\x1a\n\0\0", "It is not a text file: it holds NUL bytes."),
        ("---\naudience: staff\n---\nx", "Its audience is “staff”; it can be public or internal."),
        ("---\ntitle: a: b\n---\nx", "Its front matter is not valid YAML at line 2."),
    ],
)
def test_it_refuses_by_name_and_reads_on(tmp_path: Path, text: str | bytes, reason: str) -> None:
    write(tmp_path, "a.md", text)
    write(tmp_path, "b.md", "Text")
    assert refused(tmp_path) == {"a.md": reason}
    assert list(found(tmp_path)) == ["b.md"]


def test_a_file_that_goes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "Text")
    write(tmp_path, "b.md", "Text")
    entries = FolderSource(tmp_path).entries()
    assert isinstance(next(entries), Found)
    (tmp_path / "b.md").unlink()
    assert next(entries) == Refused("b.md", "It cannot be read: No such file or directory.")


def test_names_are_the_same_on_every_system(tmp_path: Path) -> None:
    write(tmp_path, "Opla\u0300.md", "Text")
    assert list(found(tmp_path)) == ["Opl\u00e0.md"]


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("Text")
    assert list(found(tmp_path)) == ["caf\\xe9.md"]


def test_a_vanished_folder_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "file.md", "Text")
    for path in (tmp_path / "none", tmp_path / "file.md"):
        source = FolderSource(path)
        assert len(source) == 0
        with pytest.raises(SourceVanishedError):
            list(source.entries())
