/*
 * Keeps what a reader has entered: in the address, which can be handed on, and for this tab, so that a reload and the
 * way back find it.
 */

const SHELF = `entered ${new URL("../", import.meta.url).pathname}`; // other sites may share the origin
const CALM = 500; // milliseconds: a browser lets an address change a hundred times in half a minute, and no more

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {string} id */
const place = (id) => `${location.pathname}#${id}`;

/** @returns {Record<string, string>} */
function shelf() {
  try {
    return JSON.parse(sessionStorage.getItem(SHELF) ?? "{}");
  } catch {
    return {}; // storage is denied
  }
}

/* The state in which this calculator was left, as a query; empty where it is as built. */
/** @param {string} id */
export const left = (id) => shelf()[place(id)] ?? "";

/** @param {string} id @param {string} query */
export function keep(id, query) {
  const { [place(id)]: _, ...others } = shelf();
  try {
    sessionStorage.setItem(SHELF, JSON.stringify(query ? { ...others, [place(id)]: query } : others));
  } catch {
    // Storage is denied or full: the address has it.
  }
  const { pathname } = location;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (location.pathname !== pathname) return; // the reader has gone on
    if (query) history.replaceState(history.state, "", `${query}#${id}`);
    else if (location.search && location.hash === `#${id}`) history.replaceState(history.state, "", pathname);
  }, CALM);
}
