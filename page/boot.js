// Starts the page. Its own address carries the build's version; script and wasm are asked for by the same one.
const version = new URL(import.meta.url).search;
let runs = false;
try {
  const { default: start } = await import(`./spanwise.js${version}`);
  await start({ module_or_path: new URL(`./spanwise_bg.wasm${version}`, import.meta.url) });
  runs = true;
} finally {
  // Workers start from here as well; only a page that can be installed is kept for visits without a network.
  if (self.document?.querySelector("link[rel=manifest]")) {
    const { keep } = await import(`./offline.js${version}`);
    keep(runs);
  }
}
