"""Whose browser this is: a secret in a cookie, so that each sees her own conversations and no one else's."""

from collections.abc import Mapping
from secrets import token_urlsafe

COOKIE = "notabene"
_YEAR = 365 * 24 * 60 * 60


def secret_of(cookies: Mapping[str, str]) -> str:
    """Return the secret among a request's cookies; empty where the browser keeps none."""
    return cookies.get(COOKIE, "")


def new_cookie() -> str:
    """Return the header that gives a browser its secret: no script reads it, and no other site sends it along."""
    return f"{COOKIE}={token_urlsafe(24)}; Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax"
