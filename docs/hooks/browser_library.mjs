/*
 * Makes the library that the browser runs: node browser_library.mjs <pyodide> <wheel of calc> <result>.
 *
 * The pinned Pyodide runs here as it will run there, so that the bytecode is its own; browser_library.py does the work.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, wheel, result] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: pyodide });
for (const name of ["browser_library", "rest_of_library"])
  python.FS.writeFile(`/home/pyodide/${name}.py`, readFileSync(new URL(`${name}.py`, import.meta.url)));
python.FS.writeFile("/home/pyodide/calc.whl", readFileSync(wheel));
python.pyimport("browser_library").write("/home/pyodide/calc.whl", "/home/pyodide/library.zip");
writeFileSync(result, python.FS.readFile("/home/pyodide/library.zip"));
