/*
 * <moving-picture>: plays the frames that a calculator's picture carries.
 *
 *   still, with a question --Play--> playing --Pause, Step, the slider--> still, with all that is known of the moment
 *
 * The frames, their words and what each slider enters come from Python. Here they are shown one after another, what lies
 * between two of them is drawn between them, and a slider's entry is put into its field, as if it had been typed.
 */

/** @import { Control, LiveCalculator } from "./live-calculator.js" */
/** @import { Frames, Tube } from "./messages.d.ts" */

import { Molecules } from "./molecules.js";

const SECONDS = 14; // for all the frames
const CALM_PAUSE = 0.6; // seconds for a frame, where the reader wants no motion
const EXCESS = 0.8; // of what crosses at its fastest, over what crosses back and forth at rest
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const inView = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) target.closest("moving-picture")?.seen(isIntersecting);
  },
  { threshold: 0.4 },
);

export class MovingPicture extends HTMLElement {
  calculator = /** @type {LiveCalculator} */ (this.closest("live-calculator"));
  place = this.calculator.built("moving-picture [data-drawing]", HTMLElement);
  words = this.calculator.built(".picture-state", HTMLElement);
  sliders = this.calculator.built(".picture-turns", HTMLElement);
  does = {
    play: this.calculator.built("[data-does=play]", HTMLButtonElement),
    step: this.calculator.built("[data-does=step]", HTMLButtonElement),
    again: this.calculator.built("[data-does=again]", HTMLButtonElement),
    seek: this.calculator.built("[data-does=seek]", HTMLInputElement),
  };
  changes = new MutationObserver(() => this.read());
  svg = this.drawn();
  frames = framesOf(this.svg);
  molecules = this.poured();
  position = 0;
  playing = false;
  visible = false;
  running = false;
  turning = false;
  /** @type {Element | undefined} */
  now;

