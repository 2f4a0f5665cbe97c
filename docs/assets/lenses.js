/*
 * The lenses of a calculator: panels below its form, one open at a time, of HTML that Python writes for the present case.
 *
 * A panel is asked for again after each answer of the form, once the reader pauses, and at once when one of its own
 * controls changes. Those are named lens.NAME.CONTROL, and all of them go along; what stood in them is kept for this tab.
 */

import { styled as put } from "./styles.js";

/** @import { LiveCalculator } from "./live-calculator.js" */
/** @import { LensRequest, Reply, Texts } from "./messages.d.ts" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

const SITE = new URL("../", import.meta.url).href;
const SHELF = `lenses ${new URL(SITE).pathname}`; // other sites may share the origin
const PAUSE = 200; // milliseconds without a newer answer, so that a panel delays none while a slider is drawn
const CONTROLS = "input[name], select[name]";

/* The style of the panels. */
export const styled = () => put(new URL("lenses.css", import.meta.url));

export class Lenses {
  /** @type {HTMLElement | undefined} */
  panel; // the open one
  /** @type {Record<string, Texts>} */
  last = {}; // what stood in the controls of each lens
  asking = false;
  /** @type {Texts | undefined} */
  next; // what a button that was pressed meanwhile adds to what is asked next
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause;

  /** @param {LiveCalculator} calculator */
  constructor(calculator) {
    this.calculator = calculator;
    calculator.addEventListener("change", ({ target }) => this.isOfPanel(target) && this.ask());
    calculator.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button && this.isOfPanel(button)) void this.press(button);
    });
  }

  /** @param {EventTarget | null} target */
  isOfPanel(target) {
    return target instanceof Element && Boolean(this.panel?.contains(target));
  }

  get name() {
    return this.panel?.dataset.lens ?? "";
  }

  /* Open the lens of a button, and close the one that was open; if it is the same, that is all. */
  /** @param {HTMLElement} button */
  toggle(button) {
    const name = button.dataset.opens ?? "";
    const wasOpen = this.name === name;
    for (const each of this.calculator.querySelectorAll("[data-opens]")) {
      each.setAttribute("aria-expanded", String(each === button && !wasOpen));
    }
    this.panel?.remove();
    this.panel = undefined;
    clearTimeout(this.pause);
    if (wasOpen) return;
    this.panel = panelOf(name, `${this.calculator.id}-lens-${name}`, button.textContent ?? "");
    button.setAttribute("aria-controls", this.panel.id);
    button.closest(".lenses")?.after(this.panel);
    void this.ask();
  }

  /* The form has been answered, or has no answer: the panel is old. */
  renew() {
    if (!this.panel) return;
    this.mark(true);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.ask(), PAUSE);
  }

  /* For an answer of the form. */
  get waits() {
    return this.calculator.state !== "live" || this.calculator.shown === "old";
  }

  /** @param {boolean} isOld */
  mark(isOld) {
    this.panel?.setAttribute("data-shown", isOld ? "old" : "now");
    this.panel?.setAttribute("aria-busy", String(isOld));
  }

  /* What stands in the panel's controls; where it has none at the moment, what stood in them at last. */
  asked() {
    const controls = this.controls();
    const { last, name } = this;
    if (controls.length) last[name] = Object.fromEntries(controls.map((each) => [this.bare(each.name), each.value]));
    last[name] ??= left(this.calculator.id)[name] ?? {};
    return last[name];
  }

  /** @returns {Control[]} */
  controls() {
    return [.../** @type {NodeListOf<Control>} */ (this.panel?.querySelectorAll(CONTROLS) ?? [])];
  }

  /** @param {string} name */
  bare(name) {
    return name.replace(`lens.${this.name}.`, "");
  }

  /** @param {Texts} [added] @param {boolean} [goesOn] @returns {Promise<void>} */
  async ask(added = {}, goesOn = false) {
    const { calculator, panel } = this;
    if (!panel) return;
    clearTimeout(this.pause);
    if (!goesOn) this.mark(true);
    this.next = { ...this.next, ...added };
    if (this.asking || this.waits) return; // it comes with the answer
    const { python } = calculator;
    if (!python) return;
    this.asking = true;
    const asked = { site: SITE, ...this.asked(), ...this.next };
    this.next = undefined;
    const { name, form } = calculator.question();
    /** @type {LensRequest} */
    const request = { name, form, lens: this.name, asked };
    const before = this.controls().map(({ value }) => value);
    const response = await Promise.race([python.ask(JSON.stringify(request)), python.ended.then(() => "")]);
    this.asking = false;
    if (this.panel !== panel || this.next) return this.ask();
    if (!response) return; // Python has stopped, which the calculator tells
    /** @type {Reply} */
    const { drawings } = JSON.parse(response);
    this.show(panel, drawings[`lens.${this.name}`] ?? "", before);
    keep(calculator.id, this.name, this.asked());
    this.mark(this.waits);
    if (panel.querySelector("[data-goes-on]")) void this.ask({}, true); // a search that takes long shows what it has
  }

  /* Put the new panel in the place of the old one; the focus, the caret and what was typed meanwhile stay. */
  /** @param {HTMLElement} panel @param {string} html @param {string[]} before */
  show(panel, html, before) {
    const { activeElement } = document;
    const hadFocus = this.isOfPanel(activeElement) && activeElement !== panel ? activeElement : null;
    const typed = this.controls().flatMap(({ name, value }, at) => (value === before[at] ? [] : [[name, value]]));
    const caret = hadFocus instanceof HTMLInputElement ? hadFocus.selectionStart : null;
    const drawing = panel.querySelector("[data-drawing]");
    if (!drawing) return;
    drawing.innerHTML = html;
    for (const link of drawing.querySelectorAll("a[href^='?']")) {
      link.setAttribute("href", this.calculator.address(link.getAttribute("href") ?? ""));
    }
    this.hear(drawing.querySelector(".lens-note")?.textContent ?? "");
    for (const each of this.controls()) {
      const [, value] = typed.find(([name]) => name === each.name) ?? [];
      if (value !== undefined) each.value = value;
    }
    if (!hadFocus) return;
    const alike = this.alike(hadFocus);
    alike.focus({ preventScroll: true });
    if (alike instanceof HTMLInputElement && caret !== null) alike.setSelectionRange(caret, caret);
  }

  /* Let a screen reader hear what a panel says first, where it is new. */
  /** @param {string} text */
  hear(text) {
    const place = this.panel?.querySelector(".calculator-heard");
    if (place && place.textContent !== text) place.textContent = text;
  }

  /* What stands where an element of the old panel stood; the panel itself where it has gone. */
  /** @param {Element} old @returns {HTMLElement} */
  alike(old) {
    const names = old instanceof HTMLButtonElement ? ["name", "value", "data-enters", "data-saves"] : ["name"];
    const text = old.matches("button, summary, a") ? old.textContent : "";
    /** @type {NodeListOf<HTMLElement>} */
    const all = (this.panel ?? this.calculator).querySelectorAll(old.localName);
    const found = [...all].find(
      (each) =>
        names.every((name) => each.getAttribute(name) === old.getAttribute(name)) &&
        (!text || each.textContent === text),
    );
    return found ?? this.panel ?? this.calculator;
  }

  /** @param {HTMLButtonElement} button */
  async press(button) {
    const { enters, saves, draws, media } = button.dataset;
    if (enters) return this.calculator.replace(JSON.parse(enters));
    if (button.name) return this.ask({ [this.bare(button.name)]: button.value });
    if ("prints" in button.dataset) return this.print();
    const source = sourceOf(button);
    if ("copies" in button.dataset && source) return this.copy(source);
    if (saves && draws) {
      const [name, place = "0"] = draws.split(" ");
      const drawing = this.calculator.querySelectorAll(`[data-drawing="${name}"] > svg`)[Number(place)];
      if (!(drawing instanceof SVGSVGElement)) return this.say("There is no such drawing at the moment.");
      const { draw } = await import("./drawing-file.js");
      return save(saves, await draw(drawing, saves.endsWith(".png")));
    }
    if (saves && source) {
      const mark = media === "text/csv" ? "\ufeff" : ""; // by which a spreadsheet knows the letters for UTF-8
      save(saves, new Blob([mark, source.textContent ?? ""], { type: `${media};charset=utf-8` }));
    }
  }

  /* This calculator on a sheet of its own. */
  print() {
    const { dataset } = this.calculator;
    dataset.printed = "";
    addEventListener("afterprint", () => delete dataset.printed, { once: true });
    print();
  }

  /** @param {Element} source */
  async copy(source) {
    try {
      // A link is only whole with the address of the page.
      await navigator.clipboard.writeText(source.querySelector("a")?.href ?? source.textContent ?? "");
      this.say("Copied.");
    } catch {
      getSelection()?.selectAllChildren(source);
      this.say("The browser does not let this page copy; the text is selected.");
    }
  }

  /** @param {string} text */
  say(text) {
    const place = this.panel?.querySelector("[role=status]");
    if (place) place.textContent = text;
  }
}

