/*
 * Units as a reader types them, and the system of units that was chosen for the whole site. What either means, Python
 * says: it takes the text of a field with its unit, and puts a form into the system that the form names.
 */

/** @import { LiveCalculator } from "./live-calculator.js" */

const KEPT_AS = "units"; // on this reader's device

/** @type {string | null} */
let chosen = kept(); // for this visit, where nothing can be kept
/** @type {EventTarget | null} */
let typing = null; // the field that is being written in
let held = false;

function kept() {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null; // storage is denied
  }
}

/* Let a form name the system that was chosen, before Python is asked. */
/** @param {LiveCalculator} calculator */
export function name({ form }) {
  const system = form.querySelector("select[name=system]");
  if (!(system instanceof HTMLSelectElement) || !chosen) return;
  if ([...system.options].some(({ value }) => value === chosen)) system.value = chosen;
}

/* Whether a control is to stay as it is: what is being typed in, with its unit, until the reader leaves it. */
/** @param {LiveCalculator} calculator @param {string} control */
export function isHeld({ form }, control) {
  if (!(typing instanceof HTMLInputElement) || typing.form !== form) return false;
  const isHis = control === typing.name || control.startsWith(`${typing.name}.`);
  held ||= isHis;
  return isHis;
}

/** @param {HTMLSelectElement} system */
function choose(system) {
  chosen = system.value;
  try {
    localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // It is known for this visit.
  }
  for (const calculator of document.querySelectorAll("live-calculator")) {
    if (!calculator.contains(system)) calculator.change(system);
  }
}

// Before the calculator itself hears of it.
document.addEventListener(
  "input",
  (event) => {
    const { target } = event;
    typing = event instanceof CustomEvent ? null : target; // what a hand moves is not typed
    if (target instanceof HTMLSelectElement && target.name === "system") choose(target);
  },
  true,
);

document.addEventListener("change", ({ target }) => {
  const calculator = held && target === typing && target instanceof Element && target.closest("live-calculator");
  typing = null;
  held = false;
  if (calculator) void calculator.ask();
});
