/* What the pinned Pyodide answers as it comes: node whole_python.mjs <pyodide> <library> <requests> <answers>. */

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

import { ticking } from "./ticking.mjs";

process.on("uncaughtException", ({ name, message }) => {
  writeSync(2, `${name}: ${message}\n`); // Node itself would show a megabyte of Pyodide's script
  process.exit(1);
});

const [pyodide, library, asked, answers] = process.argv.slice(2);
const unzipped = `${dirname(answers)}/library.zip`;
writeFileSync(unzipped, gunzipSync(readFileSync(library)));
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: pyodide, stdLibURL: unzipped });
const { respond } = python.pyimport("calc.interface");
/** @type {string[]} */
const requests = JSON.parse(readFileSync(asked, "utf8"));
const answer = (/** @type {string} */ request) => {
  ticking();
  return respond(request);
};
writeFileSync(answers, JSON.stringify(requests.map(answer)));
