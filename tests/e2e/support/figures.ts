// What `cargo xtask bench` prints: measured values beside what was promised.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

export interface Figure {
  name: string;
  measured: string;
  promised: string;
  isMet: boolean;
}

/** Adds a figure that must not be above its limit. */
export function record(name: string, value: number, limit: number, unit: string): void {
  const file = process.env.BENCH_OUT;
  const rounded = value >= 100 ? Math.round(value) : value >= 10 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100;
  const figure: Figure = {
    name,
    measured: `${rounded} ${unit}`,
    promised: `≤ ${limit} ${unit}`,
    isMet: value <= limit,
  };
  console.log(`${name}: ${figure.measured} (${figure.promised})`);
  if (!file) return;
  const figures: Figure[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  writeFileSync(file, JSON.stringify([...figures, figure]));
}

/** Adds a figure as a multiple of what the same page takes in other hands, in the same run. */
export function recordBeside(name: string, value: number, byHand: number, limit: number): void {
  const hundredths = (ratio: number) => Math.round(ratio * 100) / 100;
  record(`${name}, in multiples of ${Math.round(byHand)} ms by hand`, hundredths(value / byHand), hundredths(limit), "×");
}

/** The value below which the share of all values lies: `percentile(values, 0.95)`. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) throw new Error("nothing was measured");
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
