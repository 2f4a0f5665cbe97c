/*
 * Wakes the Python that the build has frozen (docs/browser/frozen_python.mjs): one WebAssembly module that holds the
 * functions which answering takes, and the memory of a Python that has imported `calc`. It is asked one thing, text to
 * text. Whatever it lacks ends in a Gap, and so does whatever it is asked after that.
 */

/**
 * Where in the module's memory Python's function stands, and the number of its trampoline; and where in the table that is.
 *
 * @typedef {{ respond: number, trampoline: number, place: number }} Addresses
 * @typedef {Record<string, (...values: number[]) => number>} Functions
 */

export const ABOUT = "about"; // the module's section that holds the addresses
export const TRAMPOLINE = "trampoline"; // and the one with Python's own module for its calls
export const TEXTS = "texts"; // and the one with the places of texts whose hashes are to be made: how far from one to the next
export const TEXT_STEP = 8; // bytes that this is counted in
export const EXPORTED = [
  "memory",
  "__indirect_function_table",
  "malloc",
  "free",
  "PyUnicode_FromStringAndSize",
  "PyUnicode_AsUTF8AndSize",
  "PyObject_CallOneArg",
  "PyObject_Hash",
  "_Py_DecRef",
];
const IS_FRAGILE = /iPad|iPhone|iPod/.test(globalThis.navigator?.userAgent ?? ""); // where Pyodide does not use the trampoline
const PAGE = 65_536;
const WORD = 4; // bytes
const MORE = 16; // pages that the memory grows by, at the least

/** What was asked needs something that is not in the module. From then on nothing that it says would be Python's. */
export class Gap extends Error {}

/* What it asks of JavaScript while it answers; the clock is the reader's. */
/** @type {Record<string, (python: Frozen, ...values: number[]) => unknown>} */
const imports = {
  clock_time_get(python, clock, _, at) {
    const now = clock ? performance.now() : Date.now();
    python.view.setBigUint64(at, BigInt(Math.round(now * 1e6)), true);
    return 0;
  },
  emscripten_get_now: () => performance.now(),
  emscripten_date_now: () => Date.now(),
  emscripten_resize_heap(python, wanted) {
    const missing = Math.ceil((wanted >>> 0) / PAGE) - python.memory.buffer.byteLength / PAGE;
    try {
      python.memory.grow(Math.max(missing, MORE));
      return 1;
    } catch {
      return python.miss("memory");
    }
  },
  _PyEM_TrampolineCall_JS: (python, called, ...values) => python.table.get(called)(...values),
};
export const PRESENT = Object.keys(imports);

/** @param {WebAssembly.Module} module */
export async function wake(module) {
  const [about] = WebAssembly.Module.customSections(module, ABOUT);
  const [trampoline] = WebAssembly.Module.customSections(module, TRAMPOLINE);
  const [texts] = WebAssembly.Module.customSections(module, TEXTS);
  /** @type {Frozen} */
  let python;
  const given = WebAssembly.Module.imports(module).map(({ name }) => {
    /** @param {number[]} values */
    const call = (...values) => (name in imports ? imports[name](python, ...values) : python.miss(name));
    return [name, call];
  });
  const { exports } = await WebAssembly.instantiate(module, { "": Object.fromEntries(given) });
  python = new Frozen(exports, JSON.parse(new TextDecoder().decode(about)));
  await python.brace(trampoline);
  python.hash(new Uint8Array(texts));
  return python;
}

class Frozen {
  /** @type {string | undefined} */
  lacks;

  /** @param {WebAssembly.Exports} exports @param {Addresses} addresses */
  constructor(exports, addresses) {
    this.exports = exports;
    this.functions = /** @type {Functions} */ (exports);
    this.memory = /** @type {WebAssembly.Memory} */ (exports.memory);
    this.table = /** @type {WebAssembly.Table} */ (exports.__indirect_function_table);
    this.addresses = addresses;
  }

  get view() {
    return new DataView(this.memory.buffer);
  }

  /* Python calls its functions through a module of its own; where the browser knows not what that uses, through JavaScript. */
  /** @param {ArrayBuffer} trampoline */
  async brace(trampoline) {
    let { place } = this.addresses;
    try {
      if (IS_FRAGILE) throw new Gap("it may not be used here");
      const env = { memory: this.memory, __indirect_function_table: this.table };
      const { instance } = await WebAssembly.instantiate(trampoline, { env });
      this.table.set(place, instance.exports.trampoline_call);
    } catch {
      place = 0; // which stands for none
    }
    this.view.setUint32(this.addresses.trampoline, place, true);
  }

  /* The places are written as WebAssembly writes numbers, in bytes of seven bits. */
  /** @param {Uint8Array} texts */
  hash(texts) {
    for (let next = 0, at = 0; next < texts.length; ) {
      let [steps, bits] = [0, 0];
      do {
        steps |= (texts[next] & 127) << bits;
        bits += 7;
      } while (texts[next++] & 128);
      at += steps * TEXT_STEP;
      this.functions.PyObject_Hash(at);
    }
  }

  /** @param {string} what @returns {never} */
  miss(what) {
    this.lacks ??= what; // what Python would do about it is nobody's answer
    throw new Gap(what);
  }

  /** @param {string} request */
  respond(request) {
    try {
      const response = this.lacks ? undefined : this.call(request);
      if (response !== undefined && !this.lacks) return response;
    } catch (error) {
      this.lacks ??= error instanceof Error ? error.message : String(error); // a trap, or a stack that is full
    }
    this.lacks ??= "an answer"; // there was an exception that nothing caught
    throw new Gap(`it lacks ${this.lacks}`);
  }

  /** @param {string} request */
  call(request) {
    const { malloc, free, PyUnicode_FromStringAndSize, PyUnicode_AsUTF8AndSize, PyObject_CallOneArg, _Py_DecRef } =
      this.functions;
    const bytes = new TextEncoder().encode(request);
    const given = malloc(Math.max(bytes.length, WORD)) >>> 0;
    new Uint8Array(this.memory.buffer).set(bytes, given);
    const asked = PyUnicode_FromStringAndSize(given, bytes.length);
    const answer = asked && PyObject_CallOneArg(this.addresses.respond, asked);
    const text = answer && PyUnicode_AsUTF8AndSize(answer, given);
    if (!text) return undefined;
    const length = this.view.getUint32(given, true);
    const response = new TextDecoder().decode(new Uint8Array(this.memory.buffer, text >>> 0, length));
    _Py_DecRef(answer);
    _Py_DecRef(asked);
    free(given);
    return response;
  }
}
