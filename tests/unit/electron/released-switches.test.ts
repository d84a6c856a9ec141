import { expect, test } from 'vitest';
import { dropDebuggingSwitches, droppedSwitches } from '../../../electron/released-switches.ts';

function commandLine(given: readonly string[]) {
  const switches = new Set(given);
  return {
    switches,
    hasSwitch: (name: string) => switches.has(name),
    removeSwitch: (name: string) => void switches.delete(name),
  };
}

test('takes every way in from outside off the command line of an installed program', () => {
  const line = commandLine(droppedSwitches);
  dropDebuggingSwitches(line);
  expect([...line.switches]).toEqual([]);
});

test('leaves what a person may ask for', () => {
  const line = commandLine(['disable-gpu', 'lang', 'remote-debugging-port', 'force-device-scale-factor']);
  dropDebuggingSwitches(line);
  expect([...line.switches]).toEqual(['disable-gpu', 'lang', 'force-device-scale-factor']);
});

test('touches nothing that is not there', () => {
  const line = {
    hasSwitch: () => false,
    removeSwitch: (name: string) => {
      throw new Error(name);
    },
  };
  expect(() => dropDebuggingSwitches(line)).not.toThrow();
});
