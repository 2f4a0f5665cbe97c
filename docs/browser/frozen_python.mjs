/*
 * Freezes the browser's Python: node frozen_python.mjs <pyodide> <library> <requests> <result>.
 *
 * The pinned Pyodide makes its library smaller, starts with that and is readied, and its memory is taken. That is frozen
 * with all functions first, each of which notes that it ran, and asked one part of the requests; then with those
 * functions alone, and asked the other part, which it was not made for. All answers go beside the result, to be compared
 * with CPython's; null stands for a gap.
 */

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

import { ABOUT, EXPORTED, TEXT_STEP, TEXTS, TRAMPOLINE, wake } from "../assets/frozen.mjs";
import { frozen } from "./freeze.mjs";
import * as notes from "./instrument.mjs";
import { reached } from "./reach.mjs";
import { STEPS } from "./slim.mjs";
import { run, start, taken } from "./start.mjs";
import { tellers, unread } from "./tables.mjs";
import { ticking } from "./ticking.mjs";
import * as wasm from "./wasm.mjs";

/** @import { Addresses } from "./start.mjs" */

// Node itself would show the line that threw, which in Pyodide's minified script is a megabyte, and be cut off in it.
process.on("uncaughtException", ({ name, message }) => {
  writeSync(2, `${name}: ${message}\n`);
  process.exit(1);
});

// What stands where a table was: should it be read after all, it leads beyond the memory, and so to a trap.
const BEYOND = 0xff;

const [pyodide, library, listed, result] = process.argv.slice(2);
const unzipped = `${dirname(result)}/library.zip`;
const whole = new Uint8Array(readFileSync(`${pyodide}/pyodide.asm.wasm`));
/** @type {{ known: string[], held: string[] }} */
const requests = JSON.parse(readFileSync(listed, "utf8"));

const script = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), "utf8");

writeFileSync(unzipped, gunzipSync(readFileSync(library)));
const maker = await start(pyodide, whole, unzipped);
maker.files.writeFile("/library.zip", readFileSync(unzipped));
writeFileSync(unzipped, run(maker, script("slim_library.py")));
const running = await start(pyodide, whole, unzipped);
running.files.writeFile("/requests", JSON.stringify(requests.known));
/** @type {Addresses} */
const called = JSON.parse(new TextDecoder().decode(run(running, script("ready.py"))));
for (const step of Object.values(STEPS)) step(running, called);
const ever = notes.ran(running.exports);
const { state, addresses, places } = taken(running);
const custom = {
  [ABOUT]: new TextEncoder().encode(JSON.stringify({ respond: called.respond, ...addresses })),
  [TRAMPOLINE]: running.trampoline,
  [TEXTS]: wasm.joined(
    running.texts.map((at, place) => wasm.unsigned((at - (running.texts[place - 1] ?? 0)) / TEXT_STEP)),
  ),
};

/** @type {Set<number>} */
const functions = new Set();
const noting = frozen(notes.instrumented(whole), state, { exported: () => true }, custom);
const known = await answers(noting, requests.known, ({ exports }) => {
  for (const each of notes.ran(exports)) functions.add(each);
});
const telling = tellers(state.memory, places);
const kept = reached(whole, state, functions, ever, { ...places, names: new Set(called.names), tellers: telling });
const all = wasm.sections(whole);
const { start: first, members } = wasm.table(all);
const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.function).length;
const isTold = [...telling].some((each) => kept.has(members[each - first] - imported));
const bodies = wasm.bodies(all);
const code = (/** @type {Iterable<number>} */ some) => [...some].map((each) => bodies[each]);
const files = wasm.files(all).map((each) => each.functions);
const left = files.filter((each) => !each.some((one) => kept.has(one) || ever.has(one))).map(code);
for (const { from, to } of unread(state.memory, places, code(kept), left, isTold)) state.memory.fill(BEYOND, from, to);
const module = frozen(whole, state, { functions: kept, exported: (title) => EXPORTED.includes(title) }, custom);
const held = await answers(module, requests.held);
writeFileSync(result, module);
writeFileSync(`${result}.json`, JSON.stringify({ known, held, ran: functions.size, functions: kept.size }));

/* What a frozen module answers; where it has a gap, another goes on. */
/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string[]} asked
 * @param {(python: Awaited<ReturnType<typeof wake>>) => void} [seen]
 */
async function answers(bytes, asked, seen) {
  const compiled = await WebAssembly.compile(bytes);
  let python = await wake(compiled);
  /** @type {(string | null)[]} */
  const given = [];
  for (const request of asked) {
    ticking();
    try {
      given.push(python.respond(request));
    } catch (error) {
      given.push(null);
      writeSync(2, `a gap: ${error}, for ${request.slice(0, 200)}\n`);
      seen?.(python);
      python = await wake(compiled);
    }
  }
  seen?.(python);
  return given;
}
