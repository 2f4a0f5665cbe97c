/*
 * Writes a module that is Python in the midst of its work: the functions that are asked for, the others as traps, and the
 * memory as it stood, as the module's own data.
 *
 * What a function's code names stays as it was numbered: functions, globals, types, the places of the table. So the
 * imports stay too, and a function that was left out ends in a trap whichever way it is called. A place of the table is
 * never left empty: Python's trampoline would take that for a wrong type, and raise an exception that may be caught.
 */

import { PRESENT } from "../assets/frozen.mjs";
import * as wasm from "./wasm.mjs";

/** @import { Bytes, Sections } from "./wasm.mjs" */
/** @typedef {{ memory: Bytes, globals: Map<number, number>, tableLength: number }} State Python's, as it stood */
/** @typedef {{ functions?: Set<number>, exported(title: string): boolean }} Wanted without functions, all of them */

const PAGE = 65_536;
const GAP = 256; // bytes of zeros: compressed, fewer cost less than another segment
const TRAP = [0, 0x00, 0x0b]; // no variables, unreachable, end
const I32 = 0x7f;
const FUNCTION = 0x60; // a type
const FUNCTIONS = 0x70; // what a table holds

/**
 * @param {Bytes} module
 * @param {State} state
 * @param {Wanted} wanted
 * @param {Record<string, Bytes>} custom sections to be added, by their names
 * @returns {Bytes}
 */
export function frozen(module, state, wanted, custom) {
  const all = wasm.sections(module);
  const exported = wasm.exported(all).filter(({ title }) => wanted.exported(title));
  all.delete(wasm.SECTION.custom); // it is for a linker
  const imports = wasm.imports(all);
  const functions = imports.filter(({ kind }) => kind === wasm.KIND.function);
  const bodies = wasm.bodies(all);
  const kept = wanted.functions ?? new Set(bodies.keys());

  all.set(wasm.SECTION.globals, globals(all, imports, state.globals));
  all.set(
    wasm.SECTION.imports,
    wasm.listed(
      functions.map(({ title, type }) => [...wasm.name(""), ...wasm.name(title), wasm.KIND.function, ...type]),
    ),
  );
  all.set(wasm.SECTION.elements, table(all, state.tableLength, missingFunction(all, functions)));
  all.set(wasm.SECTION.tables, tables(all, state.tableLength));
  all.set(wasm.SECTION.memory, wasm.listed([memoryType(all, state.memory.length)]));
  all.set(
    wasm.SECTION.exports,
    wasm.listed(exported.map(({ title, kind, index }) => [...wasm.name(title), kind, ...wasm.unsigned(index)])),
  );
  all.set(wasm.SECTION.code, wasm.code(bodies.map((body, place) => (kept.has(place) ? body : TRAP))));
  const data = segments(state.memory);
  all.set(wasm.SECTION.dataCount, Uint8Array.from(wasm.unsigned(data.length)));
  all.set(wasm.SECTION.data, wasm.listed(data));
  return wasm.assembled(all, custom);
}

/* The globals that were imported are the module's own; those that change begin with what they stood at. */
/** @param {Sections} all @param {wasm.Import[]} imports @param {Map<number, number>} values */
function globals(all, imports, values) {
  const types = [...imports.filter(({ kind }) => kind === wasm.KIND.global), ...wasm.globals(all)];
  return wasm.listed(
    types.map((each, place) => {
      const value = values.get(place);
      if (value === undefined && "initial" in each) return [...each.type, ...each.initial];
      wasm.expect(
        value !== undefined && each.type[0] === I32,
        `global ${place} is not a number of 32 bits that is known`,
      );
      return [...each.type, ...wasm.constant(value)];
    }),
  );
}

/* Something that Python's trampoline would call, and that nobody brings along. */
/** @param {Sections} all @param {{ title: string, type: Bytes }[]} imports */
function missingFunction(all, imports) {
  const types = wasm.entries(all, wasm.SECTION.types, (reader) => {
    wasm.expect(reader.byte() === FUNCTION, "there are types that are not of functions");
    return [reader.types(), reader.types()];
  });
  const found = imports.findIndex(({ title, type }) => {
    const [taken, given] = types[new wasm.Reader(type).unsigned()];
    return !PRESENT.includes(title) && !taken.length && String(given) === String([I32]);
  });
  wasm.expect(found >= 0, "nothing that gives a number is missing");
  return found;
}

/* The table's functions as they were; in the places of what was added to it while it ran, what is missing. */
/** @param {Sections} all @param {number} length @param {number} missing */
function table(all, length, missing) {
  const { start, members } = wasm.table(all);
  const added = length - start - members.length;
  wasm.expect(added >= 0, "the table is shorter than its functions");
  const filled = [...members, ...Array(added).fill(missing)];
  return wasm.listed([[0, ...wasm.constant(start), ...wasm.unsigned(filled.length), ...filled.flatMap(wasm.unsigned)]]);
}

/* As long as it has become; other tables, which held what is JavaScript's, are as they were at first. */
/** @param {Sections} all @param {number} length */
function tables(all, length) {
  const [first, ...others] = wasm.entries(all, wasm.SECTION.tables, (reader) => {
    const start = reader.at;
    const kind = reader.byte();
    reader.limits();
    return { kind, type: reader.bytes.subarray(start, reader.at) };
  });
  wasm.expect(first.kind === FUNCTIONS, "the first table is not of functions");
  return wasm.listed([[first.kind, 0, ...wasm.unsigned(length)], ...others.map(({ type }) => type)]);
}

/* As large as it has become, and allowed to grow as before. */
/** @param {Sections} all @param {number} length */
function memoryType(all, length) {
  const [most] = wasm.entries(all, wasm.SECTION.memory, (reader) => {
    wasm.expect(reader.unsigned() === 1, "the memory has no limit");
    reader.unsigned();
    return reader.unsigned();
  });
  return [1, ...wasm.unsigned(Math.ceil(length / PAGE)), ...wasm.unsigned(most)];
}

/* What of a memory is not zero. */
/** @param {Bytes} memory */
function segments(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const found = [];
  for (let at = 0; at < words.length; at++) {
    if (!words[at]) continue;
    const from = at;
    let last = at;
    for (; at < words.length && (at - last) * 4 <= GAP; at++) if (words[at]) last = at;
    const content = memory.subarray(from * 4, (last + 1) * 4);
    found.push(wasm.joined([[0, ...wasm.constant(from * 4), ...wasm.unsigned(content.length)], content]));
    at = last;
  }
  return found;
}
