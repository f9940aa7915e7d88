// Runs inside the page: clocks on what people see. Installed before the page's own scripts.

export interface Probe {
  /** Milliseconds since the page began, when the first row was on the screen. */
  firstRowsPainted: number | null;
  /** From each watched event to the paint that showed its effect in the table, in milliseconds. */
  durations: number[];
  /** Bytes of the app's WebAssembly memory. */
  wasmBytes: () => number;
  /** Starts the clock at each following event of this type. */
  watch: (type: string) => void;
  /** Drags through the whole list: the time of each frame, and how many showed no rows. */
  scrollThrough: (frames: number) => Promise<{ frames: number[]; blank: number }>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

export function installProbe(): void {
  const ROWS = "tbody tr";
  const memories: WebAssembly.Memory[] = [];
  let startedAt: number | null = null;
  let measured = 0;

  // A task after the next frame: the browser has painted it.
  const afterPaint = (act: (now: number) => void) => requestAnimationFrame(() => inTask(act));

  function inTask(act: (now: number) => void): void {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      act(performance.now());
    };
    channel.port2.postMessage(null);
  }

  for (const name of ["instantiate", "instantiateStreaming"] as const) {
    const original = WebAssembly[name] as (...input: unknown[]) => Promise<any>;
    (WebAssembly as any)[name] = async (...input: unknown[]) => {
      const result = await original.apply(WebAssembly, input);
      const memory = (result.instance ?? result).exports.memory;
      if (memory) memories.push(memory);
      return result;
    };
  }

  function scrollerOf(row: Element | null): Element {
    for (let element = row?.parentElement; element; element = element.parentElement) {
      const { overflowY } = getComputedStyle(element);
      const canScroll = overflowY === "auto" || overflowY === "scroll";
      if (canScroll && element.scrollHeight > element.clientHeight + 1) return element;
    }
    return document.scrollingElement ?? document.documentElement;
  }

  // Whether rows with text lie at a quarter, half and three quarters of the visible height.
  function isCovered(scroller: Element): boolean {
    const box =
      scroller === document.scrollingElement
        ? { top: 0, bottom: innerHeight, left: 0, width: innerWidth }
        : scroller.getBoundingClientRect();
    const bottom = Math.min(box.bottom, innerHeight);
    return [0.25, 0.5, 0.75].every((share) => {
      const y = box.top + (bottom - box.top) * share;
      const row = document.elementFromPoint(box.left + box.width / 2, y)?.closest("tr");
      return (row?.textContent ?? "").trim() !== "";
    });
  }

  window.probe = {
    firstRowsPainted: null,
    durations: [],
    wasmBytes: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    watch: (type) =>
      document.addEventListener(
        type,
        (event) => {
          startedAt = event.timeStamp;
          measured = window.probe.durations.length;
        },
        { capture: true },
      ),
    scrollThrough: async (frames) => {
      const scroller = scrollerOf(document.querySelector(ROWS));
      const end = scroller.scrollHeight - scroller.clientHeight;
      const times: number[] = [];
      let blank = 0;
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = 1; frame <= frames; frame += 1) {
        // Between frames, as a hand on the scroll bar does: the scroll event comes before the paint.
        await new Promise((done) => inTask(done));
        scroller.scrollTop = (end * frame) / frames;
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - last);
        last = now;
        if (!isCovered(scroller)) blank += 1;
      }
      return { frames: times, blank };
    },
  };

  const isOfTable = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest("table") != null;

  // What is written again as it was is no change: nobody sees it.
  const isSeen = ({ attributeName, oldValue, target }: MutationRecord) => {
    if (attributeName !== null) return (target as Element).getAttribute(attributeName) !== oldValue;
    return oldValue === null || target.nodeValue !== oldValue;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const observer = new MutationObserver((changes) => {
      if (window.probe.firstRowsPainted === null && document.querySelector(`${ROWS} a`)) {
        window.probe.firstRowsPainted = 0;
        afterPaint((now) => (window.probe.firstRowsPainted = now));
      }
      if (startedAt === null || !changes.some((change) => isOfTable(change.target) && isSeen(change))) return;
      const [start, place] = [startedAt, measured];
      // What changes again later counts until it has come to rest.
      afterPaint((now) => (window.probe.durations[place] = now - start));
    });
    observer.observe(document.body, {
      attributeOldValue: true,
      characterDataOldValue: true,
      childList: true,
      subtree: true,
    });
  });
}
