/*
 * Which functions are kept: those that ran, and those that are likely to. What runs for one question and not for another
 * is mostly a function that one of those calls, or a method of a type; both are kept, for they are small.
 * Calls by number can lead anywhere; where they lead to what was left out, there is a trap. What belongs to a module that
 * nobody has imported is left out: nobody can any more.
 */

import { READERS } from "./tables.mjs";
import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @import { State } from "./freeze.mjs" */
/** @import { Places } from "./start.mjs" */
/** @typedef {Places & { names: Set<string>, tellers: Set<number> }} Known the names of what may be called, and the functions that read documentation, by their places in the table */

const MODULE = "PyInit_"; // begins the name of the first function of one of Python's modules
const MOST = 256; // bytes of code that a method may bring along which has not run
// What CPython has at the beginning of an object, and of a type, where pointers have 32 bits.
const WORD = 4;
const OBJECT = { type: 1, function: 2 }; // in words
const TYPE = { name: 3, flags: 21, doc: 22, end: 54 };
// By which what nobody holds goes away: when the search for garbage comes past, and what it finds, is chance.
const GOING = { deallocate: 6, traverse: 23, clear: 24, free: 40, finalize: 49 };
const NAME_LEAST = 1024; // where static memory begins
const NAME_MOST = 64; // bytes
const TABLE_END = 8; // so many zeros end a table that a type names
const TABLE_MOST = 600; // words, of a table that a type names
const NAMED_MOST = 128; // and of one that code names

/**
 * @param {Bytes} module
 * @param {State} state
 * @param {Set<number>} ran
 * @param {Set<number>} ever also before the state was taken
 * @param {Known} places
 */
export function reached(module, state, ran, ever, places) {
  const all = wasm.sections(module);
  const imported = wasm.imports(all).filter(({ kind }) => kind === wasm.KIND.function).length;
  const bodies = wasm.bodies(all);
  const isUnused = (/** @type {{ title: string, functions: number[] }} */ { title, functions }) =>
    title.startsWith(MODULE) && !functions.some((each) => ever.has(each));
  const unused = new Set(
    wasm
      .files(all)
      .filter(isUnused)
      .flatMap(({ functions }) => functions),
  );
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
  const { start, members } = wasm.table(all);
  const words = new Uint32Array(state.memory.buffer);
  const going = [...goingOf(words, { start, members }, places)].filter((each) => each >= imported);
  const found = withCalled([...ran, ...going.map((each) => each - imported).filter((each) => !unused.has(each))]);
  const certain = new Set(found);
  const left = new Set([...readers, ...[...places.tellers].map((each) => members[each - start])]);
  const named = new Set([...certain].flatMap((each) => [...wasm.constants(bodies[each])]));
  for (const each of likely(words, { start, members }, named, places)) {
    if (each < imported || left.has(each) || found.has(each - imported) || unused.has(each - imported)) continue;
    const more = withCalled([each - imported], certain);
    const size = [...more].reduce((bytes, one) => bytes + bodies[one].length, 0);
    if (size <= MOST) for (const one of more) found.add(one);
  }
  return found;
}

/**
 * The functions by which objects of all types go away.
 *
 * @param {Uint32Array} words
 * @param {{ start: number, members: number[] }} table
 * @param {Known} places
 */
function* goingOf(words, { start, members }, { types }) {
  for (let at = 0; at < words.length - TYPE.end; at++) {
    if (words[at + OBJECT.type] !== types) continue;
    for (const slot of Object.values(GOING)) {
      const found = members[words[at + slot] - start];
      if (found !== undefined) yield found;
    }
  }
}

/**
 * The functions of modules in use, the methods of all types, as they and the tables that they name have them, and what
 * kept code hands on by its number, or names a table of.
 *
 * @param {Uint32Array} words
 * @param {{ start: number, members: number[] }} table
 * @param {Set<number>} named
 * @param {Known} places
 */
function* likely(words, { start, members }, named, { types, functions, heap, names }) {
  const begin = heap / WORD;
  /** @param {number} at @returns {number[]} */
  const function_ = (at) => (members[words[at] - start] === undefined ? [] : [members[words[at] - start]]);
  /** @param {number} at @returns {number[]} */
  const method = (at) => {
    const title = text(words, words[at - 1], heap);
    return title === undefined || title.startsWith("__") || names.has(title) ? function_(at) : [];
  };
  /** @param {number} place @param {number} most @param {(at: number) => number[]} read */
  const inTable = (place, most, read) => {
    if (place % WORD || place < NAME_LEAST || place >= heap) return [];
    const found = [];
    for (let at = place / WORD, zeros = 0; zeros < TABLE_END && at < place / WORD + most; at++) {
      zeros = words[at] ? 0 : zeros + 1;
      found.push(...read(at));
    }
    return found;
  };
  for (let at = 0; at < words.length - TYPE.end; at++) {
    const type = words[at + OBJECT.type];
    if (type === functions && at >= begin) yield* method(words[at + OBJECT.function] / WORD + 1);
    if (type !== types) continue;
    for (let slot = TYPE.name + 1; slot < TYPE.end; slot++) {
      const value = words[at + slot];
      yield* function_(at + slot);
      const isOther = slot === TYPE.flags || slot === TYPE.doc || words[value / WORD + OBJECT.type] === types;
      if (!isOther) yield* inTable(value, TABLE_MOST, method);
    }
  }
  for (const place of named) {
    yield* inTable(place, NAMED_MOST, function_);
    if (members[place - start] !== undefined) yield members[place - start]; // handed on as a number
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
