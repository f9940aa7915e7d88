// The portal as an element of the page.

import "/portal/embed/element.js";

const at = (id) => document.getElementById(id);
const portal = document.querySelector("provider-portal");

portal.addEventListener("portal-navigate", ({ detail }) => (at("where").textContent = detail.path));
portal.addEventListener("portal-status", ({ detail }) => (at("status").textContent = detail.status));
portal.addEventListener("portal-error", ({ detail }) => (at("error").textContent = detail.code));

at("training").addEventListener("click", () => portal.navigate("/training"));
at("dark").addEventListener("click", () => portal.setAttribute("theme", "dark"));
at("german").addEventListener("click", () => portal.setAttribute("language", "de"));
at("lock").addEventListener("click", () => portal.lock());
at("remove").addEventListener("click", () => portal.remove());
