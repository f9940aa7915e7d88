// The portal's side of an iframe: loaded by boot.js when the page stands in a frame, and by nobody else.
//
// Lets the portal start only below pages of its own origin or of those in config.json (`embedOrigins`), and answers
// nobody else. A page that says hello gets a port, and everything is said there. The messages stand in
// docs/embedding.md; none of them tells more than where one is.

import { message, wordsIn } from "./words.js";

const VERSION = 1;
// How long a page may take to say who it is, where the browser does not.
const HELLO_TIMEOUT_MILLIS = 10_000;
// How often the height is looked at, for a page that wants to know it.
const HEIGHT_STEP_MILLIS = 400;

const COMPACT = `
.portal :is(.side__title, .entrance__brand, .doorway__brand) { display: none; }
.portal :is(.entrance__top, .doorway__top) { justify-content: end; }
`;

const page = document.documentElement;
const wishes = new URLSearchParams(location.search);
let portal;
let port;
// Where the hello came from that waits for the portal to be drawn.
let caller;
// Unknown until the portal is drawn.
let status;
let heights;

// boot.js has put config.json into the head by now. One that cannot be read allows nothing but our own pages.
function allowedOrigins() {
  let embedOrigins;
  try {
    ({ embedOrigins } = JSON.parse(document.querySelector("meta[name=config]").content));
  } catch {
    // The app tells, where it starts.
  }
  const origins = (Array.isArray(embedOrigins) ? embedOrigins : []).flatMap((text) => {
    try {
      const { origin } = new URL(text);
      return origin === "null" ? [] : [origin];
    } catch {
      return [];
    }
  });
  return [location.origin, ...origins];
}

// Who stands around us, as far as the browser tells.
function ancestors() {
  if (location.ancestorOrigins?.length) return [...location.ancestorOrigins];
  try {
    return [new URL(document.referrer).origin];
  } catch {
    return [];
  }
}

// Whether the portal may start here; says so if not. `language` is that of the page.
export async function enter(language) {
  const allowed = allowedOrigins();
  const isAllowed = (origin) => allowed.includes(origin);
  const known = ancestors();
  const hello = new Promise((said) => {
    addEventListener("message", ({ source, origin, data }) => {
      if (source !== parent || !isAllowed(origin) || data?.type !== "hello") return;
      if (data.portal !== VERSION) {
        parent.postMessage({ portal: VERSION, type: "error", code: "version" }, origin);
        return;
      }
      caller = origin;
      said(true);
      answer();
    });
  });
  const tooLate = () => new Promise((done) => setTimeout(done, HELLO_TIMEOUT_MILLIS, false));
  const mayStart = known.length > 0 ? known.every(isAllowed) : await Promise.race([hello, tooLate()]);
  if (!mayStart) {
    const words = wordsIn(language, ...navigator.languages);
    const own = new URL("../", import.meta.url).href;
    document.getElementById("boot")?.remove();
    document.body.append(message(words.refusedTitle, words.refused, [words.open, own]));
    return false;
  }
  for (const [name, said] of [["instance", wishes.get("name")], ["language", wishes.get("language")]]) {
    if (said) document.head.append(Object.assign(document.createElement("meta"), { name, content: said }));
  }
  if (wishes.has("embed")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(COMPACT);
    document.adoptedStyleSheets.push(sheet);
  }
  page.addEventListener("portal-status", ({ detail }) => {
    status = detail;
    if (caller) answer();
    else tell("status", { status });
  });
  for (const name of ["portal-push", "portal-replace"]) {
    page.addEventListener(name, ({ detail }) => tellRoute(detail));
  }
  addEventListener("popstate", () => tellRoute(location.hash.slice(1)));
  addEventListener("portal-crash", () => tell("error", { code: "crash" }));
  addEventListener("portal-file-missing", () => tell("error", { code: "network" }));
  return true;
}

// The portal is there.
export function connect(mounted) {
  portal = mounted;
  const theme = wishes.get("theme");
  if (theme) portal.tell("theme", theme);
}

// Answers the hello with a port, once there is something to talk about. Somebody who says hello again, because their
// page was loaded anew, gets another port.
function answer() {
  if (!caller || !status) return;
  port?.close();
  clearInterval(heights);
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = ({ data }) => obey(data ?? {});
  parent.postMessage({ portal: VERSION, type: "ready" }, caller, [channel.port2]);
  caller = undefined;
  tell("status", { status });
  tellRoute(location.hash.slice(1));
}

function obey({ type, path, theme, language }) {
  if (type === "navigate" && typeof path === "string" && path.startsWith("/")) portal.tell("navigate", path);
  else if (type === "theme" && typeof theme === "string") portal.tell("theme", theme);
  else if (type === "language" && typeof language === "string") portal.tell("language", language);
  else if (type === "lock") portal.tell("lock", "");
  else if (type === "height") tellHeights();
  else tell("error", { code: "unknown-message" });
}

function tell(type, more) {
  port?.postMessage({ type, ...more });
}

// Without the query: links from mails have their secrets there.
function tellRoute(address) {
  tell("route", { path: address.split("?")[0] || "/" });
}

// How tall the frame would have to be to show everything.
function height() {
  const main = document.querySelector(".portal main");
  if (!main) return document.querySelector(".portal")?.scrollHeight ?? 0;
  const bottoms = [...main.children].map((child) => child.getBoundingClientRect().bottom + main.scrollTop);
  return Math.ceil(Math.max(0, ...bottoms));
}

function tellHeights() {
  let last;
  clearInterval(heights);
  heights = setInterval(() => {
    const now = height();
    if (now !== last) tell("height", { height: now });
    last = now;
  }, HEIGHT_STEP_MILLIS);
}
