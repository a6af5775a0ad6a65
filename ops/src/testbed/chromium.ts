import { type Browser, chromium } from 'playwright-core';
import { findBinary } from './binaries.ts';

/** Software rendering, and none of the background traffic that a closed network refuses. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** A headless browser with a new, empty profile. @throws when Chromium isn't installed. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBinary('chromium');
  if (executablePath === null) throw new Error('Chromium is not installed: apt-get install chromium');
  return chromium.launch({ executablePath, args: FLAGS });
}
