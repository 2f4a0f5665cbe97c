"""Drives an installed Firefox and WebKitGTK: each goes to an address and tells what an expression comes to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
from typing import Any, Protocol

import websocket
from selenium import webdriver
from selenium.webdriver.common.by import By

_PATIENCE = 120  # seconds

Actions = list[dict[str, Any]]
"""As WebDriver has them, in both of its forms."""


class Engine(Protocol):
    """A browser with one page."""

    def goto(self, address: str) -> None:
        """Open an address."""

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression comes to, or the promise that it is."""

    def resize(self, width: int, height: int) -> None:
        """Give what is seen of a page this size, in px."""

    def act(self, actions: Actions) -> None:
        """Do what hands do."""

    def close(self) -> None:
        """End it."""


def keys(text: str) -> Actions:
    """Keys pressed one after another."""
    pressed = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": pressed}]


def pointer(*steps: tuple[float, float] | str) -> Actions:
    """A mouse that goes to places in the window, and whose button goes down and up."""
    return [{"type": "pointer", "id": "mouse", "actions": [_step(each) for each in steps]}]


def _step(step: tuple[float, float] | str) -> dict[str, Any]:
    if isinstance(step, str):
        return {"type": f"pointer{step.capitalize()}", "button": 0}
    x, y = map(round, step)
    return {"type": "pointerMove", "x": x, "y": y, "duration": 20, "origin": "viewport"}


def until(engine: Engine, expression: str) -> None:
    """Wait until an expression is true."""
    end = time.monotonic() + _PATIENCE
    while not (value := engine.evaluate(expression)):
        assert time.monotonic() < end, (expression, value)
        time.sleep(0.05)


def _found(package: str, *names: str) -> str:
    path = next(filter(None, map(shutil.which, names)), None)
    if not path:
        raise RuntimeError(f"There is no {names[0]}; on Debian and Ubuntu the package is {package}.")
    return path


class Firefox:
    """A headless Firefox, by WebDriver BiDi, which it speaks itself."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = [_found("firefox-esr", "firefox-esr", "firefox"), "--headless", "--no-remote"]
        command += ["--remote-debugging-port", "0", "--profile", self._profile.name, "about:blank"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert self._process.stderr
        self._stderr = self._process.stderr
        address = None
        while not address:
            line = self._stderr.readline()
            assert line, "Firefox has ended"
            address = re.search(r"BiDi listening on (\S+)", line)
        self._socket = websocket.create_connection(f"{address[1]}/session", timeout=_PATIENCE, suppress_origin=True)
        self._last = 0
        self._ask("session.new", capabilities={})
        (self._page,) = (each["context"] for each in self._ask("browsingContext.getTree")["contexts"])

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while (reply := json.loads(self._socket.recv())).get("id") != self._last:
            pass  # an event
        assert reply["type"] == "success", reply
        return reply["result"]

    def goto(self, address: str) -> None:
        # Under load it says that a page is there while the one before is still shown, which may be the same one.
        self.evaluate("window.isLeft = true")
        self._ask("browsingContext.navigate", context=self._page, url=address, wait="complete")
        until(self, "!window.isLeft && document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        given = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        reply = self._ask("script.evaluate", expression=given, target={"context": self._page}, awaitPromise=True)
        assert reply["type"] == "success", reply
        return json.loads(reply["result"]["value"])

    def resize(self, width: int, height: int) -> None:
        self._ask("browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height})

    def act(self, actions: Actions) -> None:
        self._ask("input.performActions", context=self._page, actions=actions)

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)
        self._stderr.close()
        self._profile.cleanup()


class WebKit:
    """WebKitGTK's own small browser, by WebDriver; it needs a display."""

    def __init__(self) -> None:
        service = webdriver.WebKitGTKService(executable_path=_found("webkit2gtk-driver", "WebKitWebDriver"))
        self._driver = webdriver.WebKitGTK(options=webdriver.WebKitGTKOptions(), service=service)
        self._driver.set_script_timeout(_PATIENCE)
        self._driver.set_page_load_timeout(_PATIENCE)

    def goto(self, address: str) -> None:
        self._driver.get(address)
        self._driver.find_element(By.TAG_NAME, "body")

    def evaluate(self, expression: str) -> Any:
        script = f"""const done = arguments[0];
            Promise.resolve({expression}).then(
                (value) => done({{ value: value ?? null }}), (error) => done({{ error: String(error) }}));"""
        reply = self._driver.execute_async_script(script)
        assert "error" not in reply, reply
        return reply["value"]

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)
        inner = self.evaluate("[innerWidth, innerHeight]")  # the window has a bar of its own
        self._driver.set_window_size(2 * width - inner[0], 2 * height - inner[1])

    def act(self, actions: Actions) -> None:
        self._driver.execute("actions", {"actions": actions})

    def close(self) -> None:
        self._driver.quit()


ENGINES = {"Firefox": Firefox, "WebKitGTK": WebKit}
