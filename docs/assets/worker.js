/* Runs `calc` in Pyodide, away from the page: {id, request} comes in, {id, response} goes out, strings of JSON both. */

import { start } from "./python.js";
import * as snapshots from "./snapshot.js";

// The page names the worker after the library that it was built with, and says what is to be done: resume, anew or keep.
const [library, way] = self.name.split(" ");

const tell = (error) => postMessage({ failure: error.message.trim().split("\n").at(-1) });

let wasKept = false;

async function begin() {
  const kept = (way === "anew" ? snapshots.forget() : snapshots.kept(library)).catch(startAnew);
  const options = kept.then((snapshot) => snapshot && snapshots.from(snapshot));
  try {
    const python = await start(library, options, progress());
    if (await kept) snapshots.resume(python, await kept);
    wasKept = Boolean(await kept);
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
  let last;
  return !mayBeKept && ((news) => news !== last && postMessage({ news: (last = news) }));
}

function startAnew(error) {
  console.info(`Python starts anew, because what was kept of it cannot be used: ${error.message}`);
  snapshots.forget().catch(() => {}); // where the cache cannot be had, nothing is kept in it
}

if (way === "keep") {
  snapshots
    .keep(start, library)
    .catch((error) => console.info(`Python is not kept for the next visit: ${error.message}`))
    .then(() => postMessage({ id: 0 }));
} else {
  const respond = begin().then((python) => python.pyimport("calc.calculators").respond);
  respond.then(() => postMessage({ id: 0, response: wasKept }), tell);
  self.onmessage = async ({ data: { id, request } }) => {
    try {
      postMessage({ id, response: (await respond)(request) });
    } catch (error) {
      tell(error);
    }
  };
}
