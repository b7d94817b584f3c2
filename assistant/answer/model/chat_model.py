"""Makes the chat model that the settings name."""

from typing import TYPE_CHECKING

from assistant.answer.model.writer import ModelWriter
from assistant.answer.types import Writer
from assistant.retrieve.base import Library
from assistant.settings import Settings
from ingest.errors import NotabeneError
from prompts.load import phrase

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class ModelSettingError(NotabeneError):
    """The settings name a chat model that cannot be made."""


def chat_model(settings: Settings, *, usage: bool = False) -> "BaseChatModel | None":
    """Return the chat model of the settings; None for the extractive mode.

    Nothing is sent yet: a service that is not there shows at the first question.

    Args:
        settings: what the user set.
        usage: ask an OpenAI-compatible service for the tokens of a streamed answer. Most gateways know the option, not
            all, so that answering never depends on it.

    Raises:
        ModelSettingError: unknown provider, its package is not installed, or it asks for a key that was not given.
    """
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    options: dict[str, object] = {"temperature": settings.temperature}
    provider = settings.model.partition(":")[0]
    if provider == "ollama":
        options |= {"num_predict": settings.max_tokens, "client_kwargs": {"timeout": settings.timeout}}
    else:
        options |= {"timeout": settings.timeout, "max_tokens": settings.max_tokens, "max_retries": 0}
        if usage and provider == "openai":
            options["stream_usage"] = True
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    key = settings.model_api_key.get_secret_value()
    if key:
        options["api_key"] = key
    elif settings.model_base_url and provider == "openai":
        options["api_key"] = "geen"  # a local service asks for none, but the client insists
    refusals: tuple[type[Exception], ...] = (ValueError, ImportError)
    if provider != "ollama":
        from openai import OpenAIError

        refusals += (OpenAIError,)
    try:
        # Its overloads ask for each option by name, and which there are depends on the provider, which a setting names;
        # and it says that it may return Any, where all of ours are chat models.
        return init_chat_model(settings.model, **options)  # type: ignore[call-overload,no-any-return]
    except refusals as error:
        raise ModelSettingError(phrase("model_setting", model=settings.model)) from error


def make_writer(index: Library, settings: Settings, *, usage: bool = False) -> Writer | None:
    """Return what writes answers as the settings say; None for the extractive mode.

    Args:
        index: where the sources are.
        settings: what the user set.
        usage: see ``chat_model``.

    Raises:
        ModelSettingError: see ``chat_model``.
    """
    model = chat_model(settings, usage=usage)
    if model is None:
        return None
    return ModelWriter(index, model, settings.model, timeout=settings.timeout, context_tokens=settings.context_tokens)
