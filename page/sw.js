// Keeps one build of the page on this machine: it opens without a network, and its files never meet those of another build.
//
// The build writes these two lines. Both change with any file, so a changed build is a changed worker, and only then.
const VERSION = "";
const FILES = {};

// Storage belongs to the whole origin, where another copy of the page may live in another folder.
const scope = registration.scope;
const mine = `spanwise ${scope} `;
const build = mine + VERSION;

addEventListener("install", event => event.waitUntil(keepFiles()));
addEventListener("activate", event => event.waitUntil(takeOver()));
addEventListener("message", event => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "which build") event.source.postMessage(VERSION);
});
addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode !== "navigate") {
    event.respondWith(answer(request, request));
  } else if (["", "index.html"].includes(request.url.slice(scope.length).split(/[?#]/)[0])) {
    event.respondWith(answer("./", request));
  }
});

// The page has just loaded most of this, so it comes from the browser's own cache. Every file has its checksum: what was
// fetched while an upload was under way is fetched anew, and a build that is still not whole is left to the next visit.
async function keepFiles() {
  const cache = await caches.open(build);
  const fetchAll = mode => cache.addAll(Object.entries(FILES).map(([path, integrity]) =>
    new Request(path, { integrity, cache: path.includes("?") ? mode : "reload" })));
  await fetchAll("default").catch(() => fetchAll("reload"));
  const page = await fetch("./", { cache: "no-cache" });
  const html = await page.text();
  if (!page.ok || !html.includes(`?v=${VERSION}`)) throw new Error("the page is of another build than its worker");
  // Made anew, since browsers open no page from an answer that was redirected.
  await cache.put("./", new Response(html, { headers: page.headers }));
}

async function takeOver() {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  // Other windows may run the former build still, and ask for more of it; it goes at the next change, then.
  if (windows.length < 2) {
    const names = await caches.keys();
    await Promise.all(names.filter(name => name.startsWith(mine) && name !== build).map(name => caches.delete(name)));
  }
  await clients.claim();
}

async function answer(key, request) {
  const kept = await caches.match(key, { cacheName: build, ignoreVary: true });
  return kept ?? await caches.match(key, { ignoreVary: true }) ?? fetch(request);
}
