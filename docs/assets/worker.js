/* Runs `calc` in Pyodide, away from the page: {id, request} comes in, {id, response} goes out, strings of JSON both. */

import { start } from "./python.js";

const tell = (error) => postMessage({ failure: error.message.trim().split("\n").at(-1) });

// Pyodide logs it when its wasm does not load, and then waits for ever; the page is to know.
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = (...sources) => {
  const instance = instantiate(...sources);
  instance.catch(tell);
  return instance;
};

// The page names the worker after the library that it was built with.
const respond = start(self.name).then((python) => python.pyimport("calc.calculators").respond);
respond.then(() => postMessage({ id: 0 }), tell);

self.onmessage = async ({ data: { id, request } }) => {
  try {
    postMessage({ id, response: (await respond)(request) });
  } catch (error) {
    tell(error);
  }
};
