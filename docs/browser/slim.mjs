/*
 * Takes out of a readied Python's memory what nobody will ask for again. Each step can be left out by itself; none
 * touches what may still be read.
 */

import { expect } from "./wasm.mjs";

/** @import { Addresses, Running } from "./start.mjs" */

const LARGEST = 1 << 22; // bytes of free memory asked for at once
const SMALLEST = 4;
const GIVEN_BACK = 1 << 13; // at the least
// What CPython has at the beginning of an object, where pointers have 32 bits: two pointers of the search for garbage,
// whose lowest bits are flags, and how often it is held; from a number on, that means for ever.
const WORD = 4;
const GC_HEAD = 2 * WORD;
const FLAGS = 3;
const IMMORTAL = 0x5000_0000;
const TEXT = { type: 1, hash: 3 };
const NONE = 0xffff_ffff; // where a text has no hash yet

/** @type {Record<string, (running: Running, addresses: Addresses) => void>} */
export const STEPS = {
  /* What there is stays for ever: it is neither counted nor searched for garbage, which also makes that search short. */
  settled({ exports, call }, { respond, settle, is_settled }) {
    call(settle); // so that all that may be garbage one day stands in one ring of its own, which begins in static memory
    const words = new Uint32Array(exports.memory.buffer);
    const first = respond - GC_HEAD;
    for (let at = first, next = 0; next !== first; at = next) {
      next = words[at / WORD] & ~FLAGS;
      const isBegin = at < exports.__heap_base.value;
      words.fill(isBegin ? at : 0, at / WORD, (at + GC_HEAD) / WORD); // alone, or in no ring
      if (!isBegin) words[(at + GC_HEAD) / WORD] = IMMORTAL;
    }
    expect(call(is_settled) === exports._Py_TrueStruct.value, "its objects are counted in another way");
  },

  /* The hashes of texts: they are as good as chance, which cannot be compressed. Whoever wakes it has them made again. */
  hashes({ exports, files, texts }) {
    const words = new Uint32Array(exports.memory.buffer);
    const told = files.readFile("/texts");
    for (const at of new Uint32Array(told.buffer, told.byteOffset, told.length / WORD)) {
      const hash = at / WORD + TEXT.hash;
      if (at < exports.__heap_base.value || words[hash] === NONE) continue;
      const known = words[hash];
      words[hash] = NONE;
      expect(words[at / WORD + TEXT.type] === exports.PyUnicode_Type.value, "there is no text where it was");
      expect(exports.PyObject_Hash(at) >>> 0 === known, "texts keep their hashes in another place");
      words[hash] = NONE;
      texts.push(at);
    }
  },

  /* What lies beyond the end of the stack: nothing is being called. */
  stack({ exports }) {
    const { memory, emscripten_stack_get_end, emscripten_stack_get_current } = exports;
    new Uint8Array(memory.buffer).fill(0, emscripten_stack_get_end(), emscripten_stack_get_current());
  },

  /* Free memory: all of it is asked for and filled with zeros. What is given back links the list of what is free by
     addresses, which hardly compress; so crumbs, a tenth of it in thousands, count as taken for ever. */
  free({ exports }) {
    const { memory, malloc, free, sbrk } = exports;
    const end = sbrk(0);
    const large = [];
    for (let size = LARGEST; size >= SMALLEST; size -= size > GIVEN_BACK ? size / 2 : SMALLEST) {
      for (;;) {
        const place = malloc(size);
        if (place) new Uint8Array(memory.buffer).fill(0, place, place + size);
        if (!place || place + size > end) {
          free(place); // from here on it is new
          break;
        }
        if (size >= GIVEN_BACK) large.push(place);
      }
    }
    for (const place of large) free(place);
  },
};
