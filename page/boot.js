// Starts the page. Its own address carries the build's version; script and wasm are asked for by the same one.
const version = new URL(import.meta.url).search;
const load = name => import(`./${name}.js${version}`);
// Workers start from here as well; what goes wrong there is told to their page.
const telling = self.document && load("trouble");
let runs = false;
try {
  const { default: start } = await load("spanwise");
  (await telling)?.watch();
  await start({ module_or_path: new URL(`./spanwise_bg.wasm${version}`, import.meta.url) });
  runs = true;
} catch (error) {
  if (!telling) throw error;
  console.error(error);
  const { refuse } = await telling;
  refuse(error);
} finally {
  // Only a page that can be installed is kept for visits without a network.
  if (self.document?.querySelector("link[rel=manifest]")) {
    const { keep } = await load("offline");
    keep(runs);
  }
}
