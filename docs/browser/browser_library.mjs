/*
 * Makes the library that the browser runs: node browser_library.mjs <pyodide> <wheel of calc> <library> <what lenses are>.
 *
 * The pinned Pyodide runs here as it will run there, so that the bytecode is its own; browser_library.py does the work.
 */

import { readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

// Node itself would show the line that threw, which in Pyodide's minified script is a megabyte, and be cut off in it.
process.on("uncaughtException", ({ name, message }) => {
  writeSync(2, `${name}: ${message}\n`);
  process.exit(1);
});

const [pyodide, wheel, library, lenses] = process.argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const BEGINNINGS = readdirSync(new URL("beginnings/", import.meta.url)).filter((name) => name.endsWith(".py"));
const MAKERS = ["browser_library.py", "rest_of_library.py", ...BEGINNINGS.map((name) => `beginnings/${name}`)];

/** @param {Parameters<typeof loadPyodide>[0]} options */
async function start(options) {
  const python = await loadPyodide({ indexURL: pyodide, ...options });
  python.FS.mkdir("/home/pyodide/beginnings");
  for (const name of MAKERS) python.FS.writeFile(`/home/pyodide/${name}`, readFileSync(new URL(name, import.meta.url)));
  return [python.pyimport("browser_library"), python.FS];
}

const [asItComes, itsFiles] = await start({});
const prepared = `${dirname(library)}/prepared.zip`;
asItComes.prepare("/prepared.zip");
writeFileSync(prepared, itsFiles.readFile("/prepared.zip"));

const [maker, files] = await start({ stdLibURL: prepared, env: { PYTHONNODEBUGRANGES: "1" } });
files.writeFile("/calc.whl", readFileSync(wheel));
maker.write("/calc.whl", "/library.zip", "/lenses.zip");
writeFileSync(lenses, files.readFile("/lenses.zip"));
writeFileSync(library, gzipSync(files.readFile("/library.zip"), { level: 9, memLevel: 9 }));
