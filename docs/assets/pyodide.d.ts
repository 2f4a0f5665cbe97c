/** Pyodide's files, where the build puts them. For the checker of types only: no reader is sent this. */

declare module "*/pyodide.mjs" {
  export { loadPyodide } from "pyodide";
}

declare module "*/pyodide.asm.mjs" {
  import type { loadPyodide, PyodideAPI } from "pyodide";

  type Create = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>["createPyodideModule"]>;

  export default function create(...settings: Parameters<Create>): ReturnType<Create>;

  export type Python = PyodideAPI;
}
