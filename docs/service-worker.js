/*
 * Makes the site usable without a network, and keeps builds apart.
 *
 * A build is named by the list of its own files, whose names change with their content (assets/<build>-files.json). So
 * these come from the cache first and may be of any build; pages come from the network first, and each build has its
 * own. A page that is open stays with its build: what it asks for of another build is refused, and the theme then
 * loads that page anew, whole.
 */

/** @import { BuildFiles, ToServiceWorker } from "./assets/messages.d.ts" */

const FILES = "site-files";
const PAGES = "site-pages-"; // and the build
const CLIENTS = "site-clients"; // which page that is open is of which build; a service worker is ended and begun at will
const KEPT = 2; // builds: the newest, and the one that pages still open may be of

const scope = new URL(registration.scope);
const ENDS = false; // a publisher who wants none of this has `offline: false` in mkdocs.yml, and the build says so here
let isOver = ENDS; // from its end on, what is still under way may keep nothing

/** @param {URL} url */
const isFile = ({ pathname }) => /\/assets\/.*(\b[0-9a-f]{8,}\b|pyodide-[\d.]+\/)/.test(pathname);
/** @param {URL} url */
const isPage = ({ pathname }) => pathname.endsWith("/") || pathname.endsWith(".html");

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
  else if (isPage(url)) event.respondWith(pageFor(event.clientId, request));
  else event.respondWith(newest(request));
});

/** @param {Request} request */
async function file(request) {
  try {
    const kept = await caches.match(request.url, { cacheName: FILES });
    if (kept) return kept;
  } catch {
    // Storage is denied: then everything comes from the network.
  }
  return fetch(request);
}

/* A page to be opened: the newest there is. It is kept while the reader reads. */
/** @param {FetchEvent} event */
async function page(event) {
  const { request } = event;
  try {
    const response = (await event.preloadResponse) ?? (await fetch(request));
    if (response.ok) event.waitUntil(keepPage(request.url, response.clone()));
    return response;
  } catch {
    for (const build of await builds()) {
      const kept = await keptPage(build, request.url);
      if (kept) return kept;
    }
    return new Response("There is no network, and this page has not been read here before.", { status: 503 });
  }
}

/* A page to be shown in one that is open: of the same build. */
/** @param {string} client @param {Request} request */
async function pageFor(client, request) {
  const build = await buildOf(client);
  try {
    const response = await fetch(request);
    if (!response.ok) return response;
    const found = await keepPage(request.url, response.clone());
    if (!build || found === build) return response;
  } catch {
    // No network: what was read before is here.
  }
  return (build && (await keptPage(build, request.url))) || Response.error();
}

/* The search index and the like: the newest there is. */
/** @param {Request} request */
async function newest(request) {
  const names = await builds();
  try {
    const response = await fetch(request);
    if (response.ok && names.length) {
      const copy = response.clone();
      await shelf(PAGES + names[0])
        .then((pages) => pages.put(request.url, copy))
        .catch(withoutIt);
    }
    return response;
  } catch (error) {
    for (const build of names) {
      const kept = await keptPage(build, request.url);
      if (kept) return kept;
    }
    throw error;
  }
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
  const list = await fetch(new URL(`assets/${build}-files.json`, scope));
  /** @type {BuildFiles} */
  const wanted = await list.clone().json();
  await (await shelf(PAGES + build)).put(list.url, list);
  const files = await shelf(FILES);
  for (const name of python ? [...wanted.pages, ...wanted.python] : wanted.pages) {
    const url = new URL(name, scope).href;
    if (isOver) return;
    if (!(await files.match(url))) await files.add(url);
  }
}

/* Keep a page with its build, and say which that is. */
/** @param {string} url @param {Response} response @returns {Promise<string | undefined>} */
async function keepPage(url, response) {
  const text = await response
    .clone()
    .text()
    .catch(() => ""); // broken off, as when the reader goes on at once
  const [, build] = text.match(/<meta name="build" content="(\w+)">/) ?? [];
  if (!build || !(await isWanted())) return build;
  try {
    const isNew = !(await caches.has(PAGES + build));
    await (await shelf(PAGES + build)).put(url, response);
    if (isNew) await forgetOld();
  } catch (error) {
    console.info(`A page is not kept for a time without a network: ${error}`); // storage is full or denied
  }
  return build;
}

/** @param {string} build @param {string} url */
function keptPage(build, url) {
  return caches.match(url, { cacheName: PAGES + build, ignoreSearch: true });
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
  return !isOver && (await caches.has(CLIENTS).catch(() => false)) && !isOver;
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
    const list = await keptPage(build, new URL(`assets/${build}-files.json`, scope).href);
    /** @type {BuildFiles} */
    const { pages, python } = list ? await list.json() : { pages: [], python: [] };
    for (const name of [...pages, ...python]) needed.add(new URL(name, scope).href);
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
  for (const name of await caches.keys()) if (/^(site|python)-/.test(name)) await caches.delete(name);
}
