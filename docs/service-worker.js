/*
 * Makes the site usable without a network, and keeps builds apart.
 *
 * A build is named by the list of its own files, whose names change with their content (assets/<build>-files.json). So
 * these come from the cache first and may be of any build; pages come from the network first, and each build has its
 * own. A page that is open stays with its build: what it asks for of another build is refused, and the theme then
 * loads that page anew, whole.
 *
 * Other sites may share the origin, copies of this one too: every cache is named after this site's address.
 */

/** @import { BuildFiles, Digests, ToServiceWorker } from "./assets/messages.d.ts" */

const scope = new URL(registration.scope);
const OURS = `kept ${scope.href} `; // and of what
const FILES = `${OURS}files`;
const PAGES = `${OURS}pages `; // and the build
const SEARCH = new URL("search/search_index.json", scope).href;
const CLIENTS = `${OURS}clients`; // which page that is open is of which build; a service worker is ended and begun at will
const KEPT = 2; // builds: the newest, and the one that pages still open may be of
const IS_CHECKED = /-frozen\.wasm$/; // where it is used, and asked for anew if it is damaged: it is large
const PATIENCE = 3000; // milliseconds that the network has for a whole page, where one is kept

const ENDS = false; // a publisher who wants none of this has `offline: false` in mkdocs.yml, and the build says so here
let isOver = ENDS; // from its end on, what is still under way may keep nothing

/** @type {Map<string, string>} */
const digests = new Map(); // of the files of the builds that are kept, by their addresses
/** @type {Set<string>} */
const whole = new Set(); // the kept files that have been found to be so

