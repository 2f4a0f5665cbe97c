/*
 * Reads and writes WebAssembly's binary format, as far as freezing Python needs it: whole sections, and of some of them
 * the entries. What it does not know ends in an error, so that another compiler's module is not misread.
 *
 * https://webassembly.github.io/spec/core/binary/modules.html
 */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {Map<number, Bytes>} Sections by their number, in the order in which they stand */
/** @typedef {{ title: string, kind: number, type: Bytes }} Import */

export const SECTION = {
  custom: 0,
  types: 1,
  imports: 2,
  tables: 4,
  memory: 5,
  globals: 6,
  exports: 7,
  elements: 9,
  code: 10,
  data: 11,
  dataCount: 12,
};
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
const HEAD = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const OP = {
  end: 0x0b,
  call: 0x10,
  returnCall: 0x12,
  firstAccess: 0x28,
  lastAccess: 0x3e,
  globalGet: 0x23,
  i32Const: 0x41,
  i64Const: 0x42,
  f32Const: 0x43,
  f64Const: 0x44,
  refNull: 0xd0,
};
const REFERENCE = [0x63, 0x64]; // a type that a heap type follows
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Something in the module that the freezing was not written for. */
export class Unexpected extends Error {}

/** @param {unknown} condition @param {string} what @returns {asserts condition} */
export function expect(condition, what) {
  if (!condition) throw new Unexpected(`Pyodide's WebAssembly is not as it was: ${what}`);
}

export class Reader {
  at = 0;

  /** @param {Bytes} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  get isAtEnd() {
    return this.at === this.bytes.length;
  }

  byte() {
    expect(this.at < this.bytes.length, "it ends too soon");
    return this.bytes[this.at++];
  }

  /* LEB128, as far as 32 bits go: the value, how many bits it was given in, and whether the first of them is set. */
  number() {
    let [value, bits, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value |= (byte & 127) << bits;
      bits += 7;
    } while (byte & 128);
    return { value, bits, isNegative: (byte & 64) !== 0 };
  }

  unsigned() {
    return this.number().value >>> 0;
  }

  signed() {
    const { value, bits, isNegative } = this.number();
    return isNegative && bits < 32 ? value | (-1 << bits) : value;
  }

  /** @param {number} length */
  take(length) {
    expect(this.at + length <= this.bytes.length, "it ends too soon");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return decoder.decode(this.take(this.unsigned()));
  }

  type() {
    const type = this.byte();
    if (REFERENCE.includes(type)) this.signed();
  }

  types() {
    const start = this.at;
    for (let left = this.unsigned(); left; left--) this.type();
    return this.bytes.subarray(start + 1, this.at); // there are fewer than 128
  }

  limits() {
    const flags = this.unsigned();
    this.unsigned();
    if (flags & 1) this.unsigned();
  }

  /* A constant expression: its one instruction, whole. */
  constant() {
    const from = this.at;
    const instruction = this.byte();
    if (instruction === OP.i32Const || instruction === OP.i64Const || instruction === OP.refNull) this.signed();
    else if (instruction === OP.globalGet) this.unsigned();
    else if (instruction === OP.f32Const) this.take(4);
    else if (instruction === OP.f64Const) this.take(8);
    else throw new Unexpected(`a constant is made by instruction ${instruction}`);
    expect(this.byte() === OP.end, "a constant takes more than one instruction");
    return this.bytes.subarray(from, this.at);
  }
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = [];
  let left = value;
  do {
    const low = left & 127;
    left >>>= 7;
    bytes.push(left ? low | 128 : low);
  } while (left);
  return bytes;
}

/** @param {number} value */
export function signed(value) {
  const bytes = [];
  for (let left = value | 0; ; ) {
    const low = left & 127;
    left >>= 7;
    const isLast = (left === 0 && !(low & 64)) || (left === -1 && low & 64);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return bytes;
  }
}

/** @param {string} text */
export function name(text) {
  const bytes = encoder.encode(text);
  return [...unsigned(bytes.length), ...bytes];
}

/** A constant of 32 bits, as globals and segments have it. @param {number} value */
export const constant = (value) => [OP.i32Const, ...signed(value), OP.end];

