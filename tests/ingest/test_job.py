"""Ingest brings the index up to date with a folder, whatever happens to its files, and embeds nothing twice."""

import os
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from ingest.doctor import examine
from ingest.index.filters import Filters
from ingest.index.schema import embeddings
from ingest.parse import SandboxedParser
from ingest.progress import Silent
from tests.ingest.ground import Ground, counts, mail, text, write


def test_new_changed_unchanged_and_deleted_files_are_told_apart(ground: Ground) -> None:
    for number in range(4):
        write(ground.docs / f"{number}.md", text(number))
    assert counts(ground) == (4, 0, 0, 0)
    before = ground.paths()
    write(ground.docs / "1.md", text(1, extra=" Dat is geregeld in een hamerstuk."))
    (ground.docs / "2.md").unlink()
    write(ground.docs / "map" / "5.md", text(5))
    assert counts(ground) == (1, 1, 2, 1)
    after = ground.paths()
    assert set(after) == {"0.md", "1.md", "3.md", "map/5.md"}
    assert all(after[path] == before[path] for path in ("0.md", "1.md", "3.md"))
    assert ground.found("hamerstuk") == {"1.md"}
    assert ground.found("loketten") == set()


def test_second_run_embeds_nothing_and_changes_nothing(ground: Ground) -> None:
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))
    (ground.docs / "gebroken.pdf").symlink_to(ground.docs / "nergens.pdf")
    (ground.docs / "leeg.txt").touch()
    ground.run()
    with ground.opened() as index:
        generation = index.generation
    report = ground.run()
    assert (report.unchanged, report.documents, report.pages) == (3, 3, 0)
    assert ground.embedder.embedded == []
    with ground.opened() as index:
        assert index.generation == generation


def test_document_of_very_many_passages_says_how_far_it_is(ground: Ground) -> None:
    class Noting(Silent):
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []
            self.lines: list[str] = []

        def embed(self, done: int, total: int) -> None:
            self.steps.append((done, total))

        def say(self, line: str) -> None:
            self.lines.append(line)

    noting = Noting()
    write(ground.docs / "a.md", text(1))
    ground.run(progress=noting)
    assert (noting.steps, noting.lines) == ([], [])
    names = [" ".join(f"sluis{number * 7 % 97}x{part}n{number}" for part in range(20)) for number in range(2_100)]
    parts = [f"## Deel {number}\n\nDicht blijven {name}.\n" for number, name in enumerate(names)]
    write(ground.docs / "boek.md", "\n".join(["# FICTIEF boek\n", *parts]))
    ground.run(progress=noting)
    done, totals = zip(*noting.steps, strict=True)
    assert set(totals) == {done[-1]}
    assert list(done) == sorted(set(done))
    assert len(done) >= 4
    assert [str(done[-1]) in line and "passages" in line for line in noting.lines] == [True]


def test_touch_without_change_is_unchanged(ground: Ground) -> None:
    path = write(ground.docs / "a.md", text(1))
    ground.run()
    os.utime(path, (1, 1))
    assert counts(ground) == (0, 0, 1, 0)
    assert ground.embedder.embedded == []


def test_change_of_the_same_size_within_the_same_moment_is_seen(ground: Ground) -> None:
    path = write(ground.docs / "a.md", text(1, extra=" Het antwoord is zeewier."))
    ground.run()
    about = path.stat()
    write(path, text(1, extra=" Het antwoord is kwallen."))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert counts(ground) == (0, 1, 0, 0)
    assert ground.found("kwallen") == {"a.md"}


def test_old_file_swapped_for_one_of_the_same_size_and_time_is_seen(ground: Ground) -> None:
    path = write(ground.docs / "a.md", text(1, extra=" Het antwoord is zeewier."))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    ground.run()
    write(path, text(1, extra=" Het antwoord is kwallen."))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert counts(ground) == (0, 1, 0, 0)
    assert ground.found("kwallen") == {"a.md"}


