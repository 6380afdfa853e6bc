import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut, and mended. */
export interface CutLine {
  /** The server's address, by way of the line. */
  url: string;
  cut(): void;
  mend(): void;
  close(): void;
}

/** `target`: the URL of a server, of whatever protocol. */
export async function cutLineTo(target: string): Promise<CutLine> {
  const url = new URL(target);
  const far = { port: Number(url.port), host: url.hostname };
  const open = new Set<Socket>();
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const server = connect(far);
    for (const [from, to] of [
      [near, server],
      [server, near],
    ] as const) {
      open.add(from);
      from
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  url.hostname = '127.0.0.1';
  url.port = String((line.address() as AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.toString(),
    cut,
    mend: () => void (isCut = false),
    close: () => {
      cut();
      line.close();
    },
  };
}
