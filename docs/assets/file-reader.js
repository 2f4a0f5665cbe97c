/*
 * Reads a file that a reader chooses into the field beside it: in this browser, and sent nowhere.
 */

/** @import { LiveCalculator } from "./live-calculator.js" */

const MOST = 4_000_000; // bytes: twice what Python takes, which says what is too long

/* A text as spreadsheets save it: UTF-8, UTF-16 with its mark, or what Windows has in the west. */
/** @param {ArrayBuffer} content */
function decoded(content) {
  const [first, second] = new Uint8Array(content, 0, Math.min(2, content.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}

document.addEventListener("change", async ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.reads) return;
  const [file] = target.files ?? [];
  const calculator = /** @type {LiveCalculator | null} */ (target.closest("live-calculator"));
  if (!file || !calculator) return;
  try {
    const text = decoded(await file.slice(0, MOST).arrayBuffer());
    calculator.replace({ [target.dataset.reads]: text });
  } catch {
    calculator.say("The file could not be read; choose it once more.");
  }
  target.value = ""; // so that the same file can be chosen again when it has changed
});
