/** Most lists of a short text stay empty: those need no memory of their own. */
const nothing = new Uint32Array(0);
const firstRoom = 16;

/** Places as they are found, up to as many as are of use. A class because they come one by one, by the million in a hostile text. */
export class PlaceList {
  private places: Uint32Array = nothing;
  private used = 0;
  private isSorted = true;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** There were too many places; more change nothing. */
  isFull(): boolean {
    return this.used > this.most;
  }

  add(place: number): void {
    const { used } = this;
    if (used > this.most) return;
    if (used === this.places.length) {
      const larger = new Uint32Array(Math.max(firstRoom, used * 2));
      larger.set(this.places);
      this.places = larger;
    }
    if (used > 0 && place < (this.places[used - 1] ?? 0)) this.isSorted = false;
    this.places[used] = place;
    this.used = used + 1;
  }

  /** The places in order; null when there were too many. */
  finish(): Uint32Array | null {
    if (this.isFull()) return null;
    if (this.used === 0) return nothing;
    const places = this.places.subarray(0, this.used);
    return this.isSorted ? places : places.sort();
  }
}
