// Keeps the page on this machine for visits without a network, and says when another build of it is there.
//
// The window hears `newbuild` then, and `takebuild` is the answer once the visitor wants it: nothing reloads before.
// Browsers that refuse a service worker (no https, a sandboxed frame, a private window) have a page that needs the network.

/** `runs` says whether this build started: one that did not is replaced without asking. */
export function keep(runs) {
  register(runs).catch(() => {});
}

async function register(runs) {
  const container = navigator.serviceWorker;
  if (!container) throw new Error("this browser keeps no pages");
  let isWanted = false;
  let isControlled = Boolean(container.controller);
  const registration = await container.register(new URL("sw.js", import.meta.url));

  const take = () => {
    isWanted = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const tell = () => {
    if (!runs) return take();
    // For a page that does not listen yet.
    document.documentElement.dataset.newBuild = "";
    dispatchEvent(new Event("newbuild"));
  };
  const follow = worker => worker?.addEventListener("statechange", () => {
    // Without an active one it is the first worker of all, of the build that runs.
    if (worker.state === "installed" && registration.active) tell();
  });

  // A worker that waited may have taken over while this page was opening, unheard.
  const own = new URL(import.meta.url).searchParams.get("v");
  container.addEventListener("message", event => {
    if (event.data !== own) tell();
  });
  container.startMessages();
  container.controller?.postMessage("which build");

  addEventListener("takebuild", take);
  container.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    // Another window took the new build.
    else if (isControlled) tell();
    isControlled = true;
  });
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  if (registration.waiting) tell();

  // Browsers look for a new build when a page is opened; a page that stays open for days looks when it is looked at.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}