/** @param {readonly ArrayLike<number>[]} parts @returns {Bytes} */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A section of these entries. @param {readonly ArrayLike<number>[]} all */
export const listed = (all) => joined([unsigned(all.length), ...all]);

/** What a module consists of. @param {Bytes} module @returns {Sections} */
export function sections(module) {
  const reader = new Reader(module);
  expect(String(reader.take(HEAD.length)) === String(HEAD), "it is no module");
  /** @type {Sections} */
  const found = new Map();
  while (!reader.isAtEnd) {
    const number = reader.byte();
    const content = reader.take(reader.unsigned());
    expect(!found.has(number), `there are two sections ${number}`);
    found.set(number, content);
  }
  return found;
}

/** @param {Sections} all @param {Record<string, Bytes>} [custom] sections to be added, by their names */
export function assembled(all, custom = {}) {
  /** @type {[number, Bytes][]} */
  const added = Object.entries(custom).map(([title, content]) => [SECTION.custom, joined([name(title), content])]);
  const parts = [...added, ...all];
  return joined([HEAD, ...parts.flatMap(([number, content]) => [[number, ...unsigned(content.length)], content])]);
}

/** @param {Sections} all @param {number} number */
export function section(all, number) {
  const found = all.get(number);
  expect(found, `there is no section ${number}`);
  return found;
}

/**
 * The entries of a section, each read by a function.
 *
 * @template T
 * @param {Sections} all
 * @param {number} number
 * @param {(reader: Reader) => T} read
 */
export function entries(all, number, read) {
  const reader = new Reader(section(all, number));
  const found = Array.from({ length: reader.unsigned() }, () => read(reader));
  expect(reader.isAtEnd, `section ${number} goes on after its end`);
  return found;
}

/** Each import's name and kind, and its type as bytes. @param {Sections} all @returns {Import[]} */
export function imports(all) {
  return entries(all, SECTION.imports, (reader) => {
    const [from, title, kind] = [reader.name(), reader.name(), reader.byte()];
    const start = reader.at;
    if (kind === KIND.function) reader.unsigned();
    else if (kind === KIND.global) {
      reader.type();
      reader.byte();
    } else throw new Unexpected(`it imports ${from}.${title} of kind ${kind}`);
    return { title, kind, type: reader.bytes.subarray(start, reader.at) };
  });
}

/** @param {Sections} all */
export function exported(all) {
  return entries(all, SECTION.exports, (reader) => ({
    title: reader.name(),
    kind: reader.byte(),
    index: reader.unsigned(),
  }));
}

/** The functions from one that is exported to the next, with its name: those of a source file, or of a part of one. @param {Sections} all */
export function files(all) {
  const imported = imports(all).filter(({ kind }) => kind === KIND.function).length;
  const heads = exported(all).filter(({ kind, index }) => kind === KIND.function && index >= imported);
  const sorted = [...new Map(heads.map(({ index, title }) => [index - imported, title]))].sort(([a], [b]) => a - b);
  const end = bodies(all).length;
  return sorted.map(([first, title], at) => {
    const [next] = sorted[at + 1] ?? [end];
    return { title, functions: Array.from({ length: next - first }, (_, place) => first + place) };
  });
}

/** The type of each global that the module defines, whether it may change, and its first value. @param {Sections} all */
export function globals(all) {
  return entries(all, SECTION.globals, (reader) => {
    const start = reader.at;
    reader.type();
    const isMutable = reader.byte() === 1;
    return { type: reader.bytes.subarray(start, reader.at), isMutable, initial: reader.constant() };
  });
}

/** The code of each function that the module defines. @param {Sections} all */
export const bodies = (all) => entries(all, SECTION.code, (reader) => reader.take(reader.unsigned()));

/** @param {readonly ArrayLike<number>[]} all */
export const code = (all) => listed(all.map((body) => joined([unsigned(body.length), body])));

/** Where in a function's code its first instruction stands, after its variables. @param {Bytes} body */
export function firstInstruction(body) {
  const reader = new Reader(body);
  for (let left = reader.unsigned(); left; left--) {
    reader.unsigned();
    reader.type();
  }
  return reader.at;
}

