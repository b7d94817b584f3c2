"""Plots as inline SVG, each with a title and a description for who cannot see it."""

from collections.abc import Sequence
from html import escape

_COLOURS = ("#154273", "#39870c", "#b3460f", "#6b3fa0", "#00697a", "#7a0045")
_DASHES = ("", "8 4", "2 4", "10 3 2 3", "5 5", "1 3")
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 640, 320, 56, 44, 16, 130

Line = Sequence[tuple[float, float]]


def lines(title: str, x: str, y: str, named: Sequence[tuple[str, Line]], *, top: float = 1.0) -> str:
    """Draw lines over shares from 0 to 1 on the horizontal axis.

    Args:
        title: what is shown.
        x: what stands on the horizontal axis.
        y: what stands on the vertical axis.
        named: name -> points.
        top: highest value of the vertical axis.
    """
    parts = [_axes(x, y, top)]
    for number, (name, points) in enumerate(named):
        colour, dash = _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
        at = " ".join(f"{_x(px):.1f},{_y(py / top):.1f}" for px, py in points)
        if at:
            parts.append(
                f'<polyline fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}" points="{at}"/>'
            )
        row = _TOP + 14 + 22 * number
        left = _WIDTH - _RIGHT + 10
        parts.append(
            f'<line x1="{left}" y1="{row - 4}" x2="{left + 28}" y2="{row - 4}" stroke="{colour}" stroke-width="2.5" '
            f'stroke-dasharray="{dash}"/><text x="{left + 34}" y="{row}">{escape(name)}</text>'
        )
    told = "; ".join(f"{name}: van {_ends(points)}" for name, points in named if points)
    return _svg(title, told, "".join(parts), _HEIGHT)


def bars(title: str, named: Sequence[tuple[str, float, float, float]], *, top: float = 1.0, unit: str = "") -> str:
    """Draw horizontal bars with their intervals.

    Args:
        title: what is shown.
        named: name, value, low and high.
        top: highest value.
        unit: after each value.
    """
    parts, left, width = [], 290, _WIDTH - 290 - 60
    for number, (name, value, low, high) in enumerate(named):
        y = _TOP + 24 * number
        length, start, stop = (width * min(one / top, 1) if top else 0.0 for one in (value, low, high))
        parts.append(
            f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{left}" y="{y + 3}" width="{length:.1f}" height="15" fill="#154273"/>'
            f'<line x1="{left + start:.1f}" x2="{left + stop:.1f}" y1="{y + 10}" y2="{y + 10}" '
            'stroke="#b3460f" stroke-width="3"/>'
            f'<text x="{left + width + 8}" y="{y + 14}">{value:.2f}{escape(unit)}</text>'
        )
    told = "; ".join(f"{name} {value:.2f}{unit} ({low:.2f} tot {high:.2f})" for name, value, low, high in named)
    return _svg(title, told, "".join(parts), _TOP + 24 * len(named) + 10)


def _svg(title: str, told: str, inside: str, height: int) -> str:
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><div class="wide" tabindex="0" role="group" '
        f'aria-label="{escape(title)}"><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}. {escape(told)}"><title>{escape(title)}</title>{inside}</svg></div></figure>'
    )


def _axes(x: str, y: str, top: float) -> str:
    marks = "".join(
        f'<text x="{_LEFT - 8}" y="{_y(share) + 4:.1f}" text-anchor="end">{share * top:.2g}</text>'
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" stroke="#d0d0d0"/>'
        f'<text x="{_x(share):.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{share:.2g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    middle = _LEFT + (_WIDTH - _RIGHT - _LEFT) / 2
    return (
        f'{marks}<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(x)}</text>'
        f'<text transform="translate(14 {_HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(y)}</text>'
    )


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _RIGHT - _LEFT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - min(share, 1) * (_HEIGHT - _BOTTOM - _TOP)


def _ends(points: Line) -> str:
    (x1, y1), (x2, y2) = points[0], points[-1]
    return f"{y1:.2f} bij {x1:.2f} naar {y2:.2f} bij {x2:.2f}"
