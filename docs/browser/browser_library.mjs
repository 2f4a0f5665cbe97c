/*
 * Makes the library that the browser's whole Python reads: node browser_library.mjs <pyodide> <wheel of calc> <library>.
 *
 * The pinned Pyodide runs here as it will run there, so that the bytecode is its own; browser_library.py does the work.
 */

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

// Node itself would show the line that threw, which in Pyodide's minified script is a megabyte, and be cut off in it.
process.on("uncaughtException", ({ name, message }) => {
  writeSync(2, `${name}: ${message}\n`);
  process.exit(1);
});

const [pyodide, wheel, library] = process.argv.slice(2);
const MAKER = "browser_library.py";
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONNODEBUGRANGES: "1" } });
python.FS.writeFile(`/home/pyodide/${MAKER}`, readFileSync(new URL(MAKER, import.meta.url)));
python.FS.writeFile("/calc.whl", readFileSync(wheel));
python.pyimport("browser_library").write("/calc.whl", "/library.zip");
writeFileSync(library, gzipSync(python.FS.readFile("/library.zip"), { level: 9, memLevel: 9 }));