  connectedCallback() {
    this.does.play.addEventListener("click", () => (this.playing ? this.pause() : this.play()));
    this.does.step.addEventListener("click", () => this.look(Math.floor(this.position) + 1));
    this.does.again.addEventListener("click", () => this.again());
    this.addEventListener("input", (event) => this.turned(event));
    this.calculator.addEventListener(
      "input",
      (event) => this.goOnFromHere(/** @type {Control} */ (event.target)),
      true,
    );
    this.changes.observe(this.place, { childList: true });
    for (const hidden of this.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
    this.showSliders();
    this.seek(0);
    inView.observe(this.place);
  }

  disconnectedCallback() {
    inView.unobserve(this.place);
    this.changes.disconnect();
    this.playing = this.visible = false;
  }

  /* A new picture starts from its first frame; the same one, drawn again, stays where it is. */
  read() {
    const before = this.svg.dataset.frames;
    this.svg = this.drawn();
    this.frames = framesOf(this.svg);
    this.molecules = this.poured(this.molecules);
    if (before === this.svg.dataset.frames) return this.show();
    this.showSliders();
    if (calm.matches || !this.isTold) this.seek(0);
    else this.play(0);
  }

  drawn() {
    return this.calculator.built("moving-picture svg", SVGSVGElement);
  }

  /** @param {Molecules} [before] */
  poured(before) {
    const water = this.calculator.built("moving-picture .molecules", SVGPathElement);
    const solute = this.calculator.built("moving-picture .salt", SVGPathElement);
    return new Molecules({ water, solute }, this.frames.tube, before);
  }

  get last() {
    return this.frames.time.length - 1;
  }

  /** @param {boolean} visible */
  seen(visible) {
    this.visible = visible;
    if (visible && this.playing) this.run();
  }

  /* Whether it has been played, or looked at step by step: until then it asks, and gives nothing away. */
  get isTold() {
    return "told" in this.dataset;
  }

  play(from = this.position >= this.last ? 0 : this.position) {
    this.dataset.told = "";
    this.position = from;
    this.playing = true;
    this.does.play.textContent = "Pause";
    this.words.ariaLive = "off"; // what is shown changes too often to be read out
    this.run();
  }

  pause() {
    this.playing = false;
    this.does.play.textContent = "Play";
    this.words.ariaLive = "polite";
    this.show();
  }

  /* The reader asks for a moment. */
  /** @param {number} position */
  look(position) {
    this.dataset.told = "";
    this.seek(position);
  }

  /** @param {number} position */
  seek(position) {
    this.position = Math.min(position, this.last);
    this.pause();
  }

  again() {
    const [[name, { unit, entries }]] = Object.entries(this.frames.from);
    if (Number(entries[0])) this.enter(name, unit, "0");
    else this.play(0);
  }

  run() {
    if (this.running) return;
    this.running = true;
    let before = performance.now();
    /** @param {number} now */
    const tick = (now) => {
      this.running = this.playing && this.visible && this.isConnected;
      if (!this.running) return;
      const seconds = Math.min(Math.max(now - before, 0) / 1000, 0.1); // a frame may have begun before it was asked for
      if (calm.matches && seconds < CALM_PAUSE && now - before < CALM_PAUSE * 1000) {
        requestAnimationFrame(tick);
        return;
      }
      before = now;
      const ahead = calm.matches ? Math.floor(this.position) + 1 : this.position + (seconds * this.last) / SECONDS;
      const ends = ahead >= this.last && this.position < this.last;
      this.position = Math.min(ahead, this.last);
      if (ends) this.words.ariaLive = "polite";
      if (ends && calm.matches) this.pause();
      this.show(calm.matches ? 0 : seconds);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  show(seconds = 0) {
    const { tube, text, question } = this.frames;
    const left = this.between(this.frames.left);
    const right = this.between(this.frames.right);
    const crossing = this.between(this.frames.crossing);
    /** @param {string} part @param {string} name @param {string} value */
    const set = (part, name, value) => this.svg.querySelector(part)?.setAttribute(name, value);
    /** @param {string} part @param {number} y @param {number} length */
    const stretch = (part, y, length) =>
      set(part, "transform", `translate(${tube.middle} ${tube.base + y}) scale(${length} 1)`);
    set(".water.left", "d", outline(tube, tube.left[0], tube.left[1], left));
    set(".water.right", "d", outline(tube, tube.right[1], tube.right[0], right));
    set(".piston", "transform", `translate(0 ${right})`);
    stretch(".to-right", 14, 1 + EXCESS * crossing);
    stretch(".to-left", 28, EXCESS * crossing - 1);
    this.molecules.move(seconds, { left, right }, this.between(this.frames.share));
    this.showTime(this.between(this.frames.time));
    this.does.seek.valueAsNumber = Math.floor(this.position);
    const words = this.isTold ? text[Math.floor(this.position)] : question;
    this.does.seek.setAttribute("aria-valuetext", words);
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  /** @param {number[]} values */
  between(values) {
    const before = Math.floor(this.position);
    const after = Math.min(before + 1, this.last);
    return values[before] + (values[after] - values[before]) * (this.position - before);
  }

  /* The present moment in the chart of the levels. */
  /** @param {number} time */
  showTime(time) {
    if (this.calculator.isPart) return;
    if (!this.now?.isConnected) {
      const lines = this.calculator.built(".calculator-listing svg.chart > svg", SVGSVGElement);
      this.now = lines.appendChild(document.createElementNS(lines.namespaceURI, "path"));
      this.now.setAttribute("class", "now");
    }
    this.now.setAttribute("d", `M${time * 1000} 0V174`);
  }

  showSliders() {
    this.does.seek.max = String(this.last);
    const { only } = this.dataset;
    for (const [name, { words, entries, said, at }] of Object.entries(this.frames.turns)) {
      if (only && name !== only) continue;
      if (!this.sliders.querySelector(`[data-turns=${name}]`)) {
        const label = `<label><span></span> <input type=range data-turns=${name} min=0 step=1><b></b></label>`;
        this.sliders.insertAdjacentHTML("beforeend", label);
        this.calculator.built(`span:has(+ [data-turns=${name}])`, HTMLElement).textContent = words;
      }
      const slider = this.slider(name);
      slider.max = String(entries.length - 1);
      if (slider !== document.activeElement || !this.turning) slider.valueAsNumber = at;
      this.say(name, said);
    }
    this.turning = false;
  }

  /** @param {string} name */
  slider(name) {
    return this.calculator.built(`[data-turns=${name}]`, HTMLInputElement);
  }

  /** @param {string} name @param {string[]} said */
  say(name, said) {
    const slider = this.slider(name);
    const words = said[slider.valueAsNumber];
    slider.setAttribute("aria-valuetext", words);
    this.calculator.built(`[data-turns=${name}] + b`, HTMLElement).textContent = words;
  }

  /* One of the picture's own sliders was moved. */
  /** @param {Event} event */
  turned(event) {
    event.stopPropagation();
    const slider = /** @type {HTMLInputElement} */ (event.target);
    const name = slider.dataset.turns;
    if (!name) return this.look(slider.valueAsNumber);
    const { unit, entries, said } = this.frames.turns[name];
    this.turning = true;
    this.dataset.told = "";
    this.say(name, said);
    this.enter(name, unit, entries[slider.valueAsNumber]);
  }

  /* A change goes on from the levels that are seen. */
  /** @param {Control} control */
  goOnFromHere({ name }) {
    const [[start, { unit, entries }]] = Object.entries(this.frames.from);
    if (!name || name.includes(".") || name === "preset" || name === start) return;
    this.put(start, unit, entries[Math.floor(this.position)]);
  }

  /** @param {string} name @param {string} unit @param {string} entry */
  enter(name, unit, entry) {
    this.put(name, unit, entry).dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {string} name @param {string} unit @param {string} entry */
  put(name, unit, entry) {
    const field = this.calculator.control(name);
    field.value = entry;
    for (const part of ["unit", "was"]) this.calculator.control(`${name}.${part}`).value = unit;
    return field;
  }
}

/** @param {SVGSVGElement} svg @returns {Frames} */
function framesOf(svg) {
  return JSON.parse(svg.dataset.frames ?? "");
}

/** @param {Tube} tube @param {number} edge @param {number} arm @param {number} y */
function outline({ middle, trough, base }, edge, arm, y) {
  return y < trough
    ? `M${edge} ${y}H${arm}V${trough}H${middle}V${base}H${edge}z`
    : `M${edge} ${y}H${middle}V${base}H${edge}z`;
}

customElements.define("moving-picture", MovingPicture);
