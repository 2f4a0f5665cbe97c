/* Styles that come when they are asked for. */

/** @type {Map<string, HTMLLinkElement>} */
const sheets = new Map();

/* Put one into the page, if it is not there: instant navigation makes the page's head anew. */
/** @param {URL} address */
export function styled({ href }) {
  const sheet = sheets.get(href) ?? document.createElement("link");
  if (sheet.isConnected) return;
  sheets.set(href, sheet);
  sheet.rel = "stylesheet";
  sheet.href = href;
  return new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = (event) => {
      sheet.remove();
      reject(event);
    };
    document.head.append(sheet);
  });
}
