// What a person is told where the program does not start, or breaks later: what happened, what to do, and what is lost.
//
// It stands beside the program, not in it, because it is needed where that is missing; a page in one file has it inside.

const NEWEST = "Chrome or Edge 123, Firefox 125, Safari 17.5, or newer";

/** The program did not start: says so in place of the page. */
export function refuse(error) {
  const { why, what, isOurs } = reason(error);
  const home = document.getElementById("app") ?? document.body;
  const notice = write("Spanwise did not start", [why, what, kept()], error);
  if (isOurs && !isOneFile()) notice.querySelector(".trouble__ways").append(button("Open the example instead", openExample));
  home.replaceChildren(element("main", "trouble-page", notice));
}

/** From now on, says so over the page where the program breaks. */
export function watch() {
  const look = error => {
    // Whatever is thrown through the program ends it: what it was about to do is half done.
    if (error && /wasm/.test(error.stack)) stop(error);
  };
  addEventListener("error", event => look(event.error));
  addEventListener("unhandledrejection", event => look(event.reason));
}

function stop(error) {
  if (document.querySelector(".trouble")) return;
  // Before the page is drawn, there is nothing that could be looked at.
  if (!document.getElementById("panel")) return refuse(error);
  // Nothing more may reach a program that is half done, least of all while the page goes.
  for (const name of ["pagehide", "visibilitychange", "focus", "hashchange", "popstate"]) {
    addEventListener(name, event => event.stopImmediatePropagation(), true);
  }
  const texts = [
    "An error in the program stopped it. Nothing that you did is at fault, and what the page shows may no longer be right.",
    afterStop(),
  ];
  const notice = write("Spanwise has stopped", texts, error);
  const dialog = element("dialog", "modal trouble-over", notice);
  dialog.setAttribute("aria-labelledby", "trouble-title");
  notice.querySelector(".trouble__ways").append(button("Look at the page as it is", () => dialog.remove()));
  document.body.append(dialog);
  dialog.showModal();
}

/** Why the program did not start and what helps, as far as the error tells. */
function reason(error) {
  const text = `${error?.name} ${error?.message}`;
  if (typeof WebAssembly !== "object") {
    return {
      why: "This browser cannot run WebAssembly, which Spanwise is made of, or has it switched off.",
      what: `Use ${NEWEST}, or allow WebAssembly for this page: some browsers switch it off in their strictest mode.`,
    };
  }
  if (/unsafe-eval|content security|\bCSP\b/i.test(text)) {
    return {
      why: "A rule of this browser, of an extension or of the web server forbids this page to run its program.",
      what: "Try it without extensions or in another browser. Whoever runs the server must allow 'wasm-unsafe-eval' in its content policy.",
    };
  }
  if (/TypeError|SyntaxError|CompileError|LinkError|NetworkError|AbortError|failed to fetch/i.test(text) && !/wasm-function|\.wasm:/.test(error?.stack)) {
    return {
      why: "A part of the page did not arrive, or not whole.",
      what: `Check the connection, then reload the page. If that does not help, the browser may be too old: Spanwise runs in ${NEWEST}.`,
    };
  }
  return {
    why: "An error in the program stopped it as it began.",
    what: `Reload the page. Spanwise runs in ${NEWEST}.`,
    isOurs: true,
  };
}

const isOneFile = () => document.getElementById("spanwise-scenario") !== null;
const isEmbedded = () => document.documentElement.dataset.first === "embed";

function kept() {
  if (isOneFile()) return "Nothing is lost: the scenario is in this file.";
  if (isEmbedded()) return "Nothing is lost: the scenario is in the link of this page.";
  return "Nothing is lost: your scenarios are kept in this browser and are there again as soon as the page starts.";
}

function afterStop() {
  if (isOneFile()) return "Reload to go on with the scenario as it is in this file; what you changed since is kept nowhere else.";
  if (isEmbedded()) return "Reload to see it again.";
  const said = document.querySelector(".top-bar__kept")?.textContent ?? "";
  if (said === "Saved in the link") return "Nothing is lost: what was open is in the address of the page. Reload to go on.";
  if (/^(Not saved|Changed)/.test(said)) return `Reload to go on. What you changed last may be gone, since it could not be saved (“${said}”).`;
  return "Your work is saved in this browser; at most the very last change is missing. Reload to go on.";
}

/** Asks for every file anew, in case the browser keeps one that is broken. */
async function reload() {
  const links = "link:is([rel=modulepreload], [rel=preload], [rel=stylesheet])[href], script[src]";
  const anew = { cache: "reload", signal: AbortSignal.timeout(10_000) };
  await Promise.allSettled([...document.querySelectorAll(links)].map(async link => {
    const answer = await fetch(link.href || link.src, anew);
    await answer.arrayBuffer();
  }));
  location.reload();
}

/** The scenario that is open may be what the program stumbles over. It stays in the list. */
function openExample() {
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      self[name].removeItem("spanwise.document");
    } catch {
      // Nothing is kept there, then.
    }
  }
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
}

function write(title, texts, error) {
  const heading = element("h1", "trouble__title", title);
  heading.id = "trouble-title";
  const ways = element("div", "trouble__ways", button("Reload", reload));
  ways.firstChild.classList.add("button--primary");
  const details = element("details", "trouble__details", element("summary", "", "Details of the error"));
  details.append(element("pre", "trouble__error", report(error)));
  details.lastChild.tabIndex = 0;
  const notice = element("section", "trouble", heading, ...texts.map(text => element("p", "", text)), ways, details);
  notice.setAttribute("role", "alert");
  return notice;
}

function report(error) {
  const version = new URL(import.meta.url).searchParams.get("v");
  const panic = document.documentElement.dataset.panic;
  const lines = [panic, error?.stack?.includes(error.message) ? error.stack : `${error}\n${error?.stack ?? ""}`];
  lines.push(version && `Build ${version}`, navigator.userAgent);
  return lines.filter(Boolean).join("\n\n").slice(0, 6000);
}

function button(name, act) {
  const button = element("button", "button", name);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function element(tag, style, ...content) {
  const element = document.createElement(tag);
  if (style) element.className = style;
  element.append(...content);
  return element;
}
