/*
 * Which functions are kept: those that ran, and those that are likely to. What runs for one question and not for another
 * is mostly a function that one of those calls, or a method of a type; both are kept, for they are small.
 * Calls by number can lead anywhere; where they lead to what was left out, there is a trap.
 */

import { READERS } from "./tables.mjs";
import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @import { State } from "./freeze.mjs" */
/** @typedef {{ types: number, functions: number, heap: number, names: Set<string> }} Places of the types of types and functions; where the heap begins; the names of what may be called */

const MOST = 8_192; // bytes of code that a method may bring along which has not run
// What CPython has at the beginning of an object, and of a type, where pointers have 32 bits.
const WORD = 4;
const OBJECT = { type: 1, function: 2 }; // in words
const TYPE = { name: 3, flags: 21, doc: 22, end: 54 };
const NAME_LEAST = 1024; // where static memory begins
const NAME_MOST = 64; // bytes
const TABLE_END = 4; // so many zeros end a table that a type names
const TABLE_MOST = 600; // words

/**
 * @param {Bytes} module
 * @param {State} state
 * @param {Set<number>} ran
 * @param {Places} places
 */
export function reached(module, state, ran, places) {
  const all = wasm.sections(module);
  const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.function).length;
  const bodies = wasm.bodies(all);
  const readers = new Set(wasm.exported(all).flatMap(({ title, index }) => (READERS.includes(title) ? [index] : [])));
  wasm.expect(readers.size === READERS.length, "stored code is read in another way");
  const calls = bodies.map((body) =>
    [...wasm.calls(body)].filter((each) => each >= imported && !readers.has(each)).map((each) => each - imported),
  );
  /* These and all that they call, but for what is known already. */
  /** @param {Iterable<number>} some @param {Set<number>} [known] */
  const withCalled = (some, known) => {
    const found = new Set(some);
    for (const each of found) for (const called of calls[each]) if (!known?.has(called)) found.add(called);
    return found;
  };
  const found = withCalled(ran);
  const certain = new Set(found);
  for (const each of methods(new Uint32Array(state.memory.buffer), wasm.table(all), places)) {
    if (each < imported || readers.has(each) || found.has(each - imported)) continue;
    const more = withCalled([each - imported], certain);
    const size = [...more].reduce((bytes, one) => bytes + bodies[one].length, 0);
    if (size <= MOST) for (const one of more) found.add(one);
  }
  return found;
}

/**
 * The methods of all types that the module brings along, as they and the tables that they name have them, and the
 * functions of modules in use.
 *
 * @param {Uint32Array} words
 * @param {{ start: number, members: number[] }} table
 * @param {Places} places
 */
function* methods(words, { start, members }, { types, functions, heap, names }) {
  /** @param {number} at @returns {number[]} */
  const function_ = (at) => (members[words[at] - start] === undefined ? [] : [members[words[at] - start]]);
  const begin = heap / WORD;
  /** @param {number} at */
  const isNamed = (at) => {
    const title = text(words, words[at - 1], heap);
    return title === undefined || title.startsWith("__") || names.has(title);
  };
  for (let at = begin; at < words.length - OBJECT.function; at += 2) {
    const method = words[at + OBJECT.function] / WORD + 1;
    if (words[at + OBJECT.type] === functions && isNamed(method)) yield* function_(method);
  }
  for (let type = 0; type < begin; type++) {
    if (words[type + OBJECT.type] !== types) continue;
    for (let slot = TYPE.name + 1; slot < TYPE.end; slot++) {
      yield* function_(type + slot);
      const value = words[type + slot];
      const isTable = value % WORD === 0 && value < heap && words[value / WORD + OBJECT.type] !== types;
      if (slot === TYPE.flags || slot === TYPE.doc || !isTable) continue;
      let zeros = 0;
      for (let at = value / WORD; zeros < TABLE_END && at < value / WORD + TABLE_MOST; at++) {
        zeros = words[at] ? 0 : zeros + 1;
        if (isNamed(at)) yield* function_(at);
      }
    }
  }
}

/* The name that stands at a place, if one does. */
/** @param {Uint32Array} words @param {number} place @param {number} heap */
function text(words, place, heap) {
  if (place < NAME_LEAST || place >= heap) return undefined;
  const bytes = new Uint8Array(words.buffer, place, NAME_MOST);
  const length = bytes.indexOf(0);
  const title = String.fromCharCode(...bytes.subarray(0, Math.max(length, 0)));
  return /^[A-Za-z_]\w+$/.test(title) ? title : undefined;
}
