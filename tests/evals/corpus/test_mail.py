import email
import email.policy
from pathlib import Path

import pytest

from evals.corpus.build import build
from evals.corpus.source import FICTIE, SourceError

from .sample_sources import write_source

MAIL = "mail: {van: 'A. Voorbeeld <a@fictief.example>', aan: 'B <b@fictief.example>', onderwerp: Concept ter reactie}"


def test_a_mail_carries_files_of_the_corpus(tmp_path: Path) -> None:
    write_source(tmp_path / "in", "nota", layout="nota", ending="pdf")
    write_source(tmp_path / "in", "bericht", layout="mail", ending="eml", extra=f"{MAIL}\nattachments: [map/nota.pdf]")
    build(tmp_path / "in", tmp_path / "uit")
    folder = tmp_path / "uit" / "proef" / "map"
    mail = email.message_from_bytes((folder / "bericht.eml").read_bytes(), policy=email.policy.default)
    assert mail["Subject"] == "Concept ter reactie"
    attached = next(iter(mail.iter_attachments()))
    assert attached.get_filename() == "nota.pdf"
    assert attached.get_content() == (folder / "nota.pdf").read_bytes()
    body = mail.get_body(("plain",))
    assert body is not None
    assert FICTIE in body.get_content()
    assert "Curaçao" in body.get_content()


def test_an_attachment_that_no_source_makes_is_a_mistake(tmp_path: Path) -> None:
    write_source(tmp_path / "in", "bericht", layout="mail", ending="eml", extra=f"{MAIL}\nattachments: [map/weg.pdf]")
    with pytest.raises(SourceError, match=r"'map/weg\.pdf' wordt door geen bron gemaakt"):
        build(tmp_path / "in", tmp_path / "uit")
