/* Starts the whole Python that the site brings along: Pyodide with a library made for it when the site was built. */

/** @import { Python } from "./pyodide/pyodide.asm.mjs" */
/** @typedef {(news: string) => void} Tell */
/** @typedef {{ bytes: number, sent: number }} Size of a file, and of it as servers compress it */

const place = new URL("pyodide/", import.meta.url).href;
// Milliseconds that downloads may bring nothing: while each byte is seen to come, and where only whole files are.
const PATIENCE = { bytes: 30_000, files: 180_000 };
const WASM = { bytes: 9_598_218, sent: 3_558_222 }; // of Pyodide's pinned version

/*
 * Everything is asked for at once, and compiled while it comes. Pyodide would ask one after the other; what it asks for
 * is already under way.
 */
/** @param {string} library @param {Tell} [tell] @returns {Promise<Python>} */
export async function start(library, tell) {
  const wasm = `${place}pyodide.asm.wasm`;
  const zip = new URL(library, import.meta.url).href;
  const downloads = new Downloads();
  const compiled = downloads.await(WebAssembly.compileStreaming(fetchWhole(wasm, downloads, tell, WASM)));
  const unzipped = downloads.await(fetchWhole(zip, downloads).then(unzip));
  const lock = downloads.await(fetchWhole(`${place}pyodide-lock.json`, downloads).then((response) => response.json()));
  /** @type {Map<string, Promise<Response>>} */
  const underWay = new Map([
    [wasm, Promise.resolve(new Response())],
    [zip, unzipped],
  ]);
  // Pyodide waits for ever where one of them fails.
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => Promise.all([unzipped, compiled, lock, downloads.stalled]).catch(reject));
  failure.catch(() => {
    // Heard below.
  });

  const { fetch } = self;
  self.fetch = (resource, settings) => underWay.get(String(resource)) ?? fetch(resource, settings);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    const modules = downloads.await(
      Promise.all([import("./pyodide/pyodide.mjs"), import("./pyodide/pyodide.asm.mjs")]),
    );
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.race([modules, failure]);
    const loading = loadPyodide({
      indexURL: place,
      packageBaseUrl: place,
      lockFileContents: lock,
      stdLibURL: zip,
      createPyodideModule,
    });
    return await Promise.race([loading, failure]);
  } finally {
    self.fetch = fetch;
    downloads.end();
  }
}

/* All that is under way; where nothing of it comes any more, that is an error. */
export class Downloads {
  underWay = 0;
  patience = PATIENCE.files;

  constructor() {
    /** @type {Promise<never>} */
    this.stalled = new Promise((_, reject) => {
      this.stall = reject;
    });
  }

  /** @template T @param {Promise<T>} download @returns {Promise<T>} */
  await(download) {
    this.underWay += 1;
    this.came();
    return download.finally(() => {
      this.underWay -= 1;
      this.came();
    });
  }

  /* Something has: from now on it may take as long again. What follows the downloads takes its time. */
  came() {
    clearTimeout(this.timer);
    if (!this.underWay) return;
    const words = `nothing more has come for ${this.patience / 1000} seconds`;
    this.timer = setTimeout(() => this.stall(new Error(words)), this.patience);
  }

  end() {
    clearTimeout(this.timer);
    this.underWay = 0;
  }
}

/** @param {Response} response */
async function unzip({ body }) {
  const content = await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return new Response(content);
}

/**
 * @param {string} address
 * @param {Downloads} downloads
 * @param {Tell} [tell]
 * @param {Size} [size]
 * @param {RequestCache} [cache]
 */
export async function fetchWhole(address, downloads, tell, size, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const body = tell && size && response.clone().body;
  if (body) void watch(body, downloads, tell, size);
  return response;
}

/* Tell in megabytes, as sent, how much of the largest file has come; it is most of all that comes. */
/** @param {ReadableStream<Uint8Array>} body @param {Downloads} downloads @param {Tell} tell @param {Size} size */
async function watch(body, downloads, tell, { bytes, sent }) {
  downloads.patience = PATIENCE.bytes;
  downloads.came();
  const reader = body.getReader();
  /** @param {number} come */
  const inMegabytes = (come) => Math.round((come / bytes) * sent * 1e-6);
  let loaded = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      loaded += part.value.length;
      downloads.came();
      tell(`Loading Python: ${inMegabytes(loaded)} of ${inMegabytes(bytes)} MB ...`);
    }
    tell("Python reads its library ...");
  } catch {
    // Told where the file is compiled.
  }
}
