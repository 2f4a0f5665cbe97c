/*
 * Asks Python, which runs in a worker: one for the visit, for all calculators of all its pages.
 *
 * A page that holds a calculator starts it while the rest of the page is still being read, so that it is there when the
 * reader is; where the reader saves data, or the page has but a part of one, a touch starts it.
 */

/** @import { BuildFiles, FromWorker, PythonWorker } from "./messages.d.ts" */
/** @import { LiveCalculator } from "./live-calculator.js" */

const PATIENCE = 10_000; // milliseconds that a living worker may take for an answer
const STALLED = 30_000; // milliseconds without a sign of its start

const BUILD = document.querySelector("meta[name=build]")?.getAttribute("content");
const SITE = new URL("../", import.meta.url);
const FILES = new URL(`${BUILD}-files.json`, import.meta.url);

export class Python {
  /** @type {Python | undefined} */
  static current; // one for the visit: this module stays while instant navigation changes pages

  /** @param {string} library */
  static start(library) {
    Python.current ??= new Python(library);
    return Python.current;
  }

  static hasFailed = false;

  /** @type {Map<number, (response: string) => void>} */
  calls = new Map();
  last = 0;
  news = "";
  isReady = false;
  isSlow = false;
  hasRehearsed = false;
  /** @type {Set<LiveCalculator>} */
  calculators = new Set(); // that wait for it or ask it, as long as they are shown

  /** @param {string} library */
  constructor(library) {
    this.library = library;
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve) => {
      this.begin = resolve;
    });
    /** @type {Promise<void>} */
    this.calm = new Promise((resolve) => {
      this.rest = resolve;
    });
    /** @type {Promise<string>} */
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.ended.then((reason) => {
      for (const calculator of this.calculators) void calculator.fail(reason);
      clearTimeout(this.patience);
      this.worker?.terminate();
      if (Python.current === this) Python.current = undefined;
      Python.hasFailed = true;
      this.rest?.();
    });
    this.wasReplaced = this.ended.then(isReplaced);
    this.watch();
    this.load().catch((error) => this.end(error instanceof Error ? error.message : String(error)));
  }

  async load() {
    if (Python.hasFailed) {
      await renewDamaged();
      if (Python.current !== this) return; // given up meanwhile
    }
    /** @type {PythonWorker} */
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: this.library });
    this.worker.onerror = (event) => this.end(event.message || "a file could not be loaded");
    this.worker.onmessage = ({ data }) => this.hear(data);
  }

  /** @param {FromWorker} message */
  hear(message) {
    if ("id" in message) {
      this.isReady = true;
      this.news = "";
    }
    this.watch();
    if ("failure" in message) this.end(message.failure);
    else if ("news" in message) this.tell(message.news);
    else if ("response" in message) {
      this.calls.get(message.id)?.(message.response);
      this.calls.delete(message.id);
      if (this.calls.size) this.wait();
      else this.rest?.();
    } else this.begin();
  }

  /* Of a start there must be signs. Without any it is given up; without more of them, the reader may do so. */
  watch() {
    clearTimeout(this.patience);
    this.isSlow = false;
    if (this.isReady) return;
    const seconds = STALLED / 1000;
    this.patience = setTimeout(() => {
      if (!this.news) return this.end(`nothing has come for ${seconds} seconds`);
      this.isSlow = true;
      this.tell(`Nothing more has come for ${seconds} seconds; it may still come.`);
    }, STALLED);
  }

  /** @param {string} news */
  tell(news) {
    this.news = news;
    for (const calculator of this.calculators) calculator.follow();
  }

  /* Until there is an answer, or news: where it starts whole in the midst of its work, it tells by itself if it cannot. */
  wait() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.end("it no longer answers"), PATIENCE);
  }

  /* The first answer takes far longer than those after it: it is asked for once before anybody waits for one. */
  /** @param {() => string} request */
  async rehearse(request) {
    if (this.hasRehearsed) return;
    this.hasRehearsed = true;
    await this.ready;
    if (!this.last) await this.ask(request());
  }

  /** @param {string} request */
  async ask(request) {
    this.last += 1;
    const id = this.last;
    this.wait();
    /** @type {string} */
    const response = await new Promise((resolve) => {
      this.calls.set(id, resolve);
      this.worker?.postMessage({ id, request });
    });
    return response;
  }
}

/* Whether another build has taken the place of this one, so that its files are there no more. */
async function isReplaced() {
  try {
    const { status } = await fetch(FILES, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return status === 404;
  } catch {
    return false; // there is no network, or it does not answer
  }
}

/* What came otherwise than it was built is asked for anew: else the browser would take it again from what it keeps. */
async function renewDamaged() {
  try {
    /** @type {BuildFiles} */
    const { python, whole } = await (await fetch(FILES, { signal: AbortSignal.timeout(PATIENCE) })).json();
    await Promise.allSettled(Object.entries({ ...python, ...whole }).map(renewIfDamaged));
  } catch {
    // What is there is tried once more.
  }
}

/** @param {[string, string]} file */
async function renewIfDamaged([name, integrity]) {
  const address = new URL(name, SITE);
  /** @type {RequestInit} */
  const kept = { mode: "same-origin", cache: "only-if-cached", signal: AbortSignal.timeout(PATIENCE) };
  const found = await fetch(address, kept);
  if (!found.ok) return;
  try {
    await fetch(address, { ...kept, integrity });
  } catch {
    const renewed = await fetch(address, { cache: "reload", signal: AbortSignal.timeout(STALLED) });
    await renewed.arrayBuffer(); // to its end: half of it is not kept
  }
}

const early = document.querySelector("script[data-library]")?.getAttribute("data-library");
if (early && !navigator.connection?.saveData) Python.start(early);
