/*
 * A page that shows a calculator alone, before all of it: light or dark as the reader's system is, and, in a frame, how
 * high it is. It tells so whoever shows it: { calculator, height }, the height in pixels.
 */

{
  const { documentElement: page } = document;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => page.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
  follow();
  dark.addEventListener("change", follow);

  if (window.parent !== window) {
    const calculator = page.getAttribute("data-calculator");
    new ResizeObserver(() => {
      window.parent.postMessage({ calculator, height: Math.ceil(page.getBoundingClientRect().height) }, "*");
    }).observe(page);
  }
}
