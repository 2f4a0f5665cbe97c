/*
 * Lets a module tell which of its functions have run: each begins by setting a variable of its own.
 *
 * The variables are globals of the module, not places in its memory, which stays as it would be without them. They are
 * exported, and so is every global that may change: what is frozen later needs its value.
 */

import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */

const RAN = "ran "; // and the number of the function among those that the module defines
const GLOBAL = "global "; // and its number among all
const I32_CONST = 0x41;
const GLOBAL_SET = 0x24;
const LOCAL_GET = 0x20;
const CALL = 0x10;
const MEMORY_FILL = [0xfc, 0x0b, 0];
const CHANGING_I32 = [0x7f, 1];

/** @param {Bytes} module */
export function instrumented(module) {
  const all = wasm.sections(module);
  const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.global);
  const defined = wasm.globals(all);
  const bodies = wasm.bodies(all);
  const first = imported.length + defined.length;
  const isMutable = [...imported.map(({ type }) => type.at(-1) === 1), ...defined.map((each) => each.isMutable)];
  const changing = isMutable.flatMap((isIt, place) => (isIt ? [place] : []));

  const noted = bodies.map((body, place) => {
    const start = wasm.firstInstruction(body);
    const note = [I32_CONST, 1, GLOBAL_SET, ...wasm.unsigned(first + place)];
    return wasm.joined([body.subarray(0, start), note, body.subarray(start)]);
  });
  const marks = bodies.map(() => [...CHANGING_I32, ...wasm.constant(0)]);
  /** @param {string} title @param {number} index */
  const exported = (title, index) => [...wasm.name(title), wasm.KIND.global, ...wasm.unsigned(index)];
  const more = [
    ...changing.map((index) => exported(`${GLOBAL}${index}`, index)),
    ...bodies.map((_, place) => exported(`${RAN}${place}`, first + place)),
  ];
  all.set(wasm.SECTION.code, wasm.code(noted));
  extend(all, wasm.SECTION.globals, marks);
  extend(all, wasm.SECTION.exports, more);
  return wasm.assembled(all);
}

/**
 * Lets a module fill with zeros what is given back, before its `free` goes on: else what is made there next would hold
 * the rest, where it has bytes that nobody reads.
 *
 * @param {Bytes} module
 */
export function tidy(module) {
  const all = wasm.sections(module);
  const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.function).length;
  const [free, size] = ["free", "malloc_usable_size"].map((wanted) => {
    const found = wasm.exported(all).find(({ title }) => title === wanted);
    wasm.expect(found && found.index >= imported, `it has no ${wanted} of its own`);
    return found.index;
  });
  const bodies = wasm.bodies(all);
  const body = bodies[free - imported];
  const start = wasm.firstInstruction(body);
  const given = [LOCAL_GET, 0];
  const fill = [...given, I32_CONST, 0, ...given, CALL, ...wasm.unsigned(size), ...MEMORY_FILL];
  bodies[free - imported] = wasm.joined([body.subarray(0, start), fill, body.subarray(start)]);
  all.set(wasm.SECTION.code, wasm.code(bodies));
  return wasm.assembled(all);
}

/** @param {wasm.Sections} all @param {number} number @param {number[][]} more */
function extend(all, number, more) {
  const content = wasm.section(all, number);
  const reader = new wasm.Reader(content);
  const count = reader.unsigned();
  all.set(number, wasm.joined([wasm.unsigned(count + more.length), content.subarray(reader.at), ...more]));
}

/** The values of the globals that may change, by their numbers. @param {WebAssembly.Exports} exports */
export function values(exports) {
  return new Map(told(exports, GLOBAL).map(([place, { value }]) => [place, Number(value)]));
}

/** Which functions have run, since it was forgotten. @param {WebAssembly.Exports} exports */
export function ran(exports) {
  return new Set(told(exports, RAN).flatMap(([place, { value }]) => (value ? [place] : [])));
}

/** @param {WebAssembly.Exports} exports */
export function forget(exports) {
  for (const [, mark] of told(exports, RAN)) mark.value = 0;
}

/** @param {WebAssembly.Exports} exports @param {string} kind @returns {[number, WebAssembly.Global][]} */
function told(exports, kind) {
  const found = Object.entries(exports).filter(([title]) => title.startsWith(kind));
  return found.map(([title, value]) => [Number(title.slice(kind.length)), /** @type {WebAssembly.Global} */ (value)]);
}
