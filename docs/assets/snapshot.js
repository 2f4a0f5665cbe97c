/*
 * Keeps the memory of a Python that has started, for the next visit: in this browser's own cache, never sent.
 *
 * Here, and only here, stand the entry points that Pyodide keeps to itself (_makeSnapshot, _loadSnapshot, the module's
 * memory): starting from memory has no published ones. Pyodide's version is pinned, each snapshot is named after the
 * library of the build that made it, and whatever does not fit ends in an ordinary start.
 */

/** @import { Module, Options, Python } from "./pyodide/pyodide.asm.mjs" */
/** @typedef {{ content: Uint8Array<ArrayBuffer>, answer: string | null }} Snapshot */

const SHELF = `kept ${new URL("../", import.meta.url).href} python`; // by site: others may share the origin
const PAGE = 4096;

/** @param {string} library */
const address = (library) => new URL(`${library}.snapshot`, import.meta.url).href;

/** @param {Uint8Array<ArrayBuffer>} content */
async function digest(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function areKept() {
  return await caches.has(SHELF); // where storage is denied, to ask is to fail
}

/* What was kept for this library, read and found whole; nothing if there is nothing. */
/** @param {string} library @returns {Promise<Snapshot | undefined>} */
export async function kept(library) {
  if (!(await areKept())) return;
  const shelf = await caches.open(SHELF);
  const response = await shelf.match(address(library));
  if (!response) return;
  const content = new Uint8Array(await response.arrayBuffer());
  if ((await digest(content)) !== response.headers.get("digest")) throw new Error("it is damaged");
  return { content, answer: response.headers.get("answer") };
}

/* How a start takes up what was kept: its head goes to Pyodide, and its pages into the memory. */
/** @param {Snapshot} snapshot @returns {Options} */
export function from({ content }) {
  const [headLength, end, count] = new Uint32Array(content.buffer, 0, 3);
  const head = content.subarray(12, 12 + headLength).slice();
  const places = new Uint32Array(content.buffer, 12 + headLength, count);
  return {
    _loadSnapshot: head,
    fill(module) {
      const missing = end - module.HEAPU8.length; // it may have outgrown the memory of a new instance
      if (missing > 0) module._free(module._malloc(end));
      module.HEAPU8.fill(0, 0, module._sbrk(0)); // beyond, nothing has been written yet
      let at = 12 + headLength + 4 * count;
      for (const place of places) {
        module.HEAPU8.set(content.subarray(at, at + PAGE), place * PAGE);
        at += PAGE;
      }
    },
  };
}

/* See that Python, taken up again, still knows what it knew. */
/** @param {Python} python @param {Snapshot} kept */
export function resume(python, { answer }) {
  const snapshot = python.pyimport("snapshot");
  snapshot.resume();
  if (encodeURIComponent(snapshot.known_answer()) !== answer) throw new Error("it gives a wrong answer");
  snapshot.destroy();
}

/* Start Python once more, let every calculator answer once, and keep that; what was kept before makes room. */
/** @param {typeof import("./python.js").start} start @param {string} library */
export async function keep(start, library) {
  const shelf = await caches.open(SHELF);
  if (await shelf.match(address(library))) return;
  const python = await start(library, { _makeSnapshot: true });
  const snapshot = python.pyimport("snapshot");
  snapshot.warm_up();
  const answer = encodeURIComponent(snapshot.known_answer());
  snapshot.destroy();
  const content = packed(python.makeMemorySnapshot());
  for (const older of await shelf.keys()) await shelf.delete(older);
  const headers = { digest: await digest(content), answer };
  await shelf.put(address(library), new Response(content, { headers }));
}

/** @returns {Promise<undefined>} */
export async function forget() {
  await caches.delete(SHELF);
}

/* The lengths, the head, the numbers of the pages of the memory that are not empty, and these pages. */
/** @param {Uint8Array} snapshot */
function packed(snapshot) {
  const headLength = new Uint32Array(snapshot.buffer, 0, 2)[1]; // of Pyodide's own head
  const words = new BigUint64Array(snapshot.buffer, headLength);
  const memory = snapshot.subarray(headLength);
  const places = [];
  for (let place = 0; place * PAGE < memory.length; place++) {
    const page = words.subarray((place * PAGE) / 8, ((place + 1) * PAGE) / 8);
    if (page.some((word) => word !== 0n)) places.push(place);
  }
  const numbers = new Uint8Array(Uint32Array.of(headLength, memory.length, places.length).buffer);
  const parts = [numbers, snapshot.subarray(0, headLength), new Uint8Array(Uint32Array.from(places).buffer)];
  for (const place of places) parts.push(memory.subarray(place * PAGE, (place + 1) * PAGE));
  const content = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}
