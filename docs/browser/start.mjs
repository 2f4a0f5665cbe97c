/* Starts the pinned Pyodide under Node with an instrumented copy of its WebAssembly, to be readied and frozen. */

import { pathToFileURL } from "node:url";

import { instrumented, tidy, values } from "./instrument.mjs";
import { expect } from "./wasm.mjs";

/** @import { Bytes } from "./wasm.mjs" */
/** @import { State } from "./freeze.mjs" */
/** @typedef {Awaited<ReturnType<typeof start>>} Running */
/** @typedef {ReturnType<typeof taken>["places"]} Places */
/** @typedef {{ respond: number, settle: number, is_settled: number, names: string[] }} Addresses of functions of ready.py, and names */

const OURS = "__assert_fail"; // which Pyodide's own module imports
const TRAMPOLINE = "trampoline_call"; // what Python's module for its calls exports
// The seed of the hashes is in the memory, and all hashes were made with it: so it is one for all readers. Whoever would
// make Python slow by names of equal hashes would do so to himself, in entries as long as a link may be.
const ENVIRONMENT = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };

Date.now = () => 0; // of its files: the same bytes are to come of the same sources

/** @param {string} folder of Pyodide @param {Bytes} module @param {string} library */
export async function start(folder, module, library) {
  const { instantiate, Module } = WebAssembly;
  const { argv } = process;
  /** @type {WebAssembly.Instance | undefined} */
  let instance;
  /** @type {Bytes | undefined} */
  let trampoline;
  /** @param {number} at @param {number} length */
  const written = (at, length) => {
    const { memory } = /** @type {any} */ (instance).exports;
    new Uint8Array(memory.buffer).fill(0, at, at + length);
    return 0;
  };
  /** @type {any} */ (WebAssembly).instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
    if (!imports?.env?.[OURS]) return instantiate(source, imports);
    // For that too, no time passes, and nothing is drawn by lot.
    Object.assign(imports.wasi_snapshot_preview1, {
      clock_time_get: (/** @type {number} */ _, /** @type {bigint} */ __, /** @type {number} */ at) => written(at, 8),
      random_get: written,
    });
    const made = await instantiate(instrumented(tidy(module)), imports);
    instance = made.instance;
    return made;
  };
  WebAssembly.Module = new Proxy(Module, {
    construct(target, [bytes]) {
      if (Buffer.from(bytes).includes(TRAMPOLINE)) trampoline = new Uint8Array(bytes); // Node may not know what it uses
      return new target(bytes);
    },
  });
  process.argv = ["node", "python"]; // else the memory would hold where it was made
  try {
    /** @type {typeof import("pyodide")} */
    const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
    const { default: create } = await import(pathToFileURL(`${folder}/pyodide.asm.mjs`).href);
    // Python itself has started when its module is made; what Pyodide would import after that is for JavaScript's sake.
    const made = await new Promise((resolve, reject) => {
      /** @param {unknown} settings */
      const createPyodideModule = (settings) => {
        create(settings).then(resolve, reject);
        return Promise.race([]); // for ever: Pyodide goes on no further
      };
      loadPyodide({ indexURL: folder, stdLibURL: library, env: ENVIRONMENT, createPyodideModule }).catch(reject);
    });
    expect(instance && trampoline, "it starts in another way");
    const exports = /** @type {any} */ (instance.exports);
    /** @param {number} called */
    const call = (called) => {
      const given = exports.PyObject_CallOneArg(called, exports._Py_NoneStruct.value);
      expect(given, "Python could not be readied");
      return given;
    };
    /** @type {number[]} */
    const texts = []; // whose hashes are to be made again
    return { files: made.FS, exports, call, trampoline, texts };
  } finally {
    Object.assign(WebAssembly, { instantiate, Module });
    process.argv = argv;
  }
}

/** Lets Python run a script; gives what that leaves in the file "said". @param {Running} running @param {string} script @returns {Bytes} */
export function run({ files, exports }, script) {
  const bytes = new TextEncoder().encode(`${script}\0`);
  const place = exports.malloc(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, place);
  const failed = exports.PyRun_SimpleString(place);
  exports.free(place);
  if (failed) throw new Error("Python could not be readied");
  return files.readFile("/said");
}

/* What has documentation, by the types of what speaks for it: the word that names its definition, and the word of that. */
/** @param {any} exports */
function documented({ PyCFunction_Type, PyMethodDescr_Type, PyClassMethodDescr_Type, ...exports }) {
  const { PyGetSetDescr_Type, PyMemberDescr_Type, PyWrapperDescr_Type } = exports;
  return new Map([
    [PyCFunction_Type.value, { place: 2, doc: 3 }],
    [PyMethodDescr_Type.value, { place: 5, doc: 3 }],
    [PyClassMethodDescr_Type.value, { place: 5, doc: 3 }],
    [PyGetSetDescr_Type.value, { place: 5, doc: 3 }],
    [PyMemberDescr_Type.value, { place: 5, doc: 4 }],
    [PyWrapperDescr_Type.value, { place: 5, doc: 4 }],
  ]);
}

/** How it stands, and where in it the glue finds the rest of what it needs. @param {Running} running */
export function taken({ exports }) {
  const { _PyRuntime, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset, memory, sbrk } = exports;
  const words = new Uint32Array(memory.buffer);
  const place = exports.__indirect_function_table.length; // one more
  /** @type {State} */
  const state = {
    memory: new Uint8Array(memory.buffer.slice(0, sbrk(0))),
    globals: values(exports),
    tableLength: place + 1,
  };
  const places = {
    types: /** @type {number} */ (exports.PyType_Type.value),
    functions: exports.PyCFunction_Type.value,
    documented: documented(exports),
    heap: exports.__heap_base.value,
    exported: Object.values(exports).flatMap((each) =>
      each instanceof WebAssembly.Global ? [Number(each.value)] : [],
    ),
  };
  return { state, places, addresses: { place, trampoline: _PyRuntime.value + words[offset.value / 4] } };
}
