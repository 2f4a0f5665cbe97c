/* Moves the dots of a U-tube, for the eye: water crosses the membrane both ways, the solute is held back. */

/** @import { Tube } from "./messages.d.ts" */
/** @typedef {"water" | "solute"} Kind */
/** @typedef {{ x: number, y: number, angle?: number }} Dot */
/** @typedef {{ left: number, right: number }} Levels */

const MARGIN = 4;
/** @type {Kind[]} */
const KINDS = ["water", "solute"];
const SPEEDS = { water: 46, solute: 16 }; // pixels of the picture in a second

export class Molecules {
  /** @type {Record<Kind, Dot[]>} */
  dots = { water: [], solute: [] };

  /** @param {Record<Kind, SVGPathElement>} paths @param {Tube} tube @param {Molecules} [before] */
  constructor(paths, tube, before) {
    this.tube = tube;
    this.paths = paths;
    for (const kind of KINDS) {
      const places = (paths[kind].getAttribute("d") ?? "").matchAll(/M(\S+) (\S+)h0/g);
      const drawn = [...places].map(([, x, y]) => ({ x: +x, y: +y }));
      const kept = before?.dots[kind] ?? []; // those of the picture before swim on
      this.dots[kind] = kept.length === drawn.length ? kept : drawn;
    }
  }

  /* A moment on: the levels are heights in the picture, the share is that of the water on the left. */
  /** @param {number} seconds @param {Levels} levels @param {number} share */
  move(seconds, levels, share) {
    const { middle } = this.tube;
    let surplus = this.dots.water.filter(({ x }) => x < middle).length - Math.round(share * this.dots.water.length);
    /** @param {boolean} leftwards */
    const passes = (leftwards) => {
      const wanted = leftwards ? -surplus : surplus;
      return Math.random() < (wanted > 0 ? 1 : wanted < 0 ? 0.1 : 0.5);
    };
    for (const kind of KINDS) {
      for (const dot of this.dots[kind]) {
        const onLeft = dot.x < middle;
        if (seconds) this.step(dot, SPEEDS[kind] * seconds, levels, kind === "water" && passes);
        this.keepUnder(dot, levels);
        if (kind === "water" && dot.x < middle !== onLeft) surplus += onLeft ? -1 : 1;
      }
    }
    this.carryOver(surplus, levels);
    for (const kind of KINDS) {
      const drawn = this.dots[kind].map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`);
      this.paths[kind].setAttribute("d", drawn.join(""));
    }
  }

  /**
   * @param {Dot} dot
   * @param {number} length
   * @param {Levels} levels
   * @param {false | ((leftwards: boolean) => boolean)} passes
   */
  step(dot, length, levels, passes) {
    dot.angle = (dot.angle ?? Math.random() * 6.3) + (Math.random() - 0.5) * 0.6;
    const x = dot.x + length * Math.cos(dot.angle);
    const y = dot.y + length * Math.sin(dot.angle);
    const { middle } = this.tube;
    const crosses = x < middle !== dot.x < middle;
    const mayBeThere = passes ? !crosses || passes(x < middle) : Math.abs(x - middle) > MARGIN; // solute keeps off
    if (mayBeThere && this.holds(x, y, levels)) Object.assign(dot, { x, y });
    else dot.angle = Math.random() * 6.3;
  }

  /** @param {number} x @param {number} y @param {Levels} levels */
  holds(x, y, levels) {
    const { left, right, middle, trough, base } = this.tube;
    const side = x < middle ? left : right;
    if (y < levels[x < middle ? "left" : "right"] + MARGIN || y > base - MARGIN) return false;
    if (y < trough + MARGIN) return x > side[0] + MARGIN && x < side[1] - MARGIN;
    return x > left[0] + MARGIN && x < right[1] - MARGIN;
  }

  /** @param {Dot} dot @param {Levels} levels */
  keepUnder(dot, levels) {
    const level = levels[dot.x < this.tube.middle ? "left" : "right"];
    dot.y = Math.min(Math.max(dot.y, level + MARGIN), this.tube.base - MARGIN);
  }

  /* After a leap in time: what has to be on the other side goes there, mirrored in the membrane. */
  /** @param {number} surplus @param {Levels} levels */
  carryOver(surplus, levels) {
    const { left, right, middle, trough } = this.tube;
    for (; Math.abs(surplus) > 3; surplus -= Math.sign(surplus)) {
      const isLeft = surplus > 0;
      const from = this.dots.water.filter(({ x, y }) => x < middle === isLeft && y > trough + MARGIN);
      const dot = from[Math.floor(Math.random() * from.length)];
      if (!dot) return;
      dot.x = Math.min(Math.max(2 * middle - dot.x, left[0] + MARGIN), right[1] - MARGIN);
      this.keepUnder(dot, levels);
    }
  }
}
