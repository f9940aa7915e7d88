// Shows the portal in an iframe of your page, and talks with it: no script of yours can read what it decrypts.
// One file without imports; take it from the portal's site or copy it into yours (docs/embedding.md).
//
//   import { embed } from "https://portal.example/embed/host.js";
//   const portal = embed(document.querySelector("#portal"), { language: "de", onRoute: console.log });
//   await portal.ready;
//   portal.navigate("/training");
//
// Options, all of them optional: `site` (default: where this file comes from), `name` (several portals on one page
// keep their sign-ins apart), `path`, `language`, `theme` ("system", "light", "dark"), `title` (for screen readers),
// `height: { min, max }` (pixels: the frame grows with the page in it), `onRoute(path)`, `onStatus(status)`,
// `onError(code)`.

const VERSION = 1;
const HELLO_STEP_MILLIS = 300;
const READY_TIMEOUT_MILLIS = 60_000;

export function embed(element, options = {}) {
  const site = new URL(options.site ?? new URL("../", import.meta.url), document.baseURI);
  const address = new URL(site);
  address.searchParams.set("embed", "1");
  for (const name of ["name", "language", "theme"]) {
    if (options[name]) address.searchParams.set(name, options[name]);
  }
  address.hash = options.path ?? "";

  const frame = document.createElement("iframe");
  frame.title = options.title ?? "Provider Portal";
  frame.allow = "clipboard-write";
  // So that the portal knows who shows it, also in browsers that do not say.
  frame.referrerPolicy = "origin";
  frame.src = address.href;

  let port;
  let path;
  let status = "loading";
  let isOver = false;
  let settle;
  const ready = new Promise((done, failed) => (settle = { done, failed }));
  // Whoever does not wait for it hears of it by `onError`.
  ready.catch(() => {});

  function hear({ type, ...said }) {
    if (type === "route") options.onRoute?.((path = said.path));
    else if (type === "status") options.onStatus?.((status = said.status));
    else if (type === "error") options.onError?.(said.code);
    else if (type === "height" && options.height) {
      const { min = 0, max = Infinity } = options.height;
      frame.style.height = `${Math.min(max, Math.max(min, said.height))}px`;
    }
  }

  function say(message) {
    port?.postMessage(message);
  }

  function greeted({ source, origin, data, ports }) {
    if (source !== frame.contentWindow || origin !== site.origin || data?.portal !== VERSION) return;
    if (data.type === "error") fail(data.code);
    if (data.type !== "ready" || !ports[0]) return;
    // The page in the frame may have been loaded anew.
    port?.close();
    [port] = ports;
    port.onmessage = (event) => hear(event.data);
    clearTimeout(timeout);
    clearInterval(calling);
    if (options.height) say({ type: "height" });
    settle.done(portal);
  }

  function hello() {
    frame.contentWindow?.postMessage({ portal: VERSION, type: "hello" }, site.origin);
  }

  function call() {
    clearInterval(calling);
    calling = setInterval(hello, HELLO_STEP_MILLIS);
  }

  function fail(code) {
    clearInterval(calling);
    clearTimeout(timeout);
    settle.failed(new Error(`The portal did not start: ${code}.`));
    options.onError?.(code);
  }

  let calling;
  const timeout = setTimeout(fail, READY_TIMEOUT_MILLIS, "no-answer");
  addEventListener("message", greeted);
  // Before it is loaded, the frame is an empty page of ours.
  frame.addEventListener("load", call);
  element.append(frame);

  const portal = {
    frame,
    ready,
    get path() {
      return path;
    },
    get status() {
      return status;
    },
    navigate: (to) => say({ type: "navigate", path: to }),
    setTheme: (theme) => say({ type: "theme", theme }),
    setLanguage: (language) => say({ type: "language", language }),
    lock: () => say({ type: "lock" }),
    remove() {
      if (isOver) return;
      isOver = true;
      removeEventListener("message", greeted);
      clearInterval(calling);
      clearTimeout(timeout);
      port?.close();
      frame.remove();
      settle.failed(new DOMException("The portal was removed.", "AbortError"));
    },
  };
  return portal;
}
