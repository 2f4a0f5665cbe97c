/*
 * Runs `calc` away from the page: {id, request} comes in, {id, response} goes out, strings of JSON both.
 *
 * The Python that the build has frozen answers. Where it has a gap, or the browser refuses it, the whole Pyodide is
 * fetched and started in its place, and answers the same request; nothing is lost, since questions do not build on one
 * another.
 */

import { Gap, wake } from "./frozen.mjs";
import { Downloads, fetchWhole, start } from "./python.js";

/** @import { FromWorker, Question } from "./messages.d.ts" */
/** @typedef {(request: string) => string} Respond */

const [FROZEN, bytes, sent] = "frozen.wasm".split(" "); // as the build writes it: nothing, where it has frozen none
const DIGITS = 12; // of its digest, in its name
const library = self.name;

/** @param {FromWorker} message */
const say = (message) => postMessage(message);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} error */
const fail = (error) => say({ failure: words(error).trim().split("\n").at(-1) ?? "" });

let last = "";
/** @param {string} news */
function tell(news) {
  if (news !== last) say({ news });
  last = news;
}

/** @returns {Promise<Respond>} */
async function whole() {
  const python = await start(library, tell);
  return python.pyimport("calc.interface").respond;
}

/** @returns {Promise<Respond>} */
async function begin() {
  if (!FROZEN || !crypto.subtle) return whole(); // which browsers have where pages come safely; without it nothing is checked
  const downloads = new Downloads();
  // What does not come cannot be had otherwise either; all that goes wrong after that can.
  const { module, isWhole } = await Promise.race([come(downloads), downloads.stalled]).finally(() => downloads.end());
  try {
    if (!isWhole) throw new Gap("it is damaged");
    const python = await wake(await module);
    return (request) => python.respond(request);
  } catch (error) {
    return instead(error);
  }
}

/* Compiled while it comes. If it is damaged, it is asked for once more, past what the browser keeps. */
/**
 * @param {Downloads} downloads
 * @param {boolean} [again]
 * @returns {Promise<{ module: Promise<WebAssembly.Module>, isWhole: boolean }>}
 */
async function come(downloads, again) {
  const address = new URL(FROZEN, import.meta.url).href;
  const size = { bytes: Number(bytes), sent: Number(sent) };
  const download = fetchWhole(address, downloads, tell, size, again ? "reload" : "default");
  const response = await downloads.await(download);
  const module = WebAssembly.compileStreaming(response.clone());
  module.catch(() => {
    // Heard where it is used.
  });
  const content = await downloads.await(response.arrayBuffer());
  const isWhole = FROZEN.startsWith(await digest(content));
  return isWhole || again ? { module, isWhole } : come(downloads, true);
}

/* The beginning of the SHA-256 of a file, which stands in its name. */
/** @param {ArrayBuffer} content */
async function digest(content) {
  const first = new Uint8Array(await crypto.subtle.digest("SHA-256", content), 0, DIGITS / 2);
  return Array.from(first, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {unknown} error */
function instead(error) {
  console.info(`The whole of Python starts, because the frozen one cannot answer: ${words(error)}`);
  return whole();
}

say({ news: "Starting Python ..." }); // the first sign that the scripts have come
let respond = begin();
respond.then(() => say({ id: 0 }), fail);

/** @param {MessageEvent<Question>} event */
self.onmessage = async ({ data: { id, request } }) => {
  try {
    say({ id, response: await answer(request) });
  } catch (error) {
    fail(error);
  }
};

/** @param {string} request */
async function answer(request) {
  const asking = respond;
  const asked = await asking;
  try {
    return asked(request);
  } catch (error) {
    if (!(error instanceof Gap)) throw error;
    if (respond === asking) respond = instead(error); // else another question has met it before
    return (await respond)(request);
  }
}
