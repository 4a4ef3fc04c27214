// Starts the page. Its own address carries the build's version; script and wasm are asked for by the same one.
const version = new URL(import.meta.url).search;
const { default: start } = await import(`./spanwise.js${version}`);
await start({ module_or_path: new URL(`./spanwise_bg.wasm${version}`, import.meta.url) });
