/* Shows a picture over the whole screen; where a browser has that for films alone, over the whole window. */

import { styled } from "./styles.js";

const STYLE = new URL("full-screen.css", import.meta.url);

/** @param {Element} button */
export async function enlarge(button) {
  /** @type {HTMLElement | null} */
  const stage = button.closest("[data-stage]");
  if (!stage) return;
  if (document.fullscreenElement) return document.exitFullscreen();
  if (stage.popover) {
    stage.removeAttribute("popover"); // which closes it; Firefox then tells nobody
    return nameEnlargers();
  }
  await styled(STYLE);
  try {
    await stage.requestFullscreen();
  } catch {
    stage.popover = "auto";
    stage.showPopover();
    stage.ontoggle = ({ newState }) => {
      if (newState === "closed") stage.removeAttribute("popover"); // else it would not be seen
      nameEnlargers();
    };
  }
  nameEnlargers();
}

function nameEnlargers() {
  for (const button of document.querySelectorAll("[data-enlarges]")) {
    const isLarge = Boolean(button.closest("[data-stage]:is(:fullscreen, [popover])"));
    button.setAttribute("aria-pressed", String(isLarge));
    button.textContent = isLarge ? "Close" : "Full screen";
  }
}
document.addEventListener("fullscreenchange", nameEnlargers);
