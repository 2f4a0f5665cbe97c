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

  /** What may become markup or a script, by what is about to take it in; nothing if it may not. */
  type Judge = (text: string, type: string, sink: string) => string | null;

  interface Window {
    /** Not in every browser. */
    readonly trustedTypes?: {
      createPolicy(name: string, policy: Record<"createHTML" | "createScript" | "createScriptURL", Judge>): void;
    };
    /** The theme's: each page as it is shown. */
    readonly document$: { subscribe(shown: () => void): void };
  }
}