def test_one_changed_section_is_all_that_is_embedded(ground: Ground) -> None:
    path = write(ground.docs / "a.md", text(1))
    ground.run()
    write(path, text(1, extra=" Er komt vijf ton bij."))
    ground.run()
    assert [line for line in ground.embedder.embedded if "vijf ton" in line] == ground.embedder.embedded != []


def test_renamed_file_keeps_its_id_and_is_not_embedded(ground: Ground) -> None:
    write(ground.docs / "a.md", text(1))
    write(ground.docs / "b.md", text(2))
    ground.run()
    before = ground.paths()
    (ground.docs / "a.md").rename(ground.docs / "c.md")
    assert counts(ground) == (0, 1, 1, 0)
    assert ground.paths() == {"c.md": before["a.md"], "b.md": before["b.md"]}
    assert ground.embedder.embedded == []
    with ground.opened() as index:
        assert {file.path for file in index.files()} == {"b.md", "c.md"}


def test_moved_folder_keeps_ids_and_is_not_embedded(ground: Ground, tmp_path: Path) -> None:
    for number in range(3):
        write(ground.docs / "oud" / f"{number}.md", text(number))
    ground.run()
    before = ground.paths()
    (ground.docs / "oud").rename(tmp_path / "elders")
    assert counts(ground, tmp_path / "elders") == (0, 3, 0, 0)
    assert ground.embedder.embedded == []
    assert set(ground.paths().values()) == set(before.values())
    assert counts(ground) == (0, 0, 0, 0)


def test_names_swapped_between_two_files(ground: Ground) -> None:
    one, two = write(ground.docs / "a.md", text(1)), write(ground.docs / "b.md", text(2))
    ground.run()
    one.rename(ground.docs / "tussen")
    two.rename(one)
    (ground.docs / "tussen").rename(two)
    ground.run()
    assert ground.embedder.embedded == []
    assert ground.found("bruggen") == {"b.md"}
    assert ground.found("loketten") == {"a.md"}


def test_name_that_is_given_away_time_and_again_always_has_an_id(ground: Ground) -> None:
    for version in range(4):
        write(ground.docs / "nota.md", text(version))
        assert counts(ground) == (1, 0, version, 0)
        (ground.docs / "nota.md").rename(ground.docs / f"nota v{version}.md")
        ground.run()
    assert set(ground.paths()) == {f"nota v{version}.md" for version in range(4)}
    assert len(set(ground.paths().values())) == 4


def test_vectors_that_the_catalogue_lost_are_made_again(ground: Ground) -> None:
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))
    ground.run()
    with ground.opened() as index, index.catalogue.write() as connection:
        lost = connection.execute(select(embeddings).limit(4)).all()
        connection.execute(delete(embeddings).where(embeddings.c.hash.in_([row.hash for row in lost])))
    assert examine(ground.index).without_vector == 4
    assert ground.run().unchanged == 3
    assert len(ground.embedder.embedded) == 4
    assert examine(ground.index).healthy
    with ground.opened() as index, index.catalogue.read() as connection:
        again = select(embeddings).where(embeddings.c.hash.in_([row.hash for row in lost]))
        assert sorted(connection.execute(again).all()) == sorted(lost)


def test_rename_tells_in_the_title_where_the_name_is_the_title(ground: Ground) -> None:
    path = write(ground.docs / "verzonnen_oud.txt", "FICTIEF de haven is dicht en de sluis blijft open tot maandag.")
    ground.run()
    with ground.opened() as index:
        [before] = index.documents()
    path.rename(ground.docs / "verzonnen_nieuw.txt")
    assert counts(ground) == (0, 1, 0, 0)
    with ground.opened() as index:
        [after] = index.documents()
    assert after.id == before.id
    assert after.title == before.title.replace("oud", "nieuw")


