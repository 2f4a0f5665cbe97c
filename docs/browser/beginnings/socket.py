"""As much of socket as asyncio names in its defaults; the rest comes when it is asked for."""

from _socket import AF_UNSPEC, AI_PASSIVE  # noqa: F401


def __getattr__(name):
    from rest_of_library import complete

    return complete(__name__, name)
