/*
 * Leaves out tables that nobody can read: the code of modules that CPython brings along in its own memory, its built-in
 * documentation, the characters of Chinese, Japanese and Korean encodings, and what only such source files know none of
 * whose functions is kept.
 *
 * Why they cannot be read. Each of the first three is found by the list in which CPython looks for it, with its place and
 * its length, so nothing else is touched. The code and the documentation are read by a few functions, which are left out,
 * so that to ask for it ends in a trap. The characters are read by modules that nobody has imported, and none of whose
 * functions is kept: no kept function names a place within. Where one does, the table stays. So a table that is missing
 * is never read as zeros.
 *
 * The last kind is that of `unicodedata` and `iconv`. A table that is no export of the module is known to its own source
 * file alone; the functions of a file stand together in the code, and its tables in the memory. Where none of these
 * functions is kept, nor has ever run, so that nobody has been handed a place by them, what lies between tables of the
 * file is theirs. A constant may look like a place by chance: so the tables must stand in a row, of which the first and
 * the last are left alone, and nothing that is kept, function, export or word, may name a place from one to the next.
 */

import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @import { Places } from "./start.mjs" */
/** @typedef {{ from: number, to: number }} Range in bytes */

const WORD = 4;
const LEAST = 1024; // where static memory begins
const IS_NAME = /^[A-Za-z_][\w.]*$/;
const NAME_MOST = 64; // bytes
const CODE = [0x63, ...Array(12).fill(0)]; // what stored code begins with that takes no arguments
const CODE_MOST = 1 << 20;
const ROWS_LEAST = 8; // of a table of characters
const TYPE_DOC = 22; // the word of a type that names its documentation
const TELLING = ["__doc__", "__text_signature__"]; // what asks for documentation
const DOC_LEAST = 16; // bytes: of shorter ones, many cost little
const TABLES_LEAST = 5; // in a row, of a source file
const TABLE_LEAST = 4096; // bytes: of smaller ones, many cost little
const FUNCTIONS_MOST = 32; // of such a file: in the code of more, chance has more constants

/** Functions by which the code of modules is read. */
export const READERS = ["PyMarshal_ReadObjectFromString"];

/**
 * The ranges that may be left out.
 *
 * @param {Bytes} memory
 * @param {Places} places
 * @param {Iterable<Bytes>} kept code
 * @param {Iterable<Bytes[]>} files code of source files none of whose functions is kept
 * @param {boolean} isTold whether a function is kept that reads documentation
 */
export function unread(memory, places, kept, files, isTold) {
  const words = new Uint32Array(memory.buffer, 0, places.heap / WORD);
  const named = new Set([...kept].flatMap((body) => [...wasm.constants(body)]));
  const isFree = between(named);
  const known = [...codes(memory, words), ...characters(words), ...(isTold ? [] : documentation(memory, places))];
  const tables = inRows(memory, places.heap, files, between([...named, ...places.exported]));
  return [...known.filter(({ from, to }) => isFree(from, to - 1)), ...tables];
}

/* The documentation of types and of what belongs to them, where nothing else names a place within. */
/** @param {Bytes} memory @param {Places} places @returns {Iterable<Range>} */
function* documentation(memory, { heap, types, documented }) {
  const words = new Uint32Array(memory.buffer, 0, memory.length / WORD);
  const isStatic = (/** @type {number} */ place) => place >= LEAST && place < heap;
  /** @type {Set<number>} */
  const slots = new Set();
  for (let at = 0; at < words.length - TYPE_DOC; at++) {
    const [type, definition] = [words[at + 1], documented.get(words[at + 1])];
    if (type === types && words[at]) slots.add(at + TYPE_DOC);
    const place = definition && words[at + definition.place];
    if (place && isStatic(place) && isStatic(words[place / WORD])) slots.add(place / WORD + definition.doc);
  }
  const others = between(words.filter((place, at) => isStatic(place) && !slots.has(at)));
  for (const slot of slots) {
    const from = words[slot];
    const to = memory.indexOf(0, from);
    if (isStatic(from) && to - from >= DOC_LEAST && others(from, to)) yield { from, to };
  }
}

