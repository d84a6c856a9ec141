/** One measurement: ours and the peer in turn, so that a busy moment of the machine hits both; medians of the rounds. */

export interface Row {
  readonly id: string;
  readonly ours: number;
  readonly peer: string;
  /** Null where the peer is not installed. */
  readonly peerValue: number | null;
  readonly unit: string;
  /** Ours to peer, so that above 1 ours is ahead when `unit` is a rate, and behind when it is a time. */
  readonly ratio: number | null;
  /** What the ratio should reach, or null where no goal has been set. */
  readonly goal: number | null;
  /** What our own value should reach, or null. */
  readonly least: number | null;
  /** Whether the goals are reached; null without a goal, and where the peer is not installed. */
  readonly met: boolean | null;
}

export interface Measurement {
  readonly id: string;
  readonly peer: string;
  readonly unit: string;
  readonly goal: number | null;
  /** Goal for our own value, in `unit`, where one was set. */
  readonly least?: number;
  /** Work done by one run of either side, in `unit` times seconds for a rate. */
  readonly amount: number;
  /** Values that were measured already, where not time but something else is compared. */
  readonly value?: { readonly ours: number; readonly theirs: number };
  /** False: the peer is not installed, and only our side is measured. */
  readonly hasPeer?: boolean;
  /** Clears away what the last run of ours left; not measured. */
  clear?(): unknown;
  ours(): unknown;
  theirs(): unknown;
}

const rounds = 5;

/** Runs both sides once to warm up, then five times each, alternating. Values are rates: amount divided by seconds. */
export async function measure(measurement: Measurement): Promise<Row> {
  const { id, peer, unit, goal, least = null, hasPeer = true } = measurement;
  const { ours, theirs } = measurement.value ?? (await ratesOf(measurement));
  const reached = [
    ...(least === null ? [] : [ours >= least]),
    ...(goal === null || !hasPeer ? [] : [ours / theirs >= goal]),
  ];
  return {
    id,
    ours: round3(ours),
    peer,
    peerValue: hasPeer ? round3(theirs) : null,
    unit,
    ratio: hasPeer ? round3(ours / theirs) : null,
    goal,
    least,
    met: reached.length === 0 ? null : !reached.includes(false),
  };
}

async function ratesOf(
  measurement: Measurement,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  await measurement.clear?.();
  await measurement.ours();
  await measurement.theirs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await measurement.clear?.();
    ours.push(await secondsOf(() => measurement.ours()));
    theirs.push(await secondsOf(() => measurement.theirs()));
  }
  const { amount } = measurement;
  return { ours: amount / median(ours), theirs: amount / median(theirs) };
}

async function secondsOf(run: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round3(value: number): number {
  return Number(value.toPrecision(3));
}
