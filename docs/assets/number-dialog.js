/*
 * What a number in the prose is: the calculator that gave it, alive, in a dialog over the page.
 *
 * The calculator comes from the page that shows it alone. Here its elements get names of their own, so that it can stand
 * beside its like.
 */

import { LiveCalculator } from "./live-calculator.js";
import { styled } from "./styles.js";

const STYLE = new URL("apart.css", import.meta.url);
const NAMING = ["id", "for", "aria-describedby"]; // the attributes that hold names of elements
const OURS = "number-"; // such a name begins so here

/* Open it over the page, until it is closed, or a link in it leads away. */
/** @param {HTMLAnchorElement} number */
export async function open(number) {
  if (document.querySelector(".number-dialog")) return;
  const { dialog, place } = dialogOf(number.textContent ?? "");
  (number.closest("article") ?? document.body).append(dialog); // so that it goes with the page
  dialog.addEventListener("close", () => {
    dialog.remove();
    number.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && !link.hasAttribute("target") && !ctrlKey && !metaKey && !shiftKey) dialog.remove();
  });
  try {
    const fetched = fetchCalculator(number.search);
    fetched.catch(() => {
      // Told where it is awaited.
    });
    await styled(STYLE);
    dialog.showModal();
    const calculator = await fetched;
    if (!dialog.isConnected) return; // closed meanwhile
    place.replaceChildren(calculator);
    calculator.open(number, false);
    const name = new URLSearchParams(number.search).get("curve.of") ?? calculator.control("curve.of").value;
    calculator.querySelector(`output[name="${name}"]`)?.classList.add("number-asked");
  } catch (error) {
    if (!dialog.isConnected) return;
    dialog.remove();
    throw error;
  }
}

/** @param {string} number */
function dialogOf(number) {
  const dialog = document.createElement("dialog");
  dialog.className = "number-dialog";
  dialog.setAttribute("aria-label", `${number}: where this number comes from`);
  dialog.setAttribute("closedby", "any");
  const head = document.createElement("div");
  head.className = "number-head";
  const words = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = number;
  words.append(strong, " is an answer of this calculator. Change its inputs, and see.");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "calculator-quiet";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  head.append(words, close);
  const place = document.createElement("div");
  place.className = "number-place";
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  news.textContent = "One moment ...";
  place.append(news);
  dialog.append(head, place);
  return { dialog, place };
}

/* The calculator of a state, as it was built to stand alone. */
/** @param {string} search @returns {Promise<LiveCalculator>} */
async function fetchCalculator(search) {
  const address = new URL(`../frame/${new URLSearchParams(search).get("calculator")}/`, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector("live-calculator");
  if (!found) throw new Error(`there is no calculator at ${address}`);
  for (const link of found.querySelectorAll("a[href]:not([href=''])")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  }
  for (const naming of NAMING) {
    for (const each of [found, ...found.querySelectorAll(`[${naming}]`)]) {
      const names = each.getAttribute(naming)?.split(" ") ?? [];
      if (names.length) each.setAttribute(naming, names.map((name) => OURS + name).join(" "));
    }
  }
  const title = found.querySelector(".calculator-title");
  const heading = document.createElement("h2"); // there it is the title of the page
  heading.className = "calculator-title";
  heading.append(...(title?.childNodes ?? []));
  title?.replaceWith(heading);
  const calculator = document.importNode(found, true); // which makes it live
  if (calculator instanceof LiveCalculator) return calculator;
  throw new Error("its script is of another build");
}
