/* Starts the Python that the site brings along: Pyodide with a library made for it when the site was built. */

import { loadPyodide } from "./pyodide/pyodide.mjs";

export async function start(library) {
  const python = await loadPyodide({
    indexURL: new URL("pyodide/", import.meta.url).href,
    stdLibURL: new URL(library, import.meta.url).href,
  });
  python.pyimport("rest_of_library").install(new URL("pyodide/python_stdlib.zip", import.meta.url).href);
  return python;
}
