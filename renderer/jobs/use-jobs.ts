/** The list of long work for components. */
import { useSyncExternalStore } from 'react';
import { currentJobs, listenToJobs } from './job-store.ts';
import type { Job } from './jobs.ts';

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(listenToJobs, currentJobs);
}
