/*
 * Which functions are kept: those that ran, and those that are likely to. What runs for one question and not for another
 * is mostly a function that one of those calls, or a method of a type that is in use; both are kept, for they are small.
 * Calls by number can lead anywhere; where they lead to what was left out, there is a trap.
 */

import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @import { State } from "./freeze.mjs" */

// What CPython has at the beginning of an object, and of a type, where pointers have 32 bits.
const WORD = 4;
const TYPE = { name: 3, flags: 21, doc: 22, end: 54 }; // in words
const SEVERAL = 1 << 20; // no object is held so many times, unless it stays for ever
const FOR_EVER = 0x4000_0000;
const TABLE_END = 4; // so many zeros end a table that a type names
const TABLE_MOST = 600; // words

/**
 * @param {Bytes} module
 * @param {State} state
 * @param {Set<number>} ran
 * @param {{ types: number, heap: number }} place of the type of types, and where what Python asked for begins
 */
export function reached(module, state, ran, place) {
  const all = wasm.sections(module);
  const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.function).length;
  const bodies = wasm.bodies(all);
  const found = new Set(ran);
  for (const each of methods(new Uint32Array(state.memory.buffer), wasm.table(all), place)) {
    if (each >= imported) found.add(each - imported);
  }
  for (const each of found) {
    for (const called of wasm.calls(bodies[each])) if (called >= imported) found.add(called - imported);
  }
  return found;
}

/**
 * What stands in types of which there is something, and in the tables that they name.
 *
 * @param {Uint32Array} words
 * @param {{ start: number, members: number[] }} table
 * @param {{ types: number, heap: number }} place
 */
function* methods(words, { start, members }, { types, heap }) {
  const inUse = new Set();
  for (let at = heap / WORD; at < words.length - 1; at += 2) {
    const held = words[at];
    if (held && (held < SEVERAL || held >= FOR_EVER)) inUse.add(words[at + 1]);
  }
  /** @param {number} place */
  const isType = (place) => place >= WORD && place < heap && place % WORD === 0 && words[place / WORD + 1] === types;
  const known = [...inUse].filter(isType).map((place) => place / WORD);
  for (const type of known) {
    for (let slot = TYPE.name + 1; slot < TYPE.end; slot++) {
      const value = words[type + slot];
      if (members[value - start] !== undefined) yield members[value - start];
      if (slot === TYPE.flags || slot === TYPE.doc || value % WORD || value >= heap || isType(value)) continue;
      let zeros = 0;
      for (let at = value / WORD; zeros < TABLE_END && at < value / WORD + TABLE_MOST; at++) {
        zeros = words[at] ? 0 : zeros + 1;
        if (members[words[at] - start] !== undefined) yield members[words[at] - start];
      }
    }
  }
}
