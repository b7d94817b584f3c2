"""The language model that writes a Kern, put together from the settings."""

from assistant.answer.model.chat_model import chat_model
from assistant.draft.opstellen import Writer
from assistant.settings import Settings


def kern_writer(settings: Settings, *, usage: bool = False) -> Writer | None:
    """Return what writes the Kern; None for the extractive mode.

    Args:
        settings: which model.
        usage: it is asked how many tokens it read and wrote; see ``chat_model``.

    Raises:
        NotabeneError: the model cannot be used.
    """
    model = chat_model(settings, usage=usage) if settings.model else None
    if model is None:
        return None
    from assistant.draft.model import ModelKern

    return ModelKern(model, settings.model, timeout=settings.timeout, context_tokens=settings.context_tokens).write