def test_same_content_twice_is_two_documents_embedded_once(ground: Ground) -> None:
    write(ground.docs / "a.md", text(1))
    write(ground.docs / "b.md", text(1))
    assert counts(ground) == (2, 0, 0, 0)
    assert len(set(ground.paths().values())) == 2
    assert len(ground.embedder.embedded) == len(set(ground.embedder.embedded))
    (ground.docs / "a.md").unlink()
    assert counts(ground) == (0, 0, 1, 1)
    assert ground.found("bruggen") == {"b.md"}


def test_access_label_is_given_kept_changed_and_filtered(ground: Ground) -> None:
    write(ground.docs / "a.md", text(1))
    other = write(ground.docs / "b.md", text(1))
    ground.run(other, access="directie")
    ground.run()
    with ground.opened() as index:
        assert {record.path: record.access for record in index.documents()} == {"a.md": "intern", "b.md": "directie"}
    assert ground.found("bruggen", Filters(access=("directie",))) == {"b.md"}
    write(other, text(1, extra=" Nieuw feit."))
    ground.run()
    assert ground.found("bruggen", Filters(access=("directie",))) == {"b.md"}
    assert counts(ground, access="openbaar") == (0, 2, 0, 0)
    assert ground.embedder.embedded == []
    assert ground.found("bruggen", Filters(access=("directie",))) == set()
    assert ground.found("bruggen", Filters(access=("openbaar",))) == {"a.md", "b.md"}
    assert counts(ground) == (0, 0, 2, 0)
    assert ground.found("bruggen", Filters(access=("openbaar",))) == {"a.md", "b.md"}


def test_file_instead_of_a_folder_leaves_its_siblings(ground: Ground) -> None:
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))
    ground.run()
    (ground.docs / "2.md").unlink()
    assert counts(ground, ground.docs / "1.md") == (0, 0, 1, 0)
    assert set(ground.paths()) == {"0.md", "1.md", "2.md"}


def test_folder_then_its_parent_then_a_part_of_it_gives_no_doubles(ground: Ground) -> None:
    write(ground.docs / "deel" / "a.md", text(1))
    write(ground.docs / "b.md", text(2))
    ground.run(ground.docs / "deel")
    id_ = ground.paths()["a.md"]
    assert counts(ground) == (1, 0, 1, 0)
    assert ground.paths()["deel/a.md"] == id_
    assert counts(ground, ground.docs / "deel") == (0, 0, 1, 0)
    assert counts(ground, ground.docs / "deel" / "a.md") == (0, 0, 1, 0)
    write(ground.docs / "deel" / "a.md", text(1, extra=" Anders."))
    assert counts(ground, ground.docs / "deel" / "a.md") == (0, 1, 0, 0)
    assert ground.paths()["deel/a.md"] == id_
    assert ground.embedder.embedded != []


def test_overlapping_paths_in_one_run_are_read_once(ground: Ground) -> None:
    write(ground.docs / "deel" / "a.md", text(1))
    write(ground.docs / "b.md", text(2))
    assert counts(ground, ground.docs / "deel", ground.docs, ground.docs / "b.md") == (2, 0, 0, 0)
    assert set(ground.paths()) == {"deel/a.md", "b.md"}


