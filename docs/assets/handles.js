/*
 * What one can take hold of in a calculator: its sliders, the point of its curve, and, by keys, the numbers in its fields.
 *
 * All that is known here is where the pointer is, from 0 to 1, and how many steps a key asks for. Which number that is,
 * where a number stands on its slider, and what the curve says at a place: that comes from Python, in words and SVG.
 */

/** @import { LiveCalculator } from "./live-calculator.js" */
/** @import { Hand, Reply } from "./messages.d.ts" */

const REACH = 22; // pixels around the point: a fingertip is twice as wide
const CURVE = "curve";
const HOW = "Drag the point, or move it with the arrow keys; with Shift they only read the curve, as the pointer does.";
const MANY = 10; // steps
/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: MANY, PageDown: -MANY };
/** @type {Record<string, number>} */
const STEPS_ALONG = { ...STEPS, ArrowRight: 1, ArrowLeft: -1 };
/** @type {Record<string, number>} */
const ENDS = { Home: 0, End: 1 };

export class Handles {
  /** @type {{ id: number, of: string, line: Element, field: HTMLInputElement, before: string, shift: number, moved: boolean } | undefined} */
  held;
  /** @type {Hand | undefined} */
  question; // the newest that has not been asked
  /** @type {Hand | undefined} */
  reading; // what is read at the moment
  /** @type {object | undefined} */
  asked; // the Python that is reading

  /** @param {LiveCalculator} calculator */
  constructor(calculator) {
    this.calculator = calculator;
    this.curve = calculator.built("[data-drawing=curve]", HTMLElement);
    this.point = calculator.built(".calculator-point", HTMLElement);
    this.words = calculator.built(".calculator-read", HTMLElement);
    const attributes = { role: "slider", tabindex: "0", "aria-label": "Point on the curve" };
    for (const [name, value] of Object.entries(attributes)) this.point.setAttribute(name, value);
    calculator.built(".calculator-how", HTMLElement).textContent = HOW;
    calculator.addEventListener("pointerdown", (event) => this.take(event));
    calculator.addEventListener("pointermove", (event) => this.follow(event));
    calculator.addEventListener("pointerup", (event) => this.release(event));
    calculator.addEventListener("pointercancel", (event) => this.cancel(event));
    calculator.addEventListener("keydown", (event) => this.press(event));
    this.curve.addEventListener("pointerleave", () => this.endReading());
    this.point.addEventListener("blur", () => this.endReading());
    new MutationObserver(() => this.redrawn()).observe(this.curve, { childList: true });
    this.redrawn();
  }

  get chart() {
    return /** @type {SVGSVGElement | null} */ (this.curve.querySelector(".chart"));
  }

  /* What the axes of the new chart end at has been told; what is said of its point is told here. */
  redrawn() {
    this.point.setAttribute("aria-valuenow", String(Number.parseFloat(this.chart?.dataset.at ?? "0")));
    this.point.setAttribute("aria-valuetext", this.calculator.place("curve.present").textContent ?? "");
    if (this.reading) void this.read(this.reading);
  }

  /** @param {PointerEvent} event */
  take({ target, isPrimary, button, pointerId, clientX, clientY, pointerType }) {
    if (!isPrimary || button || !(target instanceof Element)) return;
    const slider = target.closest("[data-slides]");
    const of = slider?.getAttribute("data-slides") ?? (this.isAtPoint(clientX, clientY) ? CURVE : "");
    if (!of && !(this.curve.contains(target) && pointerType === "touch")) return;
    const line = slider ?? this.curve;
    const field = this.field(of);
    const shift = of === CURVE ? this.pointAt().x - clientX : 0;
    line.setPointerCapture(pointerId);
    line.classList.add("held");
    this.held = { id: pointerId, of, line, field, before: field.value, shift, moved: false };
  }

  /** @param {PointerEvent} event */
  follow(event) {
    const { held } = this;
    if (held?.id !== event.pointerId) {
      if (event.pointerType !== "touch") this.hover(event);
    } else if (held.of) this.move(event.clientX);
    else void this.read({ of: CURVE, at: this.at(event.clientX, this.curve) });
  }

  /** @param {PointerEvent} event */
  hover({ target, clientX, clientY }) {
    if (!(target instanceof Node && this.curve.contains(target))) return;
    this.curve.classList.toggle("near", this.isAtPoint(clientX, clientY));
    void this.read({ of: CURVE, at: this.at(clientX, this.curve) });
  }

  /** @param {number} clientX */
  move(clientX, released = false) {
    const { held } = this;
    if (!held) return;
    const at = this.at(clientX + held.shift, held.line);
    held.moved = true;
    if (held.of === CURVE) this.endReading();
    else held.line.querySelector("circle")?.setAttribute("cx", `${100 * at}%`);
    this.put(held.field, { of: held.of, at, released });
  }

