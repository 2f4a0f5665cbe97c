"""As much of subprocess as asyncio names in its defaults; the rest comes when it is asked for."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


def __getattr__(name):
    from rest_of_library import complete

    return complete(__name__, name)
