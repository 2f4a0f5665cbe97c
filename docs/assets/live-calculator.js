/*
 * <live-calculator>: a form that the build has filled in, answered by Python while the reader changes it.
 *
 *   built --touched--> starting --ready--> live        Python itself starts earlier, with the page
 *                         |                 |
 *                         +----> failed <---+        failed --"Try again"--> starting; a change, where Python stopped
 *                                   |
 *                                   +--another build is in its place--> replaced --"Reload the page"-->
 *
 *   what is shown: now --a change--> old --answered--> now; --refused, and a pause; or failed--> none --a change--> old
 *
 * No number is computed or formatted here: the state of the controls goes to Python, texts come back.
 */

import { Python } from "./asking.js";
import { keep, left } from "./entered.js";
import * as units from "./units.js";

/** @import { Hand, Reply, Request } from "./messages.d.ts" */
/** @import { Handles } from "./handles.js" */
/** @import { Lenses } from "./lenses.js" */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {"now" | "old" | "none"} Shown */

const MOMENT = 1_000; // milliseconds after which what is being done is told in words
const PAUSE = 1_000; // milliseconds without a newer answer, after which it is read out
const PATIENCE_WITH_AN_ENTRY = 700; // milliseconds without a keystroke, after which it is told what is wrong with it
const LEAST_KEYBOARD = 100; // pixels: what covers less of a window is a bar of the browser's
const NOT_LOADED = "What shows this could not be loaded; press it once more.";
const PATIENCE_WITH_A_CURVE = 0.03; // seconds after which the answer is shown without it, and it comes by itself
const PATIENCE_WITH_ITS_REST = 0.06; // seconds of each further try, in which a newer question waits

// Then the browser stands where the reader was, and no calculator is to be brought into sight.
const HAS_COME_BACK = performance
  .getEntriesByType("navigation")
  .some((each) => /** @type {PerformanceNavigationTiming} */ (each).type !== "navigate");

// A calculator that the reader looks at is soon touched: its handles come once the page has nothing else to do, and in a
// frame, whose page may be long, Python starts.
const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));

const inView = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting && target instanceof LiveCalculator) idle(() => target.prepare());
  }
});

export class LiveCalculator extends HTMLElement {
  library = String(this.getAttribute("library"));
  isPart = "part" in this.dataset; // of a calculator, on a page that starts Python at a touch and not before
  form = this.built("form", HTMLFormElement);
  button = this.built(".calculator-status button", HTMLButtonElement);
  link = this.built(".calculator-link button", HTMLButtonElement);
  linkField = this.built(".calculator-link input", HTMLInputElement);
  /** @type {HTMLAnchorElement | null} */
  back = this.querySelector("a[data-back]"); // to its page, where it stands apart from that: in a frame, or in a dialog
  query = this.place("link").textContent; // of the state that the build has written
  initial = this.initialEntries();
  /** @type {Record<string, string>} */
  known = this.entered();
  isSought = false; // by a link
  /** @type {Record<string, string> | undefined} */
  earlier; // what was entered before an example or a reset took its place
  /** @type {Shown} */
  shown = "now"; // whether it answers the inputs, which may have changed, or been refused
  /** @type {"starting" | "live" | "failed" | "replaced" | undefined} */
  state;
  /** @type {Record<string, string> | undefined} */
  entries; // what a link asked for
  /** @type {Handles | undefined} */
  handles;
  /** @type {Lenses | undefined} */
  lenses; // once one has been opened
  /** @type {Hand | undefined} */
  hand; // which has moved a number, and has not been asked about
  keepsAxes = false; // of the curve, for as long as numbers are moved by hand
  /** @type {Python | undefined} */
  python;
  heard = this.built(".calculator-headline", HTMLElement).textContent ?? ""; // the last headline that was read out
  hasWaited = false;
  hasNews = false; // of a Python that starts, to be taken back when it answers
  asking = false;
  again = false;
  /** @type {Set<string>} */
  changed = new Set(); // controls, since the last question
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause;
  stopped = false; // Python, which had started; with other entries it may well answer
  /** @type {Reply | undefined} */
  refusal; // which is not told yet
  calmUntil = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  calm;

