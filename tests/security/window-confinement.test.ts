/** Whatever runs in the page, it stays on its page, evaluates nothing, loads nothing from elsewhere and gets no permission. */
import { expect, test } from '../e2e/fixtures.ts';

/** Runs in the page after the debugger has let go, so that its exemption from the content policy does not count. */
const later = <T>(run: () => T): string =>
  `new Promise((settle) => setTimeout(() => { try { settle(String((${run.toString()})())); } catch (error) { settle(error.name); } }))`;

test('gives the page neither Node nor Electron, and exactly four functions', async ({ start }) => {
  const { page } = await start();
  const seen = await page.evaluate(() => ({
    names: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
      (name) => name in window,
    ),
    bridge: Object.entries((window as unknown as { xianshen: object }).xianshen).map(([name, value]) => [
      name,
      typeof value,
    ]),
  }));
  expect(seen).toEqual({
    names: [],
    bridge: [
      ['call', 'function'],
      ['dropped', 'function'],
      ['onOpened', 'function'],
      ['onProgress', 'function'],
    ],
  });
});

test('opens its window sandboxed, isolated and without Node', async ({ start }) => {
  const { app } = await start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('stays on its page whatever address it is sent to', async ({ start }) => {
  const { app, page, pageErrors } = await start();
  const home = page.url();
  for (const address of [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<h1>x</h1>',
    'app://elsewhere/index.html',
    'javascript:document.title="x"',
  ]) {
    await page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      window.location.href = target;
    }, address);
  }
  expect(page.url()).toBe(home);
  expect(home).toBe('app://xianshen/index.html');
  expect(app.windows()).toHaveLength(1);
  expect(pageErrors.splice(0).filter((error) => !/Not allowed to|JavaScript URL/.test(error))).toEqual([]);
});

test('opens no second window and shows no frame', async ({ start }) => {
  const { app, page, pageErrors } = await start();
  const opened = await page.evaluate(() => String(window.open('app://xianshen/index.html')));
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'app://xianshen/index.html';
    document.body.append(frame);
    return new Promise((settle) => frame.addEventListener('load', settle));
  });
  expect(opened).toBe('null');
  expect(app.windows()).toHaveLength(1);
  const framed = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.evaluate(() => 'xianshen' in window)),
  );
  expect(framed).toEqual([false]);
  expect(pageErrors.splice(0).filter((error) => !/frame/i.test(error))).toEqual([]);
});

test('lets no address out to other programs, whether clicked, dropped or opened', async ({ start }) => {
  const { app, page, pageErrors } = await start();
  const home = page.url();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  for (const address of ['mailto:a@example.com', 'ms-settings:', 'xianshen://office', 'tel:19900000012']) {
    await page.evaluate((target) => {
      window.open(target);
      const link = document.createElement('a');
      link.href = target;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      const dragged = new DataTransfer();
      dragged.setData('text/uri-list', target);
      dragged.setData('text/plain', target);
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: dragged, bubbles: true, cancelable: true }),
        );
    }, address);
  }
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
  expect(page.url()).toBe(home);
  expect(app.windows()).toHaveLength(1);
  pageErrors.splice(0);
});

test('answers nobody but the top frame of its own page', async ({ start }) => {
  const { app } = await start();
  const outcomes = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const { mainFrame } = contents;
    const handlers = (
      ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>;
      }
    )._invokeHandlers;
    const forged = {
      own: { sender: contents, senderFrame: mainFrame },
      gone: { sender: contents, senderFrame: null },
      copied: { sender: contents, senderFrame: { url: mainFrame.url, parent: null } },
      below: { sender: contents, senderFrame: { url: mainFrame.url, parent: mainFrame } },
      elsewhere: { sender: contents, senderFrame: { url: 'https://example.com/', parent: null } },
      other: { sender: {}, senderFrame: mainFrame },
    };
    const said: Record<string, string> = {};
    for (const channel of ['xianshen:call', 'xianshen:dropped']) {
      const handler = handlers.get(channel)!;
      for (const [name, event] of Object.entries(forged)) {
        const args = channel === 'xianshen:call' ? ['office.status', {}] : [[]];
        said[`${channel} ${name}`] = await Promise.resolve()
          .then(() => handler(event, ...args))
          .then(
            () => 'answered',
            () => 'refused',
          );
      }
    }
    return said;
  });
  const names = ['gone', 'copied', 'below', 'elsewhere', 'other'];
  expect(outcomes).toEqual(
    Object.fromEntries(
      ['xianshen:call', 'xianshen:dropped'].flatMap((channel) => [
        [`${channel} own`, 'answered'],
        ...names.map((name) => [`${channel} ${name}`, 'refused']),
      ]),
    ),
  );
});

