/** One measurement: ours and the peer in turn, so that a busy moment of the machine hits both; medians of the rounds. */

export interface Row {
  readonly id: string;
  readonly ours: number;
  readonly peer: string;
  readonly peerValue: number;
  readonly unit: string;
  /** Ours to peer, so that above 1 ours is ahead when `unit` is a rate, and behind when it is a time. */
  readonly ratio: number;
  /** What the ratio should reach, or null where no goal has been set yet. */
  readonly goal: number | null;
}

export interface Measurement {
  readonly id: string;
  readonly peer: string;
  readonly unit: string;
  readonly goal: number | null;
  /** Work done by one run of either side, in `unit` times seconds for a rate. */
  readonly amount: number;
  ours(): unknown;
  theirs(): unknown;
}

const rounds = 5;

/** Runs both sides once to warm up, then five times each, alternating. Values are rates: amount divided by seconds. */
export async function measure(measurement: Measurement): Promise<Row> {
  await measurement.ours();
  await measurement.theirs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await secondsOf(() => measurement.ours()));
    theirs.push(await secondsOf(() => measurement.theirs()));
  }
  const { id, peer, unit, goal, amount } = measurement;
  const oursRate = amount / median(ours);
  const peerRate = amount / median(theirs);
  return {
    id,
    ours: round3(oursRate),
    peer,
    peerValue: round3(peerRate),
    unit,
    ratio: round3(oursRate / peerRate),
    goal,
  };
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
