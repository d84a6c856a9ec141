/** Loaded before a program (`node --import`), in each of its threads: closes the network and writes at the end how often it was asked for. */
import { writeSync } from 'node:fs';
import { guardNetwork, networkStanding } from '../../shared/base/network-guard.node.ts';

guardNetwork();
process.on('exit', () => writeSync(2, `network ${JSON.stringify(networkStanding())}\n`));