  /** @param {PointerEvent} event */
  release({ pointerId, clientX }) {
    const { held } = this;
    if (held?.id !== pointerId) return;
    held.line.classList.remove("held");
    if (held.moved || (held.of && held.of !== CURVE)) this.move(clientX, true);
    if (!held.of) this.endReading();
    this.held = undefined;
  }

  /* The browser has taken the pointer for itself, to scroll the page: all stays as it was. */
  /** @param {PointerEvent} event */
  cancel({ pointerId }) {
    const { held } = this;
    if (held?.id !== pointerId) return;
    held.line.classList.remove("held");
    this.held = undefined;
    this.endReading();
    if (!held.moved) return;
    held.field.value = held.before;
    held.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, target, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return;
    const isPoint = target === this.point;
    const steps = (isPoint ? STEPS_ALONG : STEPS)[key];
    if (isPoint && key === "Escape") return this.endReading();
    if (isPoint && key in ENDS) this.put(this.field(CURVE), { of: CURVE, at: ENDS[key], released: true });
    else if (!steps) return;
    else if (isPoint && shiftKey) void this.read({ of: CURVE, at: this.place(), steps });
    else if (isPoint) this.put(this.field(CURVE), { of: CURVE, steps });
    else if (target instanceof HTMLInputElement && this.slider(target.name)) {
      this.put(target, { of: target.name, steps: shiftKey && key.startsWith("Arrow") ? steps * MANY : steps });
    } else return;
    event.preventDefault();
  }

  /* As if it had been typed; what is entered, Python says. */
  /** @param {HTMLInputElement} field @param {Hand} hand */
  put(field, hand) {
    if (hand.of === CURVE && hand.at === undefined) this.endReading();
    field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: hand }));
  }

  /* One question at a time; the newest waits, those between are dropped. */
  /** @param {Hand} question */
  async read(question) {
    const { calculator } = this;
    const { python } = calculator;
    this.reading = this.question = question;
    if (!python || calculator.state !== "live" || this.asked === python) return;
    this.asked = python;
    while (this.question) {
      const { question: read } = this;
      this.question = undefined;
      /** @type {Reply} */
      const reply = JSON.parse(await python.ask(JSON.stringify({ ...calculator.question(), read })));
      if (this.reading) this.tell(reply, read);
    }
    this.asked = undefined;
  }

  /** @param {Reply} reply @param {Hand} read */
  tell({ texts, drawings, places }, read) {
    const { chart } = this;
    const words = texts["curve.read"];
    if (!chart || words === undefined) return;
    const marks = chart.querySelector(".marks") ?? chart.appendChild(document.createElementNS(chart.namespaceURI, "g"));
    marks.setAttribute("class", "marks");
    marks.innerHTML = drawings["curve.read"];
    this.words.textContent = words;
    if (!read.steps) return;
    this.point.setAttribute("aria-valuetext", words);
    this.reading = { of: CURVE, at: Number.parseFloat(places["curve.read"]) / 100 };
  }

  endReading() {
    if (!this.reading) return;
    this.reading = this.question = undefined;
    this.words.textContent = "";
    this.chart?.querySelector(".marks")?.remove();
    this.redrawn();
  }

  /* Where the reading goes on from: where it is, or the present point. */
  place() {
    return this.reading?.at ?? Number.parseFloat(this.chart?.dataset.at ?? "0") / 100;
  }

  /** @param {number} clientX @param {Element} line */
  at(clientX, line) {
    const { left, width } = (line.querySelector(".axis") ?? line).getBoundingClientRect();
    return Math.min(Math.max((clientX - left) / width, 0), 1);
  }

  pointAt() {
    const { left, right, top, bottom } = (this.curve.querySelector(".point") ?? this.curve).getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** @param {number} clientX @param {number} clientY */
  isAtPoint(clientX, clientY) {
    if (!this.curve.querySelector(".point")) return false;
    const { x, y } = this.pointAt();
    return Math.abs(clientX - x) <= REACH && Math.abs(clientY - y) <= REACH;
  }

  /* The field of what is held; of the curve, the one that it is drawn over. */
  /** @param {string} of */
  field(of) {
    const { calculator } = this;
    const name = of && of !== CURVE ? of : calculator.control("curve.over").value;
    return /** @type {HTMLInputElement} */ (calculator.control(name));
  }

  /** @param {string} name */
  slider(name) {
    return this.calculator.querySelector(`[data-slides="${CSS.escape(name)}"]`);
  }
}
