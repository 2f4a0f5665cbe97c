/*
 * <live-calculator>: a form that the build has filled in, answered by Python while the reader changes it.
 *
 *   built --touched--> starting --ready--> live        Python itself starts earlier: when a calculator comes into view
 *                         |                 |
 *                         +----> failed <---+        failed --"Try again"--> starting
 *
 * No number is computed or formatted here: the state of the controls goes to Python, texts come back.
 */

const PATIENCE = 10_000; // milliseconds that a living worker may take for an answer
const CALM = 3_000; // milliseconds from Python's start to the work for the next visit
const MOMENT = 1_000; // milliseconds after which what is being done is told in words
const PATIENCE_WITH_A_CURVE = 0.03; // seconds after which the answer is shown without it, and it comes by itself

class Python extends EventTarget {
  static current; // one for the visit: this module stays while instant navigation changes pages

  static start(library) {
    return (Python.current ??= new Python(library));
  }

  static way = "resume"; // after a failure: anew, without what was kept of an earlier visit

  constructor(library) {
    super();
    this.calls = new Map();
    this.ready = new Promise((resolve) => this.calls.set(0, resolve));
    this.ready.then((wasKept) => wasKept || keepForTheNextVisit(library));
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.ended.then(() => {
      this.worker.terminate();
      if (Python.current === this) Python.current = undefined;
      Python.way = "anew";
    });
    this.worker = startWorker(library, Python.way);
    this.worker.onerror = (event) => this.end(event.message || "a file could not be loaded");
    this.worker.onmessage = ({ data: { id, response, failure, news } }) => {
      if (failure) return this.end(failure);
      if (news) return this.tell(news);
      this.calls.get(id)(response);
      this.calls.delete(id);
    };
  }

  tell(news) {
    this.news = news;
    this.dispatchEvent(new Event("news"));
  }

  async ask(request) {
    const id = (this.last = (this.last ?? 0) + 1);
    const patience = setTimeout(() => this.end("it no longer answers"), PATIENCE);
    const response = await new Promise((resolve) => {
      this.calls.set(id, resolve);
      this.worker.postMessage({ id, request });
    });
    clearTimeout(patience);
    return response;
  }
}

// A calculator that the reader looks at is soon touched; Python starts once the page has nothing else to do.
const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));

function startWorker(library, way) {
  return new Worker(new URL("worker.js", import.meta.url), { type: "module", name: `${library} ${way}` });
}

/* A second worker readies a Python for the next visit, where no reader's values have been, and ends. */
function keepForTheNextVisit(library) {
  if (navigator.connection?.saveData) return;
  setTimeout(() => {
    const keeper = startWorker(library, "keep");
    keeper.onmessage = keeper.onerror = () => keeper.terminate();
  }, CALM);
}

const inView = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) idle(() => target.prepare());
});

