"""The report is one sound page without network or script, and shows no question of the test part. FICTIEF."""

import lxml.html
import pytest
from typer.testing import CliRunner

from evals.command import app
from evals.runs.folder import Folder
from tests.evals.rows import row, write


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    scores = {"decided": 1.0, "ndcg@10": 0.7, "seconds": 0.2}
    rows = [
        row(n, scores | {"nugget_vital": float(n != 4)}, system=system, part="test" if n == 9 else "tune")
        for system in ("product", "naive")
        for n in range(10)
    ]
    write(Folder(folder / "run-een"), rows)
    out = folder / "verslag.html"
    result = CliRunner().invoke(app, ["eval", "report", str(folder / "run-een"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8")


def test_nothing_is_fetched_and_nothing_runs(text: str) -> None:
    tree = lxml.html.document_fromstring(text)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))
    assert "url(" not in text
    # Text of a document is text.
    assert "&lt;script&gt;" in text


def test_it_can_be_read_by_ear_and_keyboard(text: str) -> None:
    tree = lxml.html.document_fromstring(text)
    assert tree.get("lang") == "nl"
    assert tree.xpath("string(//title)")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(link[1:] in ids for link in tree.xpath("//a/@href"))
    assert all(svg.get("aria-label") for svg in tree.xpath("//svg"))
    assert len(tree.xpath("//svg")) == 3
    assert all(table.xpath("./caption") for table in tree.xpath("//table[thead]"))
    assert tree.xpath("//main/section/h2")


def test_tables_have_every_system_and_questions_open_with_what_went_wrong(text: str) -> None:
    tree = lxml.html.document_fromstring(text)
    heads = tree.xpath("//table[caption='Alle maten']//thead//th/text()")
    assert heads == ["Maat", "product", "naive", "Kleinst aantoonbaar verschil"]
    questions = [" ".join(one.text_content().split()) for one in tree.xpath("//details/summary")]
    asked = [one for one in questions if "Wat kost steiger" in one]
    assert len(asked) == 9
    assert asked[0].startswith("mis v-4")
    assert "steiger 9?" not in text


def test_nuggets_are_marked_in_answer_and_quote(text: str) -> None:
    tree = lxml.html.document_fromstring(text)
    assert set(tree.xpath("//mark/text()")) == {"De steiger kost"}
    assert tree.xpath("//blockquote/mark")
    assert tree.xpath("//div[@class='answer']/mark")


def test_time_and_tokens_are_told_and_kinds_have_their_names(text: str) -> None:
    tree = lxml.html.document_fromstring(text)
    [spent] = tree.xpath("//table[caption='Tijd, tokens en kosten']")
    lines = [[cell.text_content() for cell in row] for row in spent.xpath(".//tbody/tr")]
    assert [line[0] for line in lines] == ["product", "naive"]
    assert lines[0][1:] == ["0.24 s", "0.29 s", "0.10 s", "geen taalmodel", "geen taalmodel", "geen taalmodel"]
    assert tree.xpath("//table[caption='Per vraagsoort']//th[text()='2 stand van zaken']")
    for part in ("maten", "grafieken", "tijd", "delen", "vragen"):
        assert tree.xpath(f"//nav//a[@href='#{part}-0']")
        assert tree.xpath(f"//h3[@id='{part}-0']")
