/* Runs `calc` in Pyodide, away from the page: {id, request} comes in, {id, response} goes out, strings of JSON both. */

import { start } from "./python.js";
import * as snapshots from "./snapshot.js";

/** @import { FromWorker, Question } from "./messages.d.ts" */

// The page names the worker after the library that it was built with, and says what is to be done: resume, anew or keep.
const [library, way] = self.name.split(" ");

/** @param {FromWorker} message */
const say = (message) => postMessage(message);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} error */
const fail = (error) => say({ failure: words(error).trim().split("\n").at(-1) ?? "" });

let wasKept = false;

async function begin() {
  const kept = (way === "anew" ? snapshots.forget() : snapshots.kept(library)).catch(startAnew);
  const options = kept.then((snapshot) => snapshot && snapshots.from(snapshot));
  try {
    const python = await start(library, options, progress());
    const snapshot = await kept;
    if (snapshot) snapshots.resume(python, snapshot);
    wasKept = Boolean(snapshot);
    return python;
  } catch (error) {
    if (!(await kept)) throw error;
    startAnew(error);
    return start(library);
  }
}

/* Where nothing is kept there is something to wait for, and to tell. */
async function progress() {
  const mayBeKept = await snapshots.areKept().catch(() => false);
  let last = "";
  /** @param {string} news */
  const tell = (news) => {
    if (news !== last) say({ news });
    last = news;
  };
  return !mayBeKept && tell;
}

/** @param {unknown} error @returns {undefined} */
function startAnew(error) {
  console.info(`Python starts anew, because what was kept of it cannot be used: ${words(error)}`);
  snapshots.forget().catch(() => {
    // Where the cache cannot be had, nothing is kept in it.
  });
}

if (way === "keep") {
  void snapshots
    .keep(start, library)
    .catch((error) => console.info(`Python is not kept for the next visit: ${words(error)}`))
    .then(() => say({ id: 0 }));
} else {
  say({ news: "Starting Python ..." }); // the first sign that the scripts have come
  /** @type {Promise<(request: string) => string>} */
  const respond = begin().then((python) => python.pyimport("calc.interface").respond);
  respond.then(() => say({ id: 0, wasKept }), fail);
  /** @param {MessageEvent<Question>} event */
  self.onmessage = async ({ data: { id, request } }) => {
    try {
      say({ id, response: (await respond)(request) });
    } catch (error) {
      fail(error);
    }
  };
}
