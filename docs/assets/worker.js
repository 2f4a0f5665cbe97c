/* Runs `calc` in Pyodide, away from the page: {id, request} comes in, {id, response} goes out, strings of JSON both. */

import { loadPyodide } from "./pyodide/pyodide.mjs";

const wheel = new URL(self.name, import.meta.url); // the page names the worker after the wheel that it was built with

async function start() {
  const fetched = fetch(wheel).then((response) => {
    if (!response.ok) throw new Error(`${response.status} for ${wheel.pathname}`);
    return response.arrayBuffer();
  });
  const [python, archive] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href }),
    fetched,
  ]);
  python.unpackArchive(archive, "wheel");
  return python.pyimport("calc.calculators").respond;
}

const tell = (error) => postMessage({ failure: error.message.trim().split("\n").at(-1) });

// Pyodide logs it when its wasm does not load, and then waits for ever; the page is to know.
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = (...sources) => {
  const instance = instantiate(...sources);
  instance.catch(tell);
  return instance;
};

const respond = start();
respond.then(() => postMessage({ id: 0 }), tell);

self.onmessage = async ({ data: { id, request } }) => {
  try {
    postMessage({ id, response: (await respond)(request) });
  } catch (error) {
    tell(error);
  }
};
