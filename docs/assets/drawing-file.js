/* A drawing of the page as a file of its own: its style put in, in light whatever the page is in, as SVG or PNG. */

const SCALE = 2; // of the pixels of a PNG
const PAD = 12;
const SVG = "http://www.w3.org/2000/svg";
// What the style sheet says of drawings, which a file alone has to say itself.
const STYLES = [
  "display",
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "opacity",
  "visibility",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "vector-effect",
  "color",
];

/** @param {SVGSVGElement} drawing @param {boolean} asPixels */
export async function draw(drawing, asPixels) {
  const { text, width, height } = alone(drawing);
  const svg = new Blob([text], { type: "image/svg+xml" });
  return asPixels ? await pixels(text, width, height) : svg;
}

/* The drawing is styled once more, out of sight and in light, and what comes of it is written into a copy. */
/** @param {SVGSVGElement} drawing */
function alone(drawing) {
  const stage = document.createElement("div");
  stage.className = "md-typeset lens-stage";
  stage.dataset.mdColorScheme = "default";
  const styled = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  stage.append(styled);
  (drawing.closest("live-calculator") ?? document.body).append(stage);
  try {
    const copy = /** @type {SVGSVGElement} */ (styled.cloneNode(true));
    const copies = [copy, ...copy.querySelectorAll("*")];
    for (const [place, each] of [styled, ...styled.querySelectorAll("*")].entries()) {
      const style = getComputedStyle(each);
      for (const name of STYLES) copies[place]?.setAttribute(name, style.getPropertyValue(name));
    }
    const seen = styled.getBoundingClientRect();
    const frame = stage.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(styled);
    const [before, behind] = [paddingLeft, paddingRight].map(Number.parseFloat);
    const across = seen.width - before - behind;
    const left = seen.left - frame.left + before + PAD; // what stands left of its axes
    const width = Math.round(left + across + behind + PAD);
    const height = Math.round(seen.height + 2 * PAD);
    copy.setAttribute("width", String(across));
    copy.setAttribute("height", String(seen.height));
    copy.setAttribute("x", String(left));
    copy.setAttribute("y", String(PAD));
    copy.setAttribute("overflow", "visible");
    const whole = document.createElementNS(SVG, "svg");
    const sheet = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#fff" })) {
      sheet.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      whole.setAttribute(name, String(value));
    }
    whole.append(sheet, copy);
    return { text: new XMLSerializer().serializeToString(whole), width, height };
  } finally {
    stage.remove();
  }
}

/** @param {string} text @param {number} width @param {number} height @returns {Promise<Blob>} */
async function pixels(text, width, height) {
  const image = new Image(width * SCALE, height * SCALE);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`; // as the page's policy lets pass
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
