"""The names of characters in HTML, 2231 of them, which only unescaping reads; they come when one is asked for."""


class _Names(dict):
    def _read(self):
        if not self:
            from rest_of_library import complete

            self.update(complete(__name__, "html5"))

    def __contains__(self, name):
        self._read()
        return super().__contains__(name)

    def __getitem__(self, name):
        self._read()
        return super().__getitem__(name)


html5 = _Names()


def __getattr__(name):
    from rest_of_library import complete

    return complete(__name__, name)
