import type { AddressInfo } from 'node:net';
import smpp, { type PduObject, type Session } from 'smpp';

/** An SMSC on loopback, made of another implementation than ours. */
export interface SmppPeer {
	port: number;
	/** What was submitted, in order. */
	readonly submitted: PduObject[];
	/** Sessions that were bound, the latest last. */
	readonly sessions: Session[];
	/** Binds and the passwords that they gave. */
	readonly binds: PduObject[];
	/** What it does with a submission from now on; accepts as `id-1`, `id-2`… at first. */
	onSubmit: (pdu: PduObject, session: Session, n: number) => void;
	/** Says something to the telephone's school; resolves with our answer's status. */
	deliver(values: Record<string, unknown>): Promise<number>;
	/** Commands it got, in order. */
	readonly commands: string[];
	close(): Promise<void>;
}

/** Starts it; `tls` makes it speak over TLS. */
export async function startSmppPeer(
	options: { password?: string; tls?: { key: string; cert: string } } = {}
): Promise<SmppPeer> {
	const { password = 'secret', tls = {} } = options;
	const open = new Set<Session>();
	const peer: Omit<SmppPeer, 'port'> = {
		submitted: [],
		sessions: [],
		binds: [],
		commands: [],
		onSubmit: (pdu, session, n) => {
			session.send(pdu.response({ message_id: `id-${n}` }));
		},
		deliver: (values) =>
			new Promise((resolve) => {
				peer.sessions.at(-1)!.deliver_sm(values, (pdu) => resolve(pdu.command_status));
			}),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const session of open) session.destroy();
			})
	};
	const server = smpp.createServer(tls, (session) => {
		open.add(session);
		session.on('close', () => open.delete(session));
		session.on('error', () => session.destroy());
		session.on('pdu', (pdu: PduObject) => peer.commands.push(pdu.command));
		session.on('bind_transceiver', (pdu: PduObject) => {
			peer.binds.push(pdu);
			if (pdu.password !== password) {
				session.send(pdu.response({ command_status: smpp.ESME_RBINDFAIL }));
				return;
			}
			peer.sessions.push(session);
			session.send(pdu.response({ system_id: 'peer' }));
		});
		session.on('submit_sm', (pdu: PduObject) => {
			peer.submitted.push(pdu);
			peer.onSubmit(pdu, session, peer.submitted.length);
		});
		session.on('enquire_link', (pdu: PduObject) => session.send(pdu.response()));
		session.on('unbind', (pdu: PduObject) => {
			session.send(pdu.response());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return Object.assign(peer, { port: (server.address() as AddressInfo).port });
}