  connectedCallback() {
    if (Python.current && Python.current.library !== this.library) return location.reload(); // as below
    for (const touch of [this.isPart ? "pointerdown" : "pointerover", "focusin"]) this.addEventListener(touch, this);
    for (const event of ["input", "change", "submit"]) this.form.addEventListener(event, this);
    this.button.addEventListener("click", () => this.tryAgain());
    this.link.addEventListener("click", () => this.copyLink());
    for (const button of this.querySelectorAll("[data-enlarges]")) {
      button.addEventListener("click", () => this.enlarge(button));
    }
    const row = document.querySelector(".lenses:not(:empty)")?.cloneNode(true); // which a page carries once
    this.querySelector(".lenses:empty")?.append(...(row?.childNodes ?? []));
    /** @type {NodeListOf<HTMLButtonElement>} */
    const lenses = this.querySelectorAll("[data-opens]");
    for (const button of lenses) button.addEventListener("click", () => this.look(button));
    if (this.querySelector("moving-picture")) void import("./moving-picture.js");
    if (this.querySelector("[data-reads]")) void import("./file-reader.js");
    if (!this.isPart && !navigator.connection?.saveData) inView.observe(this);
    const rehearsed = () => JSON.stringify({ ...this.question(), patience: PATIENCE_WITH_A_CURVE });
    if (!this.isPart) void Python.current?.rehearse(rehearsed);
    for (const [does, act] of Object.entries({ undo: () => this.earlier, reset: () => this.initial })) {
      for (const button of this.querySelectorAll(`[data-does=${does}]`)) {
        button.addEventListener("click", () => this.replace(act() ?? {}));
      }
    }
    const isOld = !this.isAsBuilt();
    if (isOld) this.mark("old");
    const isToBeSeen = !this.back && (document.readyState === "complete" || !HAS_COME_BACK);
    if (asked(location) === this) this.open(location, isToBeSeen);
    else if (left(this.id)) this.open({ search: left(this.id) }, false);
    else if (isOld || this.matches(":focus-within")) void this.wake(); // touched before this script was there
  }

  disconnectedCallback() {
    inView.unobserve(this);
    this.python?.calculators.delete(this); // a page that has been left is forgotten
  }

  /* Take the state that an address asks for; Python reads it. */
  /** @param {{ search: string }} address */
  open({ search }, isToBeSeen = true) {
    const { calculator, ...entries } = Object.fromEntries(new URLSearchParams(search));
    this.entries = entries;
    if (this.back) this.back.search = search;
    this.mark("old");
    if (isToBeSeen) this.seek();
    if (this.state === "live") void this.ask();
    else if (this.state !== "starting") void this.wake();
  }

  /* Come into sight, and again with the answer: the page may have moved until then, but not by the reader. */
  seek() {
    this.isSought = true;
    this.scrollIntoView();
    const leave = () => {
      this.isSought = false;
    };
    for (const move of ["wheel", "touchmove"]) window.addEventListener(move, leave, { once: true, passive: true });
  }

  prepare() {
    inView.unobserve(this);
    if (!this.isConnected) return;
    if (!Python.hasFailed) Python.start(this.library); // else a touch starts it, which may come in the midst of this
    void this.takeHold();
  }

  async takeHold() {
    if (this.isPart) return; // it has neither the curve nor fields
    const { Handles } = await import("./handles.js");
    this.handles ??= new Handles(this);
  }

  /** @param {Element} button */
  async enlarge(button) {
    try {
      const { enlarge } = await import("./full-screen.js");
      await enlarge(button);
    } catch {
      this.say(NOT_LOADED);
    }
  }

