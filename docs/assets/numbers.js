/*
 * Numbers in the prose: a press opens what the number is, in the place of following its link.
 *
 * The numbers of one paragraph, list or table are one stop of the key Tab; from one to the next go the arrow keys.
 */

const TOGETHER = "p, ul, ol, table";
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/** @param {Event} event @returns {HTMLAnchorElement | null} */
const numberOf = ({ target }) => (target instanceof Element ? target.closest("a.computed") : null);

/** @param {HTMLAnchorElement} number @returns {HTMLAnchorElement[]} */
function beside(number) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const all = (number.closest(TOGETHER) ?? document).querySelectorAll("a.computed");
  return [...all];
}

/** @param {MouseEvent | KeyboardEvent} event */
const isPlain = ({ altKey, ctrlKey, metaKey, shiftKey }) => !(altKey || ctrlKey || metaKey || shiftKey);

document.addEventListener(
  "click",
  async (event) => {
    const number = numberOf(event);
    if (!number || !isPlain(event)) return;
    event.preventDefault();
    event.stopPropagation(); // before the theme follows it
    try {
      const { open } = await import("./number-dialog.js");
      await open(number);
    } catch {
      location.assign(number.href);
    }
  },
  true,
);

for (const type of ["focusin", "focusout"]) {
  document.addEventListener(type, (event) => {
    const number = numberOf(event);
    if (!number) return;
    for (const each of beside(number)) each.tabIndex = type === "focusin" && each !== number ? -1 : 0;
  });
}

document.addEventListener("keydown", (event) => {
  const number = numberOf(event);
  const step = STEPS[event.key];
  if (!number || !step || !isPlain(event)) return;
  event.preventDefault();
  const all = beside(number);
  all[all.indexOf(number) + step]?.focus();
});
