import type { Output } from './command.ts';

const BAR_WIDTH = 24;

/** Output on the process's streams. A reader that goes away (`| head`) ends the writing, not the command. */
export function processOutput(): Output {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  let hasBar = false;
  const clear = () => {
    if (hasBar) process.stderr.write('\r\u001b[K');
    hasBar = false;
  };
  const print = (text: string) => {
    clear();
    process.stdout.write(`${text}\n`);
  };
  return {
    print,
    printJson: (document) => print(JSON.stringify(document, null, process.stdout.isTTY ? 2 : 0)),
    report: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (done, total, label) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\u001b[K${bar(done, total)} ${done}/${total} ${label}`);
      hasBar = true;
    },
  };
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
