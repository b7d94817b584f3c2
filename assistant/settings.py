"""Settings of the assistant: one place, each a ``NOTABENE_…`` environment variable with a description.

The table in the README and the help of the command line are made from the descriptions here.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from ingest.read.limits import Limits


class Settings(BaseSettings):
    """What a user or a department can set; everything has a value that works without a network."""

    model_config = SettingsConfigDict(env_prefix="NOTABENE_", env_ignore_empty=True, extra="ignore", frozen=True)

    index: Path = Field(default=Path(".notabene"), description="Map van de index.")
    embedding: str = Field(
        default="default",
        description="Embeddingmodel: `default` (ingebouwd multilingual-e5-small), of naam of map van een "
        "sentence-transformers-model. Een index hoort bij één model.",
    )
    reranker: str = Field(
        default="",
        description="Map (of naam van een model op deze computer) van een CrossEncoder van sentence-transformers, die "
        "de beste zoekresultaten opnieuw ordent. Leeg: geen.",
    )
    model: str = Field(
        default="",
        description="Taalmodel als `aanbieder:naam`, bijvoorbeeld `openai:gpt-oss-20b` of `ollama:llama3`. "
        "Leeg: extractief, zonder taalmodel.",
    )
    model_base_url: str = Field(
        default="",
        description="Adres van een OpenAI-compatibele dienst of van Ollama, als dat afwijkt.",
    )
    model_api_key: SecretStr = Field(
        default=SecretStr(""), description="Sleutel voor het taalmodel, waar dat er een vraagt."
    )
    temperature: float = Field(default=0.0, ge=0, le=2, description="Temperatuur van het taalmodel.")
    timeout: float = Field(default=60.0, gt=0, description="Seconden die het taalmodel mag doen over een antwoord.")
    max_tokens: int = Field(default=600, ge=50, description="Langste antwoord van het taalmodel, in tokens.")
    context_tokens: int = Field(
        default=3000,
        ge=200,
        description="Tokens aan bronnen voor het taalmodel; kleiner voor een klein model.",
    )
    price_prompt: float = Field(
        default=0.0,
        ge=0,
        description="Prijs in euro van een miljoen tokens naar het taalmodel, voor de kosten in `notabene eval run`; "
        "0: onbekend.",
    )
    price_completion: float = Field(default=0.0, ge=0, description="Hetzelfde voor de tokens die het schrijft.")
    sources: int = Field(default=8, ge=1, le=50, description="Hoeveel passages er als bron in beeld komen.")
    answer_words: int = Field(default=120, ge=30, description="Langste extractieve antwoord, in woorden.")
    chroma_url: str = Field(
        default="",
        description="Adres van een Chroma-server (`http://localhost:8000`). Leeg: in de map van de index.",
    )
    log: bool = Field(
        default=True,
        description="Bewaar elke vraag met antwoord, bronnen en oordeel in `log.db` in de map van de index "
        "(`notabene log` toont ze); `false` bewaart niets.",
    )
    log_days: int = Field(
        default=365, ge=0, description="Na hoeveel dagen bewaarde vragen worden vernietigd; 0 bewaart ze tot u ze wist."
    )
    host: str = Field(default="127.0.0.1", description="Adres waarop de chat luistert.")
    port: int = Field(default=7860, ge=0, le=65535, description="Poort waarop de chat luistert; 0 kiest een vrije.")
    watch: str = Field(
        default="",
        description="Map die de chat in de gaten houdt: wat erin verandert wordt vanzelf ingelezen. Leeg: geen.",
    )
    runs: str = Field(
        default="",
        description="Map met verslagen van `notabene eval report`; de chat toont het nieuwste onder Evaluatie. "
        "Leeg: geen tabblad.",
    )
    file_megabytes: int = Field(default=200, ge=1, description="Grootste bestand dat wordt gelezen, in MB.")
    file_seconds: float = Field(default=120.0, gt=0, description="Seconden die het lezen van één bestand mag duren.")
    file_memory_megabytes: int = Field(
        default=2000, ge=100, description="Geheugen voor het lezen van één bestand, in MB."
    )

    def limits(self) -> "Limits":
        """Return what reading one file may take."""
        from ingest.read.limits import Limits

        return Limits(
            max_bytes=self.file_megabytes * 1_000_000,
            seconds=self.file_seconds,
            memory_mb=self.file_memory_megabytes,
        )
