// Checks, counted, each told when it fails; the counts go where the caller wants them.
import { appendFileSync } from 'node:fs';

let passed = 0;
let failed = 0;

/** One check: named, counted, and told when it fails. */
export async function check(name, what) {
  try {
    await what();
    passed += 1;
  } catch (fault) {
    failed += 1;
    console.error(`✗ ${name}\n    ${String(fault?.message ?? fault).replaceAll('\n', '\n    ')}`);
  }
}

/** Says how many held, and ends with 1 where one did not. */
export function conclude(what) {
  console.log(`${what}: ${passed} passed, ${failed} failed`);
  if (process.env.UNISONO_COUNTS) {
    appendFileSync(process.env.UNISONO_COUNTS, `${passed} ${failed}\n`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
}
