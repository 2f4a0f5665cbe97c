/*
 * Has the theme's script, which opens drawers and searches, run once Python has answered: it is a quarter of the work of
 * a load, and who comes to calculate does not wait for it. Whoever touches anything but a calculator has it at once, and
 * nobody waits for it long.
 */

import { Python } from "./asking.js";

const PATIENCE = 2_000; // milliseconds for Python's first answer
const TOUCHES = ["pointerdown", "keydown", "focusin"];
const idle = window.requestIdleCallback ?? setTimeout;

/** @param {Event} event */
function touched({ target }) {
  if (!(target instanceof Element && target.closest("live-calculator"))) run();
}

function run() {
  const asked = document.querySelector("link[data-theme]");
  if (!(asked instanceof HTMLLinkElement)) return;
  asked.removeAttribute("data-theme");
  for (const touch of TOUCHES) removeEventListener(touch, touched, true);
  const script = document.createElement("script");
  script.src = asked.href;
  // It waits to hear that the page has been parsed, which it is.
  script.onload = () => document.dispatchEvent(new Event("DOMContentLoaded"));
  document.head.append(script);
}

for (const touch of TOUCHES) addEventListener(touch, touched, true);
void Python.current?.calm.then(() => idle(run));
setTimeout(run, Python.current ? PATIENCE : 0);
