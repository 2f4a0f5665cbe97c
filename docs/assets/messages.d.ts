/** What the scripts say to one another, and Python to them. For the checker of types only: no reader is sent this. */

/** What the page asks of the worker that runs Python: a Request, as JSON. */
export interface Question {
  id: number;
  request: string;
}

/** What that worker says; its first word is that Python is there. */
export type FromWorker = { id: 0 } | { id: number; response: string } | { news: string } | { failure: string };

/** That worker, as the page sees it. */
export interface PythonWorker extends Worker {
  postMessage(message: Question): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
}

/** What `respond` of `calc` is asked: the state of a form, or of a link. */
export interface Request {
  name: string;
  form: Record<string, FormDataEntryValue>;
  entries?: Texts;
  patience: number;
  hand?: Hand;
  /** What is seen of the curve, as Python wrote it. */
  window?: string;
}

/** What it is asked for the panel of a lens: `asked` has what stands in the panel's own controls, and the site's address. */
export interface LensRequest {
  name: string;
  form: Record<string, FormDataEntryValue>;
  lens: string;
  asked: Texts;
}

/** What has been taken hold of, an input or the point of the curve, and where it is, from 0 to 1, or how far it is to go. */
export interface Hand {
  of: string;
  at?: number;
  steps?: number;
  released?: boolean;
}

/** What it answers, as calc/interface/form.py words it. */
export interface Reply {
  values: Texts;
  texts: Texts;
  errors: Texts;
  drawings: Texts;
  onward: Texts;
  unfinished: boolean;
  places: Texts;
}

export type Texts = Record<string, string>;

/** What the page tells the service worker: what it stands on, or that there shall be none. */
export type ToServiceWorker = { build: string; page: string; python: boolean } | { end: true };

/** The service worker, as the page sees it. */
export interface Keeper extends ServiceWorker {
  postMessage(message: ToServiceWorker): void;
}

/** The list of a build's own files, as docs/publishing/offline.py writes it. */
export interface BuildFiles {
  pages: Digests;
  python: Digests;
  /** The whole of Python, where a frozen one is kept for a time without a network. */
  whole: Digests;
}

/** By address, as the attribute `integrity` has them. */
export type Digests = Record<string, string>;

/** What a picture carries, as calc/pictures/osmosis.py writes it: the frames, and what its sliders enter. */
export interface Frames {
  time: number[];
  left: number[];
  right: number[];
  crossing: number[];
  share: number[];
  text: string[];
  question: string;
  from: Record<string, Steps>;
  turns: Record<string, Turn>;
  tube: Tube;
}

/** Entries for a field, in one unit. */
interface Steps {
  unit: string;
  entries: string[];
}

export interface Turn extends Steps {
  words: string;
  said: string[];
  at: number;
}

/** Where the U-tube stands in its picture. */
export interface Tube {
  left: [number, number];
  right: [number, number];
  middle: number;
  trough: number;
  base: number;
}
