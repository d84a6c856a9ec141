/** A message port as the contract knows it: "post" and "on message", so that utility process, worker and test look alike. */

export interface MessagePort {
  post(message: unknown): void;
  onMessage(listener: (untrustedMessage: unknown) => void): void;
}
