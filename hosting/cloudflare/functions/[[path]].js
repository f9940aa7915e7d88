// Cloudflare Pages passes no path on to another host by itself: this function does. `cargo xtask static-host` writes
// the _routes.json that gives it the API's paths and no others. The variable PORTAL_UPSTREAM of the project names
// the server: https://vault.example.com, or the address of a cloud's web vault.

// hosting/clouds.json: a cloud has a host for each service, and the service's name goes from the path.
const CLOUDS = {
  "vault.bitwarden.com": {
    api: "https://api.bitwarden.com",
    identity: "https://identity.bitwarden.com",
    events: "https://events.bitwarden.com",
    notifications: "https://notifications.bitwarden.com",
    icons: "https://icons.bitwarden.net",
  },
  "vault.bitwarden.eu": {
    api: "https://api.bitwarden.eu",
    identity: "https://identity.bitwarden.eu",
    events: "https://events.bitwarden.eu",
    notifications: "https://notifications.bitwarden.eu",
    icons: "https://icons.bitwarden.eu",
  },
};

function target(address, upstream) {
  const { pathname, search } = new URL(address);
  const services = CLOUDS[new URL(upstream).host];
  if (!services) return upstream.replace(/\/$/, "") + pathname + search;
  const [, service, rest] = /^\/([a-z]+)(\/.*)?$/.exec(pathname) ?? [];
  return services[service] && services[service] + (rest ?? "/") + search;
}

export function onRequest({ request, env }) {
  const address = target(request.url, env.PORTAL_UPSTREAM);
  if (!address) return new Response(null, { status: 404 });
  return fetch(new Request(address, request));
}
