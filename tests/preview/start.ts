/** Puts the invented engine where the preload script puts the bridge, then starts the real window. */
import { fakeBridge } from './fake-engine.ts';
import { readWanted } from './fake-states.ts';

const wanted = new URLSearchParams(location.search);
Object.defineProperty(window, 'xianshen', {
  value: fakeBridge({
    isEmpty: wanted.has('empty'),
    isReady: wanted.has('ready'),
    size: Number(wanted.get('size') ?? '0'),
    ...readWanted(localStorage.getItem('xianshen.preview')),
  }),
});
await import('../../renderer/main.tsx');
