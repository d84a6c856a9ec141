/** Entry of the recogniser's process where Node starts it: command line and tests. */
import { runRecogniser } from './serve-recogniser.node.ts';

runRecogniser(import.meta.url, () => ({
  post: (message) => void process.send?.(message),
  onMessage(listener) {
    process.on('message', listener);
    process.once('disconnect', () => process.exit(0));
  },
}));
