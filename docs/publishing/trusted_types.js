/*
 * What may become markup or the address of a script here, by Trusted Types, in browsers that have them.
 *
 * Written into each page before every other script. The policy is the default one because the theme asks for none: it
 * sets innerHTML, parses the pages that it shows next, and starts the worker of its search by a plain address.
 */

{
  const ACTIVE = /<(?:script|iframe|frame|object|embed|base|meta|link)\b|<[^>]*\son\w+\s*=/i;

  window.trustedTypes?.createPolicy("default", {
    /* A page that is only parsed runs nothing, and is one of this site: the policy of contents sees to that. */
    createHTML: (html, _, sink) => (sink.startsWith("DOMParser") || !ACTIVE.test(html) ? html : null),
    /* Of a script that the theme puts into the page anew, the policy of contents knows the hash. */
    createScript: (script, _, sink) => (sink.startsWith("HTMLScriptElement") ? script : null),
    createScriptURL: (address) => {
      const { origin, pathname } = new URL(address, document.baseURI);
      return origin === location.origin && /\/(?:assets\/.+|service-worker)\.js$/.test(pathname) ? address : null;
    },
  });
}
