/**
 * The recogniser seen from the program: started with its first picture, asked one picture at a time, ended when it has nothing
 * to do for a while. One that hangs, crashes or grows too large is replaced; that costs one picture. One that never comes up is
 * not started again and again: the machine cannot run it.
 */
import type { OpenPages, PageRequest, PictureReader, Recognition } from './recognised.ts';
import { type RecogniserQuestion, type RecogniserStart, recogniserAnswer } from './recogniser-messages.ts';

/** A process on this machine, however the host starts one. */
export interface RecogniserChild {
  post(message: RecogniserStart | RecogniserQuestion): void;
  onMessage(listener: (untrustedAnswer: unknown) => void): void;
  /** Called at least once when the process is gone. */
  onExit(listener: () => void): void;
  kill(): void;
}

export interface RecogniserSettings {
  readonly startChild: () => RecogniserChild;
  readonly start: Omit<RecogniserStart, 'kind'>;
  /** For one picture or page; what is more is a hang. */
  readonly deadlineMs: number;
  /** How long a process without work is kept. */
  readonly idleMs: number;
}

/** Questions about one file; `cancel` gives up those that wait or run. */
export interface RecogniserSession extends PictureReader {
  cancel(): void;
}

export interface Recogniser {
  open(): RecogniserSession;
  close(): void;
}

interface Job {
  readonly session: symbol;
  /** The question for the process that is to answer it. */
  readonly question: (running: Running) => RecogniserQuestion;
  readonly answer: (recognition: Recognition) => void;
}

interface Running {
  readonly child: RecogniserChild;
  /** The file whose bytes it has. */
  document: number | null;
  /** Has said that it came up. */
  isReady: boolean;
}

const mostFailedStarts = 3;
const failed: Recognition = { isRead: false, reason: 'recognition-failed' };
const unavailable: Recognition = { isRead: false, reason: 'recognition-unavailable' };

export function createRecogniser(settings: RecogniserSettings): Recogniser {
  const waiting: Job[] = [];
  let running: Running | null = null;
  let current: { readonly job: Job; readonly number: number; readonly timer: NodeJS.Timeout } | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let failedStarts = 0;
  let number = 0;
  let document = 0;
  let isClosed = false;

  function launch(): Running {
    const child = settings.startChild();
    const launched: Running = { child, document: null, isReady: false };
    child.onMessage((untrustedAnswer) => {
      if (running === launched) receive(launched, untrustedAnswer);
    });
    child.onExit(() => {
      if (running === launched) drop();
    });
    child.post({ kind: 'start', ...settings.start });
    return launched;
  }

  function receive(from: Running, untrustedAnswer: unknown): void {
    const answer = recogniserAnswer.safeParse(untrustedAnswer);
    if (!answer.success) {
      drop();
      return;
    }
    from.isReady = true;
    failedStarts = 0;
    if (answer.data.number === current?.number) settle(answer.data.recognition);
  }

  /** Ends the process; the question it was busy with is answered so. */
  function drop(): void {
    if (running !== null && !running.isReady) failedStarts += 1;
    rest();
    settle(failed);
  }

  function settle(recognition: Recognition): void {
    const done = current;
    current = null;
    if (done !== null) {
      clearTimeout(done.timer);
      done.job.answer(recognition);
    }
    next();
  }

  function next(): void {
    if (current !== null) return;
    clearTimeout(idleTimer);
    const job = waiting.shift();
    if (job === undefined) {
      idleTimer = setTimeout(rest, settings.idleMs);
      idleTimer.unref();
      return;
    }
    if (isClosed || failedStarts >= mostFailedStarts) {
      job.answer(unavailable);
      next();
      return;
    }
    running ??= launch();
    number += 1;
    current = { job, number, timer: setTimeout(() => drop(), settings.deadlineMs) };
    running.child.post(job.question(running));
  }

  function rest(): void {
    running?.child.kill();
    running = null;
  }

  function ask(session: symbol, question: (running: Running, asked: number) => RecogniserQuestion) {
    return new Promise<Recognition>((answer) => {
      waiting.push({ session, answer, question: (asked) => question(asked, number) });
      next();
    });
  }

  function openPages(session: symbol, bytes: Uint8Array): OpenPages {
    document += 1;
    const own = document;
    return {
      read: (request: PageRequest) =>
        ask(session, (asked, questionNumber) => {
          const isKnown = asked.document === own;
          asked.document = own;
          return {
            kind: 'page',
            number: questionNumber,
            document: own,
            bytes: isKnown ? null : bytes,
            request,
          };
        }),
      close() {
        if (running?.document !== own) return;
        running.document = null;
        running.child.post({ kind: 'forget', document: own });
      },
    };
  }

  return {
    open() {
      const session = Symbol('file');
      return {
        canRead: true,
        readPicture: (bytes) => ask(session, (_, asked) => ({ kind: 'picture', number: asked, bytes })),
        comparePicture: (bytes, copy) =>
          ask(session, (_, asked) => ({ kind: 'pair', number: asked, bytes, copy })),
        openPages: (bytes) => openPages(session, bytes),
        cancel() {
          const own = waiting.filter((job) => job.session === session);
          for (const job of own) {
            waiting.splice(waiting.indexOf(job), 1);
            job.answer(failed);
          }
          if (current?.job.session !== session) return;
          rest();
          settle(failed);
        },
      };
    },
    close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.answer(failed);
      rest();
      settle(failed);
      clearTimeout(idleTimer);
    },
  };
}
