"""HTML, XML of officielebekendmakingen, and mail. All texts are FICTIEF."""

from email.message import EmailMessage

import pytest

from ingest.document import Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import read_bytes

XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE officiele-publicatie [<!ENTITY lek SYSTEM "file:///etc/hostname">]>
<officiele-publicatie><metadata><meta name="OVERHEIDop.vergaderjaar" content="2098-2099"/></metadata>
<kamerstuk>
 <kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2098-2099</tekstregel></kamerstukkop>
 <dossier>
  <dossiernummer><dossiernr>99 900</dossiernr><begrotingshoofdstuk>IV</begrotingshoofdstuk></dossiernummer>
  <titel>Fictieve begroting</titel></dossier>
 <stuk><stuknr>Nr. <ondernummer kamer="2">15</ondernummer></stuknr>
  <titel>BRIEF VAN DE MINISTER VAN FICTIE</titel>
 <datumtekst>Den Haag, <datum isodatum="2098-10-17">17 oktober 2098</datum></datumtekst>
 <algemeen><vrije-tekst><tekst>
  <al>De motie is <nadruk type="cur">aangenomen</nadruk>.<noot id="a" type="voet">
   <noot.nr>1</noot.nr><noot.al>Kamerstuk 99 900 IV, nr. 3.</noot.al></noot></al>
  <tussenkop>Stand van zaken</tussenkop>
  <lijst type="expliciet"><li><li.nr>–</li.nr><al>Eerste punt.</al></li>
   <li><li.nr>2.</li.nr><al>Tweede punt &lek;.</al></li></lijst>
  <table><tgroup cols="2"><tbody>
   <row><entry><al>Naam</al></entry><entry><al>Bedrag</al></entry></row></tbody></tgroup></table>
 </tekst></vrije-tekst>
 <ondertekening><functie>De Minister van Fictie,</functie>
  <naam><voornaam>V.</voornaam><achternaam>Erzonnen</achternaam></naam></ondertekening></algemeen>
 </stuk></kamerstuk></officiele-publicatie>"""


def test_publication_xml() -> None:
    reading = read_bytes(XML.encode(), "kst.xml")
    found = [(b.style, reading.of(b)) for b in reading.blocks]
    assert (Style.FIELD, "Dossiernummer\n99 900 IV") in found
    assert (Style.FIELD, "Volgnummer\n15") in found
    assert (Style.FIELD, "Datum\n17 oktober 2098") in found
    assert (Style.HEADING, "BRIEF VAN DE MINISTER VAN FICTIE") in found
    assert (Style.BODY, "De motie is aangenomen.¹") in found
    assert (Style.FOOTNOTE, "¹ Kamerstuk 99 900 IV, nr. 3.") in found
    assert (Style.HEADING, "Stand van zaken") in found
    assert (Style.BULLET, "– Eerste punt.") in found
    assert any(s is Style.BULLET and t.startswith("2. Tweede punt") for s, t in found)
    assert (Style.TABLE, "Naam | Bedrag") in found
    assert (Style.BODY, "V. Erzonnen") in found
    assert reading.format == "xml"


HTML = """<!doctype html><html><head><meta charset="windows-1252"><title>Brief FICTIEF</title><style>p{}</style></head>
<body><nav><a href="/">Startpagina</a></nav><script>alert(1)</script>
<h2>Aanleiding</h2><p>De co\xf6rdinatie &amp; samen&shy;werking kost<br>&euro;&nbsp;10.<sup>1</sup></p>
<div><b>Kern</b></div>
<ul><li>een<ul><li>dieper</li></ul></li><li>twee</li></ul><ol start="3"><li>drie</li></ol>
<table><tr><th>Naam</th><th>Bedrag</th></tr><tr><td>Datum</td><td>9 mei 2098</td></tr></table>
<p style="display:none">onzichtbaar</p><!-- opmerking --></body></html>"""


def test_html() -> None:
    reading = read_bytes(HTML.encode("cp1252"), "brief.html")
    assert [(b.style, b.level, reading.of(b)) for b in reading.blocks] == [
        (Style.HEADING, 2, "Aanleiding"),
        (Style.BODY, 0, "De coördinatie & samenwerking kost\n€ 10.¹"),
        (Style.HEADING, 4, "Kern"),
        (Style.BULLET, 1, "• een"),
        (Style.BULLET, 2, "• dieper"),
        (Style.BULLET, 1, "• twee"),
        (Style.BULLET, 1, "3. drie"),
        (Style.TABLE, 0, "Naam | Bedrag"),
        (Style.FIELD, 0, "Datum\n9 mei 2098"),
    ]
    assert reading.properties["title"] == "Brief FICTIEF"


@pytest.mark.parametrize("name", ["a.html", "a.xml"])
def test_deep_nesting_is_read_or_refused_never_cut_off(name: str) -> None:
    def page(depth: int) -> bytes:
        return f"<body><p>Begin</p>{'<div>' * depth}FICTIEF{'</div>' * depth}</body>".encode()

    assert read_bytes(page(200), name).text.endswith("FICTIEF")
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(page(20_000), name)
    assert caught.value.status is Status.LIMIT


def mail(subject: str = "Fictieve vraag") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "V. Erzonnen <v@voorbeeld.invalid>"
    message["To"] = "Afdeling Fictie <f@voorbeeld.invalid>"
    message["Date"] = "Mon, 09 May 2098 10:00:00 +0200"
    message["Subject"] = subject
    message.set_content("Beste collega,\n\nIn de bijlage staat de fictieve brief.\n\nGroet")
    return message


def test_mail_has_fields_body_and_attachments() -> None:
    message = mail("Vraag over coördinatie")
    message.add_alternative("<p>Beste collega, <b>opgemaakt</b></p>", subtype="html")
    message.add_attachment(b"FICTIEF stuk", maintype="text", subtype="plain", filename="stuk één.txt")
    message.add_attachment(mail("doorgestuurd"))
    reading = read_bytes(message.as_bytes(), "vraag.eml")
    found = [reading.of(b) for b in reading.blocks if b.style is Style.FIELD]
    assert found[0] == "Van\nV. Erzonnen <v@voorbeeld.invalid>"
    assert found[-1] == "Onderwerp\nVraag over coördinatie"
    assert "In de bijlage staat de fictieve brief." in reading.text
    assert "opgemaakt" not in reading.text
    assert [a.name for a in reading.attachments] == ["stuk één.txt", "doorgestuurd.eml"]
    assert reading.attachments[0].content == b"FICTIEF stuk"
    inner = read_bytes(reading.attachments[1].content, reading.attachments[1].name)
    assert "Onderwerp\ndoorgestuurd" in inner.text


def test_html_only_mail() -> None:
    message = mail()
    message.set_content("<p>Alleen <i>opgemaakt</i>, FICTIEF.</p>", subtype="html")
    assert "Alleen opgemaakt, FICTIEF." in read_bytes(message.as_bytes(), "a.eml").text


def test_mail_nested_without_end_is_read_to_a_depth() -> None:
    inner = "Content-Type: text/plain\n\ndiep FICTIEF\n"
    for level in range(40):
        inner = f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n{inner}\n--b{level}--\n'
    content = f"From: a@voorbeeld.invalid\nSubject: diep\nMIME-Version: 1.0\n{inner}"
    assert "Onderwerp\ndiep" in read_bytes(content.encode(), "diep.eml").text
