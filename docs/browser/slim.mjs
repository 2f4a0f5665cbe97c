/*
 * Takes out of a readied Python's memory what nobody will ask for again. Each step can be left out by itself; none
 * touches what may still be read.
 */

/** @import { Running } from "./start.mjs" */

const LARGEST = 1 << 22; // bytes of free memory asked for at once
const SMALLEST = 4;

/** @type {Record<string, (running: Running) => void>} */
export const STEPS = {
  /* What nobody holds any more. */
  garbage({ exports }) {
    exports.PyGC_Collect();
  },

  /* What lies beyond the end of the stack: nothing is being called. */
  stack({ exports }) {
    const { memory, emscripten_stack_get_end, emscripten_stack_get_current } = exports;
    new Uint8Array(memory.buffer).fill(0, emscripten_stack_get_end(), emscripten_stack_get_current());
  },

  /* Free memory: all of it is asked for, filled with zeros and given back. */
  free({ exports }) {
    const { memory, malloc, free, sbrk } = exports;
    const end = sbrk(0);
    const taken = [];
    for (let size = LARGEST; size >= SMALLEST; size /= 2) {
      for (;;) {
        const place = malloc(size);
        taken.push(place);
        if (!place || place + size > end) break; // from here on it is new
        new Uint8Array(memory.buffer).fill(0, place, place + size);
      }
    }
    for (const place of taken) free(place);
  },
};