/** The functions that the table begins with, and at which of its places. @param {Sections} all */
export function table(all) {
  const [first, ...others] = entries(all, SECTION.elements, (reader) => {
    expect(reader.unsigned() === 0, "the table's functions are listed in another way");
    const place = new Reader(reader.constant());
    place.byte();
    return { start: place.signed(), members: Array.from({ length: reader.unsigned() }, () => reader.unsigned()) };
  });
  expect(!others.length, "the table's functions are listed in parts");
  return first;
}

/** The functions that a function's code calls by name. @param {Bytes} body */
export const calls = (body) => told(body, "calls");

/** The constants of a function's code, and what it adds to places in the memory. @param {Bytes} body */
export const constants = (body) => told(body, "constants");

/** @param {Bytes} body @param {"calls" | "constants"} which */
function told(body, which) {
  /** @type {Record<string, Set<number>>} */
  const found = { calls: new Set(), constants: new Set() };
  const reader = new Reader(body);
  reader.at = firstInstruction(body);
  while (!reader.isAtEnd) {
    const instruction = reader.byte();
    if (instruction === OP.call || instruction === OP.returnCall) found.calls.add(reader.unsigned());
    else if (instruction === OP.i32Const) found.constants.add(reader.signed() >>> 0);
    else if (instruction >= OP.firstAccess && instruction <= OP.lastAccess) found.constants.add(access(reader));
    else (BEHIND[instruction] ?? refuse)(reader);
  }
  return found[which];
}

/* What is added to the place, behind the alignment and perhaps the number of the memory. */
/** @param {Reader} reader */
function access(reader) {
  if (reader.unsigned() & 64) reader.unsigned();
  return reader.unsigned();
}

/** @param {Reader} reader @returns {never} */
function refuse(reader) {
  throw new Unexpected(`there is an instruction ${reader.bytes[reader.at - 1]}`);
}

/** @param {number} count @returns {(reader: Reader) => void} */
function indices(count) {
  return (reader) => {
    for (let left = count; left; left--) reader.unsigned();
  };
}

/** @typedef {(reader: Reader) => void} Skip what stands behind an instruction */
/** @type {[number, number, Skip][]} by the first and the last instruction that it stands behind, as the specification has them */
const KINDS = [
  [0x00, 0x01, indices(0)],
  [0x02, 0x04, (reader) => reader.signed()], // the type of a block
  [0x05, 0x05, indices(0)],
  [0x06, 0x06, (reader) => reader.signed()],
  [0x07, 0x09, indices(1)],
  [0x0a, 0x0b, indices(0)],
  [0x0c, 0x0d, indices(1)],
  [0x0e, 0x0e, (reader) => indices(reader.unsigned() + 1)(reader)],
  [0x0f, 0x0f, indices(0)],
  [0x11, 0x11, indices(2)],
  [0x13, 0x13, indices(2)],
  [0x18, 0x18, indices(1)],
  [0x19, 0x1b, indices(0)],
  [0x1c, 0x1c, (reader) => reader.types()],
  [0x1f, 0x1f, handlers],
  [0x20, 0x26, indices(1)],
  [0x3f, 0x40, indices(1)],
  [0x42, 0x42, (reader) => reader.signed()],
  [0x43, 0x43, (reader) => reader.take(4)],
  [0x44, 0x44, (reader) => reader.take(8)],
  [0x45, 0xc4, indices(0)],
  [0xd0, 0xd0, (reader) => reader.signed()],
  [0xd1, 0xd1, indices(0)],
  [0xd2, 0xd2, indices(1)],
  [0xd3, 0xd3, indices(0)],
  [0xfc, 0xfc, (reader) => (MORE[reader.unsigned()] ?? refuse)(reader)],
];
const BEHIND = Array.from({ length: 256 }, (_, op) => KINDS.find(([first, last]) => first <= op && op <= last)?.[2]);
const MORE = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1].map(indices); // by the second byte of 0xfc

/** @param {Reader} reader */
function handlers(reader) {
  reader.signed(); // the type of the block
  for (let left = reader.unsigned(); left; left--) indices(reader.byte() < 2 ? 2 : 1)(reader);
}
