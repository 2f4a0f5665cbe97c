"""What tests in every browser ask of what is kept for a time without a network, and the site on which they do."""

FRONT = "---\ndescription: A page that may be read without a network.\nassumes: nothing\n---\n\n"
PAGES = {
    "index": FRONT + "# Home\n\nWords.\n",
    "osmosis": FRONT + "# Osmosis\n\n``` calculator\nosmosis.osmotic_pressure\n```\n",
    "recovery": FRONT + "# Recovery\n\n``` calculator\nbalance.recovery\n```\n",
    "words": FRONT + "# Words\n\nNothing is calculated here.\n",
}

# Whether all that the page that is shown stands on is kept.
KEPT = """(async () => {
    const build = document.querySelector("meta[name=build]").content;
    const { scope } = await navigator.serviceWorker.ready;
    const files = await caches.open(`kept ${scope} files`), pages = await caches.open(`kept ${scope} pages ${build}`);
    const list = await pages.match(`${scope}assets/${build}-files.json`);
    if (!list || !(await pages.match(location.href, { ignoreSearch: true }))) return false;
    const wanted = await list.json();
    const names = { ...wanted.pages, ...(document.querySelector("live-calculator") ? wanted.python : {}) };
    const found = await Promise.all(Object.keys(names).map((name) => files.match(scope + name)));
    return found.every(Boolean);
})()"""
# What is kept of the build's files, a byte of each flipped.
FLIP = """(async () => {
    const { scope } = await navigator.serviceWorker.ready;
    const files = await caches.open(`kept ${scope} files`);
    for (const request of await files.keys()) {
        const response = await files.match(request);
        const content = new Uint8Array(await response.arrayBuffer());
        content[content.length >> 1] ^= 1;
        await files.put(request, new Response(content, { headers: response.headers }));
    }
})()"""
NOTHING_LEFT = """(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.length === 0 && (await caches.keys()).length === 0;
})()"""