def test_one_folder_written_in_several_ways_is_one_folder(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(ground.docs / "a.md", text(1))
    ground.run()
    (tmp_path / "koppeling").symlink_to(ground.docs)
    monkeypatch.chdir(tmp_path)
    for same in ("stukken", "./stukken/", "stukken/../stukken", "koppeling"):
        assert counts(ground, Path(same)) == (0, 0, 1, 0), same


def test_two_folders_with_equal_names_inside_have_two_ids(ground: Ground) -> None:
    write(ground.docs / "x" / "a.md", text(1))
    write(ground.docs / "y" / "a.md", text(2))
    report = ground.run(ground.docs / "x", ground.docs / "y")
    assert (report.added, report.documents) == (2, 2)
    with ground.opened() as index:
        assert len({record.id for record in index.documents()}) == 2


def test_ids_are_equal_on_another_machine(ground: Ground, tmp_path: Path, parser: SandboxedParser) -> None:
    other = tmp_path / "ander"
    other.mkdir()
    there = Ground(other, parser)
    for one in (ground, there):
        write(one.docs / "map" / "a.md", text(1))
        mail(one.docs / "b.eml", {"bijlage.md": text(3).encode()})
        one.run()
    assert ground.paths() == there.paths()


def test_attachments_come_change_and_go_with_their_mail(ground: Ground) -> None:
    path = mail(ground.docs / "m.eml", {"een.md": text(1).encode(), "twee.md": text(2).encode()})
    assert counts(ground) == (3, 0, 0, 0)
    ids = ground.paths()
    assert set(ids) == {"m.eml", "m.eml » een.md", "m.eml » twee.md"}
    assert counts(ground) == (0, 0, 3, 0)
    mail(path, {"een.md": text(1, extra=" Nieuw gegeven.").encode(), "drie.md": text(3).encode()})
    assert counts(ground) == (1, 2, 0, 1)
    assert ground.paths()["m.eml » een.md"] == ids["m.eml » een.md"]
    assert set(ground.paths()) == {"m.eml", "m.eml » een.md", "m.eml » drie.md"}
    path.unlink()
    assert counts(ground) == (0, 0, 0, 3)
    assert ground.paths() == {}


def test_mail_that_moved_keeps_its_ids_and_those_of_its_attachments(ground: Ground) -> None:
    path = mail(ground.docs / "m.eml", {"een.md": text(1).encode()})
    ground.run()
    ids = ground.paths()
    path.rename(ground.docs / "n.eml")
    assert counts(ground) == (0, 2, 0, 0)
    assert ground.paths() == {"n.eml": ids["m.eml"], "n.eml » een.md": ids["m.eml » een.md"]}
    assert ground.embedder.embedded == []


def test_mail_in_a_mail_and_attachments_of_one_name(ground: Ground) -> None:
    inner = mail(ground.docs / "binnen.eml", {"diep.md": text(2).encode()}).read_bytes()
    (ground.docs / "binnen.eml").unlink()
    mail(ground.docs / "m.eml", {"binnen.eml": inner, "een.md": text(1).encode(), "leeg.txt": b" \n"})
    report = ground.run()
    assert set(ground.paths()) == {
        "m.eml",
        "m.eml » binnen.eml",
        "m.eml » binnen.eml » diep.md",
        "m.eml » een.md",
    }
    assert [(failed.path, failed.status) for failed in report.failed] == [("m.eml » leeg.txt", "no-text")]
    assert [failed.path for failed in ground.run().failed] == ["m.eml » leeg.txt"]


def test_links_are_stored_and_follow_a_removal(ground: Ground) -> None:
    write(
        ground.docs / "motie.txt",
        "FICTIEF\n99 910 IV\nBegroting Verzonnen Zaken 2098\n\nNr. 7\nMOTIE VAN HET LID VERZONNEN\n"
        "Voorgesteld 6 januari 2098\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        "constaterende dat de sluizen roesten;\n\nverzoekt de regering de sluizen te verven,\n\n"
        "en gaat over tot de orde van de dag.\n\nVerzonnen\n",
    )
    letter = write(
        ground.docs / "brief.txt",
        "FICTIEF\n99 910 IV\nBegroting Verzonnen Zaken 2098\n\nNr. 12\nBRIEF VAN DE MINISTER VAN VERZONNEN ZAKEN\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 maart 2098\n\n"
        "Met deze brief geef ik uitvoering aan de motie van het lid Verzonnen (Kamerstuk 99 910 IV, nr. 7). "
        "De sluizen worden geverfd.\n\nDe Minister van Verzonnen Zaken,\nV. Zonnen\n",
    )
    ground.run()
    ids = ground.paths()
    with ground.opened() as index:
        assert [(link.source, link.target, link.type) for link in index.links(ids["motie.txt"])] == [
            (ids["brief.txt"], ids["motie.txt"], "answers")
        ]
    letter.unlink()
    ground.run()
    with ground.opened() as index:
        assert index.links(ids["motie.txt"]) == []