  /* Open or close a lens, whose script comes with the first. */
  /** @param {HTMLButtonElement} button */
  async look(button) {
    if (!this.state) void this.wake();
    try {
      const { Lenses, styled } = await import("./lenses.js");
      await styled();
      this.lenses ??= new Lenses(this);
      this.lenses.toggle(button);
    } catch {
      this.say(NOT_LOADED);
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    else if (event.type === "input") this.change(/** @type {Control} */ (event.target), handOf(event));
    else if (event.type === "change") this.commit();
    else if (!this.state) void this.wake();
  }

  /* What the build has put into the calculator. */
  /**
   * @template {Element} E
   * @param {string} selector
   * @param {new () => E} kind
   */
  built(selector, kind) {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new TypeError(`a calculator lacks ${selector}`);
  }

  /** @param {string} name @returns {Control | null} */
  find(name) {
    return this.form.querySelector(`[name="${CSS.escape(name)}"]`); // form.elements would be hidden by an input of that name
  }

  /** @param {string} name */
  control(name) {
    const found = this.find(name);
    if (found) return found;
    throw new TypeError(`a calculator lacks ${name}`);
  }

  /* What stands in the controls, by their names. */
  entered() {
    /** @type {NodeListOf<Control>} */
    const controls = this.form.querySelectorAll(":is(input, select, textarea)[name]"); // FormData lays the page out
    const entries = Object.fromEntries([...controls].map(({ name, value }) => [name, value]));
    return { ...this.known, ...entries }; // where a table could not be drawn, its units stay as they were
  }

  /* What the build has put there; a browser may have filled in something else. */
  /** @returns {Record<string, string>} */
  initialEntries() {
    /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
    const inputs = this.form.querySelectorAll(":is(input, textarea)[name]");
    const chosen = [...this.form.querySelectorAll("select")].map(({ name, options }) => {
      const option = [...options].find((each) => each.defaultSelected) ?? options[0];
      return [name, option?.value ?? ""];
    });
    return Object.fromEntries([...[...inputs].map((each) => [each.name, each.defaultValue]), ...chosen]);
  }

  /* Whether they are still the same, so that the answer is the built one. */
  isAsBuilt() {
    return Object.entries(this.initial).every(([name, value]) => this.find(name)?.value === value);
  }

  /* Put other entries in the place of the reader's, which can be taken back. */
  /** @param {Record<string, string>} entries */
  replace(entries) {
    this.mayUndo(this.entered());
    for (const [name, value] of Object.entries(entries)) {
      const control = this.find(name);
      if (control) control.value = value;
    }
    write(this.place("example"), "");
    this.change(this.control("curve.of"));
  }

  /** @param {Record<string, string>} before */
  mayUndo(before) {
    this.earlier = before;
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = this.querySelectorAll("[data-does=undo]");
    for (const button of buttons) button.disabled = false;
  }

  /* Say of all that is shown, or of what is in one place, whether it answers the inputs. */
  /** @param {Shown} shown @param {string} [selector] */
  mark(shown, selector = ":is(.calculator-answer, .calculator-picture, .calculator-scene, .calculator-listings)") {
    for (const place of this.querySelectorAll(selector)) {
      place.setAttribute("data-shown", shown);
      place.setAttribute("aria-busy", String(shown === "old"));
    }
    if (selector.includes("answer")) this.shown = shown;
    this.querySelector(".calculator-onward")?.toggleAttribute("inert", this.shown !== "now");
    this.link.disabled = this.shown !== "now" || this.state !== "live";
    this.linkField.hidden ||= this.link.disabled;
  }

  /** @param {Control} control @param {Hand} [hand] */
  change({ name }, hand) {
    if (name === "preset") this.mayUndo(this.known);
    this.entries = undefined; // what a link asked for gives way to what the reader does
    this.changed.add(name);
    if (hand?.steps && this.hand?.of === hand.of) hand.steps += this.hand.steps ?? 0;
    this.hand = hand;
    this.keepsAxes = Boolean(hand);
    this.calmUntil = performance.now() + PATIENCE_WITH_AN_ENTRY;
    clearTimeout(this.calm);
    clearTimeout(this.pause);
    this.mark(this.state === "replaced" || (this.state === "failed" && !this.stopped) ? "none" : "old");
    const unit = this.find(`${name}.unit`);
    if (unit) this.control(`${name}.was`).value = unit.value; // what is typed is meant in the unit that is seen
    this.known = this.entered();
    if (this.state === "live") {
      this.say("");
      void this.ask();
    } else if (!this.state || this.stopped) void this.wake();
  }

  /* The reader has left a field: what is wrong with it can be told. */
  commit() {
    this.calmUntil = 0;
    this.refuse();
  }

  async tryAgain() {
    if (this.state === "replaced") return location.reload();
    if (this.state === "starting") {
      this.python?.end("it took too long");
      await this.python?.ended;
    }
    await this.wake();
  }

  async wake() {
    this.state = "starting";
    this.stopped = false;
    if (this.shown === "none") this.mark("old");
    this.say("Starting Python ...");
    void this.takeHold();
    const python = Python.start(this.library);
    this.python = python;
    python.calculators.add(this);
    setTimeout(() => {
      this.hasWaited = true;
      this.follow();
    }, MOMENT);
    await python.ready;
    this.state = "live";
    await this.ask();
    this.say("");
  }

  /* Tell what Python is doing, for as long as it is starting, or starts whole in the midst of its work. */
  follow() {
    const isWaiting = this.state === "starting" ? this.hasWaited : this.asking;
    if (!isWaiting || !this.python?.news) return;
    this.say(this.python.news, this.python.isSlow);
    this.hasNews = true;
  }

  /** @param {string} reason */
  async fail(reason) {
    this.stopped = this.state === "live";
    const happened = this.stopped ? "Python stopped" : "Python could not start";
    this.state = "failed";
    this.asking = false;
    if (this.shown === "old") this.mark("none");
    else if (this.querySelector(".calculator-picture[data-shown=old]")) this.mark("none", ".calculator-picture");
    this.say(`${happened} (${reason}).`, true);
    if (!(await this.python?.wasReplaced) || this.state !== "failed") return;
    this.state = "replaced";
    this.say("This site has been renewed since you opened the page. Reload it to calculate on.", true);
    this.button.textContent = "Reload the page";
  }

  async ask(isForRest = false) {
    this.again = this.asking; // one question at a time; the newest waits, those between are dropped
    if (this.asking || !this.python) return;
    this.asking = true;
    units.name(this);
    const { entries, hand } = this;
    this.hand = undefined;
    this.changed.clear();
    const patience = isForRest ? PATIENCE_WITH_ITS_REST : PATIENCE_WITH_A_CURVE;
    /** @type {Request} */
    const request = { ...this.question(), entries, hand, patience };
    if (!this.keepsAxes) request.window = undefined;
    /** @type {Reply} */
    const reply = JSON.parse(await this.python.ask(JSON.stringify(request)));
    this.asking = false;
    if (this.hasNews) this.say("");
    this.hasNews = false;
    const { again } = this;
    // Where hands move numbers faster than they are answered, each answer is shown, with the number that it is of.
    const isShown = again ? Boolean(hand && this.keepsAxes) : !(isForRest && reply.unfinished);
    if (isShown) this.take(reply);
    else if (again && "preset.was" in reply.values) this.take(reply, this.changed); // it leaves what came since
    // Until the curve is there what a link asked for is asked again, so that its words stay.
    if (isShown || reply.unfinished) this.entries = reply.unfinished && !again ? entries : undefined;
    if (reply.unfinished && hand?.released) this.hand ??= hand;
    // The newest question, or the rest of the curve: Python goes on while this answer is shown.
    const next = again || reply.unfinished ? this.ask(!again) : undefined;
    if (isShown) {
      this.show(reply);
      for (const name of Object.keys(entries ?? {})) this.find(name)?.closest("details")?.setAttribute("open", "");
      if (this.isSought) this.scrollIntoView();
      this.isSought = false;
    }
    await next;
  }

  /* The state of the form, and what is seen of the curve. */
  question() {
    return {
      name: String(this.getAttribute("name")),
      form: this.entered(),
      window: this.querySelector("[data-drawing=curve] [data-window]")?.getAttribute("data-window") ?? undefined,
    };
  }

  /* Put what an answer says into the controls, except into some. */
  /** @param {Reply} reply @param {Set<string>} [except] */
  take({ values }, except = new Set()) {
    for (const [name, value] of Object.entries(values)) {
      const isOfOne = except.has(name.replace(/\.(?:unit|was)$/, "")) && name !== "preset.was";
      const control = except.has(name) || isOfOne || units.isHeld(this, name) ? null : this.find(name);
      if (control) control.value = value;
    }
    this.known = this.entered();
  }

  /** @param {Reply} reply */
  show(reply) {
    const { standing, ...texts } = reply.texts;
    for (const [name, text] of Object.entries(texts)) if (this.has(name)) write(this.place(name), text);
    for (const [name, place] of Object.entries(reply.places)) {
      this.querySelector(`[data-slides="${name}"]:not(.held) circle`)?.setAttribute("cx", place);
    }
    this.lenses?.renew();
    clearTimeout(this.calm);
    this.refusal = standing ? reply : undefined;
    if (standing) {
      const calm = this.calmUntil - performance.now();
      if (calm > 0) this.calm = setTimeout(() => this.refuse(), calm);
      else this.refuse();
      return;
    }
    this.tell(reply);
    for (const [name, drawing] of Object.entries(reply.drawings)) {
      if (!this.has(name)) continue;
      const place = this.built(`[data-drawing="${name}"]`, HTMLElement);
      const open = place.querySelector("details")?.open;
      const active = place.contains(document.activeElement) && document.activeElement?.getAttribute("name");
      place.innerHTML = drawing;
      if (open) place.querySelector("details")?.setAttribute("open", "");
      if (active) this.find(active)?.focus({ preventScroll: true });
    }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const leads = this.querySelectorAll("[data-onward]");
    for (const lead of leads) {
      const query = reply.onward[lead.getAttribute("data-onward") ?? ""] ?? "";
      if (query) lead.search = query;
      lead.closest("li")?.toggleAttribute("hidden", !query);
    }
    this.mark("now");
    if (this.back) this.back.search = texts.link;
    else keep(this.id, texts.link === this.query ? "" : texts.link);
    if (reply.unfinished) this.mark("old", ".calculator-picture");
    this.speak(texts.headline);
  }

  /* Tell why there is no answer. */
  refuse() {
    if (!this.refusal) return;
    this.tell(this.refusal);
    this.mark("none");
    this.lenses?.renew();
    this.refusal = undefined;
  }

  /* What is wrong with the inputs, if anything, at each of them. */
  /** @param {Reply} reply */
  tell({ texts, errors }) {
    write(this.place("standing"), texts.standing);
    for (const place of this.querySelectorAll("[data-error]")) {
      const name = place.getAttribute("data-error") ?? "";
      write(place, errors[name] ?? "");
      if (name) this.control(name).setAttribute("aria-invalid", String(name in errors));
      if (errors[name]) place.closest("details")?.setAttribute("open", "");
    }
  }

  /* Whether the text or drawing of this name has a place: of a calculator that is shown in part only these do. */
  /** @param {string} name */
  has(name) {
    return !this.isPart || ["headline", "link", "picture"].includes(name);
  }

  /* Where a text of the answer stands. */
  /** @param {string} name */
  place(name) {
    return this.built(`[data-text="${name}"]`, HTMLElement);
  }

  /* Let a screen reader hear the newest answer, once, when the reader pauses. */
  /** @param {string} headline */
  speak(headline) {
    clearTimeout(this.pause);
    const place = this.built(".calculator-heard", HTMLElement);
    this.pause = setTimeout(() => {
      write(place, headline === this.heard ? "" : headline);
      this.heard = headline;
    }, PAUSE);
  }

  /* The whole of the address of a state, where this calculator stands on the site. */
  /** @param {string} query */
  address(query) {
    const address = new URL(query, this.back?.href ?? location.href);
    address.hash = this.back?.hash ?? this.id;
    return address.href;
  }

  async copyLink() {
    const address = this.address(this.place("link").textContent ?? "");
    try {
      await navigator.clipboard.writeText(address);
      this.say("The link is copied.");
    } catch {
      this.linkField.hidden = false;
      this.linkField.value = address;
      this.linkField.select();
      this.say("The browser does not let this page copy; the link stands in the field.");
    }
  }

  /** @param {string} text */
  say(text, mayTryAgain = false) {
    write(this.built("[role=status]", HTMLElement), text);
    this.button.hidden = !mayTryAgain;
  }
}

/* What a hand asks for that has moved a number; of one that is typed nothing is told. */
/** @param {Event} event @returns {Hand | undefined} */
function handOf(event) {
  return event instanceof CustomEvent ? event.detail : undefined;
}

/* The calculator that an address asks for: where it says, or the first of its name. */
/** @param {{ search: string, hash: string }} address */
function asked({ search, hash }) {
  const name = new URLSearchParams(search).get("calculator");
  const named = [...document.querySelectorAll("live-calculator")].filter((each) => each.getAttribute("name") === name);
  return named.find((each) => `#${each.id}` === hash) ?? named[0];
}

// A link to a state on the page that is open connects no element anew. Before the theme moves the address.
document.addEventListener(
  "click",
  ({ target, ctrlKey, metaKey, shiftKey }) => {
    /** @type {HTMLAnchorElement | null | false} */
    const link = target instanceof Element && target.closest("a[href*='?calculator=']:not(.computed)");
    const here = link && link.origin === location.origin && link.pathname === location.pathname;
    if (here && !ctrlKey && !metaKey && !shiftKey) asked(link)?.open(link);
  },
  true,
);

/* The answer, at the bottom of the window, stands above a keyboard on the screen, which covers the window's end. */
const seen = window.visualViewport;
function standAboveTheKeyboard() {
  if (!seen) return;
  const { scale, height, offsetTop } = seen;
  const covered = scale > 1.05 ? 0 : document.documentElement.clientHeight - height - offsetTop; // it may be enlarged
  document.documentElement.style.setProperty("--keyboard", covered > LEAST_KEYBOARD ? `${covered}px` : "0px");
}
for (const event of ["resize", "scroll"]) seen?.addEventListener(event, standAboveTheKeyboard);

/** @param {Element} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

// Where no service worker keeps builds apart, instant navigation may bring a page of a newer one: that comes anew, whole.
if (customElements.get("live-calculator")) location.reload();
else customElements.define("live-calculator", LiveCalculator);