/** @param {URL} url */
const isFile = ({ pathname }) => /\/assets\/.*(\b[0-9a-f]{8,}\b|pyodide-[\d.]+\/)/.test(pathname);
/** @param {URL} url */
const isPage = ({ pathname }) => pathname.endsWith("/") || pathname.endsWith(".html");
/** @param {string} url */
const plain = (url) => url.replace(/[?#].*/, ""); // the state of a calculator makes no other page
/** @param {string} build */
const listOf = (build) => new URL(`assets/${build}-files.json`, scope).href;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(ENDS ? end() : begin()));

addEventListener("message", (event) => {
  const { source } = event;
  /** @type {ToServiceWorker} */
  const message = event.data;
  if ("end" in message) event.waitUntil(end());
  else if (source instanceof Client && !ENDS) {
    isOver = false; // the reader wants it again
    event.waitUntil(keep(message, source.id).catch(withoutIt));
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (ENDS || request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  if (isFile(url)) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (isPage(url)) event.respondWith(pageFor(event));
  else event.respondWith(newest(event));
});

/* One of a build's own files: from the cache, if it is there as it was built. */
/** @param {Request} request */
async function file(request) {
  if (request.cache === "reload") return renewed(request);
  try {
    const kept = await caches.match(request.url, { cacheName: FILES });
    if (kept && (IS_CHECKED.test(request.url) || (await isWhole(request.url)))) return kept;
    if (kept) return renewed(new Request(request, { cache: "reload" }));
  } catch {
    // Storage is denied: then everything comes from the network.
  }
  return fetch(request);
}

/* Asked for because what was kept, here or by the browser, is damaged. */
/** @param {Request} request */
async function renewed(request) {
  const { url } = request;
  whole.delete(url);
  const response = await fetch(request);
  const copy = response.clone();
  if (response.ok) await replace(url, copy).catch(withoutIt);
  return response;
}

/** @param {string} url @param {Response} response */
async function replace(url, response) {
  const files = await shelf(FILES);
  if (await files.delete(url)) await files.put(url, response);
}

/* Read once for as long as this service worker lives, before it is first given out. */
/** @param {string} url */
async function isWhole(url) {
  if (whole.has(url)) return true;
  const kept = await caches.match(url, { cacheName: FILES });
  const digest = await digestOf(url);
  if (!kept || !digest) return false;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await kept.arrayBuffer()));
  if (`sha256-${btoa(String.fromCharCode(...bytes))}` !== digest) return false;
  whole.add(url);
  return true;
}

/** @param {string} url */
async function digestOf(url) {
  if (!digests.has(url)) for (const build of await builds()) await listed(build);
  return digests.get(url);
}

/* The list of a build that is kept: addresses and digests. */
/** @param {string} build @returns {Promise<{ pages: Digests, python: Digests }>} */
async function listed(build) {
  const list = await keptPage(build, listOf(build));
  /** @type {BuildFiles} */
  const names = list ? await list.json() : { pages: {}, python: {} };
  const [pages, python] = [addressed(names.pages), addressed(names.python)];
  for (const [url, digest] of Object.entries({ ...pages, ...python })) digests.set(url, digest);
  return { pages, python };
}

/** @param {Digests} names @returns {Digests} */
function addressed(names) {
  return Object.fromEntries(Object.entries(names).map(([name, digest]) => [new URL(name, scope).href, digest]));
}

/* A page to be opened: the newest there is. It is kept while the reader reads. */
/** @param {FetchEvent} event */
async function page(event) {
  const { request, preloadResponse } = event;
  const asked = Promise.resolve(preloadResponse).then((response) => response ?? fetch(request));
  const copied = asked.then((response) => response.clone());
  event.waitUntil(copied.then((copy) => (copy.ok ? keepPage(request.url, copy) : undefined)).catch(withoutIt));
  const nothing = new Response("There is no network, and this page has not been read here before.", { status: 503 });
  return answer(asked, await newestKept(request.url)).catch(() => nothing);
}

/* A page to be shown in one that is open: of the same build. */
/** @param {FetchEvent} event */
async function pageFor(event) {
  const { request, clientId } = event;
  const of = buildOf(clientId);
  const asked = fetch(request).then(async (response) => {
    if (!response.ok) return response;
    const found = await keepPage(request.url, response.clone());
    const build = await of;
    return !build || found === build ? response : Response.error();
  });
  event.waitUntil(asked.catch(withoutIt)); // also what comes too late is kept
  const build = await of;
  return answer(asked, build && (await keptPage(build, request.url))).catch(() => Response.error());
}

/* The search index and the like: the newest there is. */
/** @param {FetchEvent} event */
async function newest(event) {
  const { request } = event;
  const asked = fetch(request);
  const copied = asked.then((response) => response.clone());
  const found = builds();
  event.waitUntil(
    Promise.all([copied, found])
      .then(([copy, [build]]) => (build ? keepIn(build, request.url, copy) : undefined))
      .catch(withoutIt),
  );
  return answer(asked, await newestKept(request.url));
}

/* What the network gives; where something is kept, only if it gives that whole, in time, and as what was asked for. */
/** @param {Promise<Response>} asked @param {Response | "" | undefined} kept */
function answer(asked, kept) {
  return kept ? inTime(asked.then(complete)).catch(() => kept) : asked;
}

/** @param {Response} response */
async function complete(response) {
  if (response.type === "opaqueredirect") return response; // the browser goes on to where it leads
  if (!response.ok) throw new Error(`${response.status}`);
  await response.clone().arrayBuffer();
  return response;
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
function inTime(promise) {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}

/* What an open page of a build stands on: itself, the build's files, and Python where it has calculators. */
/** @param {Exclude<ToServiceWorker, { end: true }>} message @param {string} client */
async function keep({ build, python, page: address }, client) {
  const shown = await caches.open(CLIENTS);
  await shown.put(client, new Response(build));
  for (const { url } of await shown.keys()) {
    if (!(await clients.get(url.slice(url.lastIndexOf("/") + 1)))) await shown.delete(url);
  }
  await keepPage(address, await fetch(address));
  await keepIn(build, listOf(build), await fetch(listOf(build)));
  const wanted = await listed(build);
  const files = await shelf(FILES);
  for (const [url, integrity] of Object.entries(python ? { ...wanted.pages, ...wanted.python } : wanted.pages)) {
    if (isOver) return;
    if (!(await files.match(url))) await files.put(url, await undamaged(url, integrity));
  }
  // Which a page asks for only when its search is opened, perhaps when there is no network any more.
  if (!(await keptPage(build, SEARCH))) await keepIn(build, SEARCH, await fetch(SEARCH));
}

/* A file as it was built; if what the browser has of it is not, asked for anew. */
/** @param {string} url @param {string} integrity */
async function undamaged(url, integrity) {
  const response = await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" }));
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

/* Keep a page with its build, and say which that is. */
/** @param {string} url @param {Response} response @returns {Promise<string | undefined>} */
async function keepPage(url, response) {
  const text = await response
    .clone()
    .text()
    .catch(() => ""); // broken off, as when the reader goes on at once
  const [, build, site] = text.match(/<meta name="build" content="(\w+)" data-site="([./]+)">/) ?? [];
  const isOurs = site && new URL(site, plain(url)).href === scope.href; // another copy may lie in a folder of this one
  if (!isOurs || !(await isWanted())) return build;
  try {
    const isNew = !(await caches.has(PAGES + build));
    await keepIn(build, url, response);
    if (isNew) await forgetOld();
  } catch (error) {
    console.info(`A page is not kept for a time without a network: ${error}`); // storage is full or denied
  }
  return build;
}

/** @param {string} build @param {string} url @param {Response} response */
async function keepIn(build, url, response) {
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  await (await shelf(PAGES + build)).put(plain(url), response);
}

/** @param {string} build @param {string} url */
async function keptPage(build, url) {
  try {
    return await caches.match(plain(url), { cacheName: PAGES + build });
  } catch {
    return undefined; // storage is denied
  }
}

/** @param {string} url */
async function newestKept(url) {
  for (const build of await builds()) {
    const kept = await keptPage(build, url);
    if (kept) return kept;
  }
  return undefined;
}

/* Their names, the newest first: caches come in the order of their making. */
async function builds() {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
    return names.map((name) => name.slice(PAGES.length)).reverse();
  } catch {
    return []; // storage is denied
  }
}

/* Whether a page has asked for it, and it has not been ended since: also by a service worker before this one. */
async function isWanted() {
  try {
    return !isOver && (await caches.has(CLIENTS)) && !isOver;
  } catch {
    return false; // storage is denied
  }
}

/* A place to keep something in; what comes too late finds none. */
/** @param {string} name */
async function shelf(name) {
  if (!(await isWanted())) throw new Error("it has been switched off");
  return caches.open(name);
}

/** @param {string} client */
async function buildOf(client) {
  try {
    return await (await caches.match(client, { cacheName: CLIENTS }))?.text();
  } catch {
    return undefined;
  }
}

function withoutIt() {
  // No network, or no room: the reader goes on without what was to be kept.
}

async function forgetOld() {
  const kept = (await builds()).slice(0, KEPT);
  for (const build of (await builds()).slice(KEPT)) await caches.delete(PAGES + build);
  const needed = new Set();
  for (const build of kept) {
    const { pages, python } = await listed(build);
    for (const url of Object.keys({ ...pages, ...python })) needed.add(url);
  }
  const files = await shelf(FILES);
  for (const { url } of await files.keys()) if (!needed.has(url)) await files.delete(url);
}

async function begin() {
  await registration.navigationPreload?.enable(); // a page is asked for while this worker is still being started
  await clients.claim();
}

async function end() {
  isOver = true;
  await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
}
