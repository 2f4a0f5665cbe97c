/*
 * <moving-picture>: plays the frames that a calculator's picture carries.
 *
 *   still --in view, or Play--> playing --Pause, Step, the slider--> still
 *
 * The frames, their words and what each slider enters come from Python. Here they are shown one after another, what lies
 * between two of them is drawn between them, and a slider's entry is put into its field, as if it had been typed.
 */

import { Molecules } from "./molecules.js";

const SECONDS = 14; // for all the frames
const CALM_PAUSE = 0.6; // seconds for a frame, where the reader wants no motion
const EXCESS = 0.8; // of what crosses at its fastest, over what crosses back and forth at rest
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const inView = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => target.parentElement.seen(isIntersecting)),
  { threshold: 0.4 },
);

class MovingPicture extends HTMLElement {
  connectedCallback() {
    this.calculator = this.closest("live-calculator");
    this.place = this.querySelector("[data-drawing]");
    this.words = this.querySelector(".picture-state");
    this.sliders = this.querySelector(".picture-turns");
    this.does = Object.fromEntries([...this.querySelectorAll("[data-does]")].map((each) => [each.dataset.does, each]));
    this.does.play.addEventListener("click", () => (this.playing ? this.pause() : this.play()));
    this.does.step.addEventListener("click", () => this.seek(Math.floor(this.position) + 1));
    this.does.again.addEventListener("click", () => this.again());
    this.addEventListener("input", (event) => this.turned(event));
    this.calculator.addEventListener("input", (event) => this.goOnFromHere(event.target), true);
    this.changes = new MutationObserver(() => this.read());
    this.changes.observe(this.place, { childList: true });
    for (const hidden of this.querySelectorAll("[hidden]")) hidden.hidden = false;
    this.read();
    inView.observe(this.place);
  }

  disconnectedCallback() {
    inView.unobserve(this.place);
    this.changes.disconnect();
    this.playing = this.visible = false;
  }

  /* A new picture starts from its first frame; the same one, drawn again, stays where it is. */
  read() {
    this.svg = this.place.querySelector("svg");
    const same = this.written === this.svg.dataset.frames;
    this.written = this.svg.dataset.frames;
    this.frames = JSON.parse(this.written);
    this.molecules = new Molecules(this.svg, this.frames.tube, this.molecules);
    this.last = this.frames.time.length - 1;
    this.does.seek.max = this.last;
    if (!same) this.showSliders();
    if (same) this.show();
    else if (this.position === undefined || calm.matches) this.seek(0);
    else this.play(0);
  }

  seen(visible) {
    this.visible = visible;
    if (visible && !this.seenBefore && !calm.matches) this.play();
    else if (visible && this.playing) this.run();
    this.seenBefore ||= visible;
  }

  play(from = this.position >= this.last ? 0 : this.position) {
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
    const tick = (now) => {
      this.running = this.playing && this.visible && this.isConnected;
      if (!this.running) return;
      const seconds = Math.min(Math.max(now - before, 0) / 1000, 0.1); // a frame may have begun before it was asked for
      if (calm.matches && seconds < CALM_PAUSE && now - before < CALM_PAUSE * 1000) return requestAnimationFrame(tick);
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
    const { tube, text } = this.frames;
    const [left, right, crossing, share, time] = ["left", "right", "crossing", "share", "time"].map((name) =>
      this.between(this.frames[name]),
    );
    const set = (part, name, value) => this.svg.querySelector(part)?.setAttribute(name, value);
    set(".water.left", "d", outline(tube, tube.left[0], tube.left[1], left));
    set(".water.right", "d", outline(tube, tube.right[1], tube.right[0], right));
    set(".piston", "transform", `translate(0 ${right})`);
    for (const [part, y, length] of [[".to-right", 14, 1 + EXCESS * crossing], [".to-left", 28, EXCESS * crossing - 1]])
      set(part, "transform", `translate(${tube.middle} ${tube.base + y}) scale(${length} 1)`);
    this.molecules.move(seconds, { left, right }, share);
    this.showTime(time);
    this.does.seek.value = Math.floor(this.position);
    const words = text[Math.floor(this.position)];
    this.does.seek.setAttribute("aria-valuetext", words);
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  between(values) {
    const before = Math.floor(this.position);
    const after = Math.min(before + 1, this.last);
    return values[before] + (values[after] - values[before]) * (this.position - before);
  }

  /* The present moment in the chart of the levels. */
  showTime(time) {
    if (!this.now?.isConnected) {
      const chart = this.parentElement.querySelector(".calculator-listing svg.chart");
      this.now = chart.appendChild(document.createElementNS(chart.namespaceURI, "path"));
      this.now.setAttribute("class", "now");
      this.axis = chart.querySelector(".axis").getBBox(); // asked for once: it makes the browser lay the page out
    }
    this.now.setAttribute("d", `M${this.axis.x + time * this.axis.width} ${this.axis.y}v-174`);
  }

  showSliders() {
    for (const [name, { words, entries, said, at }] of Object.entries(this.frames.turns)) {
      let slider = this.sliders.querySelector(`[data-turns="${name}"]`);
      if (!slider) {
        this.sliders.insertAdjacentHTML("beforeend", "<label><span></span> <input type=range min=0 step=1><b></b></label>");
        slider = this.sliders.lastElementChild.querySelector("input");
        slider.dataset.turns = name;
        slider.previousElementSibling.textContent = words;
      }
      slider.max = entries.length - 1;
      if (slider !== document.activeElement || !this.turning) slider.value = at;
      this.say(slider, said);
    }
    this.turning = false;
  }

  say(slider, said) {
    slider.setAttribute("aria-valuetext", said[slider.value]);
    slider.nextElementSibling.textContent = said[slider.value];
  }

  /* One of the picture's own sliders was moved. */
  turned(event) {
    event.stopPropagation();
    if (event.target === this.does.seek) return this.seek(Number(event.target.value));
    const name = event.target.dataset.turns;
    const { unit, entries, said } = this.frames.turns[name];
    this.turning = true;
    this.say(event.target, said);
    this.enter(name, unit, entries[event.target.value]);
  }

  /* A change goes on from the levels that are seen. */
  goOnFromHere({ name }) {
    const [[start, { unit, entries }]] = Object.entries(this.frames.from);
    if (!name || name.includes(".") || name === "preset" || name === start) return;
    this.put(start, unit, entries[Math.floor(this.position)]);
  }

  enter(name, unit, entry) {
    this.put(name, unit, entry).dispatchEvent(new Event("input", { bubbles: true }));
  }

  put(name, unit, entry) {
    const field = this.calculator.control(name);
    field.value = entry;
    for (const part of ["unit", "was"]) this.calculator.control(`${name}.${part}`).value = unit;
    return field;
  }
}

function outline({ middle, trough, base }, edge, arm, y) {
  return y < trough ? `M${edge} ${y}H${arm}V${trough}H${middle}V${base}H${edge}z` : `M${edge} ${y}H${middle}V${base}H${edge}z`;
}

customElements.define("moving-picture", MovingPicture);
