import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be made to swallow everything, as a frozen machine does. */
export interface StallableProxy {
	readonly port: number;
	/** From now on nothing passes, connections are taken and never answered. */
	stall(): void;
	/** What waited passes again. */
	resume(): void;
	close(): Promise<void>;
}

/** Forwards connections of the loopback to a port of the loopback. */
export async function stallableProxy(target: number): Promise<StallableProxy> {
	const sockets = new Set<Socket>();
	const left = new Set<Socket>();
	let isStalled = false;
	const server = createServer((inside) => {
		const outside = connect(target, '127.0.0.1');
		forward(inside, outside);
		forward(outside, inside);
	});
	function forward(from: Socket, to: Socket): void {
		sockets.add(from);
		from.on('data', (part) => void to.write(part));
		if (isStalled) from.pause();
		from.on('error', () => {});
		from.on('close', () => {
			sockets.delete(from);
			// Whoever is behind a frozen machine does not learn, before it goes on, that the other left.
			if (isStalled) left.add(to);
			else to.destroy();
		});
	}
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		stall: () => {
			isStalled = true;
			for (const socket of sockets) socket.pause();
		},
		resume: () => {
			isStalled = false;
			for (const socket of left) socket.destroy();
			for (const socket of sockets) socket.resume();
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
