"""What a click in one of our own pieces of HTML says; it comes from the browser, so it is checked."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

# Every element with ``data-action`` sends its ``data-…`` attributes as the event's data.
SEND = """
element.addEventListener('click', event => {
  const target = event.target.closest('[data-action]');
  if (!target || !element.contains(target)) return;
  event.preventDefault();
  window.notabene?.remember(target);
  trigger('click', {...target.dataset});
});
"""
# A viewer that shows something else takes the reader to its title and to the passage.
ARRIVE = "window.notabene?.arrive(element); watch('value', () => window.notabene?.arrive(element));"
# The newest question comes into view.
FOLLOW = "watch('value', () => window.notabene?.follow(element));"

# Characters of a question; a browser cuts what goes over it without a word, so it is far beyond a pasted Kamervraag. A
# question that failed is asked again by a click that carries it.
LONGEST = 60_000


class Click(BaseModel):
    """A click.

    Attributes:
        action: what to do.
        document: id of a document.
        unit: page, or position of the section in a format without pages; 0 to find it from ``start``.
        start: offset of the passage to mark.
        end: offset after it; 0 for none.
        value: anything else.
        exchange: id of a logged exchange.
        comment: what the user wrote about its answer.
        reasons: what she ticked that is wrong with it, with commas between.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    action: str = ""
    document: str = Field(default="", max_length=64)
    unit: int = Field(default=0, ge=0, le=10_000_000)
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    value: str = Field(default="", max_length=LONGEST)
    exchange: str = Field(default="", max_length=64)
    comment: str = Field(default="", max_length=8_000)
    reasons: str = Field(default="", max_length=200)


def read_click(data: object) -> Click:
    """Return the click that an event's data describes; one without action where it describes none."""
    if not isinstance(data, Mapping):
        return Click()
    try:
        return Click.model_validate(dict(data))
    except ValidationError:
        return Click()
