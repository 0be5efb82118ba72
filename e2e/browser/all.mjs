// Everything that is looked at through the browser, in order; the counts go where the caller wants them.
import { appendFileSync } from 'node:fs';
import { open } from './browser.mjs';
import { making } from './making.mjs';
import { lookAtPages } from './pages.mjs';
import { roles } from './roles.mjs';
import { story } from './story.mjs';

let passed = 0;
let failed = 0;

/** One check: named, counted, and told when it fails. */
async function check(name, what) {
  try {
    await what();
    passed += 1;
  } catch (fault) {
    failed += 1;
    console.error(`✗ ${name}\n    ${String(fault?.message ?? fault).replaceAll('\n', '\n    ')}`);
  }
}

const browser = await open();
try {
  await story(browser, check);
  await making(browser, check);
  await roles(browser, check);
  await lookAtPages(browser, check, process.argv.includes('--deep'));
} finally {
  await browser.close();
}
console.log(`browser: ${passed} passed, ${failed} failed`);
if (process.env.UNISONO_COUNTS) appendFileSync(process.env.UNISONO_COUNTS, `${passed} ${failed}\n`);
process.exitCode = failed ? 1 : 0;