test('evaluates no text as script and takes no markup from text', async ({ start }) => {
  const { page, pageErrors } = await start();
  const outcomes = {
    // biome-ignore lint/security/noGlobalEval: this is the attack
    eval: await page.evaluate(later(() => window.eval('1 + 1'))),
    function: await page.evaluate(later(() => new Function('return 2')())),
    markup: await page.evaluate(
      later(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
    ),
    script: await page.evaluate(
      later(() => {
        document.createElement('script').src = 'https://example.com/x.js';
      }),
    ),
  };
  expect(outcomes).toEqual({
    eval: 'EvalError',
    function: 'EvalError',
    markup: 'TypeError',
    script: 'TypeError',
  });
  expect(pageErrors.splice(0).filter((error) => !/Trusted|unsafe-eval/.test(error))).toEqual([]);
});

test('runs no inline script and no inline style', async ({ start }) => {
  const { page, pageErrors } = await start();
  const ran = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
    const button = document.createElement('button');
    document.body.append(button);
    try {
      button.setAttribute('onclick', 'document.title = "ran"');
    } catch {
      // Trusted types refuse the attribute itself.
    }
    button.click();
    return { title: document.title, outline: getComputedStyle(document.body).outlineWidth };
  });
  expect(ran.title).not.toBe('ran');
  expect(ran.outline).not.toBe('7px');
  expect(pageErrors.splice(0).length).toBeGreaterThan(0);
});

test('grants no permission that a page can ask for', async ({ start }) => {
  const { page } = await start();
  const outcomes = await page.evaluate(async () => {
    const name = (error: unknown) =>
      error instanceof Error || error instanceof DOMException ? error.name : 'error';
    const refused = (promise: Promise<unknown>) => promise.then(() => 'granted', name);
    return {
      notifications: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(navigator.clipboard.readText()),
      place: await new Promise((settle) =>
        navigator.geolocation.getCurrentPosition(
          () => settle('granted'),
          ({ code }) => settle(code),
        ),
      ),
      midi: await refused(navigator.requestMIDIAccess({ sysex: true })),
    };
  });
  expect(outcomes).toEqual({
    notifications: 'denied',
    camera: expect.stringMatching(/NotFoundError|NotAllowedError/),
    screen: expect.stringMatching(/NotSupportedError|NotAllowedError|InvalidStateError/),
    clipboard: 'NotAllowedError',
    place: 1,
    midi: expect.stringMatching(/SecurityError|NotAllowedError/),
  });
});

test('opens no developer tools without being told so in a checkout', async ({ start }) => {
  const { app, page } = await start();
  await page.keyboard.press('Control+Shift+I');
  await page.keyboard.press('F12');
  const opened = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(opened).toBe(false);
});

test('serves the files of the page and nothing beside them', async ({ start }) => {
  const { page, pageErrors } = await start();
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/',
      '/../main/main.js',
      '/..%2fmain%2fmain.js',
      '/%2e%2e/package.json',
      '//etc/passwd',
    ];
    const answers = await Promise.all(
      paths.map(async (path) => [
        path,
        await fetch(`app://xianshen${path}`).then(
          (answer) => answer.status,
          () => 0,
        ),
      ]),
    );
    const posted = await fetch('app://xianshen/index.html', { method: 'POST', body: 'x' }).then(
      (answer) => answer.status,
    );
    return Object.fromEntries([...answers, ['POST', posted]]);
  });
  expect(statuses).toEqual({
    '/index.html': 200,
    '/': 404,
    '/../main/main.js': 404,
    '/..%2fmain%2fmain.js': 404,
    '/%2e%2e/package.json': 404,
    '//etc/passwd': 404,
    POST: 404,
  });
  expect(pageErrors.splice(0).filter((error) => !/404/.test(error))).toEqual([]);
});
