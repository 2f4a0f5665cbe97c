/*
 * Leaves out tables that nobody can read: the code of modules that CPython brings along in its own memory, and the
 * characters of Chinese, Japanese and Korean encodings.
 *
 * Why they cannot be read. Each is found by the list in which CPython looks for it, with its place and its length, so
 * nothing else is touched. The code is read by one function, which is left out, so that to ask for it ends in a trap. The
 * characters are read by modules that nobody has imported, and none of whose functions is kept: no kept function names
 * a place within. Where one does, the table stays. So a table that is missing is never read as zeros.
 */

import * as wasm from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @typedef {{ from: number, to: number }} Range in bytes */

const WORD = 4;
const LEAST = 1024; // where static memory begins
const IS_NAME = /^[A-Za-z_][\w.]*$/;
const NAME_MOST = 64; // bytes
const CODE = [0x63, ...Array(12).fill(0)]; // what stored code begins with that takes no arguments
const CODE_MOST = 1 << 20;
const ROWS_LEAST = 8; // of a table of characters

/** Functions by which the code of modules is read. */
export const READERS = ["PyMarshal_ReadObjectFromString"];

/**
 * The ranges that may be left out.
 *
 * @param {Bytes} memory
 * @param {number} end of static memory
 * @param {Iterable<Bytes>} kept code
 */
export function unread(memory, end, kept) {
  const words = new Uint32Array(memory.buffer, 0, end / WORD);
  const found = [...codes(memory, words), ...characters(words)];
  const named = new Set([...kept].flatMap((body) => [...wasm.constants(body)]));
  const sorted = Uint32Array.from(named).sort();
  return found.filter(({ from, to }) => {
    const last = sorted.findLast((place) => place < to);
    return last === undefined || last < from;
  });
}

/* The stored code of modules, in lists of name, code, length, and whether it is a package. */
/** @param {Bytes} memory @param {Uint32Array} words @returns {Iterable<Range>} */
function* codes(memory, words) {
  for (let at = LEAST / WORD; at < words.length; at++) {
    const [name, code, length, isPackage] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
    if (length < CODE_MOST && isPackage < 2 && CODE.every((byte, place) => memory[code + place] === byte)) {
      const bytes = memory.subarray(name, name + NAME_MOST);
      if (IS_NAME.test(String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0))))) {
        yield { from: code, to: code + length };
      }
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
