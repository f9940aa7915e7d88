// What is left in a page after something was taken out of it: listeners, timers, channels, memory.

import type { Page } from "@playwright/test";

export interface Leftovers {
  /** On the window, the document and their like: what no garbage collection takes. */
  listeners: Record<string, number>;
  /** Timers that will still fire. */
  timers: string[];
  /** Open channels to other tabs. */
  channels: number;
  wasmBytes: number;
  /** The browser's own counts, after a garbage collection. */
  nodes: number;
  handlers: number;
  heapBytes: number;
}

/** To be run in the page before anything else: counts from then on. */
export function countLeftovers(): void {
  const listeners = new Map<string, number>();
  const timers = new Map<number, string>();
  const memories: WebAssembly.Memory[] = [];
  let channels = 0;

  const staying = (target: EventTarget) =>
    !(target instanceof Node) || [document, document.documentElement, document.body, document.head].includes(target as never);
  const kept = new WeakMap<EventTarget, Map<string, Set<unknown>>>();
  const key = (type: string, options: unknown) =>
    `${type} ${typeof options === "object" && options !== null ? Boolean((options as any).capture) : Boolean(options)}`;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type: string, listener: any, options?: any) {
    const target = this ?? window;
    if (listener && staying(target) && !options?.once && !(target instanceof AbortSignal)) {
      const of = kept.get(target) ?? new Map();
      kept.set(target, of);
      const set = of.get(key(type, options)) ?? new Set();
      of.set(key(type, options), set);
      if (!set.has(listener)) listeners.set(type, (listeners.get(type) ?? 0) + 1);
      set.add(listener);
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type: string, listener: any, options?: any) {
    const target = this ?? window;
    if (kept.get(target)?.get(key(type, options))?.delete(listener)) listeners.set(type, (listeners.get(type) ?? 0) - 1);
    return remove.call(target, type, listener, options);
  };

  const { setTimeout: later, clearTimeout: never, setInterval: often, clearInterval: stop } = window;
  (window as any).setTimeout = (act: any, millis?: number, ...rest: unknown[]) => {
    const id = later(
      (...values: unknown[]) => {
        timers.delete(id);
        act(...values);
      },
      millis,
      ...rest,
    ) as unknown as number;
    timers.set(id, `timeout ${millis}`);
    return id;
  };
  (window as any).setInterval = (act: any, millis?: number, ...rest: unknown[]) => {
    const id = often(act, millis, ...rest) as unknown as number;
    timers.set(id, `interval ${millis}`);
    return id;
  };
  (window as any).clearTimeout = (id: number) => (timers.delete(id), never(id));
  (window as any).clearInterval = (id: number) => (timers.delete(id), stop(id));

  const Channel = window.BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      channels += 1;
    }
    close(): void {
      channels -= 1;
      super.close();
    }
  };

  for (const name of ["instantiate", "instantiateStreaming"] as const) {
    const make = WebAssembly[name] as (...values: any[]) => Promise<any>;
    (WebAssembly as any)[name] = async (...values: any[]) => {
      const made = await make.apply(WebAssembly, values);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }

  (window as any).leftovers = () => ({
    listeners: Object.fromEntries([...listeners].filter(([, count]) => count > 0).sort()),
    timers: [...timers.values()],
    channels,
    wasmBytes: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  });
}

export async function leftovers(page: Page): Promise<Leftovers> {
  // What was under way comes to its end.
  await page.waitForTimeout(500);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  // What is finalised in one round sets free what the next one takes.
  for (let round = 0; round < 4; round += 1) {
    await client.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(200);
  }
  const { metrics } = await client.send("Performance.getMetrics");
  await client.detach();
  const metric = (name: string) => metrics.find((it) => it.name === name)?.value ?? 0;
  const counted = await page.evaluate(() => (window as any).leftovers());
  return {
    ...counted,
    nodes: metric("Nodes"),
    handlers: metric("JSEventListeners"),
    heapBytes: metric("JSHeapUsedSize"),
  };
}
