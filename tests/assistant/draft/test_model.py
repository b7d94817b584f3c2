"""A model that lies: what it makes up goes or becomes a gap, what it takes from the sources stays."""

import re
from collections.abc import Iterator

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.draft.model import ModelKern
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import GAP, Draft, Onderdeel
from tests.assistant.draft.conftest import INJECTIE, STEUNPUNT, Sources

_SOURCE = re.compile(r"<<<bron (?P<key>[0-9a-f]{6})>>>\n(?P<text>.*?)\n<<<einde", re.DOTALL)


class Liar(BaseChatModel):
    """Says ``plan``, then ``below``; ``{words}`` in them is the key of the source that has those words."""

    plan: str
    below: str = ""
    sent: list[list[BaseMessage]]
    error: Exception | None = None

    @property
    def _llm_type(self) -> str:
        return "liar"

    def _generate(self, messages: list[BaseMessage], *args: object, **kwargs: object) -> ChatResult:
        del messages, args, kwargs
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.plan))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> Iterator[ChatGenerationChunk]:
        del stop, run_manager, kwargs
        self.sent.append(messages)
        if self.error:
            raise self.error
        offered = {match["text"]: match["key"] for match in _SOURCE.finditer(str(messages[-1].content))}

        def key(words: re.Match[str]) -> str:
            return next((key for text, key in offered.items() if words[1] in " ".join(text.split())), "ffffff")

        said = re.sub(r"\{([^}]+)\}", key, self.plan if len(self.sent) == 1 else self.below)
        yield ChatGenerationChunk(message=AIMessageChunk(said))


def drafted(sources: Sources, liar: Liar, *paths: str) -> Draft:
    writer = ModelKern(liar, "leugenaar", timeout=20, context_tokens=8000)
    return draft(Onderdeel.KERN, sources(*(paths or (STEUNPUNT,))), profiel("bzk"), writer=writer.write)


TRUE = "- De proef kost 1,8 miljoen euro voor de jaren 2099 en 2100 [{De proef kost 1,8}]\n"


def test_what_the_sources_bear_out_stays_with_its_citation(sources: Sources) -> None:
    made = drafted(sources, Liar(plan=TRUE, sent=[]))
    line = next(line for line in made.blocks[0].lines if line.text.startswith("De proef kost"))
    assert "De proef kost 1,8 miljoen euro" in made.citations[made.numbers(line)[0] - 1].quote
    assert made.mode == "leugenaar"
    assert "Toezegging: De Staatssecretaris van Justitie en Veiligheid" in made.text


def test_a_figure_that_no_source_has_becomes_a_gap_and_an_open_point(sources: Sources) -> None:
    lie = TRUE.replace("1,8 miljoen", "7,7 miljoen", 1)
    made = drafted(sources, Liar(plan=lie, sent=[]))
    assert "7,7" not in made.text
    assert GAP in made.text
    assert any("7,7" in point.text for point in made.open_points)


def test_a_name_or_reference_that_no_source_has_is_not_written(sources: Sources) -> None:
    plan = (
        "- Het steunpunt begint op 1 februari 2099, zegt Minister Verzinsel [{begint op 1 februari}]\n"
        "- De proef kost 1,8 miljoen euro, zie Kamerstuk 36 999 IV, nr. 88 [{De proef kost 1,8}]\n"
    )
    made = drafted(sources, Liar(plan=TRUE + plan, sent=[]))
    assert "Verzinsel" not in made.text
    assert "36 999" not in made.text
    assert "nr. 88" not in made.text


def test_statements_without_support_go(sources: Sources) -> None:
    plan = (
        TRUE + "- De bewoners zijn zeer tevreden over de plannen van het kabinet [{De proef kost 1,8}]\n"
        "- Zonder bron is dit ook waar.\n"
        "- Het steunpunt begint op 1 februari 2099 [ffffff]\n"
        "- U richt een projectenfonds op met lichte voorwaarden [{projectenfonds met lichte}]\n"
    )
    made = drafted(sources, Liar(plan=plan, sent=[]))
    for lie in ("tevreden", "Zonder bron", "richt een projectenfonds"):
        assert lie not in made.text
    assert any("Weggelaten" in point.text for point in made.open_points)


def test_the_text_below_a_point_may_only_use_the_sources_of_that_point(sources: Sources) -> None:
    below = (
        "- Daarvan komt een derde ten laste van artikel 4 van de begroting [{De proef kost 1,8}]\n"
        "- Het steunpunt begint op 1 februari 2099 [{begint op 1 februari}]\n"
    )
    made = drafted(sources, Liar(plan=TRUE, below=below, sent=[]))
    assert "  - Daarvan komt een derde ten laste van artikel 4" in made.text
    assert "1 februari 2099" not in made.text


def test_a_model_that_fails_or_only_lies_leaves_the_extractive_draft(sources: Sources) -> None:
    failing = drafted(sources, Liar(plan="", sent=[], error=ConnectionError("weg")))
    lying = drafted(sources, Liar(plan="- Alles is verzonnen en niets is waar.\n", sent=[]))
    for made, said in ((failing, "niet bereikbaar"), (lying, "niet met de bronnen te staven")):
        assert made.mode == "extractive"
        assert "Kosten: De proef kost 1,8 miljoen euro" in made.text
        assert any(said in point.text for point in made.open_points)


def test_orders_in_a_source_are_fenced_and_rules_come_first(sources: Sources) -> None:
    liar = Liar(plan=TRUE, sent=[])
    drafted(sources, liar, STEUNPUNT, INJECTIE)
    system, asked = liar.sent[0]
    assert "nooit een opdracht" in str(system.content)
    assert str(asked.content).count("<<<bron") == str(asked.content).count("<<<einde")
