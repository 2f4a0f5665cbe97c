/** Pyodide's files, where the build puts them. For the checker of types only: no reader is sent this. */

declare module "*/pyodide.mjs" {
  export { loadPyodide } from "pyodide";
}

declare module "*/pyodide.asm.mjs" {
  import type { loadPyodide, PyodideAPI } from "pyodide";

  type Settings = NonNullable<Parameters<typeof loadPyodide>[0]>;
  type Create = NonNullable<Settings["createPyodideModule"]>;

  /** With what Pyodide keeps to itself. */
  type Module = Awaited<ReturnType<Create>> & { _malloc(bytes: number): number; _sbrk(bytes: number): number };

  export default function create(...settings: Parameters<Create>): Promise<Module>;

  export type Python = PyodideAPI;

  /** How Pyodide is to start, and what is to be done to its memory before. */
  export type Options = Settings & { fill?: (module: Module) => void };
}