/** @param {string} name @param {string} id @param {string} title */
function panelOf(name, id, title) {
  const panel = document.createElement("section");
  panel.className = "lens";
  panel.id = id;
  panel.tabIndex = -1;
  panel.dataset.lens = name;
  panel.setAttribute("aria-label", title);
  const place = document.createElement("div");
  place.dataset.drawing = `lens.${name}`;
  place.textContent = "One moment ...";
  const said = document.createElement("p");
  said.className = "lens-note";
  said.setAttribute("role", "status");
  const heard = document.createElement("p");
  heard.className = "calculator-heard";
  heard.setAttribute("aria-live", "polite");
  panel.append(place, said, heard);
  return panel;
}

/* The text that a button copies or saves: the last one before it in its part. */
/** @param {Element} button */
function sourceOf(button) {
  const texts = [...(button.closest(".lens-part")?.querySelectorAll("pre, output") ?? [])];
  return texts.findLast((each) => each.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** @param {string} name @param {Blob} content */
function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // by then it is saved
}

/** @returns {Record<string, Record<string, Texts>>} */
function shelf() {
  try {
    return JSON.parse(sessionStorage.getItem(SHELF) ?? "{}");
  } catch {
    return {}; // storage is denied
  }
}

/** @param {string} id */
const place = (id) => `${location.pathname}#${id}`;

/** @param {string} id */
const left = (id) => shelf()[place(id)] ?? {};

/** @param {string} id @param {string} name @param {Texts} asked */
function keep(id, name, asked) {
  const kept = shelf();
  kept[place(id)] = { ...kept[place(id)], [name]: asked };
  try {
    sessionStorage.setItem(SHELF, JSON.stringify(kept));
  } catch {
    // Storage is denied or full: it is known as long as the panel is open.
  }
}