/** The places in the table of the functions that read the documentation. @param {Bytes} memory @param {Places} places */
export function tellers(memory, { heap, documented }) {
  const words = new Uint32Array(memory.buffer, 0, memory.length / WORD);
  /** @type {Set<number>} */
  const found = new Set();
  for (let at = heap / WORD; at < words.length; at++) {
    const { place } = documented.get(words[at + 1]) ?? {};
    const definition = place ? words[at + place] : 0;
    if (definition >= LEAST && definition < heap && TELLING.includes(text(memory, words[definition / WORD]))) {
      found.add(words[definition / WORD + 1]);
    }
  }
  return found;
}

/* The text that stands at a place, if it is no longer than a name. */
/** @param {Bytes} memory @param {number} place */
function text(memory, place) {
  const bytes = memory.subarray(place, place + NAME_MOST);
  return String.fromCharCode(...bytes.subarray(0, Math.max(bytes.indexOf(0), 0)));
}

/* Tells whether none of these places lies from one to another. */
/** @param {Iterable<number>} places @returns {(from: number, to: number) => boolean} */
function between(places) {
  const sorted = Uint32Array.from(places).sort();
  return (from, to) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < from) low = middle + 1;
      else high = middle;
    }
    return !(sorted[low] <= to);
  };
}

/* From table to table of a source file. */
/**
 * @param {Bytes} memory
 * @param {number} end
 * @param {Iterable<Bytes[]>} files
 * @param {(from: number, to: number) => boolean} isFree
 * @returns {Iterable<Range>}
 */
function* inRows(memory, end, files, isFree) {
  const words = new Set(new Uint32Array(memory.buffer, 0, memory.length / WORD));
  for (const functions of files) {
    if (functions.length > FUNCTIONS_MOST) continue;
    const named = [...new Set(functions.flatMap((body) => [...wasm.constants(body)]))];
    const places = named.filter((place) => place >= LEAST && place < end).sort((one, other) => one - other);
    for (let first = 0, last = 0; first < places.length; first = last + 1) {
      for (last = first; last + 1 < places.length && isFree(places[last], places[last + 1]); ) last++;
      if (last - first + 1 < TABLES_LEAST) continue;
      for (let at = first + 1; at < last - 1; at++) {
        const [from, to] = [places[at], places[at + 1]];
        if (to - from >= TABLE_LEAST && !words.has(from)) yield { from, to };
      }
    }
  }
}

/* The stored code of modules, in lists of name, code, length, and whether it is a package. */
/** @param {Bytes} memory @param {Uint32Array} words @returns {Iterable<Range>} */
function* codes(memory, words) {
  for (let at = LEAST / WORD; at < words.length; at++) {
    const [name, code, length, isPackage] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
    if (length < CODE_MOST && isPackage < 2 && CODE.every((byte, place) => memory[code + place] === byte)) {
      if (IS_NAME.test(text(memory, name))) yield { from: code, to: code + length };
    }
  }
}

/* Characters by their first byte: where the row begins, its first and its last second byte; one row behind the other. */
/** @param {Uint32Array} words @returns {Iterable<Range>} */
function* characters(words) {
  for (const begin of [LEAST / WORD, LEAST / WORD + 1]) {
    let [rows, from, to] = [0, 0, 0];
    for (let at = begin; at < words.length - 1; at += 2) {
      const [place, ends] = [words[at], words[at + 1]];
      if (!place && !ends) continue; // there is no row for this byte
      const [first, last] = [ends & 255, ends >>> 8];
      const isRow = place >= LEAST && place % 2 === 0 && first <= last && last <= 255;
      if (!isRow || place !== to) {
        if (rows >= ROWS_LEAST && to <= words.length * WORD) yield { from, to };
        [rows, from] = [0, place];
      }
      if (isRow) [rows, to] = [rows + 1, place + 2 * (last - first + 1)];
    }
  }
}
