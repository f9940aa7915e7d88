// The Clients page in other hands: the same markup and styles, brought to life by a short script without any
// framework. What it takes on a machine says how quick that machine and its browser are, so that our figures can be
// read as multiples of it.

import type { Page } from "@playwright/test";

/** The page as the app has drawn it, as an address of its own on the same server, for all tabs: without scripts. */
export async function serveByHand(page: Page, address: string): Promise<void> {
  const markup = await page.evaluate(() => document.querySelector(".portal")?.outerHTML ?? "");
  const styles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map((link) => link.outerHTML).join(""),
  );
  const body = `<!doctype html><html lang="en"><head><title>By hand</title>${styles}</head><body>${markup}</body></html>`;
  await page.context().route(address, (route) => route.fulfill({ contentType: "text/html", body }));
}

/** Runs in the page: fetches the clients, shows them, and searches as somebody types. */
export async function runByHand({ clients, token }: { clients: string; token: string }): Promise<void> {
  interface Client {
    id: string;
    name: string;
    folded: string;
    seats: number;
    used: number;
    plan: string;
  }
  const find = <T extends Element>(from: ParentNode, selector: string): T => {
    const found = from.querySelector<T>(selector);
    if (found === null) throw new Error(`the page has no ${selector}`);
    return found;
  };
  const table = find<HTMLTableElement>(document, "table");
  const body = table.tBodies[0];
  const totals = find<HTMLTableRowElement>(table, "tfoot tr");
  const search = find<HTMLInputElement>(document, "input[type=search]");
  const rows = [...body.rows];
  body.replaceChildren();

  const write = (element: Element, text: string) => {
    if (element.textContent !== text) element.textContent = text;
  };
  const writeFill = (row: ParentNode, used: number, seats: number) => {
    const share = seats === 0 ? 0 : Math.round((used / seats) * 100);
    find(row, ".meter").className = `meter meter--${share >= 100 ? "danger" : share >= 90 ? "warning" : "accent"}`;
    find<HTMLElement>(row, ".meter__bar").style.setProperty("--share", `${share}%`);
    write(find(row, ".fill__share"), `${share}%`);
  };
  const number = new Intl.NumberFormat("en");
  const writeNumbers = (row: ParentNode, used: number, seats: number) => {
    const [all, taken, left] = row.querySelectorAll("td.num");
    write(all, number.format(seats));
    write(taken, number.format(used));
    write(left.firstElementChild ?? left, number.format(seats - used));
    writeFill(row, used, seats);
  };
  const draw = (row: HTMLTableRowElement, client: Client) => {
    const link = find<HTMLAnchorElement>(row, "a");
    write(link, client.name);
    link.title = client.name;
    link.href = `#/organizations/${client.id}`;
    const avatar = find<HTMLElement>(row, ".avatar");
    avatar.dataset.initials = client.name.slice(0, 2).toUpperCase();
    avatar.className = `avatar avatar--square slot-${Number.parseInt(client.id.slice(-2), 16) % 12}`;
    write(find(row, ".client-cell__figures"), `${client.used} / ${client.seats} · ${client.plan}`);
    writeNumbers(row, client.used, client.seats);
    write(find(row, "td.col-plan"), client.plan);
    find(row, ".choice__box").setAttribute("aria-label", `Select ${client.name}`);
    find(row, ".button").setAttribute("aria-label", `Options for ${client.name}`);
  };

  let all: Client[] = [];
  let shown: Client[] = [];
  const show = () => {
    let [seats, used] = [0, 0];
    for (const client of shown) {
      seats += client.seats;
      used += client.used;
    }
    writeNumbers(totals, used, seats);
    table.setAttribute("aria-rowcount", String(shown.length + 2));
    const visible = rows.slice(0, shown.length);
    visible.forEach((row, place) => draw(row, shown[place]));
    if (body.rows.length !== visible.length) body.replaceChildren(...visible);
  };
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase();
    shown = words === "" ? all : all.filter((client) => client.folded.includes(words));
    show();
  });

  const answer = await fetch(clients, { headers: { authorization: token } });
  const { data } = (await answer.json()) as { data: Record<string, string & number>[] };
  all = data.map((it) => ({
    id: it.organizationId,
    name: it.organizationName,
    folded: it.organizationName.toLowerCase(),
    seats: it.seats,
    used: it.occupiedSeats,
    plan: it.plan,
  }));
  shown = all;
  show();
}
