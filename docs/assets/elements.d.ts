/** What a page has beside what every browser knows. For the checker of types only: no reader is sent this. */

import type { LiveCalculator } from "./live-calculator.js";
import type { MovingPicture } from "./moving-picture.js";

declare global {
  interface HTMLElementTagNameMap {
    "live-calculator": LiveCalculator;
    "moving-picture": MovingPicture;
  }

  interface Navigator {
    /** Not in every browser. */
    readonly connection?: { readonly saveData: boolean };
  }

  interface Window {
    /** The theme's: each page as it is shown. */
    readonly document$: { subscribe(shown: () => void): void };
  }
}
