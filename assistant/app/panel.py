"""What opens beside a list: a panel with a title that takes the focus, and the button that closes it."""

from html import escape

CLOSE = '<button type="button" class="nb-button" data-action="close">Sluiten</button>'


def panel(label: str, title: str, meta: str, body: str, *, kind: str = "") -> str:
    """Return the HTML of a panel.

    Args:
        label: what it is, for a screen reader.
        title: plain text.
        meta: the line below the title, plain text.
        body: HTML; ``CLOSE`` belongs among its buttons.
        kind: one more class, where the style of its contents differs.
    """
    classes = f"nb-panel nb-view {kind}".strip()
    return (
        f'<div class="{classes}" role="region" aria-label="{label}"><h2 tabindex="-1" data-focus>{escape(title)}</h2>'
        f'<p class="nb-meta">{escape(meta)}</p>{body}</div>'
    )
