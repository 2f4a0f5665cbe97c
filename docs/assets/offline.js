/*
 * Keeps the site usable without a network: tells the service worker what this page stands on.
 *
 * A reader switches it off with ?offline=off behind any address of the site, and on again with ?offline=on; a
 * publisher with `offline: false` in mkdocs.yml.
 */

/** @import { Keeper } from "./messages.d.ts" */

const CALM = 3000; // milliseconds for the page, and the Python in it, to be there before anything is fetched for later
const site = new URL("../", import.meta.url);
const SWITCH = "offline"; // in the address
const CHOICE = `offline ${site.pathname}`; // in this browser's storage, which other sites on the origin share
const chosen = new URLSearchParams(location.search).get(SWITCH);

function choose() {
  try {
    if (chosen) localStorage.setItem(CHOICE, chosen);
  } catch {
    // Storage is denied: the choice holds for this page.
  }
}

function isOff() {
  try {
    return localStorage.getItem(CHOICE) === "off";
  } catch {
    return chosen === "off";
  }
}

async function switchOff() {
  const registration = await navigator.serviceWorker.getRegistration(site);
  if (registration?.scope !== site.href) return; // that of a site in whose folder this one lies
  /** @type {(Keeper | null)[]} */
  const workers = [registration.active, registration.waiting, registration.installing]; // one may take another's place
  for (const worker of workers) worker?.postMessage({ end: true });
}

/* Said again on each page, also where instant navigation has brought it; what is known already is left out there. */
/** @param {Keeper} worker */
function tell(worker) {
  const build = document.querySelector("meta[name=build]")?.getAttribute("content");
  if (!build || isOff()) return; // the page for what is not found is of none; another page may have switched it off
  const page = location.href.replace(/[?#].*/, "");
  worker.postMessage({ build, page, python: false });
  if (document.querySelector("live-calculator:not([data-part])"))
    setTimeout(() => isOff() || worker.postMessage({ build, page, python: true }), CALM);
}

/* The theme tells of each page as it is shown; where it comes late, it is told of the first one then. */
/** @param {Keeper} worker */
function follow(worker) {
  if (window.document$) window.document$.subscribe(() => tell(worker));
  else document.addEventListener("DOMContentLoaded", () => follow(worker), { once: true });
}

async function switchOn() {
  // On a first visit its start would delay Python's.
  if (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, CALM));
  await navigator.serviceWorker.register(new URL("service-worker.js", site), { scope: site.href });
  /** @type {Keeper | null} */
  const worker = (await navigator.serviceWorker.ready).active;
  if (worker) follow(worker);
}

choose();
try {
  if ("serviceWorker" in navigator) {
    if (isOff()) await switchOff();
    else if (!navigator.connection?.saveData) await switchOn();
  }
} catch (error) {
  console.info(`Nothing is kept for a time without a network: ${error}`); // denied, or its script did not come
}
