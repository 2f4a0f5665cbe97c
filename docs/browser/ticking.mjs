/*
 * A clock by which an answer is the same however fast the machine is: some lenses, and curves, end when their time is up.
 * It goes on by being asked, and by as much as docs/browser/frozen.py lets CPython's; no patience is a multiple of that.
 */

const TICK = 0.97; // ms
let asked = 0;

performance.now = () => {
  asked += 1;
  return asked * TICK;
};

/** Begins anew, as each question does. */
export function ticking() {
  asked = 0;
}