class LiveCalculator extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.button = this.querySelector(".calculator-status button");
    for (const touch of ["pointerover", "focusin"]) this.addEventListener(touch, this);
    for (const event of ["input", "submit"]) this.form.addEventListener(event, this);
    this.button.addEventListener("click", () => this.wake());
    this.link = this.querySelector(".calculator-link");
    this.link.querySelector("button").addEventListener("click", () => this.copyLink());
    if (this.querySelector("moving-picture")) import("./moving-picture.js");
    if (!navigator.connection?.saveData) inView.observe(this);
    if (asked(location) === this) this.open(location);
  }

  /* Take the state that an address asks for; Python reads it. */
  open({ search }) {
    const { calculator, ...entries } = Object.fromEntries(new URLSearchParams(search));
    this.entries = entries;
    this.scrollIntoView();
    if (this.state === "live") this.ask();
    else if (this.state !== "starting") this.wake();
  }

  prepare() {
    inView.unobserve(this);
    if (this.isConnected) Python.start(this.getAttribute("library"));
  }

  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    else if (event.type === "input") this.change(event.target);
    else if (!this.state) this.wake();
  }

  control(name) {
    return this.form.querySelector(`[name="${CSS.escape(name)}"]`); // form.elements would be hidden by an input of that name
  }

  change({ name }) {
    this.entries = undefined; // what a link asked for gives way to what the reader does
    const unit = this.control(`${name}.unit`);
    const was = this.control(`${name}.was`);
    if (unit) was.value = unit.value; // what is typed is meant in the unit that is seen
    if (this.state === "live") {
      this.say("");
      this.ask();
    } else if (!this.state) this.wake();
  }

  async wake() {
    this.state = "starting";
    this.say("Starting Python ...");
    this.python = Python.start(this.getAttribute("library"));
    this.python.ended.then((reason) => this.fail(reason));
    setTimeout(() => this.follow(), MOMENT);
    await this.python.ready;
    this.state = "live";
    this.link.hidden = false;
    await this.ask();
    this.say("");
  }

  /* Tell what Python is doing, for as long as it is starting. */
  follow() {
    const { python } = this;
    const tell = () => this.state === "starting" && python.news && this.say(python.news);
    python.addEventListener("news", tell);
    tell();
  }

  fail(reason) {
    const happened = this.state === "live" ? "Python stopped" : "Python could not start";
    this.state = "failed";
    this.asking = false;
    this.say(`${happened} (${reason}). The answer shown stays as it is.`, true);
  }

  async ask() {
    this.again = this.asking; // one question at a time; the newest waits, those between are dropped
    if (this.asking) return;
    this.asking = true;
    const form = Object.fromEntries(new FormData(this.form));
    const { entries } = this;
    const request = { name: this.getAttribute("name"), form, entries, patience: PATIENCE_WITH_A_CURVE };
    const reply = JSON.parse(await this.python.ask(JSON.stringify(request)));
    this.asking = false;
    if (!this.again) {
      this.entries = reply.unfinished ? entries : undefined; // until the curve is there, so that its words stay
      this.show(reply);
      for (const name of Object.keys(entries ?? {})) this.control(name)?.closest("details")?.setAttribute("open", "");
    }
    if (this.again || reply.unfinished) await this.ask(); // the newest question, or the rest of the curve
  }

  show({ values, texts, errors, drawings }) {
    for (const [name, value] of Object.entries(values)) this.control(name).value = value;
    for (const [name, text] of Object.entries(texts)) write(this.querySelector(`[data-text="${name}"]`), text);
    for (const place of this.querySelectorAll("[data-error]")) {
      const name = place.dataset.error;
      write(place, errors[name] ?? "");
      if (name) this.control(name).setAttribute("aria-invalid", name in errors);
      if (errors[name]) place.closest("details")?.setAttribute("open", "");
    }
    for (const [name, drawing] of Object.entries(drawings)) {
      const place = this.querySelector(`[data-drawing="${name}"]`);
      const open = place.querySelector("details")?.open;
      place.innerHTML = drawing;
      if (open) place.querySelector("details").open = true;
    }
  }

  async copyLink() {
    const address = new URL(this.querySelector("[data-text=link]").textContent, location);
    address.hash = this.id;
    try {
      await navigator.clipboard.writeText(address.href);
      this.say("The link is copied.");
    } catch {
      const field = this.link.querySelector("input");
      field.hidden = false;
      field.value = address.href;
      field.select();
      this.say("The browser does not let this page copy; the link stands in the field.");
    }
  }

  say(text, mayTryAgain = false) {
    write(this.querySelector("[role=status]"), text);
    this.button.hidden = !mayTryAgain;
  }
}

/* The calculator that an address asks for: where it says, or the first of its name. */
function asked({ search, hash }) {
  const name = new URLSearchParams(search).get("calculator");
  const named = [...document.querySelectorAll("live-calculator")].filter((each) => each.getAttribute("name") === name);
  return named.find((each) => `#${each.id}` === hash) ?? named[0];
}

// A link to a state on the page that is open connects no element anew. Before the theme moves the address.
document.addEventListener(
  "click",
  ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target.closest("a[href*='?calculator=']");
    const here = link && link.origin === location.origin && link.pathname === location.pathname;
    if (here && !ctrlKey && !metaKey && !shiftKey) asked(link)?.open(link);
  },
  true,
);

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

customElements.define("live-calculator", LiveCalculator);
